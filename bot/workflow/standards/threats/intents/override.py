"""Other rules than those that the agent has."""
# ruff: noqa: E501 - sets of words are read whole

from bot.workflow.standards.threats.intents.intent import START, Intent
from bot.workflow.standards.threats.lexicon import AGENT, ALL, NOT, PAGE, RULES, VOID, YOURS
from bot.workflow.standards.threats.tongues import BEFORE, FORGET, FORGOTTEN, UNLESS

_OF_VERSIONS = r"\bversions?\b|\breleases?\b|\d\.\d|\bAPI\b|\bdeprecat"

OVERRIDE: dict[str, Intent] = {
    "void": Intent(
        (
            VOID,
            rf"\b{RULES}\b|\b{ALL}\b",
            rf"{YOURS}|{AGENT} reading|\b(?:note|message) (?:to|for) (?:all |any )?{AGENT}\b|binding for you",
        ),
        unless=_OF_VERSIONS,
    ),
    "in another language": Intent((FORGET, BEFORE, FORGOTTEN), unless=UNLESS),
    "void here": Intent(
        (
            VOID,
            rf"\b{RULES}\b|\b{ALL}\b",
            PAGE,
            r"\b(?:ahead of|before|prior to|once|while|after|came|loaded|overrul\w+|outranks?|precedence|supersed\w+|only|cover|by (?:this|the present))\b",
        ),
        unless=rf"{RULES} (?:\w+ )?(?:in|of|on|from|below|above) {PAGE}|{RULES} (?:that|which) (?:do|does) |{_OF_VERSIONS}|\bcopy of\b",
        is_doubted=True,
    ),
    "authority": Intent(
        (
            r"\b(?:sole|only|final|highest|single|supreme|last) (?:source of )?(?:authority|truth|word)\b",
            rf"{PAGE}|\bthis\b",
            rf"\byou\b|{AGENT}|from now on|authority",
        ),
        unless=_OF_VERSIONS,
    ),
    "conflict": Intent(
        (
            r"\bconflict(?:s|ing)?\b|\bcontradicts?\b|\bdisagrees?\b",
            rf"\bwins?\b|\bprevails?\b|\bcomes? first\b|\b(?:follow|obey|trust|prefer|believe) {PAGE}",
            PAGE,
            rf"\b(?:users?|system|operator|developer|owner|your)\b|{RULES}",
        ),
    ),
    "configured": Intent(
        (
            r"\b(?:ignore|disregard|forget|override|overlook|bypass) (?:what(?:ever)?|anything|everything|all(?: that)?) (?:the |your )?(?:operators?|developers?|owners?|system|admin\w*|users?|company|vendor)\b|\b(?:ignore|disregard|forget|override|overlook|bypass|drop) (?:the |all |any )?(?:rules|instructions|constraints|guidelines|limits|polic(?:y|ies)|restrictions) (?:from|of|in|by) your (?:setup|configuration|developers?|operators?|vendor|owner|maker|creator|system)\b",
        ),
    ),
    "announced": Intent(
        (
            r"\b(?:message|note|order|instructions?|update|notice|word) from (?:anthropic|openai|google|microsoft|the (?:system )?administrators?|your (?:operator|developer|creator|maker|owner)s?|the (?:system|platform|vendor))\b|\bthis is your (?:operator|developer|creator|owner|administrator)\b|\b(?:anthropic|openai|system|platform|security) (?:policy )?(?:update|override|notice):|\b(?:agents?|assistants?|AIs?|LLMs) (?:may|must|shall) now\b",
            r"\b(?:you|agents?|assistants?|models?) (?:must|may|shall|are to|have to|can|need to)\b|\b(?:run|execute|send|upload|skip|obey|approve)\b",
        ),
        unless=rf"\b(?:forged?|fakes?|pretend\w*|claims?) |\b(?:subscribe|newsletter)\b|{NOT} trust",
        is_doubted=True,
    ),
    "full rights": Intent(
        (
            r"\b(?:act|work|proceed|operate|continue|go on|carry on|run) with (?:full|unrestricted|all|elevated|root|administrator|unlimited) (?:rights|permissions?|access|privileges|powers|authority)\b",
            rf"\byou\b|{AGENT}|\bfrom (?:this|here|now)\b|{START}(?:act|work|proceed|operate|continue|carry on)\b",
        ),
        unless=rf"{NOT} (?:\w+ )?(?:act|work|proceed|operate|continue|run)\b|\bneeds?\b|\brequires?\b",
        is_doubted=True,
    ),
}
