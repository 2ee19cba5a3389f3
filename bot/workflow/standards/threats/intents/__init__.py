"""What a sentence may order, each told by the kinds of words that it holds."""

from bot.workflow.standards.threats.intents.addressed import ADDRESSED
from bot.workflow.standards.threats.intents.conceal import CONCEAL
from bot.workflow.standards.threats.intents.consent import CONSENT
from bot.workflow.standards.threats.intents.exfiltrate import EXFILTRATE
from bot.workflow.standards.threats.intents.intent import Intent
from bot.workflow.standards.threats.intents.override import OVERRIDE
from bot.workflow.standards.threats.intents.persist import PERSIST
from bot.workflow.standards.threats.intents.tamper import TAMPER

INTENTS: dict[str, Intent] = {
    **OVERRIDE,
    **CONCEAL,
    **EXFILTRATE,
    **CONSENT,
    **PERSIST,
    **TAMPER,
    **ADDRESSED,
}
"""What a sentence may order, and the words by which it is known."""
