"""Text that was UTF-8 and was read as MacRoman: recognise it, restore it, write in its kind.

`✅` (E2 9C 85) read as MacRoman is `‚úÖ`; four-byte signs begin with U+F8FF, the Apple logo,
which some editors drop. Nothing is guessed: a sequence is restored only when its bytes are valid
UTF-8, and two-byte ones (an accented letter) only in a text that is mangled elsewhere too, since
`“é` could be a quotation that begins with an accent.
"""

import re
from enum import Enum

_HIGH = {bytes([code]).decode("mac_roman"): code for code in range(0x80, 0x100)}
_APPLE = "\uf8ff"
_RUN = re.compile("[" + re.escape("".join(_HIGH)) + "]+")


class Kind(Enum):
    """How the non-ASCII signs of a line or a document are written."""

    PLAIN = "plain"
    MACROMAN = "macroman"
    MACROMAN_WITHOUT_APPLE = "macroman without the Apple logo"


def write(text: str, kind: Kind) -> str:
    """Give the text in the kind asked for; surrogates (bytes that were not UTF-8) stay."""
    if kind is Kind.PLAIN or text.isascii():
        return text
    mangled = "".join(
        char if "\ud800" <= char <= "\udfff" else char.encode().decode("mac_roman") for char in text
    )
    return mangled.replace(_APPLE, "") if kind is Kind.MACROMAN_WITHOUT_APPLE else mangled


def kind_of(raw: str, restored: str) -> Kind:
    """Tell in which kind `raw` says `restored`."""
    if raw == restored:
        return Kind.PLAIN
    if raw == write(restored, Kind.MACROMAN_WITHOUT_APPLE) != write(restored, Kind.MACROMAN):
        return Kind.MACROMAN_WITHOUT_APPLE
    return Kind.MACROMAN


def is_mangled(text: str) -> bool:
    """Tell whether signs of the text were read as MacRoman."""
    return not text.isascii() and restore_signs(text) != text


def restore(text: str) -> str:
    """Undo the misreading; text that was never misread comes back as it is."""
    if text.isascii():
        return text
    whole = _strictly(text)
    if whole is not None and restore_signs(text) != text:
        return whole
    lines = text.splitlines(keepends=True)
    signs = [restore_signs(line) for line in lines]
    if signs == lines:
        return text
    return "".join(_strictly(line) or sign for line, sign in zip(lines, signs, strict=True))


def restore_line(raw: str, *, mangled: bool) -> str:
    """Restore one line; `mangled` says that the text round it is known to be."""
    if raw.isascii() or not mangled:
        return raw
    return _strictly(raw) or restore_signs(raw)


def _strictly(text: str) -> str | None:
    """Decode the text as one misread whole, or None where it is not one."""
    try:
        return text.encode("mac_roman").decode("utf-8")
    except UnicodeError:
        return None


def restore_signs(text: str) -> str:
    """Restore only symbols and emoji, which no honest sequence of letters spells."""
    return _RUN.sub(lambda run: _signs_of(run.group()), text)


def _signs_of(run: str) -> str:
    codes = bytes(_HIGH[char] for char in run)
    out: list[str] = []
    at = 0
    while at < len(codes):
        width, sign = _sign_at(codes, at)
        out.append(sign or run[at])
        at += width
    return "".join(out)


def _sign_at(codes: bytes, at: int) -> tuple[int, str | None]:
    for width, lead in ((4, b""), (3, b""), (3, b"\xf0")):
        try:
            sign = (lead + codes[at : at + width]).decode("utf-8")
        except UnicodeError:
            continue
        if len(sign) == 1 and _is_symbol(ord(sign)) and (not lead or ord(sign) >= 0x1F300):
            return width, sign
    return 1, None


def _is_symbol(code: int) -> bool:
    return (
        0x2010 <= code <= 0x2BFF or 0x1F000 <= code <= 0x1FAFF or code in {0xFE0F, 0xFEFF, 0x200D}
    )
