"""What the doctor says: what is wrong, where, and how to mend it."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, kw_only=True)
class Problem:
    """`error`: Milepost cannot work; `warning`: it works, but not as one thinks; `hint`: so be it.

    `about` is a repository or an account, empty for Milepost itself.
    """

    severity: Severity
    message: str
    mend: str
    about: str = ""
