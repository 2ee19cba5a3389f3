"""Every form a line of a roadmap has had, one by one."""

import pytest

from bot.workflow.roadmap import heading, item, priority, table
from bot.workflow.roadmap.document import parse

HEADINGS = [
    # text, number, title, state, priority, first, second
    ("### ✅ Phase 1: Parsers (COMPLETE - 5 skills)", "1", "Parsers", "complete", None, 5, None),
    ("### ✅ Phase 9: Tests (COMPLETE - 1 skill)", "9", "Tests", "complete", None, 1, None),
    ("### ✅ Phase 14: Caches (COMPLETE)", "14", "Caches", "complete", None, None, None),
    (
        "### 🔄 Phase 15: Logs & Traces (IN PROGRESS - 3/6 skills complete)",
        "15",
        "Logs & Traces",
        "in_progress",
        None,
        3,
        6,
    ),
    (
        "### 🚧 Phase 14: Caches (HIGH PRIORITY) - 4 remaining skills",
        "14",
        "Caches",
        "planned",
        "HIGH",
        4,
        None,
    ),
    (
        "### 🚧 Phase 15: Logs (MEDIUM-HIGH PRIORITY) - 6 skills",
        "15",
        "Logs",
        "planned",
        "MEDIUM-HIGH",
        6,
        None,
    ),
    (
        "### 🚧 Phase 18: Odds (LOW-MEDIUM PRIORITY) - 1 skill",
        "18",
        "Odds",
        "planned",
        "LOW-MEDIUM",
        1,
        None,
    ),
    ("### 🎯 Phase 3: Doors (Weeks 3-4) - 6 Skills", "3", "Doors", "planned", None, 6, None),
    ("### 🤖 Phase 6: Robots (Weeks 9-12) - 12 Skills", "6", "Robots", "planned", None, 12, None),
    (
        "### ✅ Phase 10.5: Between (COMPLETE - 3 skills)",
        "10.5",
        "Between",
        "complete",
        None,
        3,
        None,
    ),
    ("## Phase 2 - Dashes", "2", "Dashes", None, None, None, None),
    ("## Phase 4", "4", "", None, None, None, None),
    ("### Phase 7: Retrieval (RAG)", "7", "Retrieval (RAG)", None, None, None, None),
    (
        "### ✅ Phase 19: Twins (COMPLETE — May, v2 — 36 skills)",
        "19",
        "Twins",
        "complete",
        None,
        36,
        None,
    ),
]


@pytest.mark.parametrize(
    ("text", "number", "title", "state", "priority_", "first", "second"), HEADINGS
)
def test_heading(
    text: str,
    number: str,
    title: str,
    state: str | None,
    priority_: str | None,
    first: int | None,
    second: int | None,
) -> None:
    read = heading.parse(text)
    assert read is not None
    assert (read.number, read.title, read.stated, read.priority, read.first, read.second) == (
        number,
        title,
        state,
        priority_,
        first,
        second,
    )


@pytest.mark.parametrize(
    "text",
    [
        "## Development Phases",
        "### Phase 1-10: all of it",
        "### Phases 1 and 2",
        "### Phase One: words",
        "Phase 3: no heading",
        "### Phase 2.x: soon",
        "### " + "Phase 1: long " * 40,
    ],
)
def test_no_heading_of_a_phase(text: str) -> None:
    assert heading.parse(text) is None


ITEMS = [
    ("- [ ] **AWQ** - Activation-aware", "AWQ", False, "Activation-aware"),
    ("- [ ] **Pruning**", "Pruning", False, ""),
    ("- [x] **AWQ** - done with a box", "AWQ", True, "done with a box"),
    ("* [X] **AWQ**: with a colon", "AWQ", True, "with a colon"),
    ("- ✅ **llama.cpp** - on the CPU", "llama.cpp", True, "on the CPU"),
    ("- ☑️ **GGUF** – en dash", "GGUF", True, "en dash"),
    ("- ✅ **AWQ** - again (completed in Phase 8)", "AWQ", True, "again (completed in Phase 8)"),
    ("- ✅ **Segment Anything (SAM)** - masks", "Segment Anything (SAM)", True, "masks"),
    ("- ✅ **Rendering** — em dash", "Rendering", True, "em dash"),
    ("- [ ] [HQQ](https://example.org) - a link", "HQQ", False, "a link"),
    ("- [ ] **[HQQ](https://example.org)** - a link", "HQQ", False, "a link"),
    ("- [x] ✅ **Both** - box and sign", "Both", True, "box and sign"),
    ("- [ ] Plain-name - no bold", "Plain-name", False, "no bold"),
    ("- 🚧 **Begun** - with a sign", "Begun", False, "with a sign"),
    ("1. [ ] **Counted** - in a numbered list", "Counted", False, "in a numbered list"),
]


@pytest.mark.parametrize(("text", "name", "done", "description"), ITEMS)
def test_item(text: str, name: str, done: bool, description: str) -> None:
    read = item.parse(text, line=1, phase="1", under=None)
    assert read is not None
    assert (read.name, read.done, read.description) == (name, done, description)


@pytest.mark.parametrize(
    ("text", "under", "name", "done"),
    [
        ("- LLaMA-Factory - a factory", True, "LLaMA-Factory", True),
        ("- GRPO-RL-Training - policy", True, "GRPO-RL-Training", True),
        ("- **Bold** - under the open ones", False, "Bold", False),
    ],
)
def test_item_without_a_mark_is_what_its_sub_head_says(
    text: str, under: bool, name: str, done: bool
) -> None:
    read = item.parse(text, line=1, phase="1", under=under)
    assert read is not None
    assert (read.name, read.done) == (name, done)


@pytest.mark.parametrize(
    "text",
    [
        "- **Updates**: keeping what is there current",
        "- [ ] ~~**Dropped**~~ - not any more",
        "- [ ]",
        "- ✅",
        "Some words",
        "- [link](https://example.org)",
        "-[ ] **X**",
    ],
)
def test_no_item(text: str) -> None:
    assert item.parse(text, line=1, phase="1", under=None) is None


def test_priority_line() -> None:
    text = "1. **Phase 14: Caches** (HIGH PRIORITY) - AWQ, HQQ for smaller models"
    area = priority.parse(text, line=1)
    assert area is not None
    assert (area.phase, area.level, area.struck) == ("14", "HIGH", False)
    struck = priority.strike(text, area)
    assert struck == "1. ~~**Phase 14: Caches** (HIGH PRIORITY)~~ ✅ COMPLETED"
    again = priority.parse(struck, line=1)
    assert again is not None
    assert again.struck
    opened = priority.reopen(struck, again, ["HQQ"])
    assert opened == "1. **Phase 14: Caches** (HIGH PRIORITY) - HQQ"


@pytest.mark.parametrize(
    "text",
    [
        "5. **Final 6 skills** - and more",
        "2. ✅ **Phase 1-10**: the core",
        "1. **Pick a skill from the roadmap** - comment",
        "Phase 3 is next",
    ],
)
def test_no_priority_line(text: str) -> None:
    assert priority.parse(text, line=1) is None


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("Skills", "skills"),
        ("Total Skills", "skills"),
        ("Avg Lines/Skill", "avg_lines"),
        ("Average lines per skill", "avg_lines"),
        ("Documentation", "total_lines"),
        ("Total lines", "total_lines"),
        ("Gold Standard Skills", "gold"),
        ("Coverage", "coverage"),
        ("Contributors", None),
        ("Community Skills", None),
    ],
)
def test_what_a_row_counts(name: str, measure: str | None) -> None:
    assert table.measure(name) == measure


TABLE = """\
## Progress Overview

| Metric | Owner | Current | Note | Target (6 months) |
|:-------|-------|--------:|------|-------------------|
| **Skills** | a \\| b | 7 (high-quality) | | 70 ✅ |
| Avg Lines/Skill | | **138 lines** | | 200-500 lines |
| **Documentation** || **~65,000 lines** total (SKILL.md + references) || 70,000+ lines |
| **Gold Standard Skills** | | 1 (GRPO: 569 lines) | | 20+ |
| **Contributors** | | 3 | | 100+ |
| **Coverage** | | Fine-tuning (strong) | | Full Lifecycle ✅ |

### Phase 1: One
- [ ] **A**
"""


def test_table_with_other_columns() -> None:
    document = parse(TABLE)
    rows = {row.name: row for row in document.metrics}
    stated = {name: row.stated.text for name, row in rows.items() if row.stated}
    assert stated == {
        "Skills": "7",
        "Avg Lines/Skill": "138",
        "Documentation": "65,000",
        "Gold Standard Skills": "1",
        "Contributors": "3",
    }
    goals = {name: row.goal.text for name, row in rows.items() if row.goal}
    assert goals == {
        "Skills": "70",
        "Avg Lines/Skill": "200-500",
        "Documentation": "70,000+",
        "Gold Standard Skills": "20+",
        "Contributors": "100+",
    }
    assert document.problems == ()
