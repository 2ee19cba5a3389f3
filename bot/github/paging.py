"""Lists that PyGithub has no method for, page by page."""

from collections.abc import Iterator
from typing import Any

from github import Github

PER_PAGE = 100


def pages(rest: Github, path: str) -> Iterator[dict[str, Any]]:
    """Rows of a list; one request per hundred."""
    page = 1
    while True:
        _, rows = rest.requester.requestJsonAndCheck(
            "GET", path, parameters={"per_page": PER_PAGE, "page": page}
        )
        yield from rows
        if len(rows) < PER_PAGE:
            return
        page += 1
