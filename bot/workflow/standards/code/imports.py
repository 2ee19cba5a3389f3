"""Which packages a page's Python needs, and which its `dependencies` provide."""

import ast
import re
import sys
from collections.abc import Iterator

from bot.workflow.standards.requirements import parse
from bot.workflow.standards.threats import scan

_FROM = re.compile(r"\bfrom\s+(\w+)[\w.]*\s+import\b")
_IMPORT = re.compile(r"\bimport\b([^;#]*)")

PROVIDES = {
    "absl": ("absl-py",),
    "attr": ("attrs",),
    "bs4": ("beautifulsoup4",),
    "cv2": ("opencv-python", "opencv-python-headless", "opencv-contrib-python"),
    "dateutil": ("python-dateutil",),
    "dotenv": ("python-dotenv",),
    "faiss": ("faiss-cpu", "faiss-gpu", "faiss"),
    "fitz": ("pymupdf",),
    "flash_attn": ("flash-attn",),
    "git": ("gitpython",),
    "google": ("google-generativeai", "google-genai", "google-cloud-storage", "protobuf"),
    "grpc": ("grpcio",),
    "jwt": ("pyjwt",),
    "lm_eval": ("lm-eval", "lm-evaluation-harness"),
    "llama_cpp": ("llama-cpp-python",),
    "mpl_toolkits": ("matplotlib",),
    "nemo": ("nemo-toolkit", "nemo-curator"),
    "nemoguardrails": ("nemoguardrails",),
    "OpenSSL": ("pyopenssl",),
    "PIL": ("pillow",),
    "pkg_resources": ("setuptools",),
    "pl_bolts": ("lightning-bolts",),
    "psycopg2": ("psycopg2-binary", "psycopg2"),
    "pynvml": ("nvidia-ml-py", "pynvml"),
    "pytorch_lightning": ("lightning", "pytorch-lightning"),
    "segment_anything": ("segment-anything",),
    "serial": ("pyserial",),
    "skimage": ("scikit-image",),
    "sklearn": ("scikit-learn",),
    "sam2": ("sam-2",),
    "tensorrt_llm": ("tensorrt-llm",),
    "torch_geometric": ("torch-geometric",),
    "typing_extensions": ("typing-extensions",),
    "umap": ("umap-learn",),
    "usearch": ("usearch",),
    "weaviate": ("weaviate-client",),
    "whisper": ("openai-whisper",),
    "wandb": ("wandb",),
    "yaml": ("pyyaml",),
    "zmq": ("pyzmq",),
}
"""Import names whose package is called otherwise."""

BROUGHT = {
    "accelerate": ("torch", "numpy", "huggingface-hub"),
    "datasets": ("numpy", "pandas", "pyarrow", "huggingface-hub", "fsspec"),
    "diffusers": ("pillow", "numpy", "huggingface-hub", "torch", "transformers"),
    "gradio": ("numpy", "pandas", "pillow", "httpx", "fastapi"),
    "langchain": ("langchain-core", "langchain-community", "langchain-openai", "pydantic"),
    "lightning": ("torch", "pytorch-lightning", "torchmetrics"),
    "llama-index": ("llama-index-core",),
    "matplotlib": ("numpy", "pillow"),
    "openai": ("pydantic", "httpx"),
    "pandas": ("numpy",),
    "peft": ("torch", "transformers", "accelerate", "numpy"),
    "pytorch-lightning": ("torch", "lightning", "torchmetrics"),
    "ray": ("numpy", "pyarrow"),
    "scikit-learn": ("numpy", "scipy", "joblib"),
    "scipy": ("numpy",),
    "sentence-transformers": ("torch", "transformers", "numpy", "scikit-learn", "scipy", "pillow"),
    "torch": ("numpy", "torchvision", "torchaudio"),
    "torchvision": ("torch", "pillow", "numpy"),
    "transformers": (
        "huggingface-hub",
        "tokenizers",
        "numpy",
        "safetensors",
        "torch",
        "requests",
        "tqdm",
        "pyyaml",
    ),
    "trl": ("torch", "transformers", "accelerate", "datasets", "peft", "numpy"),
    "vllm": ("torch", "transformers", "openai", "numpy", "fastapi", "pydantic"),
}
"""Packages that come with another one, so that naming the other is enough."""

OWN = frozenset(
    [
        "utils",
        "src",
        "config",
        "configs",
        "model",
        "models",
        "data",
        "dataset",
        "train",
        "trainer",
        "main",
        "app",
        "module",
        "modules",
        "lib",
        "common",
        "core",
        "helpers",
        "mylib",
        "mymodule",
        "my_module",
        "mypackage",
        "my_package",
        "project",
        "my_project",
        "tests",
        "your_module",
        "your_package",
        "your_model",
        "package",
        "custom",
        "modeling",
        "evaluation",
        "eval",
        "tools",
        "agents",
        "agent",
        "prompts",
        "nodes",
        "state",
        "schema",
        "schemas",
        "server",
        "client",
        "worker",
        "tasks",
        "losses",
        "layers",
        "network",
        "reward",
        "rewards",
        "env",
        "envs",
        "pipeline",
    ]
)
"""Names that examples use for the reader's own files."""


def imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Top-level names of absolute imports with their line; what stands in `try` is optional."""
    waiting: list[ast.AST] = list(reversed(tree.body))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name.split(".")[0], node.lineno
        elif isinstance(node, ast.ImportFrom):
            if node.level == 0 and node.module:
                yield node.module.split(".")[0], node.lineno
        elif isinstance(node, ast.Try):
            continue
        elif isinstance(node, ast.stmt) and not isinstance(node, ast.Expr | ast.Assign):
            waiting.extend(
                reversed([c for c in ast.iter_child_nodes(node) if isinstance(c, ast.stmt)])
            )


def perhaps(code: str) -> Iterator[str]:
    """Told without a tree: every name that `imported` gives of the code, and some that are none."""
    if "\\\n" in code and "import" in code:
        yield "\\"  # a line goes on, so a name may stand on the next
    for _, line in scan.lines_with("import", code):
        names = _FROM.findall(line)
        if len(names) < line.count("import"):
            names += [name for part in _IMPORT.findall(line) for name in part.split(",")]
        for name in names:
            yield name.partition(" as ")[0].partition(".")[0].strip()


def provided(requirements: list[str]) -> frozenset[str]:
    """Normalised package names that the requirements bring."""
    names = set()
    for text in requirements:
        requirement = parse(text)
        if not isinstance(requirement, str):
            name = requirement.name
        else:
            match = re.match(r"[A-Za-z0-9][\w.-]{0,80}", text)
            if match is None:
                continue
            name = match.group()
        key = normal(name)
        names.add(key)
        names.update(BROUGHT.get(key, ()))
    return frozenset(names)


def is_covered(module: str, packages: frozenset[str]) -> bool:
    """Does the module belong to Python, to the reader, or to one of the packages?"""
    if module in sys.stdlib_module_names or module.lower() in OWN or module.startswith("_"):
        return True
    if module.lower().startswith(("my_", "your_", "my", "your", "example", "test_")):
        return True
    wanted = (*PROVIDES.get(module, ()), normal(module))
    if any(name in packages for name in wanted):
        return True
    plain = normal(module)
    return any(
        name == plain
        or name.startswith(plain + "-")
        or plain.startswith(name + "-")
        or name.replace("-", "") == plain.replace("-", "")
        or name in (f"py{plain}", f"{plain}-python", f"python-{plain}")
        for name in packages
    )


def normal(name: str) -> str:
    """PEP 503: lower case, runs of `-`, `_` and `.` to one hyphen."""
    return re.sub(r"[-_.]+", "-", name).lower()
