"""Who may do what: a person by role, a bot by its App's permissions (which the doors check)."""

from bot.simulator.errors import Refusal, invalid
from bot.simulator.state.accounts import Account
from bot.simulator.state.repositories import Repository

BODY_LIMIT = 65_536
"""Characters of a comment or description."""


def require(repository: Repository, actor: Account, role: str) -> None:
    """Refuse a person who lacks the role."""
    if actor.kind != "Bot" and not repository.allows(actor, role):
        raise Refusal(403, f"Must have {role} rights to Repository.")


def check_body(resource: str, body: str, *, blank: bool = True) -> None:
    """Refuse a text that is too long, or blank where it may not be."""
    if len(body) > BODY_LIMIT:
        raise invalid(
            resource,
            "body",
            "unprocessable",
            message=f"Body is too long (maximum is {BODY_LIMIT} characters)",
        )
    if not blank and not body.strip():
        raise invalid(resource, "body", "missing_field", message="Body cannot be blank")
