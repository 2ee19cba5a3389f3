"""Compares what a block did with what the skill says it does. Pure."""

from dataclasses import dataclass
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker

from skillrun.blocks import Example


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What happened: ``raised`` holds the names of the exception's classes, most derived first."""

    stdout: str
    stderr: str
    raised: list[str] | None = None
    exit: int | None = None


def problem(example: Example, outcome: Outcome) -> str | None:
    """What is wrong, in words for the author; None if the skill told the truth."""
    told = example.block.attributes
    if example.block.interpreter == "python":
        wrong = _wrong_exception(told.get("raises"), outcome)
    else:
        wrong = _wrong_exit(int(told.get("exit", "0")), outcome)
    if wrong:
        return wrong
    if example.output is not None and not _same(example.output, outcome.stdout):
        return f"prints other than quoted:\n{outcome.stdout}"
    failed_text = outcome.stderr + outcome.stdout
    if example.error is not None and not _contains(example.error, failed_text):
        return f"fails with other words than quoted:\n{failed_text}"
    return None


def _wrong_exception(expected: str | None, outcome: Outcome) -> str | None:
    actual = outcome.raised[0] if outcome.raised else None
    if actual == expected:
        return None
    if actual is None:
        return f"should raise {expected}, raised nothing"
    return f"raised {actual}:\n{outcome.stderr}"


def _wrong_exit(expected: int, outcome: Outcome) -> str | None:
    if outcome.exit == expected:
        return None
    return f"exit code {outcome.exit}, not {expected}:\n{outcome.stdout}{outcome.stderr}"


def _same(quoted: str, actual: str) -> bool:
    return OutputChecker().check_output(
        quoted.strip() + "\n", actual.strip() + "\n", ELLIPSIS | NORMALIZE_WHITESPACE
    )


def _contains(quoted: str, actual: str) -> bool:
    """Whether the pieces between the quote's ellipses stand in the text, in this order."""
    text, place = " ".join(actual.split()), 0
    for piece in quoted.split("..."):
        wanted = " ".join(piece.split())
        found = text.find(wanted, place)
        if found < 0:
            return False
        place = found + len(wanted)
    return True
