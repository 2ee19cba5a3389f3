"""No note of the people who wrote and read the page is left."""
# ruff: noqa: E501 - patterns are read whole

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View
from bot.workflow.standards.threats import scan

_ASKED = r"(?:can|could|would|will|should|do|did|is|are|please|pls|plz|ptal|thoughts|wdyt|fyi|heads[- ]up|not sure|check|double[- ]check|verify|confirm|review|fix|reword|rewrite)"
_THIS = r"(?:this|that|these|the) (?:\w+ )?(?:paragraph|sentence|section|part|line|claim|number|figure|example|bullet|heading|wording|table)"
NOTE = (
    rf"(?im)(?:^|[\s(\[>*_])@[a-z][\w-]{{1,38}}[,:]? {_ASKED}\b"
    r"|\bnotes? to (?:my)?self\b|\bnote (?:to|for) (?:the )?(?:reviewers?|editors?|maintainers?|co-?authors?)\b"
    r"|\b(?:reviewer|editor|maintainer)(?:['’]s)? (?:note|comment|remark)s?\b\s*:|(?:^|[(\[*_])(?:reviewer|editor|ed)\s*:\s"
    r"|\bbefore (?:i|we) (?:open|submit|send|merge|push|publish|post) (?:the|this|a|my|our) (?:pr|pull request|mr|page|skill|draft)\b"
    rf"|\b(?:double[- ]check|reword|rewrite|shorten|rephrase|polish|cut|drop|move|remove) {_THIS}\b[^.\n]{{0,40}}(?:before (?:(?:i|we|the pr)\b|merg|publish|submi|review)|later\b|\?)"
    rf"|\b(?:i am|i['’]m|we are|we['’]re|am i|are we)? ?not (?:quite |really |entirely )?sure (?:if|whether|about) {_THIS}\b"
    r"|\b(?:once|when|after|until|as soon as) (?:(?:he|she) (?:has|is|gets?) \w+|(?-i:[A-Z][a-z]+) (?:has |is |gets (?:around|round) to )(?:\w+ )?(?:rerun|confirm\w*|answer\w*|replied|back from|reviewed|looked|signed)\b)"
    r"|\b(?:swap|replace|redo|correct) (?:it|them|this|these|those|the numbers?) (?:for|with|by|to|once|when|after|before|later)\b[^.\n]{0,60}\b(?:once|before|as soon as) (?:he|she|they|we|i|(?-i:[A-Z][a-z]+)) "
    r"|\b(?:from|by|per|ask|see|on) (?-i:[A-Z][a-z]+)['’]s (?:old |last |first |new |latest )?(?:run|notebook|draft|numbers|laptop|slides|e-?mail|message|spreadsheet|branch)\b"
    r"|(?m:^)\W{0,4}\((?-i:[A-Z][a-z]+): (?:i |please |can |could |should |this |that |we |not |maybe |why |is |are |do |let['’]s )[^)\n]{8,}"
    r"|\b(?:please )?(?:rerun|re-?check|re-?test|reproduce|confirm|verify|measure) (?:this |it |that |them )?(?:again )?before (?:this|it|that) (?:goes in|is merged|gets merged|lands|ships|is published)\b"
    r"|\b(?:figure|number|value|claim|date|name|flag|table|percentage) (?:is|was|are) from memory\b|\bsuggest (?:we|to) (?:drop|cut|remove|reword|move|delete)\b|\bif nobody (?:knows|objects|minds|remembers)\b|\bi could(?: not|n['’]t) reproduce (?:it|this|that)\b|\bbefore (?:this|the page|the pr) (?:goes in|gets merged|is merged|lands|ships|is published)\b"
    r"|\bis this (?:still |really |actually )?(?:true|right|correct|accurate|needed|up to date)\?|\b(?:citation|source|reference) needed\b(?:[^ |]|$)"
    r"|\b(?:copied|copy-?pasted|taken) from (?:my|our|the old|slack|notion|an? (?:email|chat|ticket))\b|\b(?:rough|first|early) draft\b[^.\n]{0,40}\b(?:polish|feedback|comments|rewrite|below|clean up)\b"
)
SIGN = (
    rf"(?i)@[a-z][\w-]+[,:]? {_ASKED}\b|\bnotes? (?:to|for) (?:(?:my)?self|(?:the )?(?:reviewer|editor|maintainer|co-?author))|reviewer|editor|maintainer(?:['’]s)? (?:note|comment|remark)|(?:(?m:^)|[(\[*_])ed\b"
    rf"|before (?:i|we) (?:open|submit|send|merge|push|publish|post) |(?:double[- ]check|reword|rewrite|shorten|rephrase|polish|cut|drop|move|remove) {_THIS}\b|not (?:quite |really |entirely )?sure (?:if|whether|about) {_THIS}\b"
    r"|is this (?:still |really |actually )?(?:true|right|correct|accurate|needed|up to date)\?|(?:citation|source|reference) needed|(?:copied|copy-?pasted|taken) from |(?:rough|first|early) draft"
    r"|(?:once|when|after|until|soon as) (?:he|she|(?-i:[A-Z][a-z]+)) (?:has|is|gets?) |(?:swap|replace|redo|correct) (?:it|them|this|these|those|the numbers?) (?:for|with|by|to|once|when|after|before|later)\b"
    r"|\b(?-i:[A-Z][a-z]+)['’]s (?:\w+ )?(?:run|notebook|draft|numbers|laptop|slides|e-?mail|message|spreadsheet|branch)\b|\((?-i:[A-Z][a-z]+): \w|before (?:this|it|that|the page|the pr) (?:goes in|is|gets|lands|ships)|from memory\b|suggest (?:we|to) |if nobody |i could(?: not|n['’]t) reproduce"
)
"""What every match of `NOTE` holds, also where code that stands in it is blanked."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report what people say to each other about the page, once per line."""
    seen: set[int] = set()
    for found in scan.find(NOTE, doc.only(Place.PROSE, Place.TABLE, Place.QUOTE, Place.COMMENT)):
        line = doc.line_at(found.start + len(found.text) - len(found.text.lstrip()))
        if line not in seen and "@mention" not in found.text.lower():
            seen.add(line)
            yield Hit(
                message=f"a note about the page is left: `{doc.line_text(line).strip()[:60]}`",
                line=line,
            )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    references=Severity.HINT,
    standard="No note of an author or a reviewer about the page is left.",
    why="It was meant for somebody else, and says that the page was not finished.",
    fix="Answer it, then take it away.",
    document=check,
    reads=Reads.MARKDOWN,
    trigger=SIGN,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(
            body="@priya could you double-check this before we merge? It takes long.", at="@priya"
        ),
        Example(body="It is fast (note to self: measure it on the new card).", at="note to self"),
        Example(body="Reviewer: shorten this.", at="Reviewer:"),
        Example(
            body="These are of the small card; replace them with ours once Ines has measured.",
            at="These are",
        ),
        Example(body="The table is taken over from Paula's last run.", at="The table"),
        Example(body="(Nora: I get another number, which one is it?)", at="(Nora"),
        Example(body="Half as long. Is this still true?", at="Is this still"),
    ),
    passes=(
        Example(
            body="Use `@tool` on a function, ask @maintainers on GitHub, remove this line of the "
            "log before it is sent, and have an editor read the draft. The @mention will "
            "work. Two of them disagree (Reviewer 1: too slow; Reviewer 2: too long).\n\n```python\n@app.get('/')\n"
            "def root(): ...\n```"
        ),
    ),
)
