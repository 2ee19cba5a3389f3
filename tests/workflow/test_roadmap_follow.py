"""Which skill goes on standing behind an item when the tree changed, and what is told of it."""

import pytest

from bot.workflow.roadmap import notes
from bot.workflow.roadmap.aliases import Aliases
from bot.workflow.roadmap.document import decode, parse
from bot.workflow.roadmap.library import Library, LibraryFile, snapshot
from bot.workflow.roadmap.match import Stood, follow

TEXT = "### Phase 1: Quantization 🎯 PLANNED\n\n- [x] **AWQ** - fast\n- [ ] **HQQ** - half\n"
WAS = {"AWQ": Stood(path="10-opt/awq", blob="b1", name=None)}


def library(**blob_of: str) -> Library:
    return snapshot(
        LibraryFile(path=f"{path.replace('__', '/')}/SKILL.md", lines=3, blob=blob)
        for path, blob in blob_of.items()
    )


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (library(**{"10-opt__awq": "b1"}), {}),
        (library(**{"19-q__awq": "b2"}), {}),
        (library(**{"10-opt__weights": "b1"}), {"AWQ": "10-opt/weights"}),
        (library(**{"10-opt__weights": "b2"}), {}),
        (library(**{"10-opt__awqs": "b2"}), {"AWQ": "10-opt/awqs"}),
        (library(**{"10-opt__hqq": "b1"}), {}),
        (library(), {}),
    ],
    ids=["there", "found by name", "same text", "other skill", "replaced", "taken", "gone"],
)
def test_only_a_skill_that_nothing_else_claims_is_followed(
    tree: Library, expected: dict[str, str]
) -> None:
    assert follow(parse(TEXT), tree, Aliases({}), WAS) == expected


def test_the_first_line_that_is_not_utf8_is_named() -> None:
    document = parse(decode(TEXT.encode() + b"\n- [ ] **SGLang** - caf\xe9\n"))
    (note,) = notes.of_text(document, path="ROADMAP.md")
    assert (note.line, note.stops) == (6, True)
