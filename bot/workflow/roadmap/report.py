"""A roadmap, its metrics and its drift as JSON-ready data; the keys are a public contract."""

from typing import Any

from bot.workflow.roadmap.drift import Drift
from bot.workflow.roadmap.library import Metrics
from bot.workflow.roadmap.structure import Document, Problem
from bot.workflow.roadmap.table import Metric, plain


def roadmap(document: Document) -> dict[str, Any]:
    """Give the parsed roadmap; `done` and `open` count names, each once."""
    return {
        "phases": [
            {
                "number": phase.number,
                "title": phase.title,
                "state": phase.state,
                "priority": phase.priority,
                "line": phase.line,
                "items": [
                    {
                        "name": item.name,
                        "done": item.done,
                        "description": item.description,
                        "line": item.line,
                    }
                    for item in phase.items
                ],
            }
            for phase in document.phases
        ],
        "metrics": [metric(row) for row in document.metrics],
        "done": len(document.done),
        "open": len(document.open),
        "problems": [problem(each) for each in document.problems],
    }


def metric(row: Metric) -> dict[str, Any]:
    """Give a row of the table: its numbers, or its words where it has none."""
    stated = row.stated if row.measure != "coverage" else None
    goal = row.goal
    return {
        "name": row.name,
        "current": stated.text if stated else plain(row.current),
        "target": goal.text if goal else plain(row.target),
        "reached": row.reached,
        "line": row.line,
    }


def problem(found: Problem) -> dict[str, Any]:
    """Give a line that is not understood."""
    return {"line": found.line, "message": found.message}


def metrics(counted: Metrics) -> dict[str, Any]:
    """Give what the tree holds."""
    return {
        "skills": counted.skills,
        "avg_lines": counted.avg_lines,
        "skill_lines": counted.skill_lines,
        "total_lines": counted.total_lines,
        "gold": counted.gold,
    }


def drift(found: Drift) -> dict[str, Any]:
    """Give what is stated and what is true, line by line."""
    return {
        "drift": [
            {
                "what": change.what,
                "stated": change.before,
                "actual": change.after,
                "line": change.line,
                "why": change.why,
            }
            for change in found.changes
        ]
        + [
            {
                "what": f"vanished:{item.name}",
                "stated": "absent",
                "actual": "named by the earlier roadmap",
                "line": None,
                "why": f"stood on line {item.line} of it",
            }
            for item in found.vanished
        ]
        + [
            {
                "what": f"mirror:{change.what}",
                "stated": change.before,
                "actual": change.after,
                "line": change.line,
                "why": change.why,
                "path": other.path,
            }
            for other in found.mirrored
            for change in other.changes
        ],
        "findings": [problem(each) for each in found.problems]
        + [
            {**problem(each), "path": other.path}
            for other in found.mirrored
            for each in other.problems
        ],
        "unlisted": [skill.path for skill in found.unlisted],
    }
