"""What a shape is made of: its text, and the things its marks stand for."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What a mark stands for."""

    kind: Literal["named", "pronoun", "unnamed", "everything"]
    skills: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    text: str = ""
    plural: bool = False
    noun: bool = False
    everyday: bool = False
    doubtful: bool = False
    exact: bool = True


@dataclass
class Shape:
    """The shape of a sentence and what its marks stand for."""

    text: str = ""
    things: list[Thing] = field(default_factory=list)
    phases: list[str] = field(default_factory=list)
    cjk: bool = False
    latin: bool = False
    cyrillic: bool = False

    def note_script(self, word: str) -> None:
        """Note which alphabet a word is written in."""
        if word.isascii():
            self.latin = True
        elif "\u3040" <= word[0] <= "\ud7a3":
            self.cjk = True
        elif "\u0400" <= word[0] <= "\u04ff":
            self.cyrillic = True
        else:
            self.latin = True
