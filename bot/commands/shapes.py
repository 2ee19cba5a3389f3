"""Sentences as shapes: every name, pronoun and sign one mark, every word in lower case.

`I'd like to take the AWQ and HQQ skills, please` becomes `i'd like to take ◆0 , please`, where
thing 0 is AWQ and HQQ. Phrases are written against shapes.
"""

import re
from collections.abc import Sequence

from bot.commands.letters import fold
from bot.commands.names import Mention, Names
from bot.commands.phrases import NAMED, PRONOUN, UNNAMED
from bot.commands.products import is_product
from bot.commands.speech import CODE, END_CODE, URL
from bot.commands.spelling import respell
from bot.commands.things import Shape, Thing
from bot.commands.tokens import Token, written
from bot.commands.vocabulary import word_set

_NOUNS = word_set("skill skills item items task topic one ones entry page guide part")
_PLURAL = word_set("these those them both")
_SINGULAR = word_set("it this that")
_DETERMINERS = word_set(
    """
    the teh hte a an this that these those both new missing open our first following two three
    four several some
    """
)
_ABOUT = word_set("for on about called named covering of : -")
_BEFORE_LIST = word_set(
    "couple few following these those take claim on do up for with claiming taking"
)
_COUNTS = word_set("couple few two three four five")
_BRACKETS = {"(": "⟨", ")": "⟩"}  # brackets mean something in phrases
_KEPT = frozenset(",.;:!?()-/&+'\"*>")
_ASIAN = {"。": ".", "！": "!", "？": "?", "；": ";", "：": ":"}
_JOINS = word_set("and , & + / plus also y und et e en ve i и と 和 与 與 跟 과 와 및 及 、")
_EVERYTHING = re.compile(
    r"all (?:of )?(?:mine|(?:my|the) (?:\w+ )?(?:claims|skills|items)(?: i (?:hold|have))?) "
    r"|everything i (?:hold|have claimed|have taken|have|claimed|took) "
)
_CHOICES = word_set("or oder ou o of veya lub или 或 还是 または 또는")


class _Builder:
    """Walks the tokens of a sentence and writes its shape."""

    def __init__(self, tokens: Sequence[Token], names: Names, *, correct: bool) -> None:
        self.tokens = tokens
        self.names = names
        self.correct = correct
        self.shape = Shape()
        self.parts: list[str] = []
        self.bracketed = False  # "this task (AWQ)": the sign behind the name goes too

    def mark(self, sign: str, thing: Thing) -> None:
        self.parts.append(f"{sign}{len(self.shape.things)}")
        self.shape.things.append(thing)

    def build(self) -> Shape:
        place = 0
        while place < len(self.tokens):
            place = self.step(place)
        self.shape.text = "".join(f"{part} " for part in self.parts)
        return self.shape

    def step(self, place: int) -> int:
        """Write one thing or one word; return where to go on."""
        if end := self.phase(place):
            return end
        if mention := self.mention(place):
            return self.named(mention)
        token = self.tokens[place]
        word = fold(token.text)
        if token.text == "/" and (end := self.slash(place)):
            return end
        if word in ("all", "everything") and (end := self.everything(place)):
            return end
        if word in _SINGULAR | _PLURAL or (word in ("the", "one") and self.noun_at(place + 1)):
            return self.pronoun(place, word)
        if token.word and token.text.isascii() and is_product(token, self.parts, self.tokens):
            return self.unnamed(place)
        if token.text.startswith("@"):
            self.parts.append("@")
        elif token.word:
            self.shape.note_script(token.text)
            self.parts.append(respell(word) if self.correct else word)
        elif token.text in "–—":
            self.parts.append("-")
        elif token.text in _KEPT or token.text == "▢":
            self.parts.append(_BRACKETS.get(token.text, token.text))
        elif token.text == URL:
            self.parts.append("☞")
        elif token.text in "。！？，、；：¿¡·":
            self.parts.append(_ASIAN.get(token.text, ","))
        elif token.text not in (CODE, END_CODE, "#", "_", "`", "~"):
            self.parts.append("☺")
        return place + 1

    def slash(self, place: int) -> int | None:
        """Take a slash word in the running text; return where it ends."""
        if place + 1 < len(self.tokens) and self.tokens[place + 1].glued:
            word = fold(self.tokens[place + 1].text)
            if word in ("claim", "release", "extend", "status"):
                self.parts.append(f"/{word}")
                return place + 2
        return None

    def noun_at(self, place: int) -> bool:
        """Say whether *skill* or the like stands here, and no name behind it."""
        if place >= len(self.tokens) or fold(self.tokens[place].text) not in _NOUNS:
            return False
        return place + 1 >= len(self.tokens) or not (
            fold(self.tokens[place + 1].text) in _ABOUT or self.names.at(self.tokens, place + 1)
        )

    def phase(self, place: int) -> int | None:
        """Take `phase 14`; return where it ends."""
        if fold(self.tokens[place].text) not in ("phase", "fase", "phases") or place + 1 >= len(
            self.tokens
        ):
            return None
        number = self.tokens[place + 1].text
        if not number.isdigit():
            return None
        self.shape.phases.append(number)
        self.parts += ["phase", number]
        end = place + 2
        if end < len(self.tokens) and self.names.at(
            self.tokens, end + (self.tokens[end].text in ":-'/")
        ) if end + 1 < len(self.tokens) else False:  # fmt: skip
            del self.parts[-2:]
            return end + (self.tokens[end].text in ":-'/")
        return end

    def mention(self, place: int) -> Mention | None:
        """Return the name that begins here, also a misspelt one where that may be."""
        token = self.tokens[place]
        if not token.word:
            return None
        if mention := self.names.at(self.tokens, place):
            return mention
        if not self.correct or len(token.text) < 4 or not token.text.isascii():
            return None
        return self.names.misspelt(self.tokens, place)

    def named(self, mention: Mention) -> int:
        """Write a list of names as one mark."""
        noun = self.take_before()
        skills: list[str] = []
        candidates: list[str] = []
        everyday = doubtful = False
        exact = True
        spelled: list[str] = []
        place = mention.start
        current: Mention | None = mention
        while current is not None:
            if len(current.items) == 1:
                skills += [name for name in current.items if name not in skills]
            else:
                candidates += current.items
            everyday = everyday or current.everyday
            doubtful = doubtful or current.doubtful
            exact = exact and current.kind != "slip"
            spelled.append(written(self.tokens[current.start : current.end]))
            place, more = self.take_after(current.end)
            noun = noun or more
            place, current, alternative = self.next_name(place)
            doubtful = doubtful or alternative
        if self.bracketed and place < len(self.tokens) and self.tokens[place].text == ")":
            place += 1
        self.bracketed = False
        self.mark(
            NAMED,
            Thing(
                kind="named",
                skills=tuple(skills),
                candidates=tuple(candidates),
                text=" ".join(spelled),
                plural=len(skills) > 1,
                noun=noun,
                everyday=everyday,
                doubtful=doubtful,
                exact=exact,
            ),
        )
        return place

    def take_before(self) -> bool:
        """Drop `the skill for` in front of a name; return whether it calls the name a skill."""
        noun = False
        parts = self.parts
        if len(parts) >= 2 and parts[-1] in _ABOUT and parts[-2] in _NOUNS:
            del parts[-2:]
            noun = True
        elif parts and parts[-1] in ("skill", "skills", "item", "items"):
            del parts[-1:]
            noun = True
        elif len(parts) >= 2 and parts[-1] == "⟨" and parts[-2][0] == PRONOUN:
            del parts[-2:]
            noun = self.bracketed = True
        elif len(parts) >= 2 and parts[-1] == ":" and parts[-2] in _COUNTS:
            del parts[-2:]
        elif len(parts) >= 2 and parts[-1] == ":" and parts[-2] in _BEFORE_LIST:
            del parts[-1:]
        elif len(parts) >= 2 and parts[-1] == ":" and parts[-2][0] == PRONOUN:
            del parts[-2:]
            noun = True
        elif at := self.announced():
            del parts[at:]
            noun = True
        while parts and parts[-1] in _DETERMINERS:
            del parts[-1]
        return noun

    def announced(self) -> int | None:
        """Return where `the two quantization skills:` begins, if it stands in front of a name."""
        parts = self.parts
        if len(parts) < 3 or parts[-1] not in (",", ":", "-") or parts[-2] not in _NOUNS:
            return None
        for at in range(len(parts) - 3, max(-1, len(parts) - 6), -1):
            if parts[at] in _DETERMINERS:
                return at
            if not parts[at].isalpha():
                break
        return None

    def take_after(self, place: int) -> tuple[int, bool]:
        """Step over `skill (phase 14)` behind a name; return whether it calls the name a skill."""
        noun = False
        tokens = self.tokens
        while place < len(tokens):
            word = fold(tokens[place].text)
            if word in ("skill", "skills", "item", "items", "one", "ones", "entry"):
                place, noun = place + 1, True
                continue
            if (
                tokens[place].text == "-"
                and tokens[place].glued
                and place + 1 < len(tokens)
                and fold(tokens[place + 1].text) in ("skill", "skills")
            ):
                place, noun = place + 2, True
                continue
            if tokens[place].text == "(":
                end = next(
                    (i for i in range(place + 1, min(len(tokens), place + 9))
                     if tokens[i].text == ")"), None,
                )  # fmt: skip
                inside = [fold(token.text) for token in tokens[place + 1 : end]] if end else []
                if end and ("phase" in inside or self._same(tokens[place + 1 : end])):
                    place, noun = end + 1, True
                    continue
            skip = word in ("from", "in", "of", "under", ",") and place + 2 < len(tokens)
            at = place + 1 if skip else place
            if at + 1 < len(tokens) and fold(tokens[at].text) == "the":
                at += 1
            if (
                at + 1 < len(tokens)
                and fold(tokens[at].text) == "phase"
                and tokens[at + 1].text.isdigit()
                and not (at + 2 < len(tokens) and self.names.at(tokens, at + 2))
            ):
                self.shape.phases.append(tokens[at + 1].text)
                place, noun = at + 2, True
                continue
            break
        return place, noun

    def _same(self, inner: Sequence[Token]) -> bool:
        mention = self.names.at(inner, 0) if inner else None
        return mention is not None and mention.end == len(inner)

    def next_name(self, place: int) -> tuple[int, Mention | None, bool]:
        """Return the next name of a list, where the list goes on."""
        tokens = self.tokens
        at = place
        alternative = False
        joined = False
        while at < len(tokens) and at - place < 6:
            word = fold(tokens[at].text)
            if joined and (mention := self.mention(at)):
                return at, mention, alternative
            if word in _JOINS or word in _CHOICES:
                joined = True
                alternative = alternative or word in _CHOICES
            elif not (joined and word in _DETERMINERS | {"skill", "skills", "as", "well"}):
                break
            at += 1
        return place, None, False

    def pronoun(self, place: int, word: str) -> int:
        """Write a pronoun as one mark, with the noun behind it."""
        end = place + 1
        plural = word in _PLURAL
        while end < len(self.tokens) and fold(self.tokens[end].text) in (
            "two", "three", "four", "ones", *_NOUNS,
        ):  # fmt: skip
            plural = plural or fold(self.tokens[end].text) in ("skills", "items", "ones", "two")
            if word == "it":
                break
            end += 1
        bound = end < len(self.tokens) and self.names.at(self.tokens, end) is not None
        if bound and word in ("both", "this", "that", "these", "those", "the"):
            return end
        if word == "the" or word == "one":
            plural = any(
                fold(t.text) in ("skills", "items", "ones") for t in self.tokens[place:end]
            )
        self.take_before()
        self.mark(PRONOUN, Thing(kind="pronoun", text=word, plural=plural))
        return end

    def everything(self, place: int) -> int | None:
        """Take `all of my claims` as one mark; return where it ends."""
        said = " ".join(fold(token.text) for token in self.tokens[place : place + 6])
        if (found := _EVERYTHING.match(f"{said} ")) is None:
            return None
        self.mark(PRONOUN, Thing(kind="everything", text="everything", plural=True))
        return place + len(found.group().split())

    def unnamed(self, place: int) -> int:
        """Write a name that nobody knows as one mark."""
        noun = self.take_before()
        end = place + 1
        while (
            end + 1 < len(self.tokens)
            and self.tokens[end].glued
            and self.tokens[end].text in "-._"
            and self.tokens[end + 1].glued
        ):
            end += 2
        while end < len(self.tokens) and _capitalised(self.tokens[end]) and not self.mention(end):
            end += 1
        text = written(self.tokens[place:end])
        end, more = self.take_after(end)
        self.mark(UNNAMED, Thing(kind="unnamed", text=text, noun=noun or more))
        return end


def _capitalised(token: Token) -> bool:
    text = token.text
    return token.word and not token.glued and text[0].isupper() and text[1:].islower()


def build(tokens: Sequence[Token], names: Names, *, correct: bool = False) -> Shape:
    """Write the shape of a sentence; `correct` also reads slips of the finger."""
    return _Builder(tokens, names, correct=correct).build()
