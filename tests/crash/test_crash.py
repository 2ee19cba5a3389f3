"""Killed at every point and at random, stopped, locked out, cut off: nothing that was answered
with 2xx is lost, no lane is out of order, no effect is visible twice."""

import contextlib
import random
import signal
import sqlite3
import threading
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest

from bot.delivery.stores import Stores

POINTS = [
    "before commit",
    "after commit, before the answer",
    "after the work, before the mark",
    "between effect and checkpoint",
]
LIMIT = 120.0
WHOLE = 2
"""Effects of one delivery."""


def check(senders: Any, recorder: Any) -> None:
    """Everything acknowledged had its effects once, in the order of its lane."""
    recorder.wait(senders.acknowledged * WHOLE)
    keys = [effect["key"] for effect in recorder.effects]
    assert len(keys) == len(set(keys)), "effects visible twice"
    for kind in ("reply", "label"):
        seen: dict[str, list[int]] = {}
        for effect in recorder.effects:
            if effect["kind"] == kind:
                seen.setdefault(effect["lane"], []).append(effect["n"])
        expected = {lane: list(range(len(guids))) for lane, guids in senders.sent.items()}
        assert {lane: seen.get(lane, []) for lane in expected} == expected
    assert senders.repeated > 0


def die_in_many_ways(url: str, senders: Any, servers: Any, port: int) -> Any:
    chance = random.Random(7)
    deaths: list[str] = [*POINTS, *["any moment"] * 6]
    chance.shuffle(deaths)
    senders.start(port)
    for death in deaths:
        if death == "any moment":
            process = servers.start(url, port)
            senders.wait_for_more(chance.randint(1, 30))
            process.kill()
        else:
            process = servers.start(url, port, death, chance.randint(1, 8))
        assert process.wait(LIMIT) == -signal.SIGKILL, death
    return servers.start(url, port)


def test_sqlite(tmp_path: Path, senders: Any, servers: Any, recorder: Any, port: int) -> None:
    process = die_in_many_ways(f"sqlite:///{tmp_path}/m.db", senders, servers, port)
    senders.wait_for_more(5)
    process.send_signal(signal.SIGSTOP)
    threading.Event().wait(1.0)
    process.send_signal(signal.SIGCONT)
    senders.wait_for_more(5)
    for name in ("m.inbox", "m.engine"):
        with contextlib.closing(sqlite3.connect(tmp_path / name, timeout=30)) as locker:
            locker.execute("BEGIN IMMEDIATE")
            threading.Event().wait(1.0)
            locker.rollback()
    senders.wait_for_more(5)
    known = [guid for guids in senders.sent.values() for guid in list(guids)]
    Stores(url=f"sqlite:///{tmp_path}/m.db").backup(tmp_path / "copy")
    copy = Stores(url=f"sqlite:///{tmp_path}/copy/m.db").inbox()
    assert [guid for guid in known if copy.find(guid) is None] == []
    copy.close()
    senders.stop()
    check(senders, recorder)
    process.terminate()
    assert process.wait(LIMIT) in (0, -signal.SIGTERM)


@pytest.mark.postgres
def test_postgres(postgres_url: str, senders: Any, servers: Any, recorder: Any, port: int) -> None:
    process = die_in_many_ways(postgres_url, senders, servers, port)
    with psycopg.connect(postgres_url, autocommit=True) as server:
        for _ in range(2):
            senders.wait_for_more(10)
            # Only who is at work has the right to it, and can lose it.
            recorder.wait(len(recorder.effects) + 1)
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            # The connection that held the right to work is gone, and with it the process.
            assert process.wait(LIMIT) == 75
            process = servers.start(postgres_url, port)
    senders.wait_for_more(5)
    senders.stop()
    check(senders, recorder)


@pytest.mark.postgres
@pytest.mark.parametrize(("shards", "kills"), [(1, 2), (2, 1)])
def test_replicas(
    postgres_url: str,
    senders: Any,
    servers: Any,
    recorder: Any,
    port: int,
    shards: int,
    kills: int,
) -> None:
    """What replaces a killed one is of the next release, whose steps have other names: so what the
    old release had begun is taken up by the new one, as in a rolling upgrade."""
    old, new = ({"SHARDS": str(shards), "RELEASE": release} for release in "12")
    door = servers.start(postgres_url, port, **old)
    workers = [servers.start(postgres_url, 0, **old) for _ in range(2)]
    senders.start(port)
    senders.wait_for_more(20)
    recorder.wait(20)
    for _ in range(kills):
        leader = owner_of(wait_for_leaders(postgres_url, shards)[0], [door, *workers])
        leader.kill()
        assert leader.wait(LIMIT) == -signal.SIGKILL
        if leader is door:
            door = servers.start(postgres_url, port, **new)
        else:
            workers.remove(leader)
            workers.append(servers.start(postgres_url, 0, **new))
        effects = len(recorder.effects)
        senders.wait_for_more(10)
        recorder.wait(effects + 10)
    if shards > 1 and cut_one_off(postgres_url, [door, *workers]) is door:
        servers.start(postgres_url, port, **new)
    senders.stop()
    check(senders, recorder)


def wait_for_leaders(url: str, shards: int) -> list[int]:
    """Local ports of the connections that hold the right to work, once all shards are led."""
    with psycopg.connect(url, autocommit=True) as server:
        for _ in range(int(LIMIT / 0.1)):
            rows = server.execute(
                "SELECT a.client_port FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
                " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2"
                " AND a.datname = current_database() ORDER BY l.objid"
            ).fetchall()
            if len(rows) == shards:
                return [row[0] for row in rows]
            threading.Event().wait(0.1)
    raise AssertionError(f"{len(rows)} of {shards} shards are led")


def cut_one_off(url: str, processes: list[Any]) -> Any:
    """Whoever loses its shard ends itself, and another takes the shard; the rest go on. Returns
    the one that ended."""
    ports = wait_for_leaders(url, 2)
    fenced, other = (owner_of(each, processes) for each in ports)
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE client_port = %s",
            (ports[0],),
        )
    assert fenced.wait(LIMIT) == 75
    assert other.poll() is None
    wait_for_leaders(url, 2)
    return fenced


def owner_of(local_port: int, processes: list[Any]) -> Any:
    for process in processes:
        connections = psutil.Process(process.pid).net_connections(kind="tcp")
        if any(one.laddr and one.laddr.port == local_port for one in connections):
            return process
    raise AssertionError("nobody holds the lock")
