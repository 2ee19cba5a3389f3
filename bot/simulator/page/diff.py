"""A patch as rows for a table: old line, new line, sign, text."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Row:
    """`kind` is hunk, added, removed or same; line numbers are None where there is none."""

    kind: str
    old: int | None
    new: int | None
    text: str


def rows(patch: str | None, *, most: int = 400) -> list[Row]:
    """The rows of one file's patch, at most `most` of them."""
    found: list[Row] = []
    old = new = 0
    for line in (patch or "").split("\n"):
        if len(found) >= most:
            found.append(Row(kind="hunk", old=None, new=None, text="… more lines are not shown"))
            break
        if line.startswith("@@ "):
            parts = line.split(" ")
            old, new = -int(parts[1].split(",")[0]), int(parts[2].split(",")[0])
            found.append(Row(kind="hunk", old=None, new=None, text=line))
        elif line.startswith("+"):
            found.append(Row(kind="added", old=None, new=new, text=line[1:]))
            new += 1
        elif line.startswith("-"):
            found.append(Row(kind="removed", old=old, new=None, text=line[1:]))
            old += 1
        elif line.startswith(" "):
            found.append(Row(kind="same", old=old, new=new, text=line[1:]))
            old, new = old + 1, new + 1
    return found
