"""What holds for every roadmap, not only for those that have been."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.workflow.roadmap import repair
from bot.workflow.roadmap.document import decode, encode, parse
from bot.workflow.roadmap.library import Library, LibraryFile, measure, snapshot
from bot.workflow.roadmap.plan import plan
from bot.workflow.roadmap.repair import Kind

NAMES = [
    *("AWQ", "AutoAWQ", "GPTQ", "HQQ", "GGUF", "llama.cpp", "Weights & Biases", "SAM"),
    *("Distillation", "Pruning", "BLIP-2", "Ray Data", "Ray Train", "Phoenix (Arize)"),
]
DIRECTORIES = [
    *("10-optimization/awq", "10-optimization/autoawq", "10-optimization/gptq", "12-x/llama-cpp"),
    *("13-mlops/weights-and-biases", "18-multimodal/segment-anything", "18-multimodal/blip-2"),
    *("19-new/knowledge-distillation", "19-new/model-pruning", "05-data/ray-data", "17-o/phoenix"),
    *("16-p/guidance", "16-p/outlines", "top-level"),
]
PIECES = st.sampled_from(
    [
        "### ✅ Phase 1: One (COMPLETE - 2 skills)",
        "### 🔄 Phase 2: Two (IN PROGRESS - 1/2 skills complete)",
        "### 🚧 Phase 10.5: Three (HIGH PRIORITY) - 4 remaining skills",
        "## Priority Areas",
        "## Progress Overview",
        "#### Deeper",
        "**Status**: Planned - words",
        "**Completed Skills**:",
        "**Remaining Skills**:",
        "- ✅ **AWQ** - text",
        "- [ ] **HQQ** - text",
        "- [x] **GGUF**",
        "- Bare - text",
        "  - nested",
        "| Metric | Current | Target |",
        "|---|---|---|",
        "| **Skills** | **43** (so many) | 70 |",
        "| Coverage | One, Two | Full |",
        "1. **Phase 2: Two** (LOW PRIORITY) - words",
        "```",
        "<!--",
        "-->",
        "\ufeff",
        "",
    ]
)
ENDINGS = st.sampled_from(["\n", "\r\n", "\r", "", "\x0b", "\u2028"])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.tuples(st.one_of(PIECES, st.text(max_size=20)), ENDINGS), max_size=40).map(
        lambda parts: "".join(text + end for text, end in parts)
    ),
)


@given(TEXTS)
def test_parsing_loses_nothing(text: str) -> None:
    assert parse(text).text == text


@given(st.binary(max_size=300))
def test_bytes_come_back(data: bytes) -> None:
    assert encode(parse(decode(data)).text) == data


@given(TEXTS, st.sets(st.sampled_from(DIRECTORIES)))
def test_any_text_can_be_planned_and_planning_again_changes_nothing(
    text: str, directories: set[str]
) -> None:
    library = library_of(directories)
    planned = plan(parse(text), library)
    again = plan(parse(planned.text), library)
    assert again.changes == ()
    assert again.text == planned.text


@given(TEXTS)
def test_repairing_what_is_whole_changes_nothing(text: str) -> None:
    whole = repair.restore(text)
    assert repair.restore(whole) == whole or repair.is_mangled(whole)


def library_of(directories: set[str]) -> Library:
    files = []
    for at, path in enumerate(sorted(directories)):
        files.append(LibraryFile(path=f"{path}/SKILL.md", lines=100 + at))
        files.extend(
            LibraryFile(path=f"{path}/references/{n}.md", lines=1000) for n in range(at % 4)
        )
    return snapshot(files)


@st.composite
def roadmaps(draw: st.DrawFn) -> str:
    """Draw a whole roadmap in one manner: its signs, sub-heads, line endings."""
    boxes = draw(st.booleans())
    heads = draw(st.booleans())
    done_mark = "[x]" if boxes else "✅"
    names = draw(st.permutations(NAMES))
    cuts = sorted(draw(st.lists(st.integers(0, len(names)), min_size=2, max_size=2)))
    groups = [names[: cuts[0]], names[cuts[0] : cuts[1]], names[cuts[1] :]]
    lines = ["# 🗺️ Roadmap", "", "## Progress Overview", ""]
    lines += ["| Metric | Current | Target |", "|---|---|---|"]
    stated = draw(st.integers(0, 99_999))
    lines += [f"| **Skills** | **{stated:,}** (good) | 7 |"]
    lines += [f"| **Avg Lines/Skill** | **{stated % 500} lines** (so) | 100-105 lines |"]
    lines += [f"| **Documentation** | **~{stated:,} lines** in all | 5,000+ lines |"]
    lines += ["| **Gold Standard Skills** | **1** | 2+ |", "| **Coverage** | One | Full |", ""]
    lines += ["## Development Phases", ""]
    for number, group in zip(("1", "2", "10.5"), groups, strict=True):
        done = [name for name in group if draw(st.booleans())]
        left = [name for name in group if name not in done]
        lines += [heading_of(number, len(done), len(group))]
        lines += ["**Status**: Planned - words of it", ""]
        if heads and done:
            lines += ["**Completed Skills**:"]
        lines += [f"- {done_mark} **{name}** - words, more words" for name in done]
        if heads and done and left:
            lines += ["", "**Remaining Skills**:"]
        lines += [f"- [ ] **{name}** - words" for name in left]
        lines += [""]
    lines += ["## Priority Areas", "", "1. **Phase 2: Title 2** (HIGH PRIORITY) - words", ""]
    lines += ["## Philosophy", "", "Free words, 43 of them - [ ] **not an item**."]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = end.join(lines) + draw(st.sampled_from(["", end]))
    return repair.write(text, draw(st.sampled_from([Kind.PLAIN, Kind.MACROMAN])))


def heading_of(number: str, done: int, total: int) -> str:
    if done and done == total:
        return f"### ✅ Phase {number}: Title {number} (COMPLETE - {total} skills)"
    if done:
        return (
            f"### 🔄 Phase {number}: Title {number} (IN PROGRESS - {done}/{total} skills complete)"
        )
    return f"### 🚧 Phase {number}: Title {number} (LOW PRIORITY) - {total} skills"


@given(roadmaps())
def test_a_drawn_roadmap_is_wholly_understood(text: str) -> None:
    document = parse(text)
    assert document.problems == ()
    assert sorted((*document.done, *document.open)) == sorted(NAMES)


@given(roadmaps(), st.sets(st.sampled_from(DIRECTORIES)), st.sets(st.sampled_from(NAMES)))
@settings(max_examples=80)
def test_completing(text: str, directories: set[str], names: set[str]) -> None:
    document, library = parse(text), library_of(directories)
    planned = plan(document, library, completed=names, sync=False)
    after = parse(planned.text)
    assert set(after.done) == set(document.done) | names
    assert after.problems == ()
    again = plan(after, library, completed=names, sync=False)
    assert again.text == planned.text
    assert again.changes == ()
    descriptions = {item.name: item.description for item in document.items}
    assert {item.name: item.description for item in after.items} == descriptions


@given(roadmaps(), st.sets(st.sampled_from(DIRECTORIES)), st.sets(st.sampled_from(NAMES)))
@settings(max_examples=80)
def test_only_the_lines_that_are_named_change(
    text: str, directories: set[str], names: set[str]
) -> None:
    document = parse(text)
    planned = plan(document, library_of(directories), completed=names, sync=False)
    named = {change.line for change in planned.changes}
    old = [line.raw + line.eol for line in document.lines]
    left = Counter(line.raw + line.eol for line in parse(planned.text).lines)
    frame = {"", "**Completed Skills**:", "**Remaining Skills**:"}
    for number, line in enumerate(old, start=1):
        words = line.rstrip("\r\n")
        if number not in named and words not in frame:
            assert left[line] or left[words] or number == len(old), (number, line)
    spared = [phase for phase in document.phases if not names & {i.name for i in phase.items}]
    for phase in spared:
        assert not named & set(range(phase.line, phase.end + 1))


@given(roadmaps(), st.sets(st.sampled_from(DIRECTORIES)))
@settings(max_examples=80)
def test_syncing_makes_it_true(text: str, directories: set[str]) -> None:
    library = library_of(directories)
    planned = plan(parse(text), library)
    after = parse(planned.text)
    told = {
        "10-optimization/awq": "AWQ",
        "10-optimization/autoawq": "AutoAWQ",
        "10-optimization/gptq": "GPTQ",
        "12-x/llama-cpp": "llama.cpp",
        "13-mlops/weights-and-biases": "Weights & Biases",
        "18-multimodal/segment-anything": "SAM",
        "18-multimodal/blip-2": "BLIP-2",
        "19-new/knowledge-distillation": "Distillation",
        "19-new/model-pruning": "Pruning",
        "05-data/ray-data": "Ray Data",
        "17-o/phoenix": "Phoenix (Arize)",
    }
    assert set(after.done) == {told[path] for path in directories if path in told}
    counted = measure(library)
    stated = {row.measure: row.stated.value for row in after.metrics if row.stated}
    assert stated["skills"] == counted.skills
    assert stated["total_lines"] == counted.total_lines
    assert stated["gold"] == counted.gold
    assert abs(stated["avg_lines"] - counted.average) * 2 <= 1
    for row in after.metrics:
        if row.goal:
            assert row.goal.marked == row.goal.reached_by(counted.value(row.measure or "") or 0)
    for phase in after.phases:
        if phase.total:
            assert phase.heading.stated == phase.state
            numbers = {
                "complete": (phase.total, None),
                "in_progress": (phase.done, phase.total),
                "planned": (phase.total, None),
            }
            assert (phase.heading.first, phase.heading.second) == numbers[phase.state]


@given(roadmaps(), st.sets(st.sampled_from(DIRECTORIES)))
def test_a_mangled_roadmap_is_edited_in_kind(text: str, directories: set[str]) -> None:
    plain = repair.restore(text)
    mangled = repair.write(plain, Kind.MACROMAN)
    library = library_of(directories)
    assert plan(parse(mangled), library).text == repair.write(
        plan(parse(plain), library).text, Kind.MACROMAN
    )


@given(st.text(max_size=80).filter(lambda text: "\ufeff" not in text))
def test_mangling_is_undone(text: str) -> None:
    whole = f"✅ {text}"
    assert repair.restore(repair.write(whole, Kind.MACROMAN)) == whole
