"""Lists that PyGithub has no method for, page by page."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any

from github import Github

PER_PAGE = 100
Row = dict[str, Any]


def pages(rest: Github, path: str) -> Iterator[Row]:
    """Rows of a list; one request per hundred."""
    return paged(lambda page: rest.requester.requestJsonAndCheck("GET", page)[1], path)


def paged(
    ask: Callable[[str], Sequence[Row]], path: str, *, most: int | None = None
) -> Iterator[Row]:
    """Rows of a list of which `ask` gives those of one page, by path and query; `most` is how many
    pages are asked for at all."""
    for page in range(1, most + 1) if most else count(1):
        rows = ask(f"{path}?per_page={PER_PAGE}&page={page}")
        yield from rows
        if len(rows) < PER_PAGE:
            return
