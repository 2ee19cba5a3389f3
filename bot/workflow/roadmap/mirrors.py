"""Other files that repeat the library's numbers: badges, tables, sentences.

Three ways to say where, all of them in the file itself or in the configuration:

    | **Skills** | **43** | 70 |                       a copy of the roadmap's table
    <!-- milepost:skills -->43 skills<!-- /milepost -->   a marker round the number
    badge/skills-{skills}-blue                         a pattern of the configuration
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.model.config.roadmap import Mirror, RoadmapConfig
from bot.workflow.roadmap import coverage, figure, wording
from bot.workflow.roadmap.document import parse
from bot.workflow.roadmap.draft import Change
from bot.workflow.roadmap.figure import Figure
from bot.workflow.roadmap.library import Metrics
from bot.workflow.roadmap.structure import Document, Problem

LONGEST = 10_000
"""Characters; a longer line is left alone."""

_MARKED = re.compile(r"<!-- {0,3}milepost:([a-z_]{1,20}) {0,3}-->([^<]{0,200})<!-- {0,3}/milepost")
_HOLE = re.compile(r"\{([a-z_]+)\}")
_DIGITS = r"(?<![\d,.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d+)?)(?!\d)"


@dataclass(frozen=True, kw_only=True)
class Mirrored:
    """A file with its numbers true."""

    path: str
    text: str
    changes: tuple[Change, ...]
    """`what` names the number: `skills`, `avg_lines`, …"""
    problems: tuple[Problem, ...]
    """Patterns that are nowhere in the file, and markers of no number that we know."""


def numbers(metrics: Metrics, roadmap: Document) -> dict[str, Fraction]:
    """Give every number that a file may repeat, by the name that markers and patterns use."""
    return {
        "skills": Fraction(metrics.skills),
        "avg_lines": metrics.average,
        "skill_lines": Fraction(metrics.skill_lines),
        "total_lines": Fraction(metrics.total_lines),
        "gold": Fraction(metrics.gold),
        "done": Fraction(len(roadmap.done)),
        "open": Fraction(len(roadmap.open)),
    }


def mirror(text: str, own: Mirror, metrics: Metrics, roadmap: Document) -> Mirrored:
    """Make a file's numbers true; `roadmap` is the roadmap as it is to be."""
    return _Mirror(text, own, numbers(metrics, roadmap), roadmap).mirrored()


def mirror_all(
    files: Mapping[str, str], config: RoadmapConfig, metrics: Metrics, roadmap: Document
) -> tuple[Mirrored, ...]:
    """Make all configured files true; one that is not in `files` is named as a problem."""
    return tuple(
        mirror(files[own.path], own, metrics, roadmap)
        if own.path in files
        else Mirrored(
            path=own.path,
            text="",
            changes=(),
            problems=(Problem(line=1, message="the file is not in the repository"),),
        )
        for own in config.mirrors
    )


class _Mirror:
    def __init__(
        self, text: str, own: Mirror, true: Mapping[str, Fraction], roadmap: Document
    ) -> None:
        self.document = parse(text)
        self.own = own
        self.true = true
        self.roadmap = roadmap
        self.lines = [line.raw for line in self.document.lines]
        self.changes: list[Change] = []
        self.problems: list[Problem] = []

    def mirrored(self) -> Mirrored:
        self._tables()
        patterns = [(pattern, *_compiled(pattern)) for pattern in self.own.patterns]
        met = [False] * len(patterns)
        for at, line in enumerate(self.lines):
            if len(line) > LONGEST:
                continue
            if "milepost:" in line:
                self.lines[at] = self._marked(line, at + 1)
            for which, (_, expression, names) in enumerate(patterns):
                new, found = self._matched(self.lines[at], expression, names, at + 1)
                self.lines[at] = new
                met[which] = met[which] or found
        self.problems.extend(
            Problem(line=1, message=f"the pattern “{pattern}” is nowhere in the file")
            for (pattern, _, _), found in zip(patterns, met, strict=True)
            if not found
        )
        ends = [line.eol for line in self.document.lines]
        return Mirrored(
            path=self.own.path,
            text="".join(raw + eol for raw, eol in zip(self.lines, ends, strict=True)),
            changes=tuple(sorted(self.changes, key=lambda change: change.line)),
            problems=tuple(self.problems),
        )

    def _number(self, name: str, stated: Figure, line: int, *, comma: bool) -> str:
        text = figure.write(self.true[name], stated, comma=comma)
        if text != stated.text:
            why = wording.repeated(name)
            self.changes.append(
                Change(what=name, line=line, before=stated.text, after=text, why=why)
            )
        return text

    def _tables(self) -> None:
        comma = any("," in row.current for row in self.document.metrics if row.measure)
        for row in self.document.metrics:
            start, end = row.current_span
            at = row.line - 1
            if self.document.lines[at].raw != self.document.lines[at].text:
                continue
            line = self.lines[at]
            if row.measure == "coverage":
                true = self.roadmap.metric("coverage")
                if true and set(coverage.areas_of(true.current)) != set(
                    coverage.areas_of(row.current)
                ):
                    why = wording.repeated("coverage")
                    self.changes.append(
                        Change(
                            what="coverage",
                            line=row.line,
                            before=row.current,
                            after=true.current,
                            why=why,
                        )
                    )
                    self.lines[at] = line[:start] + true.current + line[end:]
            elif row.measure and row.stated:
                text = self._number(row.measure, row.stated, row.line, comma=comma)
                cell = figure.replace(line[start:end], row.stated, text)
                self.lines[at] = line[:start] + cell + line[end:]

    def _marked(self, line: str, number: int) -> str:
        def true(found: re.Match[str]) -> str:
            name, inside = found.group(1), found.group(2)
            stated = figure.find(inside, whole=name != "avg_lines")
            if name not in self.true or stated is None:
                problem = "no number inside" if name in self.true else "no number of this name"
                message = f"the marker milepost:{name} has {problem}"
                self.problems.append(Problem(line=number, message=message))
                return found.group()
            text = self._number(name, stated, number, comma="," in inside)
            start = found.start(2) - found.start()
            whole = found.group()
            return (
                whole[:start] + figure.replace(inside, stated, text) + whole[start + len(inside) :]
            )

        return _MARKED.sub(true, line)

    def _matched(
        self, line: str, expression: re.Pattern[str], names: Sequence[str], number: int
    ) -> tuple[str, bool]:
        out, last, met = "", 0, False
        for found in expression.finditer(line):
            met = True
            for group, name in enumerate(names, start=1):
                stated = figure.find(found.group(group), whole=name != "avg_lines")
                assert stated is not None
                comma = "," in found.group(group)
                out += line[last : found.start(group)]
                out += self._number(name, stated, number, comma=comma)
                last = found.end(group)
        return out + line[last:], met


def _compiled(pattern: str) -> tuple[re.Pattern[str], list[str]]:
    """Give the expression of a pattern, one group to a number, and the numbers' names."""
    parts, names, last = [], [], 0
    for hole in _HOLE.finditer(pattern):
        parts += [re.escape(pattern[last : hole.start()]), _DIGITS]
        names.append(hole.group(1))
        last = hole.end()
    return re.compile("".join(parts) + re.escape(pattern[last:])), names
