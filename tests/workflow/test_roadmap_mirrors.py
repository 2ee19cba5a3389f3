"""Other files that repeat the numbers."""

import pytest
from pydantic import ValidationError

from bot.model.config.file import checked
from bot.model.config.roadmap import Mirror, RoadmapConfig
from bot.workflow.roadmap.document import parse
from bot.workflow.roadmap.library import Metrics
from bot.workflow.roadmap.mirrors import mirror, mirror_all

METRICS = Metrics(skills=41, skill_lines=13_051, total_lines=96_600, gold=29)
ROADMAP = parse(
    "| Metric | Current | Target |\n|---|---|---|\n| Coverage | Agents, RAG | Full |\n\n"
    "### Phase 1: One\n- [x] **A**\n- [x] **B**\n- [ ] **C**\n"
)


def mirrored(text: str, *patterns: str) -> str:
    own = Mirror(path="README.md", patterns=patterns)
    first = mirror(text, own, METRICS, ROADMAP)
    assert mirror(first.text, own, METRICS, ROADMAP).changes == ()
    assert first.problems == ()
    return first.text


@pytest.mark.parametrize(
    ("text", "pattern", "after"),
    [
        ("![](badge/skills-43-blue.svg)", "skills-{skills}-", "![](badge/skills-41-blue.svg)"),
        ("We have 43/70 skills.\r\n", "{skills}/70 skills", "We have 41/70 skills.\r\n"),
        ("about ~65,000 lines", "~{total_lines} lines", "about ~96,600 lines"),
        ("380 lines each, 43 of them", "{avg_lines} lines each", "318 lines each, 43 of them"),
        ("2 done, 9 open", "{done} done, {open} open", "2 done, 1 open"),
        ("skills-43- and skills-40-", "skills-{skills}-", "skills-41- and skills-41-"),
        ("143 skills, 43 skills", " {skills} skills", "143 skills, 41 skills"),
    ],
)
def test_patterns(text: str, pattern: str, after: str) -> None:
    assert mirrored(text, pattern) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "- <!-- milepost:skills -->**43** skills<!-- /milepost --> of 70",
            "- <!-- milepost:skills -->**41** skills<!-- /milepost --> of 70",
        ),
        (
            "<!--milepost:total_lines-->65K<!--/milepost:total_lines-->",
            "<!--milepost:total_lines-->97K<!--/milepost:total_lines-->",
        ),
        (
            "| Metric | Current | Target |\n|---|---|---|\n| **Skills** | **43** (good) | 70 |\n"
            "| Coverage | Agents | Full |\n",
            "| Metric | Current | Target |\n|---|---|---|\n| **Skills** | **41** (good) | 70 |\n"
            "| Coverage | Agents, RAG | Full |\n",
        ),
        ("nothing that repeats a number: 43", "nothing that repeats a number: 43"),
    ],
)
def test_markers_and_tables(text: str, after: str) -> None:
    assert mirrored(text) == after


def test_what_is_not_there_is_named() -> None:
    own = Mirror(path="README.md", patterns=("skills-{skills}-",))
    text = "<!-- milepost:stars -->5<!-- /milepost -->\n<!-- milepost:gold -->x<!-- /milepost -->"
    found = mirror(text, own, METRICS, ROADMAP)
    assert found.text == text
    assert [problem.line for problem in found.problems] == [1, 2, 1]
    (missing,) = mirror_all({}, RoadmapConfig(mirrors=(own,)), METRICS, ROADMAP)
    assert missing.problems[0].message == "the file is not in the repository"


@pytest.mark.parametrize("pattern", ["{skills}", "skills", "{stars} stars", "a{skills}{gold}b"])
def test_a_pattern_that_would_hit_anything_is_refused(pattern: str) -> None:
    with pytest.raises(ValidationError):
        checked(Mirror, {"path": "README.md", "patterns": [pattern]})
