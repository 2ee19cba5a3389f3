"""Repositories, labels and categories."""

from typing import Any

from bot.simulator.render.accounts import account, moment
from bot.simulator.state.repositories import Label, Repository

Json = dict[str, Any]

TEMPLATES = {
    "archive_url": "/{archive_format}{/ref}",
    "assignees_url": "/assignees{/user}",
    "blobs_url": "/git/blobs{/sha}",
    "branches_url": "/branches{/branch}",
    "collaborators_url": "/collaborators{/collaborator}",
    "comments_url": "/comments{/number}",
    "commits_url": "/commits{/sha}",
    "compare_url": "/compare/{base}...{head}",
    "contents_url": "/contents/{+path}",
    "contributors_url": "/contributors",
    "deployments_url": "/deployments",
    "downloads_url": "/downloads",
    "events_url": "/events",
    "forks_url": "/forks",
    "git_commits_url": "/git/commits{/sha}",
    "git_refs_url": "/git/refs{/sha}",
    "git_tags_url": "/git/tags{/sha}",
    "hooks_url": "/hooks",
    "issue_comment_url": "/issues/comments{/number}",
    "issue_events_url": "/issues/events{/number}",
    "issues_url": "/issues{/number}",
    "keys_url": "/keys{/key_id}",
    "labels_url": "/labels{/name}",
    "languages_url": "/languages",
    "merges_url": "/merges",
    "milestones_url": "/milestones{/number}",
    "notifications_url": "/notifications{?since,all,participating}",
    "pulls_url": "/pulls{/number}",
    "releases_url": "/releases{/id}",
    "stargazers_url": "/stargazers",
    "statuses_url": "/statuses/{sha}",
    "subscribers_url": "/subscribers",
    "subscription_url": "/subscription",
    "tags_url": "/tags",
    "teams_url": "/teams",
    "trees_url": "/git/trees{/sha}",
}


def repository(at: str, the: Repository, *, open_issues: int = 0) -> Json:
    """`repository`, also as webhooks carry it."""
    url = f"{at}/repos/{the.full_name}"
    page = f"{at}/{the.full_name}"
    return {
        "id": the.id,
        "node_id": the.node_id,
        "name": the.name,
        "full_name": the.full_name,
        "owner": account(at, the.owner),
        "private": the.private,
        "html_url": page,
        "description": the.description,
        "fork": the.parent is not None,
        "url": url,
        **{key: url + tail for key, tail in TEMPLATES.items()},
        "git_url": f"git://{page.partition('://')[2]}.git",
        "ssh_url": f"git@{page.partition('://')[2]}.git",
        "clone_url": f"{page}.git",
        "svn_url": page,
        "mirror_url": None,
        "homepage": None,
        "language": None,
        "license": None,
        "forks_count": 0,
        "forks": 0,
        "stargazers_count": 0,
        "watchers_count": 0,
        "watchers": 0,
        "size": 0,
        "default_branch": the.default_branch,
        "open_issues_count": open_issues,
        "open_issues": open_issues,
        "is_template": False,
        "topics": [],
        "has_issues": True,
        "has_projects": False,
        "has_wiki": False,
        "has_pages": False,
        "has_downloads": True,
        "has_discussions": True,
        "archived": False,
        "disabled": False,
        "visibility": "private" if the.private else "public",
        "pushed_at": moment(the.pushed_at),
        "created_at": moment(the.created_at),
        "updated_at": moment(the.pushed_at),
        "allow_forking": True,
        "web_commit_signoff_required": False,
    }


def full_repository(at: str, the: Repository, *, open_issues: int = 0) -> Json:
    """`full-repository`."""
    return {
        **repository(at, the, open_issues=open_issues),
        "subscribers_count": 0,
        "network_count": 0,
    }


def short(the: Repository) -> Json:
    """A repository as `installation` events list it."""
    return {
        "id": the.id,
        "node_id": the.node_id,
        "name": the.name,
        "full_name": the.full_name,
        "private": the.private,
    }


def label(at: str, repo: Repository, the: Label) -> Json:
    """`label`."""
    return {
        "id": the.id,
        "node_id": the.node_id,
        "url": f"{at}/repos/{repo.full_name}/labels/{the.name}".replace(" ", "%20"),
        "name": the.name,
        "description": the.description,
        "color": the.color,
        "default": False,
    }
