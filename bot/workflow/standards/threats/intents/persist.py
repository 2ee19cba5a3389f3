"""What outlasts the page."""
# ruff: noqa: E501 - sets of words are read whole

from bot.workflow.standards.threats.intents.intent import Intent
from bot.workflow.standards.threats.lexicon import (
    KEPT,
    LASTING,
    NOT,
    OWN_FILES,
    OWN_MEMORY,
    OWN_SETTINGS,
)

_TO_KEEP = r"(?:append|add|put|write|copy|insert|save|store|paste|note|record|persist|update|extend|register|edit|set|create|place|memori[sz]e|include|inject|plant|contain|remember|change|pin)"

PERSIST: dict[str, Intent] = {
    "memory": Intent(
        (OWN_FILES, rf"\b{_TO_KEEP}\b", LASTING),
        unless=rf"{NOT} (?:\w+ )?{_TO_KEEP}\b",
        is_doubted=True,
    ),
    "own memory": Intent(
        (OWN_MEMORY, rf"\b{_TO_KEEP}\b", rf"{LASTING}|\bthat\b|https?://|:"),
        unless=rf"{NOT} (?:\w+ )?{_TO_KEEP}\b",
        is_doubted=True,
    ),
    "own settings": Intent(
        (
            OWN_SETTINGS,
            rf"\b{_TO_KEEP}\b",
            r"\ballow|\bpermi|\bapprov|\btrust|\bnever ask|\bunrestricted\b",
        ),
        unless=rf"{NOT} (?:\w+ )?{_TO_KEEP}\b",
        is_doubted=True,
    ),
    "own rights": Intent(
        (
            r"\bBash\((?:\*|:\*|\*:\*|\*\*)?\)|\bdefaultMode\b|\bbypassPermissions\b|\bskipDangerousModePermissionPrompt\b|\"allow(?:edTools)?\": ?\[[^\]\n]*\"(?:Bash|\*)\"",
            rf"\b(?:{_TO_KEEP}|grant|allow|turn on|enable)\b",
            rf"{OWN_FILES}|{OWN_SETTINGS}|\bsettings(?:\.local)?\.json\b|\bpermissions\b",
            r"\binterrupt|\bask(?:s|ed|ing)?\b|\bprompt|\bpaus|\bstop|\bhalt|\bnow\b|\bfirst\b|\bbefore\b|\blater steps\b|\bconfirm",
        ),
        unless=rf"{NOT} (?:\w+ )?(?:{_TO_KEEP}|grant|allow)\b|\bcontainer\b|\bsandbox",
    ),
    "rule kept": Intent(
        (
            r"\b(?:across|in|for|to|over) (?:all |every |each |any )?(?:of your )?(?:future |later |other |next |coming )?(?:sessions|conversations|chats)\b|\bin memory:",
            rf"\b{_TO_KEEP}\b",
            KEPT,
        ),
        is_doubted=True,
    ),
}
