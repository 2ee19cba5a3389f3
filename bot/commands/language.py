"""What the grammar needs to know of a language; the files of `languages/` fill it with phrases."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from bot.commands import languages
from bot.commands.phrases import Phrases
from bot.model import catalog

_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, kw_only=True)
class Language:
    """Phrases in the notation of `phrases`.

    `claims` state the author's own will wherever they stand; `claims_first` only do so at the
    beginning of a sentence. `wishes` come near a claim: the bot asks. `free` are conditions that a
    claim may carry, `openers` and `tails` may stand round it, `connectors` begin another thought.
    `doubts` elsewhere in the sentence turn acting into asking, `denials` into silence; what stands
    before one of the `conclusions` is a reason and raises no doubt. `hedges` weaken a claim within
    its own words. `offers` are claims where a condition of `free` comes with them, else wishes;
    `others` speak of other people and silence what follows, but not behind a conclusion.
    `misfits` right behind a name show that it was not the name that was claimed.
    `retractions` take back what was said before. `script` is a sign of the language in the text.
    """

    words: Mapping[str, str]
    claims: str
    claims_first: str = ""
    wishes: str = ""
    wishes_first: str = ""
    releases: str = ""
    releases_first: str = ""
    extensions: str = ""
    questions: str = ""
    surveys: str = ""
    free: str = ""
    openers: str = ""
    tails: str = ""
    connectors: str = ""
    doubts: str = ""
    doubts_behind: str = ""
    conclusions: str = ""
    hedges: str = ""
    offers: str = ""
    others: str = ""
    denials: str = ""
    misfits: str = ""
    retractions: str = ""
    spaced: bool = True
    script: str = "latin"

    def _compile(self, text: str, *, start: bool = False) -> Phrases:
        return Phrases(text, self.words, spaced=self.spaced, start=start)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the phrases that state a will or a question."""
        texts = (self.claims, self.claims_first, self.wishes, self.releases, self.extensions)
        more = (self.releases_first, self.questions, self.surveys, *self.words.values())
        return frozenset(_WORD.findall(" ".join((*texts, *more))))

    @cached_property
    def anywhere(self) -> tuple[tuple[str, Phrases], ...]:
        """Frames that count wherever they stand, with the word they mean."""
        return (
            ("claim", self._compile(self.claims)),
            ("release", self._compile(self.releases)),
            ("extend", self._compile(self.extensions)),
            ("status", self._compile(self.questions)),
        )

    @cached_property
    def first(self) -> tuple[tuple[str, Phrases], ...]:
        """Frames that count only at the beginning."""
        return (
            ("claim", self._compile(self.claims_first, start=True)),
            ("release", self._compile(self.releases_first, start=True)),
        )

    @cached_property
    def near(self) -> Phrases:
        """Frames that come near a claim."""
        return self._compile(self.wishes)

    @cached_property
    def near_first(self) -> Phrases:
        """Frames that come near a claim at the beginning."""
        return self._compile(self.wishes_first, start=True)

    @cached_property
    def survey(self) -> Phrases:
        """Questions about the whole roadmap."""
        return self._compile(self.surveys)

    @cached_property
    def condition(self) -> Phrases:
        """Conditions that do not weaken a claim."""
        return self._compile(self.free)

    @cached_property
    def opener(self) -> Phrases:
        """What may stand in front."""
        return self._compile(self.openers, start=True)

    @cached_property
    def tail(self) -> Phrases:
        """What may stand behind."""
        return self._compile(self.tails, start=True)

    @cached_property
    def connector(self) -> Phrases:
        """What begins another thought."""
        return self._compile(self.connectors, start=True)

    @cached_property
    def doubt(self) -> Phrases:
        """What makes us ask, in front."""
        return self._compile(self.doubts)

    @cached_property
    def doubt_behind(self) -> Phrases:
        """What makes us ask, behind."""
        return self._compile(self.doubts_behind)

    @cached_property
    def conclusion(self) -> Phrases:
        """What ends the reasons and begins the will."""
        return self._compile(self.conclusions)

    @cached_property
    def offer(self) -> Phrases:
        """What claims if a condition comes with it."""
        return self._compile(self.offers)

    @cached_property
    def other(self) -> Phrases:
        """What speaks of other people."""
        return self._compile(self.others)

    @cached_property
    def hedge(self) -> Phrases:
        """What weakens a claim inside its phrase."""
        return self._compile(self.hedges)

    @cached_property
    def denial(self) -> Phrases:
        """What makes us silent."""
        return self._compile(self.denials)

    @cached_property
    def misfit(self) -> Phrases:
        """What shows, right behind, that something else was meant."""
        return self._compile(self.misfits, start=True)

    @cached_property
    def retraction(self) -> Phrases:
        """What takes everything back."""
        return self._compile(self.retractions)


@cache
def all_languages() -> tuple[Language, ...]:
    """English first, then the others in alphabetical order."""
    modules = catalog.modules(languages)
    return (modules["en"].LANGUAGE, *(m.LANGUAGE for name, m in modules.items() if name != "en"))
