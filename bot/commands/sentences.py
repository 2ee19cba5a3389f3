"""Plain sentences: whose will they state, about which skills, and how certainly.

A sentence acts only where a phrase of claim stands in it, nothing in front of it weakens it, the
thing it is about is named or unmistakable, and what stands behind is understood or begins another
thought. Everything else that comes near is asked about.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.commands import shapes
from bot.commands.language import Language, all_languages
from bot.commands.names import Names
from bot.commands.periods import Sentence, cut
from bot.commands.phrases import NAMED, PRONOUN, UNNAMED
from bot.commands.speech import Line
from bot.commands.things import Shape, Thing
from bot.commands.tokens import Token, split
from bot.commands.vocabulary import word_set

_MARK = re.compile(f"([{NAMED}{PRONOUN}{UNNAMED}])([0-9]+) ")
_ADDRESSED = re.compile(r"@ |\b(?:please|pls|plz|kindly|you|folks|everyone|guys) ")
_AS_A_NAME = word_set(", . ; : ! ? - ⟨ any is are looks seems sounds needs has would still and was")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_HINTS = re.compile(f"[{NAMED}{PRONOUN}{UNNAMED}]")


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a sentence asks for. No skills and `certain` false: it is not clear what "it" is."""

    word: str
    skills: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    certain: bool
    pronoun: bool = False
    everything: bool = False
    line: Line
    tokens: Sequence[Token] = ()


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A phrase that was found, from `start` to `end` in the shape, and how much it says."""

    word: str
    start: int
    end: int
    kind: Literal["anywhere", "first", "offer", "near"]


def _frames(language: Language, text: str) -> Iterator[list[Frame]]:
    """Find the phrases of a language in a shape, those that say most first."""
    yield [
        Frame(word=word, start=start, end=end, kind="anywhere")
        for word, phrases in language.anywhere
        for start, end in phrases.find(text)
    ]
    opened = language.opener.strip(text)
    offset = len(text) - len(opened)
    yield [
        Frame(word=word, start=start + offset, end=end + offset, kind="first")
        for word, phrases in language.first
        for start, end in phrases.find(opened)[:1]
    ]
    yield [
        Frame(word="claim", start=start, end=end, kind="offer")
        for start, end in language.offer.find(text)
    ]
    yield [
        Frame(word="claim", start=start, end=end, kind="near")
        for start, end in language.near.find(text)
    ]
    yield [
        Frame(word="claim", start=start + offset, end=end + offset, kind="near")
        for start, end in language.near_first.find(opened)[:1]
    ]


def _sounds(language: Language, shape: Shape) -> bool:
    """Say whether enough words of a sentence are words of the language to try its phrases."""
    if not language.spaced:
        return True
    words = _LETTERS.findall(shape.text)
    known = sum(word in language.vocabulary for word in words)
    return known > 0 and known * 3 >= len(words)


def _written_in(language: Language, shape: Shape) -> bool:
    if language.script == "latin":
        return shape.latin or not (shape.cjk or shape.cyrillic)
    return shape.cjk if language.script == "cjk" else shape.cyrillic


class _Comment:
    """Reads the sentences of one comment in order and remembers what "it" may be."""

    def __init__(self, names: Names, quoted: str) -> None:
        self.names = names
        self.quoted = quoted
        self.recent: list[Thing] = []
        self.age = 0
        self.wishes: list[Wish] = []
        self.retracted = False

    def read(self, sentence: Sentence) -> None:
        """Read one sentence."""
        shape = shapes.build(sentence.tokens, self.names)
        found = self._understand(shape, sentence)
        if not found and len(sentence.tokens) <= 40:
            corrected = shapes.build(sentence.tokens, self.names, correct=True)
            if corrected.text != shape.text:
                shape = corrected
                found = self._understand(shape, sentence)
        self.wishes += found
        named = _meant(shape)
        if named:
            self.recent, self.age = named, 0
        else:
            self.age += 1

    def _understand(self, shape: Shape, sentence: Sentence) -> list[Wish]:
        for number, language in enumerate(all_languages()):
            if not _written_in(language, shape) or (number and not _sounds(language, shape)):
                continue
            if language.retraction.search(shape.text):
                self.retracted = True
            if found := self._in_language(language, shape, sentence):
                return found
        return []

    def _in_language(self, language: Language, shape: Shape, sentence: Sentence) -> list[Wish]:
        text = language.condition.blank(shape.text)
        if _HINTS.search(text):
            for frames in _frames(language, text):
                wishes = [
                    wish
                    for frame in frames
                    for wish in self._frame(language, shape, sentence, text, frame)
                ]
                if wishes:
                    return wishes
        if language.survey.search(shape.text):
            skills = [name for number in shape.phases for name in self.names.in_phase(number)]
            return [Wish(word="status", skills=tuple(skills), certain=True, line=sentence.line)]
        return []

    def _frame(
        self, language: Language, shape: Shape, sentence: Sentence, text: str, frame: Frame
    ) -> list[Wish]:
        """Weigh one phrase: what it is about, what stands in front and behind."""
        thing = self._thing(shape, text[frame.start : frame.end])
        wish = Wish(word=frame.word, certain=True, line=sentence.line, tokens=sentence.tokens)
        if frame.word == "status":
            return self._about(wish, thing, shape, text[: frame.start])
        head, tail = f"{text[: frame.start].rstrip()} ", text[frame.end :]
        if language.denial.search(head) or language.misfit.search(tail):
            return []
        reasons = language.conclusion.find(head)
        since = head[reasons[-1][1] - 1 :] if reasons else head
        if language.other.search(since):
            return []
        opening = frame.kind != "anywhere" or text[frame.start : frame.end].lstrip()[0] in ",:;-"
        if opening and head.endswith(("@ ", "@ : ", "@ - ")):
            return []  # "@bob taking AWQ" is about Bob
        rest = language.tail.strip(tail)
        followed = not rest or language.connector.strip(rest) != rest
        if not followed and frame.word == "extend":
            followed = thing.kind == "named"
        if not followed and (
            frame.kind != "anywhere"
            or frame.word != "claim"
            or thing.everyday
            or thing.kind != "named"
        ):
            return []
        if frame.word == "extend":
            since = since.rpartition(" , ")[2]  # why there is no time casts no doubt on the wish
        doubts = language.doubt.search(f" {since}")
        if frame.word == "claim":
            doubts = doubts or language.doubt_behind.search(f" {tail}")
            doubts = doubts or language.hedge.search(text[frame.start : frame.end])
        imperative = frame.kind == "first" and text[frame.start :].lstrip().startswith("claim ")
        if imperative and _ADDRESSED.search(head):
            doubts = True
        stated = frame.kind != "near" and (frame.kind != "offer" or text != shape.text)
        certain = followed and stated and not doubts and not sentence.line.doubtful
        return self._about(replace(wish, certain=certain), thing, shape, text[: frame.start])

    def _thing(self, shape: Shape, phrase: str) -> Thing:
        """Return what the phrase is about: a name rather than a pronoun."""
        things = [shape.things[int(number)] for _, number in _MARK.findall(phrase)]
        for kind in ("named", "unnamed", "everything", "pronoun"):
            for thing in reversed(things):
                if thing.kind == kind:
                    return thing
        return Thing(kind="pronoun", text="it")

    def _about(self, wish: Wish, thing: Thing, shape: Shape, head: str) -> list[Wish]:
        """Fill in what the wish is about."""
        if thing.kind == "named":
            return [
                replace(
                    wish,
                    skills=thing.skills,
                    candidates=thing.candidates,
                    certain=wish.certain and not thing.doubtful,
                )
            ]
        if thing.kind == "everything":
            if wish.word not in ("release", "extend"):
                return []
            return [replace(wish, everything=True)]
        if thing.kind == "pronoun":
            return self._pronoun(wish, thing, shape, head)
        if wish.word not in ("claim", "status"):
            return []
        near = self.names.candidates([thing.text])
        return [replace(wish, unknown=(thing.text,), certain=False, candidates=near)]

    def _pronoun(self, wish: Wish, thing: Thing, shape: Shape, head: str) -> list[Wish]:
        """Find out what "it" is: what was named last, if that can only be one thing."""
        wish = replace(wish, pronoun=True)
        before = self._before(shape, head)
        skills = tuple(dict.fromkeys(skill for other in before for skill in other.skills))
        fits = len(skills) > 1 if thing.plural else len(skills) == 1
        if thing.text == "both":
            fits = len(skills) == 2
        if fits and not any(other.doubtful for other in before):
            return [replace(wish, skills=skills)]
        if wish.word == "status":
            return []
        if not skills and self.quoted:
            quoted = shapes.build(split(self.quoted)[:400], self.names)
            skills = tuple(
                dict.fromkeys(skill for other in quoted.things for skill in other.skills)
            )
            if len(skills) == 1:
                return [replace(wish, skills=skills, certain=False)]
        return [replace(wish, certain=False, candidates=skills[:3])]

    def _before(self, shape: Shape, head: str) -> list[Thing]:
        """Return what was named before a pronoun: in the sentence, else in the one before it."""
        marks = {int(number) for sign, number in _MARK.findall(head) if sign == NAMED}
        before = _meant(shape, marks)
        if not marks:
            # A condition that was set aside ("if AWQ is free") may have named it.
            before = _meant(shape)
        return before or (self.recent if self.age <= 1 else [])


def _meant(shape: Shape, marks: Container[int] | None = None) -> list[Thing]:
    """Return the names that "it" may point at; a common word must stand there as a name."""
    found = []
    for number, thing in enumerate(shape.things):
        if thing.kind != "named" or not thing.skills or (marks is not None and number not in marks):
            continue
        behind = shape.text.partition(f"{NAMED}{number} ")[2].partition(" ")[0]
        named = thing.text in thing.skills and behind in _AS_A_NAME
        if not thing.everyday or thing.noun or named:
            found.append(thing)
    return found


def read(lines: Sequence[Line], names: Names, quoted: str = "") -> list[Wish]:
    """Read plain sentences; what was taken back afterwards is asked about."""
    comment = _Comment(names, quoted)
    sentences = cut(lines, names)
    for sentence in sentences:
        comment.read(sentence)
    if len(sentences) == 1 and not comment.wishes:
        return _bare(sentences[0], names)
    if comment.retracted:
        return [replace(wish, certain=False) for wish in comment.wishes]
    return comment.wishes


def _bare(sentence: Sentence, names: Names) -> list[Wish]:
    """Ask about a comment that is nothing but a name."""
    shape = shapes.build(sentence.tokens, names)
    if len(shape.things) == 1 and re.fullmatch(f"{NAMED}0 (?:[!.☺] )*", shape.text):
        return [
            Wish(word="claim", skills=shape.things[0].skills, certain=False, line=sentence.line)
        ]
    return []
