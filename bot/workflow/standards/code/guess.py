"""What language a piece of code really is, where it can be told for certain."""

import ast
import json
import re
import tomllib
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from bot.workflow.standards.code import data, python, shell
from bot.workflow.standards.outline import Fence

_COMMAND = re.compile(
    r"^[ \t]*(?:[$%] +)?(?:sudo +)?(?:[A-Z_]+=\S+ +)*"
    r"(?:pip3?|python3?|git|cd|export|curl|wget|docker|npm|npx|yarn|apt(?:-get)?|brew|conda|mamba|uv|ls|mkdir|rm|cp|mv|cat|echo|source|chmod|bash|sh"
    r"|huggingface-cli|hf|torchrun|accelerate|deepspeed|nvidia-smi|make|cmake|ssh|tar|kubectl|helm"
    r"|srun|sbatch|vllm|ollama|poetry|pytest|set)(?=\s|$)(?!\s*[=(.,])",
    re.MULTILINE,
)
_PYTHON = re.compile(
    r"^(?:from [\w.]+ import \S|import \w[\w.]*(?: as \w+)?[ \t]*$|(?:async )?def \w+\("
    r"|class \w+[(:]|@\w[\w.]*(?:\(|$)|print\(|with \w[\w.]*\(|for \w+(?:, \w+)* in [^;]*:[ \t]*$)",
    re.MULTILINE,
)
_OTHERS = frozenset(
    [
        "json",
        "yaml",
        "yml",
        "toml",
        "javascript",
        "js",
        "typescript",
        "ts",
        "java",
        "go",
        "rust",
        "c",
        "cpp",
        "sql",
        "html",
        "css",
        "ruby",
        "xml",
    ]
)
_COMMON = (
    "python",
    "bash",
    "shell",
    "json",
    "yaml",
    "toml",
    "javascript",
    "typescript",
    "console",
    "markdown",
    "dockerfile",
)
_KNOWN = frozenset(
    {"jsonc", "jsonl", "json", "dash", "bats", "wash", "fish", "zsh", "pshell", "cpython"}
)
_NO_YAML = frozenset({"json", "jsonc", "toml"})
_KEY = re.compile(r"[A-Za-z_][\w.-]*:(?: |$)")
_TABLE = re.compile(r"\s*(?:#[^\n]*\n\s*)*\[[A-Za-z][\w.-]*\][ \t]*\n")
_JSON_WORD = re.compile(r"[:\[,]\s*(?:true|false|null)\b")


def real_language(fence: Fence) -> str | None:
    """`python`, `bash`, `json`, `yaml` or `toml` if it certainly is and its tag says otherwise."""
    tag, code = fence.language, fence.text
    if not code.strip() or len(code) > python.MAX_CHARS:
        return None
    if (tag in python.LANGUAGES or tag in shell.LANGUAGES) and _is_toml(code):
        return "toml"
    if tag in python.LANGUAGES:
        if _is_json(code):
            return "json"
        return "bash" if _is_shell(code) else None
    if tag in shell.LANGUAGES and _is_json(code):
        return "json"
    if tag in _NO_YAML and _is_yaml(code):
        return "yaml"
    if tag in shell.LANGUAGES or tag in _OTHERS:
        return "python" if _is_python(code) else None
    return None


@lru_cache(maxsize=512)
def meant(tag: str) -> str | None:
    """The common tag that this unknown one is a slip of."""
    if len(tag) < 4 or tag in _COMMON or tag in _KNOWN or not tag.isalpha():
        return None
    for known in _COMMON:
        if len(tag) == len(known) and tag[0] == known[0] and sorted(tag) == sorted(known):
            return known
        if DamerauLevenshtein.distance(tag, known, score_cutoff=1) <= 1:
            return known
    return None


def looks_like_code(code: str) -> str | None:
    """The language of untagged text that is certainly code."""
    if len(code) > python.MAX_CHARS:
        return None
    if _is_python(code):
        return "python"
    if _is_json(code):
        return "json"
    lines = [line for line in code.split("\n") if line.strip()]
    commands = len(_COMMAND.findall(code))
    if lines and commands and commands * 2 >= len(lines) and shell.fault(code) is None:
        return "bash"
    return None


def _is_python(code: str) -> bool:
    if not _PYTHON.search(code) or "<<" in code:
        return False
    if _COMMAND.search(code):
        return False
    parsed = python.parse(code)
    return parsed.tree is not None and any(
        not isinstance(node, ast.Expr) or isinstance(node.value, ast.Call)
        for node in parsed.tree.body
    )


def _is_shell(code: str) -> bool:
    first = next((line for line in code.split("\n") if line.lstrip() and _says(line)), None)
    if first is None or not _COMMAND.match(first):
        return False
    return python.parse(code).code is None and shell.fault(code) is None


def _says(line: str) -> bool:
    return not line.lstrip().startswith("#")


def _is_json(code: str) -> bool:
    text = code.strip()
    if not text.startswith(("{", "[")) or not _JSON_WORD.search(text):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_yaml(code: str) -> bool:
    """A mapping in block style: every line that begins at the margin begins with a key."""
    lines = [line for line in code.split("\n") if line.strip() and _says(line)]
    return bool(lines) and all(line[0] in " \t-" or _KEY.match(line) for line in lines)


def _is_toml(code: str) -> bool:
    if not _TABLE.match(code) or not data.is_tame_toml(code):
        return False
    try:
        return any(isinstance(table, dict) and table for table in tomllib.loads(code).values())
    except (ValueError, RecursionError):
        return False
