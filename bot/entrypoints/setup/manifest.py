"""The App as GitHub is asked to create it: `app.yml` with the addresses of this Milepost."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from bot.delivery.ingress import PATH
from bot.entrypoints.dashboard.sign_in import BACK
from bot.model.errors import InputError

HERE = Path(__file__).parent
CREATED = "/setup/created"
PURPOSES = {
    "metadata": "who may do what, and which rules a branch has",
    "contents": "read the library, commit ROADMAP.md",
    "pull_requests": "one comment per pull request, reviewers, the roadmap's own pull request",
    "issues": "one tracking issue per claim, labels, assignees, replies",
    "checks": "the check runs Standards and Checklist",
    "discussions": "replies and reactions to claims, the claim board",
    "members": "who is in the teams that CODEOWNERS names; it works without",
    "statuses": "what services without checks say of a commit; it works without",
}
"""What each permission is for."""
_LONGEST_NAME = 34
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104 - compared with


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What was typed. `address` is ours as GitHub reaches it, without a slash at its end;
    `organization` is empty for the person's own account."""

    name: str
    address: str
    organization: str = ""
    operators: tuple[str, ...] = ()

    @property
    def is_local(self) -> bool:
        """Whether nobody but this machine reaches the address."""
        return (urlsplit(self.address).hostname or "") in _LOCAL


def read_wish(fields: dict[str, str]) -> Wish:
    """Read the form; raises `InputError` with what is wrong."""
    name = " ".join(fields.get("name", "").split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise InputError(f"The App's name has 1 to {_LONGEST_NAME} characters.")
    address = fields.get("address", "").strip().rstrip("/")
    parts = urlsplit(address)
    bare = not (parts.path or parts.query or parts.fragment or parts.username)
    if parts.scheme not in {"https", "http"} or not parts.hostname or not bare:
        raise InputError("The address looks like https://milepost.example.org.")
    organization = ""
    if fields.get("owner") == "organization":
        organization = fields.get("organization", "").strip()
        if not _is_login(organization):
            raise InputError("Name the organization as in its address on GitHub.")
    operators = tuple(fields.get("operators", "").replace(",", " ").split())
    if not all(_is_login(each) for each in operators):
        raise InputError("Operators are GitHub logins, without @.")
    if organization and not operators:
        raise InputError("An organization cannot sign in: name at least one operator.")
    return Wish(name=name, address=address, organization=organization, operators=operators)


def app_yml() -> dict[str, Any]:
    """Read `app.yml`, beside this file where Milepost is installed, else at the top of the tree."""
    near = HERE / "app.yml"
    path = near if near.exists() else HERE.parents[2] / "app.yml"
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def manifest(wish: Wish, *, opened_at: str) -> str:
    """Give the manifest as JSON; `opened_at` is where the browser opened the set-up page."""
    made = {
        **app_yml(),
        "name": wish.name,
        "public": False,
        "hook_attributes": {"url": f"{wish.address}{PATH}", "active": True},
        "redirect_url": f"{opened_at}{CREATED}",
        "callback_urls": sorted({f"{wish.address}{BACK}", f"{opened_at}{BACK}"}),
        "setup_url": f"{wish.address}/",
    }
    return json.dumps(made)


def form_address(wish: Wish, *, web: str, state: str) -> str:
    """Give where GitHub takes the form: for the person, or for the organization."""
    place = f"/organizations/{wish.organization}" if wish.organization else ""
    return f"{web}{place}/settings/apps/new?state={state}"


def _is_login(text: str) -> bool:
    plain = text.replace("-", "").replace("_", "")
    return 0 < len(text) <= 100 and text.isascii() and plain.isalnum()
