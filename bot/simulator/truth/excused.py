"""Where GitHub's published description is known to be wrong about GitHub: each with its reason.

Keyed by the place inside a request or an answer, list positions as `*`.
"""

EXCUSED = {
    ("request POST /repos/{owner}/{repo}/issues/{issue_number}/labels", ""): (
        "its own text says that a bare list of labels may be sent"
    ),
    ("response PUT /repos/{owner}/{repo}/contents/{path} 409", ""): (
        "a plain error fits both branches of its `oneOf`"
    ),
    ("response GET /app/installations 200", "*/account"): (
        "described as a user and an enterprise at once (allOf); `installation`, the same thing, "
        "says either"
    ),
    (
        "response GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls 200",
        "*/labels/*/description",
    ): ("`label` itself says that a description may be null"),
    ("response GET /repos/{owner}/{repo}/pulls 200", "*/labels/*/description"): (
        "`label` itself says that a description may be null"
    ),
}


def excused(where: str, path: list[str | int]) -> bool:
    """Whether a deviation at this place is one of GitHub's own."""
    place = "/".join("*" if isinstance(part, int) else part for part in path)
    return (where, place) in EXCUSED
