"""The ledger as files that people can review: what the ledger branch of Actions mode holds.

    entries/0001.jsonl       entries 1 to 1000, one a line; grows at its end and is never changed
    decisions/2026-11.jsonl  decisions of that month, carried out; long texts are left out
    open.jsonl               decisions with actions that are still to be carried out, whole
    state.json               how far things were read, what is due when, and the last entry
    counts.jsonl             what was counted in files of the library, by their git id

Each entry carries `chain`, a digest over the line before and its own, and `state.json` names the
last one; so a line that was changed, removed or put in is seen. It is no signature: who may push
to the branch can make the chain anew.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import datetime
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import SQLAlchemyError

from bot.model.actions import Action
from bot.model.errors import InputError
from bot.model.ledger import Entry
from bot.storage import codec, rows, tables

Files = Mapping[str, bytes]
Runs = dict[str, str]
"""Which run recorded a decision, by its id."""

OPEN, STATE, COUNTS = "open.jsonl", "state.json", "counts.jsonl"
COUNTED = "file"
"""The one kind of kept facts that is dear to find out again."""
PER_FILE = 1000
_BULK: dict[str, Any] = {
    "body": "",
    "summary": "",
    "annotations": (),
    "suggestions": (),
    "entries": (),
}


class CorruptLedger(InputError):
    """A file of the ledger is not as it was written; nothing was changed."""

    def __init__(self, path: str, line: int | None, what: str) -> None:
        where = path if line is None else f"{path}, line {line}"
        super().__init__(
            f"the ledger branch cannot be read: {where}: {what}. Nothing was changed; take back the"
            " commit that did it (git revert) and run again"
        )


def is_ours(path: str) -> bool:
    """Tell whether a file of the branch belongs to the ledger."""
    return path in {OPEN, STATE, COUNTS} or path.startswith(("entries/", "decisions/"))


# --- writing


def render(connection: Connection, repo: str, runs: Runs) -> dict[str, bytes]:
    """Write all files; the same ledger gives the same bytes."""
    files: dict[str, list[str]] = {OPEN: [], COUNTS: []}
    chain, last = "", 0
    query = select(tables.entries).where(tables.entries.c.repo == repo)
    made: dict[str, list[int]] = {}
    for row in connection.execute(query.order_by(tables.entries.c.seq)):
        plain = _entry(rows.entry(row), row.decision)
        chain, last = _next(chain, plain), row.seq
        line = _line({**plain, "chain": chain})
        files.setdefault(f"entries/{-(-row.seq // PER_FILE):04}.jsonl", []).append(line)
        made.setdefault(row.decision, []).append(row.seq)
    decisions = select(tables.decisions).where(tables.decisions.c.repo == repo)
    outcomes_of = rows.outcomes(connection, repo)
    for row in connection.execute(
        decisions.order_by(tables.decisions.c.at, tables.decisions.c.id)
    ).all():
        logged = rows.with_outcomes(row, outcomes_of.get(row.id, {}))
        is_open = any(each.outcome is None for each in logged.outcomes)
        path = OPEN if is_open else f"decisions/{row.at:%Y-%m}.jsonl"
        outcomes = {
            each.key: [each.outcome, msgspec.to_builtins(each.at)]
            for each in logged.outcomes
            if each.outcome is not None
        }
        decision = logged.decision
        actions = decision.actions if is_open else tuple(_slim(each) for each in decision.actions)
        body = json.loads(codec.dump(replace(decision, entries=(), actions=actions)))
        plain = {
            "decision": row.id,
            "at": msgspec.to_builtins(row.at),
            "run": runs.get(row.id, ""),
            **{name: value for name, value in body.items() if value},
            "entries": made.get(row.id, []),
            "actions": body["actions"],
            "outcomes": outcomes,
        }
        files.setdefault(path, []).append(_line(plain))
    kept = tables.kept.c
    query = select(kept.key, kept.value).where(kept.kind == COUNTED).order_by(kept.key)
    files[COUNTS] = [_line([row.key, row.value]) for row in connection.execute(query)]
    state = {
        "last": last,
        "chain": chain,
        "cursors": _pairs(connection, repo, tables.cursors, "value"),
        "due": _pairs(connection, repo, tables.deadlines, "at"),
    }
    return {
        **{path: "".join(lines).encode() for path, lines in files.items()},
        STATE: (json.dumps(state, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(),
    }


def _pairs(connection: Connection, repo: str, table: Any, column: str) -> dict[str, Any]:
    found = connection.execute(select(table).where(table.c.repo == repo)).mappings()
    return {row["name"]: msgspec.to_builtins(row[column]) for row in found}


def _entry(entry: Entry, decision: str) -> dict[str, Any]:
    plain = {
        name: value
        for name, value in msgspec.to_builtins(entry).items()
        if value is not None and value != [] and value != ()
    }
    return {"seq": plain.pop("seq"), **plain, "decision": decision}


def _next(chain: str, plain: Mapping[str, Any]) -> str:
    text = chain + json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": ")) + "\n"


def _slim(action: Action) -> Action:
    names = {each.name for each in fields(action)}
    return replace(action, **{name: empty for name, empty in _BULK.items() if name in names})


# --- reading


def load(connection: Connection, repo: str, files: Files) -> Runs:
    """Fill an empty ledger; raises `CorruptLedger` with file and line.

    Every action that is still open counts as begun, because the run that recorded it may have
    died after doing it.
    """
    state = _state(files)
    entries, chain = _entries(files)
    last = entries[-1][0].seq if entries else 0
    if (last, chain) != (state["last"], state["chain"]):
        raise CorruptLedger(
            STATE, None, f"the last entry is {state['last']} there, and {last} in entries/"
        )
    made = {
        decision: tuple(entry for entry, _ in group)
        for decision, group in groupby(
            sorted(entries, key=lambda each: (each[1], each[0].seq)), key=lambda each: each[1]
        )
    }
    runs: Runs = {}
    rows.lock(connection, repo)
    try:
        rows.fill(connection, repo, entries)
        decisions: list[dict[str, Any]] = []
        actions: list[dict[str, Any]] = []
        for path, number, plain in _lines(files, "decisions/", OPEN):
            decision, of_it, run = _decision(repo, (path, number), plain, made)
            decisions.append(decision)
            actions.extend(of_it)
            runs[decision["id"]] = run
        rows.insert_all(connection, tables.decisions, decisions)
        rows.insert_all(connection, tables.actions, actions)
        if lost := sorted(made.keys() - runs.keys()):
            raise CorruptLedger("decisions/", None, f"{lost[0]}, which made entries, is missing")
        counts = [
            {"kind": COUNTED, "key": key, "value": value}
            for path, number, pair in _lines(files, COUNTS)
            for key, value in [_pair(path, number, pair)]
        ]
        for start in range(0, len(counts), PER_FILE):
            rows.insert_new(connection, tables.kept, counts[start : start + PER_FILE])
        for name, value in state["cursors"].items():
            connection.execute(insert(tables.cursors).values(repo=repo, name=name, value=value))
        for name, at in state["due"].items():
            connection.execute(insert(tables.deadlines).values(repo=repo, name=name, at=at))
    except ValueError as error:
        raise CorruptLedger("entries/", None, str(error)) from None
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).split("\n")[0]
        raise CorruptLedger("entries/", None, f"they do not fit together: {reason}") from None
    return runs


def _entries(files: Files) -> tuple[list[tuple[Entry, str]], str]:
    found: list[tuple[Entry, str]] = []
    chain, last = "", 0
    for path, number, plain in _lines(files, "entries/"):
        try:
            told, decision = plain.pop("chain"), plain["decision"]
            chain = _next(chain, plain)
            entry = msgspec.convert(plain, type=Entry)
            seq = entry.seq
        except (AttributeError, KeyError, TypeError, ValueError, msgspec.ValidationError) as error:
            raise CorruptLedger(path, number, f"no entry of the ledger: {error}") from None
        if told != chain:
            raise CorruptLedger(path, number, "changed by hand, or the line before it is")
        if seq <= last:
            raise CorruptLedger(path, number, f"entry {seq} comes after entry {last}")
        last = seq
        found.append((entry, str(decision)))
    return found, chain


def _decision(
    repo: str, place: tuple[str, int], plain: Any, made: Mapping[str, tuple[Entry, ...]]
) -> tuple[dict[str, Any], list[dict[str, Any]], str]:
    """The rows of a decision and of its actions, and the run that recorded it."""
    try:
        name = str(plain["decision"])
        at = datetime.fromisoformat(plain["at"])
        entries = made.get(name, ())
        if [entry.seq for entry in entries] != plain["entries"]:
            raise CorruptLedger(*place, "its entries are not those in entries/")
        body = {"id": "", **plain, "entries": []}
        decision = replace(codec.load(json.dumps(body)), entries=entries)
        outcomes = {
            str(key): (str(outcome), datetime.fromisoformat(done))
            for key, (outcome, done) in plain["outcomes"].items()
        }
        run = str(plain["run"])
    except (AttributeError, KeyError, TypeError, ValueError, msgspec.ValidationError) as error:
        raise CorruptLedger(*place, f"no decision: {error!r}") from None
    actions = []
    for action in decision.actions:
        outcome, done = outcomes.get(action.key, (None, None))
        actions.append(
            {
                "repo": repo,
                "decision": name,
                "key": action.key,
                "kind": type(action).__name__,
                "started": 1,
                "outcome": outcome,
                "at": done,
            }
        )
    return rows.row_of(repo, name, decision, at), actions, run


def _state(files: Files) -> dict[str, Any]:
    empty = {"last": 0, "chain": "", "cursors": {}, "due": {}}
    if STATE not in files:
        return empty
    try:
        state: dict[str, Any] = json.loads(files[STATE])
        return {
            "last": int(state["last"]),
            "chain": str(state["chain"]),
            "cursors": {str(name): str(value) for name, value in state["cursors"].items()},
            "due": {str(name): datetime.fromisoformat(at) for name, at in state["due"].items()},
        }
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CorruptLedger(STATE, getattr(error, "lineno", None), str(error)) from None


def _pair(path: str, number: int, value: Any) -> tuple[str, str]:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(v, str) for v in value):
        return value[0], value[1]
    raise CorruptLedger(path, number, "no pair of texts")


def _lines(files: Files, *prefixes: str) -> Iterator[tuple[str, int, Any]]:
    """Parsed lines of the files whose path begins so, with path and number."""
    for prefix in prefixes:
        for path in sorted(path for path in files if path.startswith(prefix)):
            yield from _parsed(path, files[path])


def _parsed(path: str, data: bytes) -> Iterable[tuple[str, int, Any]]:
    *lines, rest = data.split(b"\n")
    for number, line in enumerate(lines, 1):
        if line.endswith(b"\r"):
            raise CorruptLedger(path, number, "its line ends were converted")
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            raise CorruptLedger(path, number, "not a line of JSON") from None
        yield path, number, value
    if rest:
        raise CorruptLedger(path, len(lines) + 1, "the last line is cut off")
