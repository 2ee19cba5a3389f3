"""What the documentation says can be done is done: every shell block runs, or says why not."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from bot.entrypoints.cli.command_pages import commands_page
from bot.entrypoints.cli.config_pages import schema, settings_page
from bot.entrypoints.stage import Stage

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = {ROOT / "docs/rules.md"}
"""Its blocks are examples of what the rules find; they are judged by the rules' own tests."""
PAGES = sorted(
    {*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")} - EXAMPLES - {ROOT / "CHANGELOG.md"}
)
FENCE = re.compile(
    r"^(?P<indent> *)```(?:bash|sh|shell|console)(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    page: str
    line: int
    info: str
    body: str

    @property
    def reason(self) -> str | None:
        found = re.fullmatch(r' skip="([^"]{10,})"', self.info)
        return found[1] if found else None


def blocks() -> Iterator[Block]:
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        for found in FENCE.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            page = path.relative_to(ROOT).as_posix()
            yield Block(page=page, line=line, info=found["info"], body=found["body"])


def test_a_block_runs_or_says_why_not() -> None:
    for each in blocks():
        assert not each.info or each.reason, f"{each.page}:{each.line}: {each.info}"
        syntax = subprocess.run(
            ["bash", "-n"], input=each.body, capture_output=True, text=True, check=False
        )
        assert syntax.returncode == 0, f"{each.page}:{each.line}: {syntax.stderr}"
    assert sum(each.reason is None for each in blocks()) >= 6


def test_every_block_that_can_run_does(stage: Stage, tmp_path: Path) -> None:
    """In a library of one's own, beside a Milepost that runs."""
    here = tmp_path / "checkout"
    here.mkdir()
    for name in ("skills", ".github", "ROADMAP.md", "CONTRIBUTING.md"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, here / name)
        else:
            shutil.copy(source, here / name)
    (here / ".venv").symlink_to(ROOT / ".venv")
    stage.world.clock.set(datetime.now(UTC))
    stage.world.person("ada").starts_discussion("open-skills/library", "Quantization")
    stage.settle()
    chosen = stage.settings
    environment = {
        **os.environ,
        "PATH": f"{ROOT / '.venv/bin'}:{os.environ['PATH']}",
        "APP_ID": chosen.app_id,
        "PRIVATE_KEY": chosen.private_key,
        "WEBHOOK_SECRET": ",".join(chosen.webhook_secrets),
        "GITHUB_API_URL": chosen.api_url,
        "DATABASE_URL": chosen.database_url,
    }
    for each in blocks():
        if each.reason is not None:
            continue
        stage.world.clock.set(datetime.now(UTC))
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", each.body],
            cwd=here,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{each.page}:{each.line}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize(
    ("page", "made", "how"),
    [
        ("commands.md", commands_page, "python -m bot.entrypoints.cli.command_pages"),
        ("settings.md", settings_page, "milepost config docs"),
        ("milepost.schema.json", schema, "milepost config schema"),
    ],
    ids=["commands", "settings", "schema"],
)
def test_what_is_generated_is_fresh(page: str, made: object, how: str) -> None:
    assert callable(made)
    kept = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert kept == made(), f"run: {how} > docs/{page}"


def test_the_documentation_is_built_strictly_by_make_check() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    check = makefile.split("\ncheck:")[1].split("\n\n")[0]
    assert "mkdocs build --quiet --strict" in check
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["strict"]


def test_the_readme_is_short_and_begins_with_what_runs() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) < 150
    first = "\n".join(lines[:10])
    assert "make demo" in first
    assert "make test" in first
