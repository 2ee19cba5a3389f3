"""A section says something new."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import Section, all_sections, text_of

LONG, PARAGRAPHS, WORDS = 80, 3, 45
"""Characters of a paragraph that counts; how many there are under a heading, of how many words."""
WORD = re.compile(r"[a-z]{4,}")
STEM = 5
"""Letters by which words that differ in their endings are one."""
AGAIN = re.compile(
    r"\b(?:in other words|put (?:differently|another way|simply|otherwise)|simply put|to sum up"
    r"|to summari[sz]e|in (?:short|summary|essence)|that is to say|to put it|once (?:more|again)"
    r"|remember that|it is important (?:that|to)|keep in mind|as (?:said|stated|noted|mentioned)"
    r"|(?:again|said|stated) (?:differently|another way))\b",
    re.IGNORECASE,
)
FEW, FEWER = 0.7, 0.52
"""Different words of all words of a section, below which it says one thing again and again: where
it announces that twice, and where it does not. Sections that do not repeat themselves have 0.59 and
more, and announce nothing twice."""
ALIKE, SECTIONS, DIFFERENT = 0.8, 3, 25
"""What sections one after another share of their words, how many do, and of how many words."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report sections that reword one thought, and sections that differ in a word or two."""
    before: frozenset[str] = frozenset()
    first, run = 0, 1
    prose = doc.prose.split("\n")
    for section in all_sections(doc):
        if section.has_subsections:
            continue
        line = _rewords(prose, section)
        if line:
            yield Hit(message="this section says one thing again and again", line=line)
        words = _stems(text_of(doc, section))
        is_like = len(words) >= DIFFERENT and len(words & before) >= ALIKE * len(words | before)
        run, first = (run + 1, first or section.heading.line) if is_like else (1, 0)
        if run == SECTIONS:
            yield Hit(
                message=f"{SECTIONS} sections and more differ in little but a word", line=first
            )
        before = words


def _rewords(prose: list[str], section: Section) -> int:
    """Where paragraphs begin to use the same few words over and over; else 0."""
    all_lines = prose[section.first_line - 1 : section.last_line]
    lines = [
        (number, text)
        for number, text in enumerate(all_lines, section.first_line)
        if len(text) >= LONG and text[0].isalpha()
    ]
    if len(lines) < PARAGRAPHS:
        return 0
    whole = "\n".join(text for _, text in lines)
    most = FEW if len(AGAIN.findall("\n".join(all_lines))) > 1 else FEWER
    count = len(WORD.findall(whole.lower()))
    return lines[1][0] if count >= WORDS and len(_stems(whole)) < most * count else 0


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in WORD.findall(text.lower()))


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Each paragraph and each section says something new.",
    why="A thought that is turned over and over costs every reader and teaches once.",
    fix="Say it once; where only a name changes, put the names into a table.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(
            body="## Why the cache matters\n\n"
            "The cache matters because without the cache each request is computed anew, and what "
            "is computed anew is computed slowly.\n\n"
            "In other words, requests that are in the cache are not computed, so that a cache "
            "makes requests fast, and fast requests need the cache.\n\n"
            "To sum up, requests are slow without the cache and fast with the cache, which is why "
            "the cache matters for each request that is computed.\n\n"
            "Put differently, computing requests anew is slow, the cache computes them once, and "
            "requests from the cache are therefore fast.\n",
            at="In other words",
        ),
        Example(
            body="".join(
                f"## Saving {kind}\n\nSaving tensors of the type {kind} is simple. Hand the "
                "dictionary over, load the file again and see that the type is still the same. The "
                "format keeps every byte, nothing is lost on the way, and it is a good habit to "
                f"check this whenever {kind} tensors are written to a disk of another machine.\n\n"
                for kind in ("float", "double", "half")
            ),
            at="## Saving double",
        ),
    ),
    passes=(
        Example(
            body="## Limits\n\n"
            "Memory grows with the square of the context, so long inputs are cut before encoding."
            "\n\nThroughput falls once several clients share a card; start a second server then, "
            "and put a balancer in front.\n\nQuantized weights load faster but answer worse on "
            "rare languages, which an evaluation of your own corpus shows within minutes.\n"
        ),
    ),
)
