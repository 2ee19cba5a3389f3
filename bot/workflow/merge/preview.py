"""What a pull request will be told, known before it is opened: verdict, checklist, roadmap."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.config import Config
from bot.model.counting import counted
from bot.model.markdown import fenced, message, one_line
from bot.workflow.review.checklist import Checklist, HumanLine, MachineLine
from bot.workflow.roadmap import telling
from bot.workflow.roadmap.draft import Change
from bot.workflow.roadmap.library import Library
from bot.workflow.roadmap.plan import plan
from bot.workflow.roadmap.structure import Document
from bot.workflow.standards.formats import as_markdown
from bot.workflow.standards.report import Report

Json = Mapping[str, object]

_NAMED = 5
"""Skills that the headline names."""

ON_GITHUB = (
    "who holds the roadmap item",
    "who will review, and by when",
    "the words of the pull request",
)
"""What the App looks at besides, and nothing here can know."""


@dataclass(frozen=True, kw_only=True)
class Base:
    """What the work is compared with."""

    name: str
    """The branch, as Git calls it."""
    commit: str
    """Where the work left it."""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """Everything that is known of a pull request without GitHub."""

    base: Base
    skills: tuple[str, ...]
    """Directories of the skills that it touches."""
    report: Report
    changes: tuple[Change, ...]
    diff: str
    """Unified diff of what the merge will change in the roadmap."""
    note: str
    """Why there is no such change, if there is none."""
    checklist: Checklist

    @property
    def blocks(self) -> bool:
        """Whether something must be mended before a merge."""
        return bool(self.report.blocking)


def preview(
    *,
    base: Base,
    skills: tuple[str, ...],
    report: Report,
    roadmap: Document | None,
    after: Library | None,
    config: Config,
) -> Preview:
    """Join the steps.

    `roadmap` is that of the base, `after` the library as the merge leaves it; None where nothing of
    the library changes.
    """
    changes: tuple[Change, ...] = ()
    diff, note = "", "The roadmap stays as it is."
    if roadmap is None:
        note = f"The base has no {config.roadmap.path}."
    elif after is None:
        note = "No skill is touched."
    else:
        planned = plan(roadmap, after, config.roadmap)
        if planned.text != roadmap.text:
            changes, note = planned.changes, ""
            diff = telling.diff(roadmap.text, planned.text, path=config.roadmap.path)
    return Preview(
        base=base,
        skills=skills,
        report=report,
        changes=changes,
        diff=diff,
        note=note,
        checklist=_checklist(report, config),
    )


def _checklist(report: Report, config: Config) -> Checklist:
    errors = len(report.blocking)
    machine = MachineLine(
        id="standards",
        text="The standards are met",
        done=not errors,
        evidence=counted(errors, "error"),
    )
    human = tuple(
        HumanLine(id=line.id, text=line.text, required=line.required)
        for line in config.review.checklist.human
    )
    return Checklist(machine=(machine,), human=human)


def as_json(found: Preview, check: Json) -> Json:
    """Give the preview as JSON; `check` is the document of `milepost check`."""
    lines = found.checklist
    return {
        "base": {"name": found.base.name, "commit": found.base.commit},
        "skills": list(found.skills),
        "blocks": found.blocks,
        "check": check,
        "roadmap": {
            "changes": [
                {"what": c.what, "line": c.line, "before": c.before, "after": c.after, "why": c.why}
                for c in found.changes
            ],
            "diff": found.diff,
            "note": found.note,
        },
        "checklist": [
            *(
                {"id": line.id, "text": line.text, "by": "machine", "done": line.done}
                for line in lines.machine
            ),
            *(
                {"id": line.id, "text": line.text, "by": "reviewer", "done": False}
                for line in lines.human
            ),
        ],
        "unknown": list(ON_GITHUB),
    }


def as_text(found: Preview, check: str) -> str:
    """Tell it in a terminal; `check` is the text of `milepost check`."""
    boxes = "\n".join(f"  [{'x' if done else ' '}] {text}" for done, text in _rows(found.checklist))
    parts = [
        headline(found),
        check.rstrip("\n"),
        f"Roadmap after the merge:\n{_visible(found.diff) or found.note}",
        f"Checklist:\n{boxes}",
        f"Only GitHub knows: {'; '.join(ON_GITHUB)}.",
    ]
    return "\n\n".join(parts) + "\n"


def as_markdown_text(found: Preview) -> str:
    """Tell it in Markdown; everything from the files is escaped."""
    boxes = [f"- [{'x' if done else ' '}] {message(text)}" for done, text in _rows(found.checklist)]
    parts = [
        message(headline(found)),
        as_markdown.render([("", found.report)]).strip(),
        "### Roadmap after the merge",
        fenced(found.diff, language="diff") if found.diff else message(found.note),
        "### Checklist",
        "\n".join(boxes),
        f"Only GitHub knows: {'; '.join(ON_GITHUB)}.",
    ]
    return "\n\n".join(parts) + "\n"


def headline(found: Preview) -> str:
    """Say what is compared with what, and whether it may go on."""
    touched = ", ".join(f"`{one_line(skill)}`" for skill in found.skills[:_NAMED]) or "no skill"
    more = len(found.skills) - _NAMED
    rest = f" and {more} more" if more > 0 else ""
    verdict = (
        f"{counted(len(found.report.blocking), 'error')} to mend"
        if found.blocks
        else "nothing blocks it"
    )
    base = f"`{one_line(found.base.name)}` ({found.base.commit[:7]})"
    return f"Against {base} this touches {touched}{rest}: {verdict}."


def _rows(checklist: Checklist) -> list[tuple[bool, str]]:
    """Lines of the checklist: what is done, and what a reviewer will be asked."""
    rows = [(line.done is True, f"{line.text}: {line.evidence}") for line in checklist.machine]
    return [*rows, *((False, f"{line.text} (a reviewer)") for line in checklist.human)]


def _visible(text: str) -> str:
    """Show what a terminal would obey as a sign of its own."""
    return "".join(char if char.isprintable() or char in "\t\n" else "\ufffd" for char in text)
