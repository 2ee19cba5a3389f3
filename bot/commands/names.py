"""Which skills are named: exact slug, alias, full name of a technique, then slips of the finger."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.commands.aliases import COMMON, EVERYDAY, LOOK_ALIKE, OTHERS, SPOKEN
from bot.commands.compounds import compound, edition
from bot.commands.letters import fold, latin, without_case
from bot.commands.slips import apart
from bot.commands.tokens import Token
from bot.workflow.roadmap.aliases import Aliases

Kind = Literal["name", "alias", "described", "part", "slip"]

_WORDS = re.compile(r"[^\W_]+")
_SAME = Aliases()
LONGEST = 6  # words of a name, connecting signs not counted


def key(text: str) -> str:
    """Fold a name to what must be equal: letters and digits, `&` as *and*, `++` as *pp*."""
    text = fold(text).replace("&", "and").replace("++", "pp")
    return "".join(letter for letter in text if letter.isalnum())


def slug(text: str) -> str:
    """Fold a name to the directory it would have: `llama.cpp` is `llama-cpp`."""
    return "-".join(_WORDS.findall(fold(text)))


@dataclass(frozen=True, kw_only=True)
class Item:
    """A line of the roadmap as the grammar needs it."""

    name: str
    done: bool = False
    phase: str = ""
    description: str = ""
    aliases: tuple[str, ...] = ()


def _aliases(item: Item) -> tuple[str, ...]:
    known = slug(item.name)
    return (*item.aliases, *_SAME.of(known), *SPOKEN.get(known, ()))


@dataclass(frozen=True, kw_only=True)
class Mention:
    """Tokens `start` to `end` name one of `items`; several mean that the name is ambiguous.

    `everyday` marks a common word, `doubtful` a name that must be asked about: a part of a name, a
    general description, letters of another alphabet.
    """

    start: int
    end: int
    items: tuple[str, ...]
    kind: Kind = "name"
    everyday: bool = False
    doubtful: bool = False


@dataclass(frozen=True, kw_only=True)
class _Entry:
    items: tuple[str, ...]
    kind: Kind
    everyday: bool = False


def _abbreviates(short: str, long: str) -> bool:
    """Say whether the letters of a name stand in order at the starts of the description's words."""
    letters = [letter for letter in short if letter.isupper()]
    initials = [word[0].upper() for word in _WORDS.findall(long)]
    return len(letters) >= 2 and (
        letters == initials[: len(letters)] or letters == [i for i in initials if i not in "OA"]
    )


def _full_name(item: Item) -> str | None:
    """Return the description if it is the name written out, as *Mixture of Experts* for MoE."""
    text = item.description.split(",")[0].split("(")[0].split("+")[0].strip()
    words = _WORDS.findall(text)
    if not 2 <= len(words) <= 5:
        return None
    inside = slug(item.name) in slug(text) and len(words) > 1
    return text if inside or _abbreviates(item.name.split()[0], text) else None


def _is_everyday(name: str, spelling: str) -> bool:
    """One plain word (*Haystack*, not *DSPy* or *MLflow*) may be said without meaning the tool."""
    plain = re.fullmatch(r"[A-Z]?[a-z]+", name) is not None and key(name) == spelling
    return spelling in EVERYDAY or plain


def _is_capitals(tokens: Sequence[Token], items: Sequence[str]) -> bool:
    """Say whether a name stands there in the capitals it is written with: *SAM*, not *Sam*."""
    return len(tokens) == 1 and tokens[0].text in items and tokens[0].text.isupper()


@dataclass(frozen=True)
class Names:
    """The names of a roadmap, ready to be looked up."""

    items: tuple[Item, ...]
    _entries: dict[str, _Entry] = field(default_factory=dict, repr=False)
    _spellings: tuple[tuple[tuple[str, ...], str], ...] = field(default=(), repr=False)
    _joined: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, items: Iterable[Item]) -> "Names":
        """Prepare the names; an item that is listed twice counts once, open before done."""
        unique: dict[str, Item] = {}
        for item in items:
            seen = unique.get(key(item.name))
            if key(item.name) and (seen is None or (seen.done and not item.done)):
                unique[key(item.name)] = item
        entries: dict[str, _Entry] = {}

        def add(spelling: str, item: Item, kind: Kind) -> None:
            known = entries.get(spelling)
            if not spelling:
                return
            if known is None:
                everyday = _is_everyday(item.name, spelling)
                entries[spelling] = _Entry(items=(item.name,), kind=kind, everyday=everyday)
            elif known.kind == kind and item.name not in known.items:
                entries[spelling] = _Entry(
                    items=(*known.items, item.name), kind=kind, everyday=known.everyday
                )

        everything = tuple(unique.values())
        for item in everything:
            add(key(item.name), item, "name")
        for item in everything:
            for alias in _aliases(item):
                add(key(alias), item, "alias")
        for item in everything:
            if full := _full_name(item):
                add(key(full), item, "alias")
        for item in everything:
            first = re.split(r"[,(]", item.description)[0]
            if 2 <= len(_WORDS.findall(first)) <= 4:
                add(key(first), item, "described")
        for item in everything:
            if len(words := _WORDS.findall(item.name)) > 1:
                for word in words:
                    if len(word) >= 3:
                        add(key(word), item, "part")
            elif match := re.fullmatch(r"([A-Za-z]{3,})-?\d+", item.name):
                add(key(match.group(1)), item, "part")
        spellings = [
            (tuple(fold(word) for word in _WORDS.findall(text)), spelling)
            for spelling, text in cls._written(everything)
            if spelling in entries and entries[spelling].kind in ("name", "alias")
        ]
        joined = tuple("".join(words) for words, _ in spellings)
        return cls(everything, entries, tuple(spellings), joined)

    @staticmethod
    def _written(items: Iterable[Item]) -> Iterable[tuple[str, str]]:
        for item in items:
            for text in (item.name, *_aliases(item)):
                yield key(text), text

    def in_phase(self, number: str) -> tuple[str, ...]:
        """Return the items of a phase, in the order of the roadmap."""
        return tuple(item.name for item in self.items if item.phase == number)

    def phase_of(self, name: str) -> str:
        """Return the number of the phase an item stands in."""
        return next((item.phase for item in self.items if item.name == name), "")

    def description_of(self, name: str) -> str:
        """Return what the roadmap says about an item."""
        return next((item.description for item in self.items if item.name == name), "")

    def at(self, tokens: Sequence[Token], start: int, *, whole: bool = True) -> Mention | None:
        """Return the longest name that starts at this token, as a whole word.

        `whole=False` also takes parts of names and general descriptions.
        """
        if not tokens[start].word:
            return None
        spelling, mixed, words = "", False, 0
        best: tuple[int, _Entry, bool] | None = None
        for end in range(start, min(len(tokens), start + 2 * LONGEST)):
            token = tokens[end]
            if token.word:
                words += 1
                plain, lookalike = latin(without_case(token.text))
                mixed = mixed or lookalike
                spelling += key(plain)
            elif token.text == "&":
                spelling += "and"
            elif token.text == "+" and token.glued:
                spelling += "p"
            elif token.text not in "-_.'":
                break
            if words > LONGEST:
                break
            if (token.word or token.text == "+") and (entry := self._entries.get(spelling)):
                best = (end + 1, entry, mixed)
        if best is None:
            return None
        end, entry, mixed = best
        if entry.kind in ("part", "described") and whole:
            return None
        if compound(tokens, start, end) or edition(tokens, end):
            return None
        return Mention(
            start=start,
            end=end,
            items=entry.items,
            kind=entry.kind,
            everyday=entry.everyday and not _is_capitals(tokens[start:end], entry.items),
            doubtful=mixed or len(entry.items) > 1 or entry.kind in ("part", "described"),
        )

    def misspelt(self, tokens: Sequence[Token], start: int) -> Mention | None:
        """Return the name that up to three words misspell, the most words first."""
        common = fold(tokens[start].text) in COMMON
        for length in (3, 2) if common else (3, 2, 1):
            end = start
            words: list[str] = []
            while end < len(tokens) and len(words) < length:
                if tokens[end].word:
                    words.append(tokens[end].text)
                elif tokens[end].text not in "-_&":
                    break
                end += 1
            if len(words) < length:
                continue
            slip = self.slip(words)
            if slip is None or slip[1] == 0 or compound(tokens, start, end):
                continue
            if not edition(tokens, end):
                everyday = fold(slip[0]) in EVERYDAY or _is_everyday(slip[0], key(slip[0]))
                return Mention(
                    start=start, end=end, items=(slip[0],), kind="slip", everyday=everyday
                )
        return None

    def slip(self, words: Sequence[str]) -> tuple[str, int] | None:
        """Return the item that these words misspell, and the number of wrong letters.

        Word by word: none in three letters, a swap in four, one in five to eight, two in longer
        ones. `None` where nothing fits, where two items fit, or where the words name another tool.
        """
        typed = [fold(latin(word)[0]) for word in words if key(word)]
        joined = "".join(typed)
        if not typed or joined in OTHERS or len(joined) < 4:
            return None
        found: dict[str, int] = {}
        close = process.extract(joined, self._joined, scorer=OSA.distance, score_cutoff=3, limit=8)
        for _, _, place in close:
            spelled, spelling = self._spellings[place]
            if spelling in LOOK_ALIKE:
                continue
            wrong = apart(typed, spelled)
            if wrong is None:
                wrong = apart([joined], ["".join(spelled)])
            if wrong is not None:
                for name in self._entries[spelling].items:
                    found[name] = min(wrong, found.get(name, 9))
        if not found:
            return None
        (name, wrong), *others = sorted(found.items(), key=lambda pair: pair[1])
        if others and others[0][1] <= wrong:
            return None
        return name, wrong

    def candidates(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return up to three items that look most like these words, to offer them."""
        typed = "".join(key(word) for word in words)
        limit = max(1, len(typed) // 3)
        near = sorted(
            (wrong, entry.items[0])
            for spelling, entry in self._entries.items()
            if abs(len(spelling) - len(typed)) <= limit
            and (wrong := OSA.distance(typed, spelling, score_cutoff=limit)) <= limit
        )
        return tuple(dict.fromkeys(name for _, name in near))[:3]
