"""What is downloaded on one line and run on a later one."""
# ruff: noqa: E501 - patterns are read whole

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.workflow.standards.threats import scan

SIGN = (
    r"\b(?:curl|wget|aria2c)\s|(?i:-OutFile|BitsTransfer|DownloadString|DownloadFile)|urlretrieve"
    r"|\b(?:requests|httpx)\.get\(|\burlopen\("
    r"|(?i:\b(?:irm|iwr|Invoke-RestMethod|Invoke-WebRequest)\s)"
)
"""What every line holds that downloads something in a way that is known here."""
MOST = 60
"""Downloads of one text that are followed."""
MOST_TRIES = 3000
"""Lines, times names that they hold, that are taken apart."""
LONGEST = 2000
"""Characters of a line that are read."""
_URL = r"(?i)\bhttps?://[^\s\"'`<>|)\\;]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+/[^\s\"'`<>|)\\;]+"
_NAMED = (
    r"\s(?:-[a-zA-Z]*[oO]|--output(?:-document)?|(?i:-OutFile))[ =]+[\"']?([^\s\"';&|]*\w[^\s\"';&|]*)"
    r"|>\s*[\"']?([^\s\"';&|>]*\w[^\s\"';&|>]*)"
    r"|\btee\s+(?:-\w+\s+)*[\"']?([^\s\"';&|>-][^\s\"';&|>]*)"
    r"|urlretrieve\(\s*[^,\n]+,\s*[\"']([^\"'\n]+)|open\(\s*[\"']([^\"'\n]+)[\"']\s*,\s*[\"']w"
    r"|Path\(\s*[\"']([^\"'\n]+)[\"']\s*\)\.write_(?:text|bytes)"
    r"|DownloadFile\([^,\n]+,\s*[\"']([^\"'\n]+)|BitsTransfer\s+\S+\s+[\"']?([^\s\"';&|]+)"
)
_FOLDER = r"\s(?:-P|--directory-prefix)[ =]?[\"']?([^\s\"';&|]+)"
_SAVES = r"\s(?:-[a-zA-Z]*O|--remote-name)|\b(?:wget|aria2c)\s|BitsTransfer|urlretrieve"
"""What names a file after its address; `curl` alone prints what it fetches."""
_OPENS = r"\b(?:open|read_\w+|imread|exists|isfile|getsize|stat)\(\s*[\"']"
"""Calls that read a file and run nothing of it."""
_INTO = r"^\s*([A-Za-z_]\w*)\s*(?::[^=\n]*)?=[^=]|^\s*with\s[^\n]*\bas\s+(\w+)\s*:"
_HELD = (
    r"^\s*([A-Za-z_]\w*)\s*(?::[^=\n]*)?=\s*(?:await\s+)?[\w.(]*\b(?:requests|httpx|urlopen)\b"
    r"|\bwith\s[^\n]*\b(?:requests|httpx|urlopen)\b[^\n]*\bas\s+(\w+)\s*:|^\s*([A-Za-z_]\w*)\s*(?:,\s*\w+\s*)?=\s*[\w.]*\burlretrieve\([^\n,]*\)"
    r"|(?i)(\$\w+)\s*=[^\n]*(?:\b(?:irm|iwr|invoke-restmethod|invoke-webrequest|curl|wget)\s|downloadstring)"
    r"|(?:^|[;&|(]|\b(?:export|local|readonly))\s*([A-Za-z_]\w*)=[\"']?(?:\$\(|`)\s*(?:sudo\s+)?(?:curl|wget)\s"
)
_PASSED = r"^\s*(\$?[A-Za-z_]\w*)\s*(?::[^=\n]*)?=\s*[^=\n][^\n]{0,200}?"
"""A line that gives what a name holds to another name."""
_SEEN = (
    r"\b(?:sha\d*sum|shasum|md5sum|minisign|cosign|b3sum|Get-FileHash|less|more|cat|bat|vim|nano)\b"
    r"|gpg\s[^\n]*--verify|\bhashlib\b"
)
"""What checks a download, or lets a person read it."""
_PARTS = re.compile(r"&&|\|\||[;|\n()]")
_BEFORE = re.compile(
    r"(?:sudo|doas|env|exec|nohup|time|command|call|start|&|RUN|\$|>|\w+=\S*|!|%)$"
)
_CODE = re.compile(
    r"(?:\S*/)?(?:(?:ba|z|da|k)?sh|source|\.|python[0-9.]*|perl|ruby|node|php|lua|deno|bun|java"
    r"|powershell|pwsh|Start-Process|Invoke-Item|ii|dpkg|rpm|msiexec|run_path)(?:\.exe)?$"
)
_STARTS = r"os\.system|subprocess|popen|Popen|runpy|execSync|spawn|exec\("
_READS = r"python[0-9.]*(?:\s+-[abd-ln-zA-Z]+)*(?:\s+-(?:\s|$)|\s*(?:$|[;&|)\"'`]))"
"""Python that reads its program from what it is sent, not from `-c`, `-m` or a file."""
_NAME = r"[\"']?\$?\{?{}\b"
_EVALS = (
    r"\b(?:exec|eval|os\.system|os\.popen|subprocess\.\w+|Popen|pickle\.loads|marshal\.loads|InteractiveInterpreter\(\)\.run\w+)\s*\(\s*"
    rf"(?:(?:compile|marshal\.loads|bytes|str|types\.\w+)\s*\(\s*)*(?:\[[^\]\n]*[\"']-c[\"'],\s*)?{_NAME}"
    rf"|\brun_path\(\s*{_NAME}|\bSourceFileLoader\([^\n]*{_NAME}"
    rf"|(?:\beval|\bsource|\s-c)\s+(?:--\s+)?{_NAME}|{_NAME}\}}?[\"']?\s*\|\s*(?:sudo\s+)?(?:\S*/)?(?:(?:ba|z|da|k)?sh\b|{_READS})"
    rf"|\b(?:(?:ba|z|da|k)?sh|python[0-9.]*|source|\.)(?:\s|\b)[^\n]*<<<\s*{_NAME}"
    rf"|(?i:\b(?:iex|invoke-expression)\s+(?:-Command\s+)?\(?|\[scriptblock\]::create\s*\(\s*){_NAME}|{_NAME}[^\n|;]*\|\s*(?i:iex|invoke-expression)\b"
)
"""What runs the text that a name holds, in Python, shells and PowerShell."""
_LOADS = r"\b(?:spec_from_file_location|SourceFileLoader|load_source|run_path|execfile)\s*\("


@dataclass(frozen=True)
class Fetched:
    """A download that is run later, with the offset of its line."""

    start: int
    text: str
    is_held: bool = False
    """Is it kept in memory alone, where nobody can look at it before it runs?"""


def found(text: str) -> Iterator[Fetched]:
    """The downloads of a text that a later line, or the rest of their line, runs."""
    files: dict[str, Fetched] = {}
    values: dict[str, Fetched] = {}
    start = fetches = tries = 0
    for line in text.split("\n"):
        short = line[:LONGEST]
        for name in [name for name in files if _stem(name) in short]:
            tries += 1
            if _is_run(short, name):
                yield files.pop(name)
            elif scan.has(_SEEN, short):
                del files[name]
            else:
                _read(values, files[name], name, short)
        for name in [name for name in values if name in short]:
            tries += 1
            if _is_evaluated(short, name):
                yield values.pop(name)
            else:
                _pass(values, name, short)
        if tries > MOST_TRIES:
            return
        if fetches < MOST and _is_fetch(short):
            fetches += 1
            here = Fetched(start, short.strip())
            for name in list(_groups(_HELD, short))[:1]:
                values[name] = Fetched(start, short.strip(), is_held=True)
                if _is_evaluated(short, name):
                    yield values.pop(name)
            for name in _saved(short):
                if _is_run(short[short.find(name) + len(name) :], name):
                    yield here
                else:
                    files[name] = here
        start += len(line) + 1


_WORDS = ("curl", "wget", "aria2c", "utfile", "utFile", "BitsTransfer", "bitstransfer")
_POWERSHELL = ("irm ", "iwr ", "invoke-", "downloadstring", "downloadfile")
_CALLS = ("urlretrieve", ".get(", "urlopen(")


def _is_fetch(line: str) -> bool:
    small = line.lower()
    known = any(word in line for word in _WORDS + _CALLS)
    return (known or any(word in small for word in _POWERSHELL)) and scan.has(SIGN, line)


def _is_evaluated(line: str, name: str) -> bool:
    return scan.has(_EVALS.replace("{}", re.escape(name.lstrip("$"))), line)


def _pass(values: dict[str, Fetched], name: str, line: str) -> None:
    """Follow what a name holds into another one."""
    for other in scan.find(_PASSED + rf"(?:\b|\$){re.escape(name.lstrip('$'))}\b", line, most=1):
        if len(values) < MOST:
            values.setdefault(other.value, values[name])


def _read(values: dict[str, Fetched], file: Fetched, name: str, line: str) -> None:
    """Follow what a file holds into the name that it is read into."""
    if name in line and len(values) < MOST and scan.has(_OPENS, line):
        for held in list(_groups(_INTO, line))[:1]:
            values.setdefault(held, file)


@lru_cache(maxsize=4 * MOST)
def _stem(name: str) -> str:
    """What a name has in common with that of its sum; short ones would stand in any line."""
    last = name.rsplit("/", 1)[-1]
    stem = last.split(".", 1)[0]
    return stem if len(stem) > 2 else last


def _saved(line: str) -> Iterator[str]:
    """The files that a line writes what it downloads to."""
    named = [_plain(name) for name in _groups(_NAMED, line)]
    named = [name for name in named if name and not name.startswith(("http", "/dev/", "-", "&"))]
    folder = next((_plain(name) for name in _groups(_FOLDER, line)), "")
    if named:
        yield from named[:3]
        return
    if "curl" in line and not scan.has(_SAVES, line):
        return
    for address in list(scan.find(_URL, line, most=3)):
        last = _plain(address.text.rsplit("?", 1)[0].rstrip("/").rsplit("/", 1)[-1])
        if last and "." not in last[:1]:
            yield f"{folder.rstrip('/')}/{last}" if folder else last


def _groups(pattern: str, line: str) -> Iterator[str]:
    for match in scan.compiled(pattern).finditer(line):
        yield from (group for group in match.groups() if group)


def _is_run(line: str, name: str) -> bool:
    """Is the file the command of the line, or what an interpreter is given to run?"""
    if name in line and scan.has(_LOADS, line):
        return True
    if scan.has(_STARTS, line):
        line = re.sub(r"[\[\]\"',]+", " ", line[line.find("(") + 1 :] if "(" in line else line)
    elif name in line:
        line = str(scan.compiled(_OPENS).sub("read ", line))
    for part in _PARTS.split(line):
        words = [_plain(word) for word in part.split()]
        while words and _BEFORE.match(words[0]):
            words = words[1:]
        if not words:
            continue
        if _CODE.match(words[0]):
            words = [word for word in words[1:] if not word.startswith("-") and word != "/i"]
        if words and words[0] in (name, name.rsplit("/", 1)[-1] if "/bin/" in name else name):
            return True
    return False


def _plain(word: str) -> str:
    return re.sub(r"^\.[/\\]", "", word.strip("\"'`,"))
