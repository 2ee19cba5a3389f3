"""A pull request that lies ready for a visitor."""

from dataclasses import dataclass, field


@dataclass(kw_only=True, eq=False)
class Prepared:
    """`steps` are the commits still to be pushed, each path → text; the first opens it."""

    repository: str
    branch: str
    title: str
    body: str
    steps: list[dict[str, str]] = field(default_factory=list)
    opened: bool = False
