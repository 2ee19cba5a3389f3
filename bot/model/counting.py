"""Counts with their nouns."""


def counted(number: int, noun: str, many: str | None = None) -> str:
    """Write `1 skill`, `5 skills`, `2,000 lines`; `many` where the plural takes more than an s."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"
