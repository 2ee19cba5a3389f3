"""English."""

from bot.commands.language import Language
from bot.commands.languages.en.around import (
    CONCLUSIONS,
    CONNECTORS,
    DENIALS,
    DOUBTS,
    DOUBTS_BEHIND,
    FREE,
    HEDGES,
    OPENERS,
    OTHERS,
    RETRACTIONS,
    TAILS,
)
from bot.commands.languages.en.asking import (
    EXTENSIONS,
    QUESTIONS,
    RELEASES,
    RELEASES_FIRST,
    SURVEYS,
)
from bot.commands.languages.en.claiming import (
    CLAIMS,
    CLAIMS_FIRST,
    MISFITS,
    OFFERS,
    WISHES,
    WISHES_FIRST,
)
from bot.commands.languages.en.words import WORDS

LANGUAGE = Language(
    words=WORDS,
    claims=CLAIMS,
    claims_first=CLAIMS_FIRST,
    wishes=WISHES,
    wishes_first=WISHES_FIRST,
    offers=OFFERS,
    releases=RELEASES,
    releases_first=RELEASES_FIRST,
    extensions=EXTENSIONS,
    questions=QUESTIONS,
    surveys=SURVEYS,
    free=FREE,
    misfits=MISFITS,
    openers=OPENERS,
    tails=TAILS,
    connectors=CONNECTORS,
    doubts=DOUBTS,
    doubts_behind=DOUBTS_BEHIND,
    denials=DENIALS,
    conclusions=CONCLUSIONS,
    others=OTHERS,
    hedges=HEDGES,
    retractions=RETRACTIONS,
)
