"""The threat model names tests that are there, and the lines that no other test proves."""

import ast
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyromark
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.entrypoints.stage import Stage
from bot.github.auth import Tokens
from bot.workflow.claims.phrases import escaped, listed
from bot.workflow.standards.formats.as_markdown import escape

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs/security.md"
REPO = "open-skills/library"
NETWORK = {
    "httpx",
    "requests",
    "urllib",
    "http",
    "socket",
    "github",
    "aiohttp",
    "websockets",
    "ftplib",
}
MAY_REACH = ("bot/github/", "bot/simulator/", "bot/entrypoints/", "bot/sandbox/")
ONLY_PARSING = {"urllib.parse"}


def rows() -> list[list[str]]:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in lines
        if line.startswith("| ") and not line.startswith("| Threat")
    ]
    return [row for row in cells if len(row) == 3]


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / "bot").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def test_each_threat_names_tests_that_are_there() -> None:
    assert len(rows()) > 35
    for threat, guard, proof in rows():
        named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", proof)
        assert guard, threat
        assert named, f"{threat}: no test"
        for file, name in named:
            text = (ROOT / file).read_text(encoding="utf-8")
            assert not name or f"def {name}(" in text, f"{threat}: {file} has no {name}"


def test_only_the_edges_can_reach_the_network() -> None:
    for path, tree in modules():
        if path.startswith(MAY_REACH):
            continue
        for node in ast.walk(tree):
            names = []
            if isinstance(node, ast.Import):
                names = [each.name for each in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            reaching = {n for n in names if n.split(".")[0] in NETWORK and n not in ONLY_PARSING}
            assert not reaching, f"{path} imports {reaching}"


def test_no_shell_and_no_evaluation() -> None:
    forbidden = {"eval", "exec", "__import__"}
    for path, tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            assert called not in forbidden, f"{path}:{node.lineno} {called}"
            assert called not in {"os.system", "os.popen", "subprocess.getoutput"}, path
            if called == "compile":
                assert "PyCF_ONLY_AST" in (ROOT / path).read_text(encoding="utf-8"), path
            for word in node.keywords:
                if word.arg == "shell":
                    assert ast.unparse(word.value) == "False", f"{path}:{node.lineno}"
            if called in {"pickle.load", "pickle.loads"}:
                # What the judging process reads comes from us; its answer is not read this way.
                assert path == "bot/sandbox/child.py"
            if called == "yaml.load":
                assert "Loader" in ast.unparse(node), f"{path}:{node.lineno}"


HOSTILE = st.lists(
    st.sampled_from(
        [
            *("@octocat", "#12", "word", " ", "`", "``", "|", "\n", "\n\n# ", "<!-- x -->"),
            *("[a](https://evil.test)", "![](//evil.test)", "https://evil.test", "</details>"),
            "<img src=x onerror=alert(1)>",
        ]
    ),
    max_size=10,
).map("".join)


@given(HOSTILE)
def test_what_is_quoted_in_a_reply_is_inert(text: str) -> None:
    for made in (escaped(text), listed([text, "x"]), escape(text)):
        for event in pyromark.events(f"- We read {made}, so much.\n"):
            name, value = (event, "") if isinstance(event, str) else next(iter(event.items()))
            assert name in {"Start", "End", "Text", "Code", "SoftBreak"}, (made, event)
            if name == "Start":
                assert value in ("Item", "Paragraph") or "List" in str(value), (made, event)
            if name == "Text":
                assert not re.search(r"@\w", str(value)), made


def test_no_address_out_of_a_payload_is_asked(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every address in a payload is made to lead elsewhere; the claim is answered all the same."""
    asked: list[str] = []
    deliver = stage.github.sender

    def elsewhere(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: "http://127.0.0.1:9/evil"
                if key == "url" or key.endswith("_url")
                else elsewhere(each)
                for key, each in value.items()
            }
        return [elsewhere(each) for each in value] if isinstance(value, list) else value

    stage.github.door.rest.watchers.append(lambda exchange: asked.append(exchange.route))
    ada = stage.world.person("ada")
    stage.stop()
    talk = ada.starts_discussion(REPO, "Quantization", "See http://127.0.0.1:9/evil")
    ada.comments(
        talk, "/claim AWQ\n\nhttp://169.254.169.254/latest/meta-data ![](http://127.0.0.1:9/x)"
    )
    deliver.drain(10)
    caught = next(each for each in reversed(deliver.log) if each.event == "discussion_comment")
    saved = stage.home / "delivery.json"
    payload = elsewhere(json.loads(caught.body))
    saved.write_text(json.dumps({"event": caught.event, "guid": caught.guid, "payload": payload}))
    _replayed(stage, saved, monkeypatch)
    assert asked
    assert len(talk.read()["comments"][0]["replies"]) == 1


def _replayed(stage: Stage, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from bot.entrypoints import logs, wiring
    from bot.entrypoints.cli.main import milepost

    monkeypatch.setattr(wiring, "settings", lambda: stage.settings)
    monkeypatch.setattr(wiring, "clock", stage.clock)
    monkeypatch.setattr(logs, "configure", lambda **_: None)
    done = CliRunner().invoke(milepost, ["replay", str(saved)])
    assert done.exit_code == 0, done.exception


def test_a_token_is_made_for_one_repository(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, Any]] = []
    request = Tokens.request

    def watched(self: Tokens, verb: str, path: str, **keywords: Any) -> Any:
        asked.append((path, keywords.get("input")))
        return request(self, verb, path, **keywords)

    monkeypatch.setattr(Tokens, "request", watched)
    ada = stage.world.person("ada")
    stage.stop()
    stage.start()
    ada.comments(ada.starts_discussion(REPO, "Quantization"), "/claim AWQ")
    stage.settle()
    wanted = [given for path, given in asked if path.endswith("/access_tokens") and given]
    assert wanted
    assert all(each == {"repositories": ["library"]} for each in wanted)


def test_a_pull_request_cannot_weaken_the_rules_for_itself(stage: Stage) -> None:
    weak = "standards:\n  stub_lines: 1\n  min_lines: 1\n  min_tags: 0\n  required_fields: []\n"
    files = {"skills/hqq/SKILL.md": "nothing that a skill needs\n", ".github/milepost.yml": weak}
    pull = stage.world.person("ada").opens_pull(REPO, "sly", files, "Add HQQ")
    stage.settle()
    (check,) = [each for each in pull.read()["checks"] if each["name"] == "Standards"]
    assert check["conclusion"] == "failure"
    assert any(each["path"] == "skills/hqq/SKILL.md" for each in check["annotations"])


def test_dependencies_are_pinned_and_audited() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    for package in lock["package"]:
        files = [*package.get("wheels", ()), *filter(None, [package.get("sdist")])]
        assert all(each["hash"].startswith("sha256:") for each in files), package["name"]
        assert files or "registry" not in package["source"], package["name"]
    audit = yaml.safe_load((ROOT / ".github/workflows/audit.yml").read_text(encoding="utf-8"))
    steps = audit["jobs"]["dependencies"]["steps"]
    assert steps[-1]["run"] == "make audit"
    assert steps[-1]["env"]["AUDIT_REQUIRED"]
    told = subprocess.run(["bash", "-n", ROOT / ".ci/audit"], capture_output=True, check=False)
    assert told.returncode == 0, told.stderr
