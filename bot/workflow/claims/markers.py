"""Hidden marks that carry the ledger on GitHub, so that deleting the database loses nothing.

A mark is an HTML comment in a text of ours: `<!-- milepost KEY DATA SIGNATURE -->`. KEY names the
text (`reply:1234`), DATA holds the ledger entries that belong to it with their numbers, and the
signature is an HMAC over repository, subject, key and data. A mark copied to another place, or
changed, or written by somebody else, is worth nothing.

Several secrets may be known: the first signs, all verify, so that a secret can be changed without
a day on which old marks are not believed.
"""

import hmac
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote

import msgspec

from bot.model.events import Thread
from bot.model.facts import Issue, Spoken
from bot.model.ledger import Entry
from bot.workflow.claims.state import IllegalMove, Skill, same, step
from bot.workflow.claims.table import OF_CLAIMS

ISSUES = "issues"
"""Subject of all tracking issues: which one it is stands in the key, before it has a number."""
_OPENS, _CLOSES = "<!-- milepost ", " -->"
_NOTHING = "."
_LARGEST = 4_000_000
"""Bytes that the entries of one text may unpack to."""


def subject_of(thread: Thread) -> str:
    """The subject that marks in a thread are signed for."""
    return thread.node_id if thread.place == "discussion" else f"#{thread.number}"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A mark that was ours."""

    key: str
    entries: tuple[Entry, ...]


class Marks:
    """Signs and reads marks. Fits `engine.markers.Markers`."""

    def __init__(self, secrets: Sequence[str]) -> None:
        if not any(secrets):
            raise ValueError("at least one secret is needed to sign marks")
        self._secrets = [secret.encode() for secret in secrets if secret]

    def sign(self, *, repo: str, subject: str, key: str, entries: tuple[Entry, ...]) -> str:
        """Give the mark to put at the end of a text."""
        data = _packed(entries)
        signature = _signature(self._secrets[0], repo, subject, key, data)
        return f"{_OPENS}{_quoted(key)} {data} {signature}{_CLOSES}"

    def key(self, *, repo: str, subject: str, body: str) -> str | None:
        """Give the key of a text's mark, None if there is none that we signed for this place."""
        found = self._find(repo, subject, body)
        return found[0] if found else None

    def read(self, *, repo: str, subject: str, body: str) -> Mark | None:
        """Give a text's mark with its entries, None if there is none that we signed for it."""
        found = self._find(repo, subject, body)
        if found is None:
            return None
        key, data = found
        return Mark(key=key, entries=_unpacked(data))

    def _find(self, repo: str, subject: str, body: str) -> tuple[str, str] | None:
        for key, data, signature in _candidates(body):
            for secret in self._secrets:
                right = _signature(secret, repo, subject, key, data)
                if hmac.compare_digest(right.encode(), signature.encode()):
                    return key, data
        return None


def _candidates(body: str) -> Iterator[tuple[str, str, str]]:
    """Give what looks like a mark, the last one first: ours stand at the end."""
    end = len(body)
    while (start := body.rfind(_OPENS, 0, end)) >= 0:
        close = body.find(_CLOSES, start, end)
        parts = body[start + len(_OPENS) : close].split(" ") if close >= 0 else []
        if len(parts) == 3 and all(part.isascii() for part in parts):
            yield unquote(parts[0]), parts[1], parts[2]
        end = start


def _signature(secret: bytes, repo: str, subject: str, key: str, data: str) -> str:
    # Each part with its length, so that no two different sets of parts look the same.
    parts = [part.encode() for part in ("milepost 1", repo.lower(), subject, key, data)]
    message = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return hmac.new(secret, message, "sha256").hexdigest()


def _quoted(key: str) -> str:
    # A hyphen is quoted too: two of them may not stand in an HTML comment.
    return quote(key, safe=":#/.").replace("-", "%2D")


def _packed(entries: tuple[Entry, ...]) -> str:
    if not entries:
        return _NOTHING
    return b64encode(zlib.compress(msgspec.json.encode(entries), 9)).decode()


def _unpacked(data: str) -> tuple[Entry, ...]:
    if data == _NOTHING:
        return ()
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(b64decode(data), _LARGEST)
    return msgspec.json.decode(text, type=tuple[Entry, ...])


@dataclass(frozen=True, kw_only=True)
class Rebuilt:
    """What GitHub still knows of a ledger."""

    entries: tuple[Entry, ...]
    """In order, with their own numbers."""
    keys: tuple[str, ...]
    """Of the texts of ours that carried a mark."""
    unfit: tuple[Entry, ...] = ()
    """Entries left out, because a part of the story before them is lost."""

    @property
    def texts(self) -> int:
        return len(self.keys)


def rebuild(
    *, repo: str, me: str, marks: Marks, spoken: Iterable[Spoken], issues: Iterable[Issue]
) -> Rebuilt:
    """Put the ledger together again from our own comments and tracking issues.

    Only texts of the App's own account count, and of those only marks that were signed for the
    place they stand in. Entries are known by their number; what several texts tell counts once.
    """
    found: dict[int, Entry] = {}
    keys: list[str] = []
    for mark in _marks(repo, me, marks, spoken, issues):
        keys.append(mark.key)
        for entry in mark.entries:
            if entry.seq > 0:
                found.setdefault(entry.seq, entry)
    entries: list[Entry] = []
    unfit: list[Entry] = []
    skills: dict[str, Skill] = {}
    for _, entry in sorted(found.items()):
        if entry.kind in OF_CLAIMS:
            before = skills.get(entry.subject) or Skill(slug=entry.subject)
            try:
                skills[entry.subject] = step(before, entry)
            except IllegalMove:
                unfit.append(entry)
                continue
        entries.append(entry)
    return Rebuilt(entries=tuple(entries), keys=tuple(keys), unfit=tuple(unfit))


def _marks(
    repo: str, me: str, marks: Marks, spoken: Iterable[Spoken], issues: Iterable[Issue]
) -> Iterator[Mark]:
    # Tracking issues first: they carry a skill's whole story.
    for issue in issues:
        if not same(issue.author.login, me):
            continue
        mark = marks.read(repo=repo, subject=ISSUES, body=issue.body)
        if mark is None:
            continue
        slug = mark.key.removeprefix("track:")
        if all(entry.subject == slug for entry in mark.entries):
            yield mark
    for each in spoken:
        if same(each.comment.author.login, me):
            subject = subject_of(each.thread)
            mark = marks.read(repo=repo, subject=subject, body=each.comment.body)
            if mark is not None:
                yield mark
