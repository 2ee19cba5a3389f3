"""Names that mean the same skill, beyond what the slug tells; the repository's own come on top.

Each group lists slugs of one thing. No slug stands in two groups, and tools that are only related
(AWQ and AutoAWQ, BLIP and BLIP-2, SAM and SAM 2, LlamaIndex and LlamaIndex RAG) share none.
"""

from collections.abc import Mapping

from bot.workflow.roadmap.slug import slug

GROUPS: tuple[tuple[str, ...], ...] = (
    ("accelerate", "huggingface-accelerate", "hf-accelerate"),
    ("audiocraft", "audio-craft"),
    ("autoawq", "auto-awq"),
    ("autogpt", "auto-gpt"),
    ("awq", "awq-quantization", "activation-aware-quantization"),
    ("bitsandbytes", "bits-and-bytes", "bnb"),
    ("blip-2", "blip2"),
    ("chroma", "chromadb", "chroma-db"),
    ("crewai", "crew-ai"),
    ("deepspeed", "deep-speed"),
    ("distillation", "knowledge-distillation"),
    ("flash-attention", "flashattention", "flash-attn"),
    ("gguf", "gguf-quantization"),
    ("gptq", "gptq-quantization"),
    ("grpo-rl-training", "grpo", "grpo-training"),
    ("hqq", "hqq-quantization", "half-quadratic-quantization"),
    ("huggingface-hub", "hugging-face-hub", "hf-hub"),
    ("huggingface-tokenizers", "hugging-face-tokenizers", "hf-tokenizers"),
    ("imagebind", "image-bind"),
    ("langchain", "lang-chain"),
    ("langsmith", "lang-smith"),
    ("litgpt", "lit-gpt"),
    ("llama-cpp", "llamacpp"),
    ("llama-factory", "llamafactory"),
    ("llamaguard", "llama-guard"),
    ("llamaindex", "llama-index"),
    ("lm-evaluation-harness", "lm-eval-harness", "lm-eval", "evaluating-llms-harness"),
    ("long-context", "long-context-extension"),
    ("megatron-core", "megatron", "megatron-lm"),
    ("mlflow", "ml-flow"),
    ("model-merging", "mergekit"),
    ("moe-training", "moe", "mixture-of-experts"),
    ("nanogpt", "nano-gpt"),
    ("nemo-curator", "nemocurator"),
    ("nemo-guardrails", "nemoguardrails"),
    ("phoenix", "arize-phoenix", "phoenix-observability"),
    ("pruning", "model-pruning"),
    ("pytorch-fsdp", "pytorch-fsdp2", "fsdp", "fsdp2"),
    ("sam", "segment-anything", "segment-anything-model"),
    ("semantic-kernel", "semantickernel"),
    ("sentence-transformers", "sbert"),
    ("sentencepiece", "sentence-piece"),
    ("sglang", "sg-lang"),
    ("speculative-decoding", "spec-decoding"),
    ("stable-diffusion", "stable-diffusion-image-generation"),
    ("tensorboard", "tensor-board"),
    ("tensorrt-llm", "trt-llm", "tensorrtllm"),
    ("trl-fine-tuning", "trl", "fine-tuning-with-trl"),
    ("verl", "volcano-engine-rl"),
    ("weights-and-biases", "weights-biases", "wandb", "w-and-b"),
)


class Aliases:
    """Which slugs mean the same thing."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        """Take the repository's own aliases, alias → item name; they win over the built-in."""
        self._meaning = {name: group[0] for group in GROUPS for name in group}
        for alias, item in (own or {}).items():
            self._meaning[slug(alias)] = self.meaning(slug(item))

    def meaning(self, key: str) -> str:
        """Give the one slug that stands for all of its group."""
        return self._meaning.get(key, key)

    def of(self, key: str) -> tuple[str, ...]:
        """Give the other slugs that mean the same."""
        meant = self.meaning(key)
        return tuple(
            other for other, meaning in self._meaning.items() if meaning == meant and other != key
        )
