"""`app.yml` asks for exactly what the code uses."""

import re
from pathlib import Path

import yaml

from bot.entrypoints.setup.manifest import PURPOSES
from bot.github.webhook import READERS, SUBSCRIBED

ROOT = Path(__file__).parent.parent
MANIFEST = yaml.safe_load((ROOT / "app.yml").read_text(encoding="utf-8"))
COMES_BY_ITSELF = {"check_run", "installation", "installation_repositories"}


def test_the_events_are_those_that_are_read() -> None:
    assert sorted(MANIFEST["default_events"]) == sorted(SUBSCRIBED)
    assert set(READERS) - COMES_BY_ITSELF <= set(SUBSCRIBED)


def test_every_permission_is_used_and_none_is_missing() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "bot" / "github").rglob("*"))
        if path.suffix in {".py", ".graphql"}
    )
    used_by = {
        "contents": r"createCommitOnBranch",
        "pull_requests": r"create_review_request",
        "issues": r"create_issue",
        "checks": r"create_check_run",
        "discussions": r"addDiscussionComment",
        "members": r"/teams/",
        "statuses": r"/statuses",
        "metadata": r"get_collaborator_permission",
    }
    assert set(MANIFEST["default_permissions"]) == set(used_by)
    assert [name for name, call in used_by.items() if not re.search(call, code)] == []


def test_it_is_private_until_somebody_decides_otherwise() -> None:
    assert MANIFEST["public"] is False


def test_the_set_up_page_says_what_each_permission_is_for() -> None:
    assert set(PURPOSES) == set(MANIFEST["default_permissions"])
