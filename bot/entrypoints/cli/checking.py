"""What `milepost check` does: read, judge in a limited process, mend if asked, and show.

An unchanged library is answered from the cache, and everybody waits for the start: what only some
runs need is imported where it is used.
"""

import hashlib
import json
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from bot.model.config import FILE, Config
from bot.model.errors import InputError
from bot.sandbox import disk, judge, process, wire
from bot.workflow.standards.finding import Finding
from bot.workflow.standards.layout import layout
from bot.workflow.standards.report import Report
from bot.workflow.standards.submission import Submission


@dataclass(frozen=True, kw_only=True)
class Wish:
    """The options of the command."""

    paths: tuple[Path, ...]
    form: str = "text"
    existing: bool = False
    base: str | None = None
    fix: bool = False
    config_path: Path | None = None
    defaults: bool = False
    cache: Path | None = None


def run(wish: Wish) -> tuple[str, bool]:
    """The text to show, and whether nothing blocks."""
    config = Config() if wish.defaults else _config(wish.config_path)
    reports = []
    for given in wish.paths:
        path, prefix = _directory(given, many=len(wish.paths) > 1, form=wish.form)
        if wish.fix:
            _mend(path, config, wish)
        reports.append((prefix, _judged(path, config, wish)))
    is_clean = not any(report.blocking for _, report in reports)
    return _rendered(reports, wish.form), is_clean


def _directory(given: Path, *, many: bool, form: str) -> tuple[Path, str]:
    """The directory to read, and what its paths are shown with in front.

    Machines read paths relative to the directory given; people, editors and GitHub want them
    relative to where the command was started.
    """
    path = given
    if path.is_file() and path.name == "SKILL.md":
        path = path.parent
    if not path.exists():
        raise InputError(f"{given}: no such file or directory")
    if not path.is_dir():
        raise InputError(f"{given}: give a skill's directory, a category or a library")
    shown = path.as_posix()
    if form == "json" and not many:
        return path, ""
    return path, "" if shown == "." else f"{shown.removesuffix('/')}/"


def _config(path: Path | None) -> Config:
    chosen = path or Path(FILE)
    if path is None and not chosen.is_file():
        return Config()
    from bot.workflow.standards.configuration import read_config

    try:
        return read_config(chosen.read_bytes(), path=str(chosen))
    except OSError as error:
        raise InputError(f"{chosen}: {error.strerror}") from None


def _judged(path: Path, config: Config, wish: Wish) -> Report:
    submission = _submission(path, config, wish)
    if wish.cache is None:
        return _judge(submission, config)
    key = _key(submission, config)
    kept = wish.cache / f"{key}.json"
    try:
        return wire.from_wire(json.loads(kept.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        report = _judge(submission, config)
    wish.cache.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(wire.to_wire(report)), encoding="utf-8")
    return report


def _submission(path: Path, config: Config, wish: Wish) -> Submission:
    tree = disk.read(path, config)
    name = path.resolve().name
    root, library = layout(tree, name)
    submission = Submission(
        tree=tree, root=root, library=library, root_name=name, existing=wish.existing
    )
    if wish.base is None:
        return submission
    from bot.entrypoints.cli.git_base import read_base

    base = read_base(path, wish.base, tree, limit=config.standards.max_file_bytes)
    return replace(submission, base=base.tree, judged=base.changed_skills)


def _key(submission: Submission, config: Config) -> str:
    """A hash of everything the verdict depends on."""
    from importlib.metadata import version

    digest = hashlib.sha256(version("milepost").encode())
    digest.update(repr(config).encode())
    state = (submission.root, submission.root_name, submission.existing, submission.judged)
    digest.update(repr(state).encode())
    for tree in (submission.tree, submission.base or ()):
        for entry in sorted(tree, key=lambda entry: entry.path):
            facts = (entry.path, entry.size, entry.link, entry.is_special, entry.is_executable)
            digest.update(repr(facts).encode("utf-8", "replace"))
            digest.update(hashlib.sha256(entry.data or b"").digest())
    return digest.hexdigest()


def _judge(submission: Submission, config: Config) -> Report:
    if not sys.stderr.isatty() or (total := len(submission.skills)) < 10:
        return judge.judge(submission, config, start=process.start)
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("Judging", total=total)

        def told(path: str) -> None:
            if path.endswith("SKILL.md"):
                bar.advance(task, 0.5)
                bar.refresh()

        return judge.judge(submission, config, progress=told, start=process.start)


def _mend(path: Path, config: Config, wish: Wish) -> None:
    """Apply suggestions until none is left, three rounds at most."""
    for _ in range(3):
        report = _judge(_submission(path, config, wish), config)
        mends: dict[str, list[Finding]] = {}
        for finding in report.current:
            if finding.suggestion is not None:
                mends.setdefault(finding.path, []).append(finding)
        if not mends:
            return
        for name, findings in mends.items():
            _rewrite(path / name, findings)


def _rewrite(path: Path, findings: list[Finding]) -> None:
    """Replace lines from the last to the first; line endings stay as they are."""
    handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    with os.fdopen(handle, "r+b") as file:
        lines = file.read().split(b"\n")
        before = len(lines) + 1
        for finding in sorted(findings, key=lambda f: -(f.line or 0)):
            mend = finding.suggestion
            if mend is None or mend.end >= before:
                continue
            before = mend.start
            end = b"\r" if lines[mend.start - 1].endswith(b"\r") else b""
            lines[mend.start - 1 : mend.end] = (
                [] if mend.text is None else [line.encode() + end for line in mend.text.split("\n")]
            )
        file.seek(0)
        file.write(b"\n".join(lines))
        file.truncate()


def _rendered(reports: list[tuple[str, Report]], form: str) -> str:
    if form == "json":
        from bot.workflow.standards.formats import as_json

        return as_json.render(reports)
    if form == "sarif":
        from importlib.metadata import version

        from bot.workflow.standards.formats import as_sarif

        return as_sarif.render(reports, version=version("milepost"))
    if form == "github":
        from bot.workflow.standards.formats import as_github

        return as_github.render(reports)
    if form == "markdown":
        from bot.workflow.standards.formats import as_markdown

        return as_markdown.render(reports)
    from bot.entrypoints.cli import check_view

    return check_view.render(reports, colour=sys.stdout.isatty(), width=200)
