"""A page does not age by its own words."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import all_sections
from bot.workflow.standards.threats import scan

DATED = re.compile(
    r"\b(?:before|after|until|since|as of|by|from|starting|updated|prior to)[: ]+(?:early |mid-?"
    r"|late |the end of )?(?:(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|q[1-4])\.? )(?:\d{1,2}, )?"
    r"20\d\d\b|\b(?:as of|at the time of|until) (?:this )?writing\b|\bas of (?:today|now|20\d\d)\b"
    r"|\b(?:currently|presently|recently|nowadays)\b[^.\n]{0,30}\b20\d\d\b"
    r"|\b(?:written|updated|checked|verified|valid|current|correct) (?:in|on|as of) (?:\w+ )?"
    r"(?:\d{1,2},? )?20\d\d\b"
    r"|\b(?:since|until|from|as of|in) (?:last|this|next) (?:week|month|year|quarter|spring|summer"
    r"|fall|autumn|winter)\b"
    r"|\b(?:a|an|one|two|three|four|six|a few|a couple of|several|some|\d{1,2})"
    r" (?:days?|weeks?|fortnights?|months?|years?) ago\b|\b(?:came|comes|coming|was released"
    r"|is due) (?:out )?(?:yesterday|today|tomorrow|(?:last|this|next) (?:week|month|quarter|spring"
    r"|summer|autumn|fall|winter|year))\b"
    r"|\bby (?:christmas|new year|easter|the end of (?:the|this|next) (?:month|quarter|year))\b"
    r"|\bif (?:you(?:'re| are) (?:doing|reading|using) this|it is|it's) (?:before|after)\b",
    re.IGNORECASE,
)
SIGN = DATED.pattern.replace(r"\w+", r"[^ \n]+")
r"""The same for RE2, and never narrower: its `\w` knows ASCII alone."""
HISTORY = re.compile(
    r"\b(?:old|legacy|deprecated|history|changelog|changes|releases?|version)", re.I
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report statements tied to a date outside sections about the past."""
    if not scan.has(f"(?i){SIGN}", doc.prose):
        return
    past = [
        (section.first_line, section.last_line)
        for section in all_sections(doc)
        if HISTORY.search(section.heading.text[:300])
    ]
    for match in DATED.finditer(doc.prose):
        line = doc.line_at(match.start())
        if not any(first <= line <= last for first, last in past):
            text = " ".join(match.group().split())
            yield Hit(message=f"`{text}` will be out of date soon", line=line)


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Nothing on a page is tied to the date it was written.",
    why='Skills are read for years; "as of today" is wrong from tomorrow on.',
    fix="Name the version instead of the date, or put it under `## Old patterns`.",
    document=check,
    trigger=r"(?i)\b20\d\d\b|of writing|as of|reading this|doing this|using this"
    r"|(?:last|this|next) (?:week|month|year|quarter|spring|summer|autumn|fall|winter)"
    r"|\b(?:day|week|fortnight|month|year)s? ago\b"
    r"|\b(?:out|released|due) (?:yesterday|today|tomorrow)"
    r"|\bby (?:christmas|new year|easter|the end of (?:the|this|next) )",
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="As of March 2025, the new interface is in beta.", at="As of March"),
        Example(body="Since last week the interface has a new flag.", at="Since last week"),
        Example(body="A faster model came out two weeks ago.", at="A faster"),
        Example(body="Most people will have it by Christmas.", at="Most people"),
        Example(body="If you are doing this before August 2025, use the old one.", at="before Aug"),
    ),
    passes=(
        Example(body="The paper (Smith et al., 2024) has the proof."),
        Example(body="### Old patterns\n\nUntil March 2024 the flag was called `-x`."),
    ),
)
