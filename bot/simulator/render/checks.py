"""Check runs and suites."""

from typing import Any

from bot.simulator.gitobjects import Commit
from bot.simulator.render.accounts import app, maybe, moment
from bot.simulator.render.repositories import repository
from bot.simulator.state.checks import CheckRun, CheckSuite
from bot.simulator.state.threads import Pull

Json = dict[str, Any]


def run(at: str, the: CheckRun, *, pulls: list[Pull]) -> Json:
    """`check-run`; `pulls` are those of the same repository that hold the commit."""
    home = f"{at}/repos/{the.suite.repository.full_name}"
    url = f"{home}/check-runs/{the.id}"
    page = f"{at}/{the.suite.repository.full_name}/runs/{the.id}"
    return {
        "id": the.id,
        "node_id": the.node_id,
        "head_sha": the.suite.head_sha,
        "external_id": the.external_id,
        "name": the.name,
        "url": url,
        "html_url": page,
        "details_url": the.details_url or page,
        "status": the.status,
        "conclusion": the.conclusion,
        "started_at": maybe(the.started_at),
        "completed_at": maybe(the.completed_at),
        "output": {
            "title": the.title,
            "summary": the.summary,
            "text": the.text,
            "annotations_count": len(the.annotations),
            "annotations_url": f"{url}/annotations",
        },
        "check_suite": {"id": the.suite.id},
        "app": app(at, the.suite.app),
        "pull_requests": [pull(at, each) for each in pulls],
    }


def pull(at: str, the: Pull) -> Json:
    """`pull-request-minimal`."""
    base = the.issue.repository
    head = the.head or base
    return {
        "id": the.id,
        "number": the.issue.number,
        "url": f"{at}/repos/{base.full_name}/pulls/{the.issue.number}",
        "head": {
            "ref": the.head_branch,
            "sha": the.head_sha,
            "repo": {
                "id": head.id,
                "url": f"{at}/repos/{head.full_name}",
                "name": head.name,
            },
        },
        "base": {
            "ref": the.base_branch,
            "sha": the.base_sha,
            "repo": {
                "id": base.id,
                "url": f"{at}/repos/{base.full_name}",
                "name": base.name,
            },
        },
    }


def hooked_run(at: str, the: CheckRun, *, pulls: list[Pull]) -> Json:
    """`check-run-with-simple-check-suite`: what webhooks carry."""
    return {
        **run(at, the, pulls=pulls),
        "check_suite": {
            "id": the.suite.id,
            "node_id": the.suite.node_id,
            "head_branch": the.suite.branch,
            "head_sha": the.suite.head_sha,
            "status": the.suite.status,
            "conclusion": the.suite.conclusion,
            "url": f"{at}/repos/{the.suite.repository.full_name}/check-suites/{the.suite.id}",
            "before": the.suite.before,
            "after": the.suite.head_sha,
            "pull_requests": [pull(at, each) for each in pulls],
            "app": app(at, the.suite.app),
            "created_at": moment(the.suite.created_at),
            "updated_at": moment(the.suite.updated_at),
        },
    }


def suite(at: str, the: CheckSuite, *, commit: Commit, pulls: list[Pull]) -> Json:
    """The suite as `check_suite` events carry it."""
    url = f"{at}/repos/{the.repository.full_name}/check-suites/{the.id}"
    return {
        "id": the.id,
        "node_id": the.node_id,
        "head_branch": the.branch,
        "head_sha": the.head_sha,
        "status": the.status,
        "conclusion": the.conclusion,
        "url": url,
        "before": the.before,
        "after": the.head_sha,
        "pull_requests": [pull(at, each) for each in pulls],
        "app": app(at, the.app),
        "created_at": moment(the.created_at),
        "updated_at": moment(the.updated_at),
        "rerequestable": True,
        "runs_rerequestable": True,
        "latest_check_runs_count": len(the.runs),
        "check_runs_url": f"{url}/check-runs",
        "head_commit": simple_commit(commit),
    }


def full_suite(at: str, the: CheckSuite, *, commit: Commit, pulls: list[Pull]) -> Json:
    """`check-suite`, as REST gives it."""
    return {
        **suite(at, the, commit=commit, pulls=pulls),
        "repository": repository(at, the.repository),
    }


def simple_commit(the: Commit) -> Json:
    """`simple-commit`."""
    return {
        "id": the.sha,
        "tree_id": the.tree,
        "message": the.message,
        "timestamp": moment(the.author.when),
        "author": {"name": the.author.name, "email": the.author.email},
        "committer": {"name": the.committer.name, "email": the.committer.email},
    }


def annotation(at: str, the: CheckRun, of: dict[str, object]) -> Json:
    """`check-annotation`."""
    full_name = the.suite.repository.full_name
    return {
        "path": of["path"],
        "start_line": of["start_line"],
        "end_line": of["end_line"],
        "start_column": of.get("start_column"),
        "end_column": of.get("end_column"),
        "annotation_level": of["annotation_level"],
        "title": of.get("title"),
        "message": of["message"],
        "raw_details": of.get("raw_details"),
        "blob_href": f"{at}/{full_name}/blob/{the.suite.head_sha}/{of['path']}",
    }
