"""Names that people say for well-known tools, and tools that are easily taken for them.

On top of the slugs that mean the same (`workflow.roadmap.aliases`), by which skills are matched
too: these are said only, and no skill's directory is called so. Keys are slugs of roadmap items;
a repository's own configuration comes on top of both.
"""

from bot.commands.vocabulary import word_set

SPOKEN: dict[str, tuple[str, ...]] = {
    "megatron-core": ("mcore",),
    "huggingface-tokenizers": ("tokenizers",),
    "sentencepiece": ("spm",),
    "pytorch-fsdp": ("torch fsdp",),
    "pytorch-lightning": ("lightning", "torch lightning"),
    "flash-attention": ("flash attention 2", "flashattention2"),
    "lm-evaluation-harness": ("eval harness", "evaluation harness", "lm harness"),
    "tensorrt-llm": ("tensorrt",),
    "llamaindex": ("gpt index",),
    "sentence-transformers": ("sentence transformer",),
    "awq": ("activation aware weight quantization",),
    "hqq": ("half quadratic quantisation",),
    "gguf": ("gguf format",),
    "activation-offloading": ("activation offload", "activations offloading"),
    "weights-biases": ("weight & biases", "weights & bias", "wnb"),
    "weights-and-biases": ("weight & biases",),
    "tensorboard": ("tboard",),
    "phoenix": ("arize", "phoenix arize", "arize ai phoenix"),
    "huggingface-hub": ("huggingface model hub",),
    "dspy": ("stanford dspy",),
    "haystack": ("deepset haystack", "haystack ai", "deepset"),
    "semantic-kernel": ("ms semantic kernel", "microsoft semantic kernel"),
    "stable-diffusion": ("sd",),
    "sam": ("meta sam",),
    "moe-training": ("moe train", "mixture of experts training", "moes"),
    "model-merging": ("merging models", "model merge"),
    "long-context": ("long contexts", "rope extensions", "context extension"),
    "speculative-decoding": (
        "spec decode",
        "speculative decode",
        "speculative sampling",
        "specdec",
    ),
    "distillation": ("kd", "model distillation"),
    "pruning": ("network pruning", "weight pruning"),
}

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
