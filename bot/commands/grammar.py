"""Comment in, what its author wants out. Pure: no network, no clock, no guessing.

Slash words act wherever a line begins with one. Plain sentences act only where the author's own,
present will is plain; below that the reading carries a question in place of certainty.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.commands import sentences, slash, speech, wording
from bot.commands.arguments import Arguments, Listed, read_list, take_days
from bot.commands.command import Place, Takes
from bot.commands.names import Item, Names
from bot.commands.sentences import Wish
from bot.commands.slash import Call
from bot.commands.speech import Line
from bot.commands.tokens import Token, split

__all__ = ["Arguments", "Intent", "Item", "Names", "Reading", "read"]

MOST_LINES = 400  # a comment with more lines than this is a log, not a conversation
MOST_TOKENS = 400


@dataclass(frozen=True, kw_only=True)
class Intent:
    """One thing the author wants.

    `word` is a word of `verbs/`; `skills` are names of roadmap items; `certain` is false where the
    bot should ask `question` instead of acting. `line` is the line it was read from.
    """

    word: str
    skills: tuple[str, ...] = ()
    arguments: Arguments = field(default_factory=Arguments)
    certain: bool = True
    line: str = ""
    question: str | None = None


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a comment asks for. `unknown` are names that no roadmap item fits."""

    intents: tuple[Intent, ...] = ()
    unknown: tuple[str, ...] = ()


def read(
    text: str, *, names: Names, before: str | None = None, place: Place = "discussion"
) -> Reading:
    """Read a comment; with `before`, its text until an edit, only lines that are new count."""
    said = speech.read(text)
    lines = said.lines[:MOST_LINES]
    old = Counter(line.text for line in speech.read(before).lines) if before is not None else None
    intents: list[Intent] = []
    unknown: list[str] = []
    plain: list[Line] = []
    for number, line in enumerate(lines):
        if old is not None and old[line.text] > 0:
            old[line.text] -= 1
            continue
        if line.unticked:
            plain.append(line)
            continue
        tokens = split(line.text)[:MOST_TOKENS]
        lead = lines[number - 1] if number else None
        calls = slash.find(tokens)
        if not any(call.word for call in calls):
            plain.append(line)
        for call in calls:
            intent, missing = _called(call, line, lines[number + 1 :], names, place)
            if intent is None:
                continue
            if lead is not None and lead.text.endswith(":") and slash.teaches(split(lead.text)):
                intent = _ask(intent)
            intents.append(intent)
            unknown += missing
    commanded = bool(intents)
    for wish in sentences.read(plain, names, said.quoted):
        if commanded and (wish.pronoun or not wish.certain or wish.word == "status"):
            continue
        intents.append(_wished(wish))
        unknown += wish.unknown
    return Reading(intents=_settled(intents), unknown=tuple(dict.fromkeys(unknown)))


def _wished(wish: Wish) -> Intent:
    """Turn what a sentence asks for into an intent."""
    days = take_days(wish.tokens)[0] if wish.word == "extend" else None
    intent = Intent(
        word=wish.word,
        skills=wish.skills,
        arguments=Arguments(days=days, everything=wish.everything),
        line=wish.line.text,
    )
    return intent if wish.certain else _ask(intent, wish.candidates)


def _called(
    call: Call, line: Line, following: tuple[Line, ...], names: Names, place: Place
) -> tuple[Intent | None, list[str]]:
    """Turn a slash word into an intent; `None` for a word that is nobody's."""
    if call.word is None:
        return None, []
    word, command = call.word.name, call.word.command
    if place not in command.places:
        return None, []
    tokens = list(call.arguments)
    if not tokens and Takes.SKILLS in command.takes:
        tokens = _below(following, names)
    days: int | None = None
    if Takes.DAYS in command.takes:
        days, tokens = take_days(tokens, bare=True)
    listed = read_list(tokens, names) if Takes.SKILLS in command.takes else Listed()
    persons = listed.persons or [token.text[1:] for token in tokens if token.text.startswith("@")]
    certain = call.certain and call.word.slips <= 1 and not line.doubtful and not listed.doubtful
    skills = listed.skills
    if listed.phases and not skills and not listed.unknown:
        skills = [name for number in listed.phases for name in names.in_phase(number)]
        certain = certain and word == "status"
    if word == "claim":
        certain = certain and not listed.everything and not listed.persons
        certain = certain and bool(skills or (listed.unknown and not listed.candidates))
    rule = reason = None
    if Takes.RULE in command.takes and tokens:
        rule, tokens = _first_word(tokens)
    if Takes.REASON in command.takes and tokens:
        reason = line.text[tokens[0].start :]
    intent = Intent(
        word=word,
        skills=tuple(skills),
        arguments=Arguments(
            person=persons[0] if persons and Takes.PERSON in command.takes else None,
            days=days,
            rule=rule,
            reason=reason,
            everything=listed.everything,
        ),
        line=line.text,
    )
    return (intent if certain else _ask(intent, listed.candidates)), listed.unknown


def _first_word(tokens: list[Token]) -> tuple[str, list[Token]]:
    """Return what stands up to the first space, and the rest."""
    end = 1
    while end < len(tokens) and tokens[end].glued:
        end += 1
    return "".join(token.text for token in tokens[:end]), tokens[end:]


def _below(following: tuple[Line, ...], names: Names) -> list[Token]:
    """Return names that stand on the lines under a bare word, where nothing else stands there."""
    tokens: list[Token] = []
    for other in following[:40]:
        mine = split(other.text)[:MOST_TOKENS]
        listed = read_list(mine, names)
        if not listed.skills or listed.unknown or any(t.text == "/" for t in mine[:1]):
            break
        tokens += [*mine, Token(",", 0, 0, False, False)]
    return tokens


def _ask(intent: Intent, candidates: Sequence[str] = ()) -> Intent:
    """Turn a wish into a question."""
    if intent.skills:
        question = wording.did_you_mean(intent.word, intent.skills)
    elif candidates:
        question = wording.one_of(intent.word, candidates)
    else:
        question = wording.which_skill(intent.word)
    return replace(intent, certain=False, question=question)


def _settled(intents: list[Intent]) -> tuple[Intent, ...]:
    """Say once what was said twice; ask where one skill is both claimed and released."""
    unique: list[Intent] = []
    for intent in intents:
        for place, other in enumerate(unique):
            if _alike(intent, other):
                skills = tuple(dict.fromkeys((*other.skills, *intent.skills)))
                unique[place] = replace(other, skills=skills)
                break
        else:
            unique.append(intent)
    unique = [intent for intent in unique if intent.certain or not _covered(intent, unique)]
    wanted = {s for intent in unique if intent.word != "status" for s in intent.skills}
    unique = [
        intent
        for intent in unique
        if intent.word != "status" or not intent.skills or not wanted.issuperset(intent.skills)
    ]
    claimed = {s for intent in unique if intent.word == "claim" for s in intent.skills}
    freed = {s for intent in unique if intent.word == "release" for s in intent.skills}
    both = claimed & freed
    return tuple(
        _ask(intent)
        if intent.word in ("claim", "release") and both & set(intent.skills)
        else intent
        for intent in unique
    )


def _alike(one: Intent, other: Intent) -> bool:
    """Say whether two intents ask for the same thing, if about different skills."""
    same = (one.word, one.arguments, one.certain) == (other.word, other.arguments, other.certain)
    return same and (one.certain or one.skills == other.skills)


def _covered(doubtful: Intent, intents: Sequence[Intent]) -> bool:
    """Say whether something certain already says what we would ask about."""
    return any(
        other.certain and other.word == doubtful.word and set(doubtful.skills) <= set(other.skills)
        for other in intents
    )
