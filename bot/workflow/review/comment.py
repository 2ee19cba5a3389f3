"""The living comment: one per pull request, short and exact.

Whether a new version is worth an edit is told by `bot.model.markdown.same`: times alone are not.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from bot.model.counting import counted
from bot.model.markdown import code, fenced, html, message, prose, volatile
from bot.workflow.review import checklist, wording
from bot.workflow.review.moments import Interval
from bot.workflow.review.promise import Standing, current
from bot.workflow.review.report import Found, Held, PullReport, Standards

LIMIT = 60_000
"""Bytes. GitHub refuses more than 65,536 characters; a signed mark is added to ours."""

_SHOWN = 10
"""Findings shown before the rest is folded away."""

_SIGN = {"error": "❌", "warning": "⚠️", "hint": "💡"}
_RANK = {"error": 0, "warning": 1, "hint": 2}


def render(report: PullReport, *, now: datetime) -> str:
    """Write the comment; as many findings as fit, and the number of those that do not."""
    for most in (1000, 300, 100, 30, 10, 0):
        text = _whole(report, now, most)
        if len(text.encode()) <= LIMIT:
            return text
    # Only a huge roadmap or checklist gets here: the head and the promise are always told.
    return _cut(text)


def _whole(report: PullReport, now: datetime, most: int) -> str:
    parts = [
        _headline(report),
        *_welcome(report),
        *_promise(report),
        *_findings(report.standards, most),
        *_checklist(report),
        *_claims(report),
        *_roadmap(report),
        _footer(report, now),
    ]
    return "\n\n".join(parts)


def _headline(report: PullReport) -> str:
    known = report.history
    if known.merged:
        return "**Merged.** The roadmap follows."
    if known.now is None:
        return "**Closed.** Nothing is counted any more; reopen it to go on."
    errors = report.standards.counts["error"]
    approvals = known.approvals()
    if errors:
        verdict = f"{counted(errors, 'error')} to mend."
    elif len(approvals) >= report.approvals_needed:
        verdict = f"Approved by {_names(v.reviewer for v in approvals)}."
    elif stale := known.stale():
        verdict = (
            f"The approval by {_names(v.reviewer for v in stale)} was for "
            f"{wording.commit(stale[-1].commit)}, and there is a newer commit."
        )
    else:
        verdict = "The standards are met."
    reviewer = report.reviewer.login if report.reviewer else ""
    step = wording.next_step(
        known.now,
        author=report.author,
        reviewer=reviewer,
        errors=errors,
        unticked=bool(report.checklist.open),
    )
    return f"**{verdict}** {step}"


def _names(logins: Iterable[str]) -> str:
    return " and ".join(code(login) for login in logins)


def _welcome(report: PullReport) -> list[str]:
    if not report.first_time or report.history.now is None:
        return []
    guide = f" The [contribution guide]({report.guide}) tells the rest." if report.guide else ""
    return [
        "Welcome, and thank you! This comment is kept up to date; you need not watch anything "
        f"else.{guide}"
    ]


def _promise(report: PullReport) -> list[str]:
    if report.history.now is None:
        return []
    open_one = current(report.standings)
    if open_one is None:
        return _answered(report)
    lasting, hourly = wording.due(open_one)
    rows = [f"⏱️ **{lasting}**{volatile(f' ({hourly})') if hourly else ''}"]
    if open_one.due is None and open_one.pauses:
        rows.append(_stopped(open_one.pauses[-1]))
    if report.reviewer is not None:
        rows.append(f"Reviewer: {code(report.reviewer.login)}, who {message(report.reviewer.why)}.")
    if open_one.left.total_seconds() < 0:
        rows.append(wording.SORRY)
    if report.unseen_teams:
        rows.append(wording.unseen(report.unseen_teams))
    text = "\n".join(rows)
    return [text, *_pauses(open_one)]


def _answered(report: PullReport) -> list[str]:
    """Where nothing is promised for the moment: how the last promise ended."""
    known = [(each.answered, each) for each in report.standings if each.answered is not None]
    if not known:
        return []
    _, last = max(known, key=lambda pair: pair[0])
    return [f"⏱️ {wording.due(last)[0]}"]


def _stopped(pause: Interval) -> str:
    return f"It stopped {wording.moment(pause.start)}, because {wording.cause(pause)}."


def _pauses(standing: Standing) -> list[str]:
    """A late review is explained with every pause that was not counted."""
    if standing.left.total_seconds() >= 0 or not standing.pauses:
        return []
    rows = [
        f"- {wording.moment(pause.start)} to {wording.moment(pause.end)}: {wording.cause(pause)}"
        for pause in standing.pauses
    ]
    return [_folded("What was not counted", "\n".join(rows))]


def _findings(standards: Standards, most: int) -> list[str]:
    new = _by_file([found for found in standards.findings if found.blocks])
    old = _by_file([found for found in standards.findings if not found.blocks])
    parts = []
    if new:
        counts = ", ".join(
            counted(count, severity) for severity, count in standards.counts.items() if count
        )
        parts.append(f"### Findings: {counts}")
        parts.append(_listed(new[:_SHOWN]))
        folded = new[_SHOWN : _SHOWN + most]
        if folded:
            parts.append(_folded(f"{len(folded)} more", _listed(folded)))
        rest = len(new) - len(new[:_SHOWN]) - len(folded)
        if rest:
            where = f"[the check run]({standards.url})" if standards.url else "the check run"
            parts.append(f"{rest} more stand in {where}.")
    if old:
        title = f"{counted(len(old), 'older finding')}, not of this pull request"
        parts.append(_folded(title, _listed(old[: min(most, 100)]) or "See the check run."))
    if standards.waived:
        rows = [
            f"- {code(rule)} waived by {code(by)}: {prose(reason)}"
            for rule, by, reason in standards.waived[:50]
        ]
        parts.append("\n".join(rows))
    return parts


def _by_file(found: Sequence[Found]) -> list[Found]:
    """Order by file, the worst file first; in a file the worst finding first."""
    worst: dict[str, int] = {}
    for each in found:
        worst[each.path] = min(_RANK[each.severity], worst.get(each.path, len(_RANK)))
    return sorted(
        found,
        key=lambda each: (worst[each.path], each.path, _RANK[each.severity], each.line or 0),
    )


def _listed(found: Sequence[Found]) -> str:
    """List findings under their file."""
    rows = []
    for path, group in groupby(found, key=lambda each: each.path):
        rows.append(f"- {code(path)}")
        for each in group:
            line = f"line {each.line}: " if each.line is not None else ""
            rows.append(
                f"  - {_SIGN[each.severity]} {line}{message(each.message)} ({code(each.rule)})"
            )
    return "\n".join(rows)


def _checklist(report: PullReport) -> list[str]:
    done, total = report.checklist.counts
    if not total or report.history.now is None:
        return []
    title = f"### Checklist: {done} of {total}"
    lines = checklist.render(report.checklist)
    ours = len(report.checklist.machine)
    if not report.checklist.human:
        return [title, lines]
    first = f"Milepost ticks the first {ours}; r" if ours > 1 else "R"
    return [title, lines, f"{first}eviewers tick what only people can judge."]


def _claims(report: PullReport) -> list[str]:
    rows = [_claim(held, report.author) for held in report.claims]
    return ["### Claim", "\n".join(rows)] if rows else []


def _claim(held: Held, author: str) -> str:
    name = f"**{prose(held.skill)}**"
    if not held.holder:
        return f"- {name} is claimed by nobody; this pull request may go on."
    if held.holder.lower() == author.lower():
        until = f" until {wording.moment(held.due)}" if held.due else ""
        waits = "that time does not run while it waits for a review."
        return f"- {name} is held by {code(held.holder)}{until}; {waits}"
    return f"- ⚠️ {name} is held by {code(held.holder)}, who did not open this pull request."


def _roadmap(report: PullReport) -> list[str]:
    if report.history.now is None or not (report.roadmap or report.roadmap_note):
        return []
    if not report.roadmap:
        return ["### Roadmap", prose(report.roadmap_note)]
    note = [prose(report.roadmap_note)] if report.roadmap_note else []
    return [
        *note,
        _folded(
            "What the merge will change in the roadmap", fenced(report.roadmap, language="diff")
        ),
    ]


def _footer(report: PullReport, now: datetime) -> str:
    written = volatile(f", written {wording.moment(now)}")
    return f"<sub>For {html(report.head[:7])}{written}. `/help` lists the commands.</sub>"


def _folded(title: str, text: str) -> str:
    """Fold a text away; the blank lines make GitHub read it as Markdown."""
    return f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"


def _cut(text: str) -> str:
    """Keep the first whole paragraphs and the last, within the limit."""
    first, *middle, last = text.split("\n\n")
    kept = [first]
    size = len(first.encode()) + len(last.encode()) + 2
    for part in middle:
        size += len(part.encode()) + 2
        if size > LIMIT or part.startswith("<details>"):
            break
        kept.append(part)
    return "\n\n".join([*kept, last])
