"""What follows a word: skills, a person, a number of days, a rule and a reason."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.commands.language import all_languages
from bot.commands.letters import fold
from bot.commands.names import Mention, Names
from bot.commands.shapes import build
from bot.commands.speech import CODE, END_CODE, URL
from bot.commands.tokens import Token, written
from bot.commands.vocabulary import word_set

_NUMBERS = {
    word: number
    for number, words in {
        1: "a an one another 1", 2: "two couple few 2", 3: "three 3", 4: "four 4", 5: "five 5",
        6: "six 6", 7: "seven 7", 8: "eight", 9: "nine", 10: "ten", 14: "fourteen",
    }.items()
    for word in words.split()
}  # fmt: skip
_DAYS = {"d": 1, "day": 1, "days": 1, "w": 7, "wk": 7, "wks": 7, "week": 7, "weeks": 7,
         "mo": 30, "month": 30, "months": 30}  # fmt: skip

# Signs and words that may stand between names without meaning anything.
_NOISE = word_set(
    """
    and also plus as well the a an skill skills item items one ones both please pls plz for
    me to on of my this that these those called named roadmap from in y und et e i o 和 与 跟 と
    """
) - {"i", "for", "to"}
_SIGNS = frozenset(",;&+|/()[]{}*:#\"'`.!-–—•·=>~\\<_、，；" + CODE + END_CODE)
# From here on it is prose: names are only mentioned.
_PROSE = word_set(
    """
    because since as so i i'll i'd i'm im ill id we we'll we'd my if unless but not instead
    rather thanks thank thx ty when once after before by until with without which it it's
    this is are was will would can could since given using based note ps btw hope should
    there hi hello sorry then while where though although though only for to at about just
    now today tomorrow asap ok okay cheers has have vs versus than you your are do does
    don't
    """
)
_DOUBTS = word_set(
    """
    or not except unless if when once after later maybe perhaps either vs versus
    don't cancel ignore joke kidding jk drop nobody someone
    """
)
_GREETED = re.compile(
    r"\b(?:thanks|thank you|thx|ty|cheers|cc|ping|hi|hey|hello) (?:again |to )?@ "
)
_ALL = word_set(
    """
    all everything mine *
    """
)


@dataclass(frozen=True, kw_only=True)
class Arguments:
    """What was said beside the skills; `days` is a time, `everything` is "all of mine"."""

    person: str | None = None
    days: int | None = None
    rule: str | None = None
    reason: str | None = None
    everything: bool = False


@dataclass
class Listed:
    """Names read from a list, and the reasons to ask before acting on them."""

    skills: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    candidates: list[str] = field(default_factory=list)
    phases: list[str] = field(default_factory=list)
    everything: bool = False
    doubtful: bool = False
    persons: list[str] = field(default_factory=list)

    def add(self, items: Sequence[str]) -> None:
        """Take a name, or remember the candidates of one that may mean several."""
        if len(items) == 1:
            if items[0] not in self.skills:
                self.skills.append(items[0])
        else:
            self.doubtful = True
            self.candidates += [item for item in items if item not in self.candidates]


def take_days(tokens: Sequence[Token], *, bare: bool = False) -> tuple[int | None, list[Token]]:
    """Return the length of time that is named, in days, and the other tokens.

    `bare` also takes a number that stands alone at the end, as in `/extend AWQ 7`.
    """
    for place, token in enumerate(tokens):
        text = fold(token.text)
        digits = "".join(letter for letter in text if letter.isdigit())
        unit = text.removeprefix(digits)
        if digits and len(digits) <= 4 and unit in _DAYS:
            return int(digits) * _DAYS[unit], [*tokens[:place], *tokens[place + 1 :]]
        after = [fold(other.text) for other in tokens[place + 1 : place + 4]]
        number = int(text) if text.isdigit() and len(text) <= 3 else _NUMBERS.get(text)
        if number is None:
            continue
        skipped = 0
        while skipped < len(after) and after[skipped] in ("more", "of", "-", "extra", "additional"):
            skipped += 1
        if skipped < len(after) and after[skipped] in _DAYS:
            rest = [*tokens[:place], *tokens[place + skipped + 2 :]]
            return number * _DAYS[after[skipped]], rest
        if bare and text.isdigit() and place == len(tokens) - 1 and place > 0:
            return number, list(tokens[:place])
    return None, list(tokens)


def _phase(tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
    """Return the number of a phase named here, and where the tokens go on."""
    if fold(tokens[place].text) not in ("phase", "ph", "phases", "fase", "阶段"):
        return None
    after = place + 1
    while after < len(tokens) and tokens[after].text in "#-_":
        after += 1
    if after >= len(tokens) or not tokens[after].text.isdigit():
        return None
    number, after = tokens[after].text, after + 1
    if (
        after + 1 < len(tokens)
        and tokens[after].text == "."
        and tokens[after].glued
        and tokens[after + 1].glued
        and tokens[after + 1].text.isdigit()
    ):
        number, after = f"{number}.{tokens[after + 1].text}", after + 2
    if after < len(tokens) and tokens[after].text in ("'", "'s"):
        after += 1
    return number, after


def _phase_ahead(tokens: Sequence[Token], place: int) -> bool:
    return any(_phase(tokens, at) for at in range(place + 1, min(place + 3, len(tokens))))


def _name_ahead(tokens: Sequence[Token], place: int, names: Names) -> bool:
    return place + 1 < len(tokens) and names.at(tokens, place + 1) is not None


def _is_rest(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a dash with spaces round it begins a description."""
    token = tokens[place]
    return token.text in "-–—:" and not token.glued and tokens[place - 1].text != CODE


def read_list(tokens: Sequence[Token], names: Names) -> Listed:
    """Read the names at the start of these tokens; what follows as prose only raises doubts."""
    listed = Listed()
    place = 0
    alone = False  # a name was just read, with nothing between
    while place < len(tokens):
        token = tokens[place]
        text = fold(token.text)
        if token.text == URL:
            break
        if phase := _phase(tokens, place):
            listed.phases.append(phase[0])
            place, alone = phase[1], False
            continue
        if mention := names.at(tokens, place):
            place = _take(listed, mention)
            alone = True
            continue
        if text.startswith("@"):
            listed.persons.append(token.text[1:])
            place += 1
            continue
        if text in _ALL and not listed.skills:
            listed.everything = True
            place += 1
            continue
        if token.text in ".!?" and listed.skills:
            break
        if token.text in _SIGNS:
            if listed.skills and _is_rest(tokens, place):
                place += 1
                break
            alone = alone and token.text not in ",;&+|/"
            place += 1
            continue
        if alone and text in ("from", "in", "of") and not _phase_ahead(tokens, place):
            break
        if text in _NOISE:
            alone = alone and text not in ("and", "also", "plus")
            place += 1
            continue
        if text in ("or", "/") and listed.skills and _name_ahead(tokens, place, names):
            listed.doubtful = True
            place, alone = place + 1, False
            continue
        if not token.word and ord(token.text[0]) > 0x2000:
            place += 1  # an emoji
            continue
        if not token.word or text in _PROSE or text in _DOUBTS:
            break
        if not alone and (mention := names.misspelt(tokens, place)):
            place = _take(listed, mention)
            alone = True
            continue
        end = place
        while end < len(tokens) and _goes_on(tokens, end, names, place):
            end += 1
        segment = tokens[place:end]
        if alone:
            _trailing(listed, segment, names)
        else:
            _unnamed(listed, segment, names)
        place = end
        alone = False
    _weigh(listed, tokens[place:], names)
    return listed


def _take(listed: Listed, mention: Mention) -> int:
    listed.add(mention.items)
    listed.doubtful = listed.doubtful or mention.doubtful
    return mention.end


def _goes_on(tokens: Sequence[Token], end: int, names: Names, start: int) -> bool:
    """Say whether an unknown name reaches over this token."""
    token, text = tokens[end], fold(tokens[end].text)
    if end == start:
        return True
    if token.word:
        if text in ("and", "or", "from", "skill", "skills", "please", "phase", "because", "for"):
            return False
        return token.glued or (text not in _PROSE and names.at(tokens, end) is None)
    return (
        token.glued and token.text in "-_.+&'/" and end + 1 < len(tokens) and tokens[end + 1].glued
    )


def _trailing(listed: Listed, segment: Sequence[Token], names: Names) -> None:
    """Weigh words right behind a name: its description, noise, or another tool."""
    description = fold(" ".join(names.description_of(name) for name in listed.skills))
    if all(fold(token.text) in description for token in segment):
        return
    if any(letter.isupper() or letter.isdigit() for token in segment for letter in token.text):
        listed.doubtful = True


def _unnamed(listed: Listed, segment: Sequence[Token], names: Names) -> None:
    """Take words that name nothing exactly: a slip, a part of a name, or unknown."""
    words = [token.text for token in segment if token.word]
    if not words:
        return
    path = [i for i, token in enumerate(segment) if token.text == "/"]
    if path and (mention := names.at(segment, path[-1] + 1)):
        listed.add(mention.items)
        return
    for length in range(min(len(words), 4), 0, -1):
        if slip := names.slip(words[:length]):
            listed.add((slip[0],))
            listed.doubtful = listed.doubtful or length < len(words)
            return
    part = names.at(segment, 0, whole=False)
    if part is not None and part.end == len(segment):
        listed.doubtful = True
        listed.add(part.items)
        return
    if len(words) > 4:
        return
    listed.unknown.append(written(segment))
    listed.candidates += names.candidates(words)


def _weigh(listed: Listed, rest: Sequence[Token], names: Names) -> None:
    """Let what was said behind the names raise doubts."""
    english = all_languages()[0]
    shape = build(rest, names).text
    if english.retraction.search(shape):
        listed.doubtful = True
    shape = _GREETED.sub("", english.condition.blank(shape))
    words = re.split(r"[.!?] ", shape)[0].split()
    for word, after in zip(words, [*words, ""][1:], strict=True):
        if word == "not" and after not in ("", "yet", "now", "sure", "really", "anymore", "."):
            continue
        if word in _DOUBTS or word == "@":
            listed.doubtful = True
