"""What is sent away."""
# ruff: noqa: E501 - sets of words are read whole

from bot.workflow.standards.threats.intents.intent import START, Intent
from bot.workflow.standards.threats.lexicon import (
    AWAY,
    FILLED,
    IMAGE,
    NOT,
    PERSONAL,
    PRIVATE_FILE,
    SEND,
    THEIRS,
)
from bot.workflow.standards.threats.tongues import PRIVATE, SENDS, SENDS_NOT

EXFILTRATE: dict[str, Intent] = {
    "send": Intent(
        (PERSONAL, SEND, AWAY),
        unless=rf"{NOT} (?:\w+ )?{SEND}|\bnothing (?:is|was) sent\b|\byour (?:own )?(?:endpoint|server|gateway|deployment|instance)\b|\bmask|\bredact|\banonymi[sz]",
    ),
    "send in another language": Intent(
        (
            SENDS,
            rf"{PRIVATE}|{PRIVATE_FILE}",
            rf"{AWAY}|{PRIVATE_FILE}|\w\.(?:com|net|org|dev|io|app)\b",
        ),
        unless=SENDS_NOT,
    ),
    "image": Intent(
        (
            THEIRS,
            IMAGE,
            r"https?://",
            FILLED,
            rf"{START}(?:show|render|embed|place|append|put|display|include|insert|add|fill|finish|end|close|let)\b|\b(?:each|every|the|your) (?:answer|reply|response)s?\b",
        ),
        unless=rf"{NOT} (?:render|show|load|display|embed|include|follow)|\battack\w*|\bexfiltrat",
    ),
}
