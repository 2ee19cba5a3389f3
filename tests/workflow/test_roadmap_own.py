"""This repository's own ROADMAP.md has the shape of the model library's."""

from pathlib import Path

from bot.workflow.roadmap.document import parse

TEXT = (Path(__file__).parents[2] / "ROADMAP.md").read_bytes().decode("utf-8")


def test_its_phases_and_items_are_all_there() -> None:
    document = parse(TEXT)
    assert document.problems == ()
    assert [phase.number for phase in document.phases] == [str(n) for n in range(1, 19)]
    assert [phase.total for phase in document.phases] == [
        *(5, 2, 3, 2, 4, 3, 5, 3, 1, 4, 2, 4, 3),
        *(5, 6, 6, 5, 6),
    ]
    assert len(document.done) + len(document.open) == 69


def test_its_table_has_the_five_rows() -> None:
    measures = [row.measure for row in parse(TEXT).metrics]
    assert measures == ["skills", "avg_lines", "total_lines", "gold", "coverage"]
