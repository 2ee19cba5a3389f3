"""A remark that calls the machine which reads it by name, and what it says to it.

People who read the source of a page are not called agents; whoever calls one in a comment means
that people do not read it. `Agents: sorted by size` tells of agents and calls none.
"""

# ruff: noqa: E501 - patterns are read whole

from bot.workflow.standards.threats import scan
from bot.workflow.standards.threats.lexicon import MACHINE

_GREETING = (
    r"(?:(?:hey|hi|hello|dear|attention|psst|note|message|hint|reminder|instructions?|order|to|for"
    r"|all|any|every|each|the|you|my|fellow|friendly|helpful|autonomous|whichever|other)s?\b[\s,:]*)"
)
_LOUD = (
    r"(?:agents|assistants|bots|chatbots|AIs|LLMs|(?:AI|LLM|coding|automated) (?:agents?|assistants?"
    r"|models?|readers?)|Claude|ChatGPT|Copilot|Codex|Gemini)"
)
_CALL = (
    rf"(?i)^(?:\W*{_GREETING}{{0,6}}(?:AI |coding )?{MACHINE}\b(?: (?:that|who|which|reading|working"
    r"|in|on|of|here)\b[^:,;\n]{0,60})?\s*(?:[:,;!–—]+|-+\s)"
    rf"|\W*(?:the |all |any |every )?{_LOUD} (?:must|should|shall|please|have to|has to|need to"
    r"|are to|is to)\b)\s*"
)
_TO_YOU = r"(?i)\b(?:dear|hey|hi|hello|attention|psst|you|your|users?|please|must)\b"
_TOLD = (
    r"(?i)^\W*(?:\w+ed|made|drawn|written|shown|taken|kept|the|an?|see|be|been|have|has|had|is|are"
    r"|was|were|support|work|fit|need|loop|list|table|figure|section|version|v?\d[\w.]*|in|on|from"
    r"|with|by|of)\b|^\W*\w+(?:, \w+)*,? (?:and|or) \w+(?: (?:is|are|was|were|has|have)\b|[.;,]|\W*$)"
)
_LEAST = 3
"""Words of a sentence that tells somebody to do something."""


def call(text: str) -> scan.Found | None:
    """The words with which a remark calls a machine to tell it something."""
    found = next(scan.find(_CALL, text, most=1), None)
    if found is None:
        return None
    said = text[found.end :].split("-->")[0]
    if len(said.split()) < _LEAST:
        return None
    told = scan.has(_TOLD, said) and not scan.has(_TO_YOU, found.text + said)
    return None if told else found
