"""What the work is spoilt by, and what is written so that people cannot read it."""
# ruff: noqa: E501 - sets of words are read whole

from bot.workflow.standards.threats.intents.intent import START, Intent
from bot.workflow.standards.threats.lexicon import CIPHER, NOT, OBEY, PRIVATE_FILE, REPORT

_TO_READ = r"(?:read|reading|print|printing|show|dump|dumping|cat|list|collect|gather|harvest|grab|steal|take)"
_STUDIED = r"\battack\w*|\bresearch|\bbenchmark|\bdetect|\bdefen[cs]e|\bpoison"

TAMPER: dict[str, Intent] = {
    "cipher": Intent((OBEY, CIPHER), unless=rf"{NOT} (?:\w+ )?(?:obey|follow|act|execute|do)\b"),
    "private file": Intent(
        (
            PRIVATE_FILE,
            rf"{START}{_TO_READ}\b|\b(?:open|search|look|find|use|check)\b[\s\S]*\b(?:note|copy|read|list|write|send|use it|every request)\b",
        ),
        unless=rf"{NOT} (?:\w+ )?{_TO_READ}|\.pub\b|\b(?:in)?to [`\"']?(?:{PRIVATE_FILE})|\bset\b|\bmask|\bwith\W+(?:aws|kubectl|ssh-\w+|gh|gcloud|hf|docker)\b",
        is_doubted=True,
    ),
    "environment": Intent(
        (
            r"\ball (?:of the |the )?environment variables\b|\boutput of [`\"']?(?:env|printenv|set)[`\"']? ",
            r"\b(?:include|add|dump|print|put|paste|write|list|append|attach|show)\b",
            rf"\b{REPORT}\b|\bissue\b|https?://",
        ),
        unless=rf"{NOT} (?:\w+ )?(?:include|add|dump|print|put|paste|write|list|append|attach|show)\b",
        is_doubted=True,
    ),
    "back door": Intent(
        (
            r"\b(?:back-?doors?|trojans?|key-?loggers?|malware|(?:hidden|secret|web|ad|user|visitor|click) trackers?|tracking (?:snippet|pixel|script))\b",
            rf"{START}(?:add|insert|plant|leave|hide|build|inject|put)\b",
        ),
        unless=_STUDIED,
        is_doubted=True,
    ),
    "in all you write": Intent(
        (
            r"\b(?:code|files?|pages?|scripts?|answers?) (?:that )?you (?:write|create|make|generate|edit|give)\b",
            r"https?://|\bhosted (?:at|on|by)\b",
        ),
        unless=rf"{_STUDIED}|\bsee\b|\bread\b|\bdocumented\b",
        is_doubted=True,
    ),
    "checks": Intent(
        (
            r"\b(?:weaken|loosen)\b|\bfailing tests\b|\btests that fail\b|\b(?:directly|straight) to (?:main|master)\b",
            rf"\b(?:weaken|loosen) (?:the |all )?(?:\w+ )?(?:checks?|validation|authentication)\b|{START}delete (?:the |all )?(?:failing tests|tests that fail(?:[.,;]|$))|\bpush(?:es)? (?:directly|straight) to (?:main|master)\b[^.\n]*\bwithout\b",
        ),
        unless=_STUDIED,
        is_doubted=True,
    ),
}
