"""Which category a skill belongs to, told by the words of its frontmatter."""

import re
from collections.abc import Iterable
from itertools import pairwise

from bot.workflow.standards.doc import Doc

WORDS = {
    "model-architecture": "architecture transformer mamba rwkv state-space gpt"
    " llama-implementation "
    "attention-mechanism",
    "tokenization": "tokenization tokenizer tokenizers tokens bpe sentencepiece wordpiece unigram "
    "subword vocabulary",
    "fine-tuning": "fine-tuning finetuning lora qlora peft sft adapters instruction-tuning",
    "mechanistic-interpretability": "interpretability mechanistic sae autoencoder"
    " activation-patching "
    "probing circuits steering",
    "data-processing": "data-processing curation deduplication datasets etl"
    " preprocessing filtering",
    "post-training": "rlhf grpo ppo dpo reinforcement-learning preference alignment reward simpo",
    "safety-alignment": "safety guardrails moderation constitutional jailbreak red-teaming harmful",
    "distributed-training": "distributed fsdp ddp zero multi-gpu multi-node tensor-parallelism "
    "pipeline-parallelism megatron deepspeed",
    "infrastructure": "infrastructure cloud gpu-cloud serverless orchestration kubernetes "
    "provisioning",
    "optimization": "quantization quantized optimization awq gptq gguf hqq int4 int8 4-bit 8-bit "
    "flash-attention compression",
    "evaluation": "evaluation benchmark benchmarks benchmarking mmlu leaderboard harness",
    "inference-serving": "inference serving throughput latency paged-attention continuous-batching "
    "kv-cache deployment",
    "mlops": "mlops experiment-tracking experiments registry tracking hyperparameter-sweeps",
    "agents": "agents agent multi-agent tool-use autonomous orchestrating",
    "rag": "rag retrieval embeddings vector-database vector-search semantic-search similarity "
    "retrieval-augmented",
    "prompt-engineering": "prompt prompting prompts structured-output constrained-generation "
    "prompt-engineering",
    "observability": "observability tracing traces monitoring telemetry",
    "multimodal": "multimodal vision image images audio speech video diffusion vision-language "
    "segmentation text-to-image",
    "emerging-techniques": "merging moe mixture-of-experts long-context speculative-decoding "
    "distillation pruning",
    "ml-paper-writing": "paper papers writing latex conference manuscript plotting figures",
    "research-ideation": "ideation brainstorming research-ideas hypotheses",
}
"""Words of each category; a category of another library is simply not in the table."""

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MARGIN = 3


def better(doc: Doc, category: str) -> str | None:
    """A category whose words fit clearly better, by name without number; None if there is none.

    Only a page with no word of its own category and at least three of another is reported.
    """
    own = _subject(category)
    if own not in WORDS:
        return None
    words = _words(doc)
    points = {
        name: sum(word in words for word in text.split()) + 2 * ("-" in name and name in words)
        for name, text in WORDS.items()
    }
    best = max(points, key=lambda name: points[name])
    if points[own] == 0 and points[best] >= MARGIN:
        return best
    return None


def fitting(text: str, categories: Iterable[str]) -> str | None:
    """The one category that most words of a text speak for; None if none or several do.

    `categories` are directories such as `10-optimization`.
    """
    said = _WORD.findall(text.lower())
    words = {*said, *(f"{a}-{b}" for a, b in pairwise(said))}
    points = {
        name: sum(word in words for word in WORDS.get(_subject(name), "").split())
        for name in categories
    }
    most = max(points.values(), default=0)
    best = [name for name, count in points.items() if count == most]
    return best[0] if most and len(best) == 1 else None


def _subject(category: str) -> str:
    return category.lstrip("0123456789").lstrip("-")


def _words(doc: Doc) -> frozenset[str]:
    fields = doc.front.fields
    tags = [item.text for item in fields["tags"].items] if "tags" in fields else []
    found: set[str] = set()
    for tag in tags:
        found.add(re.sub(r"[\s_]+", "-", tag.strip().lower()))
    titles = [heading.text for heading in doc.headings if heading.level == 1]
    for text in (
        fields["name"].text.replace("-", " ") if "name" in fields else "",
        fields["description"].text if "description" in fields else "",
        *tags,
        *titles,
    ):
        words = _WORD.findall(text.lower())
        found.update(words)
        found.update(f"{a}-{b}" for a, b in pairwise(words))
    return frozenset(found)
