"""Reading `.github/milepost.yml` with what only the standards know: which rules there are."""

from bot.model.config import FILE, Config, file
from bot.model.config.file import Problem
from bot.model.errors import ConfigError
from bot.workflow.standards.registry import all_rules


def examine(data: bytes) -> Config | tuple[Problem, ...]:
    """Read the file, or name all that is wrong with it, unknown rules included, by line."""
    read = file.examine(data)
    if not isinstance(read, Config):
        return read
    wrong = [
        Problem(line=file.line_of(data, ("standards", "rules", name)), message=_unknown(name))
        for name in read.standards.rules
        if name not in all_rules()
    ]
    return tuple(sorted(wrong, key=lambda each: each.line)) or read


def read_config(data: bytes, *, path: str = FILE) -> Config:
    """Read the file; raises `ConfigError` with the line and how to mend it."""
    read = examine(data)
    if isinstance(read, Config):
        return read
    raise ConfigError(f"{path} line {read[0].line}: {read[0].message}", line=read[0].line)


def _unknown(name: str) -> str:
    from rapidfuzz import process

    near = process.extractOne(name, list(all_rules()), score_cutoff=60)
    hint = f"; did you mean {near[0]!r}?" if near else "; `milepost explain` lists them"
    return f"there is no rule {name[:60]!r}{hint}"
