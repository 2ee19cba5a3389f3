"""A full disk: what was answered stays, what was not is refused whole, and it mends by itself."""

import asyncio
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.delivery.inbox import Arrival
from bot.delivery.stores import Stores


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Four megabytes of memory as a file system; skips where mounting is not permitted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("MOUNTING IS NOT PERMITTED: the full disk was not tried")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def arrivals(start: int) -> list[Arrival]:
    return [
        Arrival(
            guid=f"g{number}",
            event="push",
            packed=os.urandom(40_000),
            received_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
        for number in range(start, start + 5)
    ]


def test_a_full_disk(small_disk: Path) -> None:
    stores = Stores(url=f"sqlite:///{small_disk}/m.db")
    stored: list[str] = []

    async def fill_and_mend() -> None:
        door = stores.door()
        batch = arrivals(0)
        refused = False
        while not refused:
            try:
                await door.write(batch)
            except sqlite3.OperationalError:
                refused = True
            else:
                stored.extend(one.guid for one in batch)
                batch = arrivals(len(stored))
        filler.unlink()
        await door.write(batch)
        stored.extend(one.guid for one in batch)
        await door.close()

    filler = small_disk / "filler"
    filler.write_bytes(b"x" * 1_500_000)
    asyncio.run(fill_and_mend())
    inbox = stores.inbox()
    assert [one.guid for one in inbox.waiting(after=0, limit=1000)] == stored
    inbox.close()
    assert len(stored) > 5
