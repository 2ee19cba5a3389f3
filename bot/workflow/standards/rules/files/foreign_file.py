"""A skill holds text and pictures, nothing that runs unseen."""

import re
from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View
from bot.workflow.standards.submission import Skill

JUNK = re.compile(
    r"(?:^|/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX|__pycache__"
    r"|\.ipynb_checkpoints|node_modules"
    r"|\.git|\.hg|\.svn|\.idea|\.vscode|\.venv|\.pytest_cache)(?:/|$)|\.(?:pyc|pyo|swp|swo|bak|orig|rej|tmp|log|lock|pid)$|~$|(?:^|/)(?:\._[^/]*|~\$[^/]*|core|nohup\.out)$"
)
BINARY = re.compile(
    r"\.(?:exe|dll|so|dylib|bin|o|a|class|jar|war|msi|dmg|app|deb|rpm|apk|zip|tar"
    r"|gz"
    r"|tgz|bz2|xz|7z|rar"
    r"|whl|egg|pkl|pickle|pt|pth|ckpt|safetensors|onnx|h5|npy|npz|gguf|iso|img|pdf|docx?|xlsx?|pptx?"
    r"|parquet|db|sqlite3?|wasm)$",
    re.IGNORECASE,
)
MAGIC = (
    b"\x7fELF",
    b"MZ\x90",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"%PDF-",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\xfd7zXZ\x00",
    b"BZh91AY&SY",
    b"\x28\xb5\x2f\xfd",
    b"SQLite format 3\x00",
    b"\x00asm\x01",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\x80\x02",
    b"\x80\x03",
    b"\x80\x04\x95",
    b"\x80\x05\x95",
    b"\x93NUMPY",
    b"\x89HDF",
)
SECRET = re.compile(
    r"(?:^|/)(?:\.env(?:\.\w+)?|id_(?:rsa|ed25519|ecdsa)|\.netrc|\.npmrc|\.pypirc"
    r"|credentials(?:\.json)?|.*\.pem|.*\.p12)$"
)


def check(skill: Skill, _view: View) -> Iterator[Hit]:
    """Report junk of systems and editors, programs, archives, and files for credentials."""
    for entry in skill.entries:
        path = skill.relative(entry.path)
        head = (entry.data or b"")[:16]
        if JUNK.search(path):
            message = "this file was left by a system or editor"
        elif SECRET.search(path) and not path.endswith((".env.example", ".env.sample")):
            message = "a file of this name holds credentials"
        elif BINARY.search(path) or head.startswith(MAGIC):
            message = "programs, archives and binary documents do not belong into a skill"
        elif entry.is_special:
            message = "this is no regular file"
        else:
            continue
        yield Hit(message=message, path=entry.path, line=1)


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="A skill holds text and pictures: no programs, archives, binary documents or junk.",
    why="Nobody can review a binary, and every reader downloads it.",
    fix="Remove the file; link large data where it is published.",
    skill=check,
    needs=frozenset(),
    is_security=True,
    fails=(
        Example(files={"scripts/tool.so": b"\x7fELF\x02" + bytes(60)}, where="scripts/tool.so"),
        Example(files={".DS_Store": b"\0\0\0\1"}, where=".DS_Store"),
        Example(
            files={"references/data": b"PK\x03\x04" + bytes(60)},
            where="references/data",
        ),
    ),
    passes=(Example(files={"assets/plot.png": b"\x89PNG\r\n\x1a\n"}),),
)
