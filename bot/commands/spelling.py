"""Slips of the finger in the few words that carry a claim: `liek`, `wrok`, `tkae`."""

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.commands.vocabulary import word_set

# Words whose misspelling would hide a claim.
_KEY = sorted(
    word_set(
        """
    like take taking work working claim claiming want wanna would could please interested
    start started starting grab pick picking assign volunteer contribute write writing create
    build implement tackle handle reserve release releasing extend extension status available
    taken anyone someone skill skills going love happy unassign have
    """
    )
)
# Words one letter away from those that are words themselves.
_REAL = word_set(
    """
    make made fake lake bake wake cake sake tale tape taken takes talk tank task stake take
    like bike hike lime line live life link lake liked likes word words wore worn pork fork
    form works worked worker world claims claimed clip claimer want wants wanted went
    what wand can't watt would wood world could cloud gold mould should start stars state
    stare stats starts smart chart starter grabs crab drab gram pick picks pink pack prick
    kick sick assigns assigned align design release released releases relate relapse extends
    extended extent expend intend attend status statue stated statute available unavailable
    taken token waken anyone someone skills skill kill still spill skull skulls stills going
    doing loving glove love live lose move loved loves happy snappy unhappy write wrote white
    writes writer writing waiting white creates created crate great build builds built guild
    builder handle handles handled candle reserve reserved reserves deserve observe tackle
    tackled tickle implement implements implemented starting staring sorting standing stating
    working walking talking taking making baking waking picking packing kicking please pleased
    pleasure interested interesting wanna vanna canna volunteer volunteers contribute
    contributes contributed hate hare haze hive halve haven hove shave haves
    wouldn't couldn't having looking cooking booking marking parking
    hooking claiming gaming extension extensions expansion write lines hiking liking biking
    """
)


@lru_cache(maxsize=4096)
def respell(word: str) -> str:
    """Return the word that was meant: one letter off or two swapped, and no other word."""
    if len(word) < 3 or word in _REAL or word in _KEY or not word.isascii() or not word.isalpha():
        return word
    near = process.extractOne(word, _KEY, scorer=OSA.distance, score_cutoff=1)
    if near is None:
        return word
    right: str = near[0]
    if len(right) == 4 and sorted(word) != sorted(right) and len(word) >= 4 and word[0] != right[0]:
        return word
    return right if len(right) >= 4 else word
