"""Other names under which well-known tools are known, and tools that are easily taken for them.

Keys are slugs of roadmap items. A roadmap's own configuration comes on top of this.
"""

from bot.commands.vocabulary import word_set

ALIASES: dict[str, tuple[str, ...]] = {
    "megatron-core": ("megatron", "megatron-lm", "mcore"),
    "litgpt": ("lit-gpt",),
    "nanogpt": ("nano-gpt",),
    "huggingface-tokenizers": ("hf tokenizers", "tokenizers", "hugging face tokenizers"),
    "sentencepiece": ("sentence piece", "spm"),
    "llama-factory": ("llamafactory",),
    "ray-data": ("ray.data",),
    "ray-train": ("ray.train",),
    "trl-fine-tuning": ("trl", "trl finetuning", "fine-tuning with trl"),
    "grpo-rl-training": ("grpo", "grpo training"),
    "openrlhf": ("open rlhf",),
    "llamaguard": ("llama guard",),
    "pytorch-fsdp": ("fsdp", "fsdp2", "pytorch fsdp2", "torch fsdp"),
    "accelerate": ("huggingface accelerate", "hf accelerate", "hugging face accelerate"),
    "pytorch-lightning": ("lightning", "torch lightning"),
    "flash-attention": ("flash-attn", "flash attention 2", "flashattention2"),
    "bitsandbytes": ("bits and bytes", "bnb"),
    "lm-evaluation-harness": (
        "lm-eval-harness", "lm-eval", "eval harness", "evaluation harness", "lm harness",
    ),
    "tensorrt-llm": ("trt-llm", "tensorrt"),
    "llama-cpp": ("llamacpp", "llama c++"),
    "llamaindex": ("llama index", "gpt index"),
    "chroma": ("chromadb", "chroma db"),
    "sentence-transformers": ("sbert", "sentence transformer"),
    "awq": (
        "awq quantization", "activation aware quantization", "activation aware weight quantization",
    ),
    "hqq": ("hqq quantization", "half quadratic quantisation"),
    "autoawq": ("auto awq",),
    "gguf": ("gguf quantization", "gguf format"),
    "activation-offloading": ("activation offload", "activations offloading"),
    "weights-biases": ("wandb", "w&b", "w and b", "weights and biases", "weight & biases",
                       "weights & bias", "wnb"),
    "weights-and-biases": ("wandb", "w&b", "w and b", "weight & biases"),
    "mlflow": ("ml flow",),
    "tensorboard": ("tensor board", "tboard"),
    "langsmith": ("lang smith",),
    "phoenix": ("arize phoenix", "arize", "phoenix arize", "phoenix observability",
                "arize ai phoenix"),
    "huggingface-hub": ("hf hub", "hugging face hub", "hfhub", "huggingface model hub"),
    "dspy": ("ds py", "stanford dspy"),
    "crewai": ("crew ai", "crew.ai"),
    "autogpt": ("auto gpt",),
    "haystack": ("deepset haystack", "haystack ai", "deepset"),
    "semantic-kernel": ("ms semantic kernel", "microsoft semantic kernel"),
    "stable-diffusion": ("sd",),
    "blip-2": ("blip2",),
    "sam": ("segment anything", "segment anything model", "meta sam"),
    "audiocraft": ("audio craft",),
    "imagebind": ("image bind",),
    "moe-training": ("moe", "mixture of experts", "moe train", "mixture of experts training",
                     "moes"),
    "model-merging": ("mergekit", "merge kit", "merging models", "model merge"),
    "long-context": ("long contexts", "rope extensions", "context extension"),
    "speculative-decoding": ("spec decoding", "spec decode", "speculative decode",
                             "speculative sampling", "specdec"),
    "distillation": ("knowledge distillation", "kd", "model distillation"),
    "pruning": ("model pruning", "network pruning", "weight pruning"),
}  # fmt: skip

# Common words or people's names: in running text they must be what is claimed, with nothing behind.
EVERYDAY: frozenset[str] = word_set(
    """
    sam clip phoenix instructor haystack pruning distillation mamba whisper accelerate chroma
    pinecone axolotl unsloth lightning sd kd moe moes tokenizers tensorrt arize curator
    guardrails deepset longcontext longcontexts modelmerging modelmerge mergingmodels
    contextextension activationoffload megatron evalharness bnb lmharness crew
    """
)

# Never corrected into one another, nor anything into them: one letter makes another method.
LOOK_ALIKE: frozenset[str] = frozenset({"awq", "autoawq", "gptq", "hqq", "gguf"})

# Names and words one or two letters away from a roadmap item that are something else.
OTHERS: frozenset[str] = frozenset(
    "autogen autogptq deepseek llama llamas chrome chromium chromatic simpy spacy scipy numpy "
    "raytune rayserve raycore openrl langgraph langfuse langserve langflow langchains clipart "
    "tensorflow instructors instruct instructed instruction accelerated accelerates accelerator "
    "whispers whispered whispering haystacks pinecones mambas clips clipped phoenixes instant "
    "pruned prune pruner prunes distilled distill distilling distiller install installation "
    "imagenet llava sglang slang clang minigpt minigpt4 nanochat miniGPT audiogen audioldm "
    "semantics kernels metric metrics dispy dspace despy installations running proving "
    "training turning tuning mixtral blip blip3 instructblip sam2 sam3 mobilesam fastsam openclip "
    "clipseg fasterwhisper whispercpp whisperx mamba2 rwkv7 llavanext opengpt exllama exllamav2 "
    "autoround autotrain autogluon mlops mlx mlflows".lower().split()
)

# Words of the language itself: never a misspelt name.
COMMON: frozenset[str] = word_set(
    """
    able about above after again also although always another anyone around because been
    before being below between both bring build can't claim claiming code come could course
    does doing done don't down each else even ever every everyone extend face feel file first
    free from give going good great hand happy have hello help here hope i'd into issue item
    just keep know last late later lead learn left like list little long look love made main
    make maybe mind mine more most much need never next nice nobody note only open other over
    page part people phase pick place plan please project pull ready really release review
    right same should since skill skills some someone something soon start started still stuff
    sure take taken taking team test than thank thanks that their them then there these they
    thing things think this those though time today together tomorrow train under until update
    upon used user using very want week weeks well were what when where which while will with
    within without wonder work working would write year your yours start merge merged merging
    model models context data decode decoding training stable weight weights active action
    activation section sections attention offload kernel number center sentence
    """
)
