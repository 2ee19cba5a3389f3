"""Reading, completing and writing a roadmap, and whether thousands of items cost in proportion."""

from bench.table import Table
from bot.workflow.roadmap import repair
from bot.workflow.roadmap.document import parse
from bot.workflow.roadmap.library import LibraryFile, measure, snapshot
from bot.workflow.roadmap.plan import plan
from bot.workflow.roadmap.repair import Kind


def roadmap(items: int, *, each: int = 5) -> str:
    """Make a roadmap of so many items, the first half of each phase done."""
    lines = ["# 🗺️ Roadmap", "", "| Metric | Current | Target |", "|---|---|---|"]
    lines += ["| **Skills** | **1** (good) | 70 |", "| **Coverage** | One | Full |", ""]
    for phase in range(1, items // each + 1):
        lines += [f"### 🔄 Phase {phase}: Title {phase} (IN PROGRESS - 2/{each} skills complete)"]
        lines += ["**Status**: In progress - words", "", "**Completed Skills**:"]
        lines += [f"- ✅ **Skill {phase} {n}** - words about it" for n in range(2)]
        lines += ["", "**Remaining Skills**:"]
        lines += [f"- [ ] **Skill {phase} {n}** - words about it" for n in range(2, each)]
        lines += [""]
    return "\n".join(lines)


def files(skills: int) -> list[LibraryFile]:
    """Make the files of a library that holds the first skills of such a roadmap."""
    out = []
    for at in range(skills):
        folder = f"{at % 20:02d}-category/skill-{at // 5 + 1}-{at % 5}"
        out.append(LibraryFile(path=f"{folder}/SKILL.md", lines=300))
        out.extend(LibraryFile(path=f"{folder}/references/{n}.md", lines=500) for n in range(3))
    return out


def run(table: Table) -> None:
    """Measure."""
    text = roadmap(70)
    library = snapshot(files(42))
    name = "Skill 3 4"
    table.time("70 items: parse", lambda: parse(text))
    table.time(
        "70 items: parse, complete one, render",
        lambda: plan(parse(text), library, completed=[name], sync=False).text,
    )
    table.time("70 items: parse, make all true, render", lambda: plan(parse(text), library).text)
    mangled = repair.write(text, Kind.MACROMAN)
    table.time("70 items, mangled: the same", lambda: plan(parse(mangled), library).text)
    costs = {}
    for size in (1250, 2500, 5000):
        large, many = roadmap(size), snapshot(files(size))
        costs[size] = table.time(
            f"{size} items, {size} skills: parse, make all true, render",
            lambda large=large, many=many: plan(parse(large), many).text,
            runs=3,
        )
    table.say("5000 items against 1250, linear is 4.0", f"{costs[5000] / costs[1250]:9.2f} times")
    tree = files(10_000)
    table.time("10000 skills: snapshot", lambda: snapshot(tree), runs=3)
    whole = snapshot(tree)
    table.time("10000 skills: measure", lambda: measure(whole), runs=3)
    hostile = (
        "### ✅ Phase 1: " + "(" * 300 + "\n" + "- ✅ **" + "a " * 40_000 + "\n" + "|" * 50_000
    )
    table.time("hostile lines: parse", lambda: parse(hostile * 5), runs=3)
