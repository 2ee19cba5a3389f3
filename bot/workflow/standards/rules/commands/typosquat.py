"""A package's name is the one that was meant."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from bot.workflow.standards.code.imports import normal
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View

POPULAR = frozenset(
    [
        "torch",
        "torchvision",
        "torchaudio",
        "transformers",
        "tensorflow",
        "numpy",
        "pandas",
        "scipy",
        "scikit-learn",
        "requests",
        "matplotlib",
        "huggingface-hub",
        "tokenizers",
        "accelerate",
        "datasets",
        "diffusers",
        "langchain",
        "openai",
        "anthropic",
        "deepspeed",
        "bitsandbytes",
        "sentencepiece",
        "tiktoken",
        "pydantic",
        "fastapi",
        "uvicorn",
        "flask",
        "django",
        "pytest",
        "jupyter",
        "notebook",
        "pillow",
        "opencv-python",
        "beautifulsoup4",
        "selenium",
        "cryptography",
        "urllib3",
        "setuptools",
        "tensorboard",
        "wandb",
        "mlflow",
        "gradio",
        "streamlit",
        "lightning",
        "pytorch-lightning",
        "xformers",
        "flash-attn",
        "safetensors",
        "peft",
        "evaluate",
        "sentence-transformers",
        "faiss-cpu",
        "chromadb",
        "llama-index",
    ]
)
REAL = frozenset(
    [
        "touch",
        "torchx",
        "requests2",
        "dataset",
        "pandasql",
        "scipy2",
        "tokenize",
        "evaluator",
        "lightening",
        "flash",
        "flasks",
        "pytest-cov",
    ]
)
INSTALL = re.compile(r"\b(?:pip3?|uv pip|uv|poetry|pipx)\s+(?:install|add)\s+([^\n|;&#]{1,400})")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Compare installed and declared names with well-known ones, one slip away."""
    for match in INSTALL.finditer(doc.text):
        for word in match.group(1).replace("\\", " ").split():
            meant = _meant(word)
            if meant:
                yield Hit(
                    message=f"`{word[:60]}` is one slip away from `{meant}`",
                    line=doc.line_at(match.start()),
                )
    field = doc.front.fields.get("dependencies")
    for item in field.items if field is not None else ():
        meant = _meant(item.text)
        if meant:
            yield Hit(message=f"`{item.text[:60]}` is one slip away from `{meant}`", line=item.line)


def _meant(word: str) -> str | None:
    found = re.match(r"[\"']?([A-Za-z][A-Za-z0-9._-]{3,60})", word)
    if found is None:
        return None
    name = normal(found.group(1))
    if name in POPULAR or name in REAL or len(name) < 5:
        return None
    for known in POPULAR:
        if len(known) >= 5 and DamerauLevenshtein.distance(name, known, score_cutoff=1) <= 1:
            return known
    if name.startswith("python-") and name[7:] in POPULAR:
        return name[7:]
    return None


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="A package's name is spelled as its makers spell it.",
    why="Names one letter off are registered by people who wait for the mistake.",
    fix="Copy the name from the package's own page.",
    document=check,
    reads=Reads.MARKDOWN,
    is_security=True,
    fails=(
        Example(body="```bash\npip install reqeusts\n```", at="reqeusts"),
        Example(
            fields={"dependencies": "[transfomers>=4.40.0, tiktoken>=0.7.0, transformers>=4.0]"},
            at="dependencies:",
        ),
    ),
    passes=(Example(body="```bash\npip install torch torchaudio torchtune\n```"),),
)
