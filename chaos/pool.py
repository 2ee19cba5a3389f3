"""Many seeds at once: a theatre in each of several processes."""

import atexit
import os
import warnings
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path

from jwt.warnings import InsecureKeyLengthWarning

from chaos.play import STORIES, Outcome, Theatre
from chaos.report import complaint

_theatre: Theatre


def play_all(
    seeds: range, *, jobs: int, length: int | None, log: Path | None
) -> Iterator[list[Outcome]]:
    """Play them; gives what came of the seeds of a story as soon as it is over.

    Seeds that share a story stay together, so that it is played only once without faults.
    Whatever breaks a promise is told at once, by the process that found it.
    """
    stories = [list(each) for _, each in groupby(seeds, key=lambda seed: seed // STORIES)]
    pool = ProcessPoolExecutor(
        min(jobs, len(stories)) or 1,
        mp_context=get_context("spawn"),
        initializer=_open,
        initargs=(length, log),
    )
    try:
        for done in as_completed([pool.submit(_play, story) for story in stories]):
            yield done.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _open(length: int | None, log: Path | None) -> None:
    warnings.simplefilter("ignore", InsecureKeyLengthWarning)
    global _theatre
    _theatre = Theatre(length=length, log=log)
    _theatre.__enter__()
    atexit.register(_theatre.__exit__)


def _play(story: list[int]) -> list[Outcome]:
    played = []
    try:
        for seed in story:
            outcome = _theatre.play(seed)
            played.append(outcome)
            if outcome.wrong:
                print(complaint(outcome), flush=True)
    except KeyboardInterrupt:
        _theatre.__exit__()
        os._exit(130)  # not to the pool, which would hand over the next story
    return played
