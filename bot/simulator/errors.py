"""How GitHub says no, once for both doors: REST answers the status, GraphQL the type."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

DOCUMENTATION = "https://docs.github.com/rest"

TYPES = {
    401: "UNAUTHORIZED",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    409: "STALE_DATA",
    422: "UNPROCESSABLE",
}
"""GraphQL's `type` for the REST status of the same refusal."""


class Refusal(Exception):
    """`status` and `message` as REST gives them; `errors` is REST's list of details.

    `graphql_type` names GraphQL's error type where it is not the status's usual one.
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        errors: Sequence[object] | None = None,
        graphql_type: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.errors = errors
        self.graphql_type = graphql_type or TYPES.get(status, "UNPROCESSABLE")
        self.headers = dict(headers or {})

    def body(self) -> dict[str, object]:
        """REST's error body."""
        body: dict[str, object] = {
            "message": self.message,
            "documentation_url": DOCUMENTATION,
            "status": str(self.status),
        }
        if self.errors is not None:
            body["errors"] = list(self.errors)
        return body


def not_found(what: str = "Not Found") -> Refusal:
    """404: absent, or hidden from whoever asks."""
    return Refusal(404, what)


def forbidden(message: str = "Resource not accessible by integration") -> Refusal:
    """403: the App lacks a permission."""
    return Refusal(403, message)


def invalid(
    resource: str, field: str, code: str = "invalid", *, message: str | None = None
) -> Refusal:
    """422 with one detail, as most of GitHub's validations answer."""
    detail: dict[str, object] = {"resource": resource, "field": field, "code": code}
    if message is not None:
        detail["message"] = message
    return Refusal(422, "Validation Failed", errors=[detail])


def too_fast(wait: timedelta) -> Refusal:
    """403: the secondary limit on making content."""
    return Refusal(
        403,
        "You have exceeded a secondary rate limit and have been temporarily blocked from content "
        "creation. Please retry your request again later.",
        headers={"Retry-After": str(max(int(wait.total_seconds()), 1))},
    )


def unsupported(what: str) -> Refusal:
    """501: GitHub can do it, this simulator cannot, and says so loudly."""
    return Refusal(501, f"The simulator does not implement {what}")
