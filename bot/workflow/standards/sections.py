"""The sections of a page: a heading, and everything down to the next one of its level or above."""
# ruff: noqa: E501 - patterns are read whole

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.outline import Heading

WHEN = re.compile(
    r"\bwhen (?:to|not to|should|you)\b|\buse cases?\b|\buse (?:it|this)\b.{0,20}\bor\b|\bshould\b.{0,30}\bused?\b|\bwho should\b|\bchoose\b"
    r"|\b(?:right|good|best|better) (?:fit|tool|choice)\b|\bwho (?:it|this) is for\b|\bis (?:it|this) (?:for you|right)\b"
    r"|\bchoosing (?:between|when|the right|a (?:tool|library|framework|method|backend|approach))\b"
    r"|\bwhen\b.*\buse|\b(?:use|reach for|pick|take)\b.{0,30}\b(?:when|if)\b|\bwhere (?:it|this) fits\b"
    r"|\bwhat (?:it|this) is (?:good |best )?for\b|\b(?:suited|suitable|made|meant) for\b",
    re.I,
)
ALTERNATIVES = re.compile(
    r"\balternatives?\b|\bvs\.?\b|\bversus\b|\bcompar(?:isons?|ed|es)\b|\bcomparing (?:with|to)\b|\bcompare (?:with|to)\b|\binstead\b(?! of)|\b(?:use|choose|take|pick)\b.{0,30}\binstead of\b"
    r"|\b(?:something|anything|what) else\b|\b(?:an)?other (?:tools?|options?|choices?|librar(?:y|ies)|frameworks?|methods?)\b|\bin its place\b|\brather than\b|\bor (?:not|another)\b"
    r"|\bwhen not to\b|\bchoosing (?:between|when|the right|a (?:tool|library|framework|method|backend|approach))\b|\bdo(?:n't| not) use\b",
    re.I,
)
TROUBLE = re.compile(
    r"\b(?:common )?(?:issues?|problems?|errors?|pitfalls?|mistakes?|gotchas?|failures?)\b"
    r"|\btrouble|\bdebugging\b|\bfaq\b|\bknown limitations\b|\bwhat goes wrong\b",
    re.I,
)
SEVERAL = re.compile(r"\bwork ?flows\b|\bprocedures\b|\bpipelines\b", re.I)
SO = re.compile(r"\bwork ?flow|\bstep[- ]by[- ]step\b|\bprocedure", re.I)
"""What is called so is one; a pipeline may also be a thing."""
WORKFLOW = re.compile(r"\bwork ?flows?\b|\bstep[- ]by[- ]step\b|\bprocedures?\b|\bpipeline\b", re.I)


class Section(Struct, frozen=True, kw_only=True):
    """A heading with the lines of its section, subsections included; lines count from 1."""

    heading: Heading
    first_line: int
    last_line: int
    has_subsections: bool


@lru_cache(maxsize=8)
def all_sections(doc: Doc) -> tuple[Section, ...]:
    """Every section, in order of its heading."""
    return tuple(_sections(doc))


def _sections(doc: Doc) -> Iterator[Section]:
    headings = doc.headings
    open_until: list[int] = [doc.line_count] * len(headings)
    waiting: list[int] = []
    for index, heading in enumerate(headings):
        while waiting and headings[waiting[-1]].level >= heading.level:
            open_until[waiting.pop()] = heading.line - 1
        waiting.append(index)
    for index, heading in enumerate(headings):
        following = headings[index + 1] if index + 1 < len(headings) else None
        yield Section(
            heading=heading,
            first_line=heading.line + 1,
            last_line=open_until[index],
            has_subsections=following is not None and following.level > heading.level,
        )


def matching(doc: Doc, pattern: re.Pattern[str]) -> list[Section]:
    """The sections whose heading matches; the page's title is no section."""
    return [
        section
        for section in all_sections(doc)
        if pattern.search(section.heading.text[:300])
        and (section.heading.level > 1 or section.heading.line != _title_line(doc))
    ]


def workflows(doc: Doc) -> list[Section]:
    """The single workflows: sections that are called so, or those under a heading for them all."""
    found: dict[int, Section] = {}
    called = [section for section in matching(doc, WORKFLOW) if SO.search(section.heading.text)]
    for section in called or matching(doc, WORKFLOW):
        under = _children(doc, section)
        several = len(under) > 1 and SEVERAL.search(section.heading.text[:300])
        for each in under if several else (section,):
            found[each.heading.line] = each
    return [found[line] for line in sorted(found)]


def _children(doc: Doc, parent: Section) -> list[Section]:
    inside = [
        section
        for section in all_sections(doc)
        if parent.first_line <= section.heading.line <= parent.last_line
    ]
    level = min((section.heading.level for section in inside), default=0)
    return [section for section in inside if section.heading.level == level]


def _title_line(doc: Doc) -> int:
    return next((heading.line for heading in doc.headings if heading.level == 1), 0)


def text_of(doc: Doc, section: Section) -> str:
    """The lines of the section without its heading."""
    return "\n".join(doc.lines[section.first_line - 1 : section.last_line])
