"""Which page an address shows, and what goes into its template."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context as TemplateContext
from markupsafe import Markup

from bot.simulator.changes.threads import files_of
from bot.simulator.control import views
from bot.simulator.errors import Refusal, not_found
from bot.simulator.git import GitError
from bot.simulator.hub import Hub
from bot.simulator.page.diff import rows
from bot.simulator.page.markdown import render
from bot.simulator.page.people import avatar
from bot.simulator.state.accounts import Account
from bot.simulator.state.repositories import Repository

FOLDER = Path(__file__).parent / "templates"
STATIC = {
    "style.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "mark.svg": "image/svg+xml",
}
SAFETY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
Context = dict[str, Any]
Found = tuple[str, str]


@pass_context
def _markdown(context: TemplateContext, text: str) -> Markup:
    home = context.get("home")
    return Markup(render(text, home=home.full_name if home else ""))  # noqa: S704 - sieved


@pass_context
def _boxed(context: TemplateContext, text: str) -> Markup:
    home = context.get("home")
    shown = render(text, boxes=True, home=home.full_name if home else "")
    return Markup(shown)  # noqa: S704 - sieved


class Pages:
    """Renders; the caller holds the store's lock. `now` is the simulator's time."""

    def __init__(self, hub: Hub, now: Callable[[], datetime]) -> None:
        self._hub = hub
        self._now = now
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["markdown"] = _markdown
        self._templates.filters["boxed"] = _boxed
        self._templates.filters["rows"] = rows
        self._templates.filters["ago"] = self._ago
        self._templates.globals["avatar"] = self._avatar

    def static(self, name: str) -> Found | None:
        """(media type, text) of a static file."""
        media = STATIC.get(name)
        return (media, (FOLDER / name).read_text(encoding="utf-8")) if media else None

    def picture(self, name: str) -> Found | None:
        """(media type, SVG) of an account's picture."""
        for each in self._hub.store.accounts.values():
            if f"{each.id}.svg" == name:
                return "image/svg+xml", avatar(each.login)
        return None

    def page(self, path: str, who: str | None, note: str | None = None) -> str:
        """The HTML of an address; Refusal where there is nothing."""
        template, context = self._find([unquote(part) for part in path.split("/") if part])
        return self.show(template, path, who, note, context)

    def first(self) -> Account | None:
        """Who acts where nobody has been chosen."""
        return self._hub.store.account(next(iter(self._people()), ""))

    def _people(self) -> list[str]:
        people = [each for each in self._hub.store.accounts.values() if each.kind == "User"]
        return [each.login for each in people if each.login != "milepost-maker"]

    def show(
        self, template: str, path: str, who: str | None, note: str | None, context: Context
    ) -> str:
        """The HTML of a template; `context` is what it shows."""
        logins = self._people()
        return self._templates.get_template(template).render(
            **{"kept": {}, **context},
            path=path,
            who=who if who in logins else (logins[0] if logins else None),
            people=logins,
            now=self._now(),
            note=note,
        )

    def missing(self, path: str, who: str | None, words: str) -> str:
        """The HTML of an address where there is nothing."""
        return self.show("missing.html", path, who, None, {"words": words, "title": "Not found"})

    def _avatar(self, login: str) -> str:
        found = self._hub.store.account(login)
        return f"/_sim/avatars/{found.id if found else 0}.svg"

    def _ago(self, text: str) -> str:
        seconds = int((self._now() - datetime.fromisoformat(text)).total_seconds())
        for size, word in ((86_400, "day"), (3600, "hour"), (60, "minute")):
            if seconds >= size:
                count = seconds // size
                return f"{count} {word}{'s' if count > 1 else ''} ago"
        return "just now"

    def _find(self, parts: list[str]) -> tuple[str, Context]:
        if not parts:
            homes = [each for each in self._hub.store.repositories.values() if not each.parent]
            return "home.html", {"repositories": homes, "title": "GitHub on this machine"}
        if parts == ["_sim", "webhooks"]:
            log = [views.delivery(each) for each in reversed(self._hub.sender.log[-200:])]
            return "webhooks.html", {"log": log, "title": "Webhooks"}
        if len(parts) < 2:
            raise not_found()
        home = self._hub.store.repository("/".join(parts[:2]))
        if home is None:
            raise not_found()
        template, context = self._inside(home, parts[2:])
        return template, {"home": home, "title": home.full_name, **context}

    def _inside(self, home: Repository, parts: list[str]) -> tuple[str, Context]:
        hub, store = self._hub, self._hub.store
        context: Context
        match parts:
            case [] | ["blob", *_]:
                return "code.html", self._code(home, parts[1:])
            case ["discussions"]:
                found = [views.discussion(hub, each) for each in store.discussions_of(home)]
                return "discussions.html", {"tab": "discussions", "rows": found[::-1]}
            case ["discussions", number] if number.isdigit():
                thread = store.discussions.get((home.id, int(number)))
                if thread is not None:
                    shown = views.discussion(hub, thread)
                    return "discussion.html", {"tab": "discussions", "thread": shown}
            case ["issues"]:
                issues = [each for each in store.issues_of(home) if not each.pull]
                found = [views.issue(hub, each) for each in issues]
                return "issues.html", {"tab": "issues", "rows": found[::-1]}
            case ["issues", number] if number.isdigit():
                issue = store.issues.get((home.id, int(number)))
                if issue is not None and not issue.pull:
                    return "issue.html", {"tab": "issues", "thread": views.issue(hub, issue)}
                return self._inside(home, ["pull" if issue else "discussions", number])
            case ["pulls"]:
                pulls = [each.pull for each in store.issues_of(home) if each.pull]
                found = [views.pull(hub, each) for each in pulls]
                prepared = [each for each in hub.prepared if each.repository == home.full_name]
                context = {"tab": "pulls", "rows": found[::-1], "prepared": prepared}
                return "pulls.html", context
            case ["pull", number] | ["pull", number, "files"] if number.isdigit():
                issue = store.issues.get((home.id, int(number)))
                if issue is not None and issue.pull:
                    shown = views.pull(hub, issue.pull)
                    files = files_of(issue.pull)
                    steps = [
                        each
                        for each in hub.prepared
                        if each.repository == home.full_name
                        and each.branch == issue.pull.head_branch
                    ]
                    context = {"tab": "pulls", "thread": shown, "files": files, "prepared": steps}
                    return "pull.html", context
            case ["runs", number] if number.isdigit():
                run = store.runs.get(int(number))
                if run is not None and run.suite.repository is home:
                    return "run.html", {"tab": "pulls", "run": views.check(run)}
        raise not_found()

    def _code(self, home: Repository, parts: list[str]) -> Context:
        revision, path = home.default_branch, "ROADMAP.md"
        if len(parts) > 1:
            revision, path = parts[0], "/".join(parts[1:])
        try:
            entries = [e for e in home.git.tree(revision, recursive=True) if e.kind == "blob"]
        except GitError as error:
            raise Refusal(404, str(error)) from error
        content = home.git.file(revision, path)
        text = None if content is None else content.decode(errors="replace")
        return {
            "tab": "code",
            "revision": revision,
            "name": path,
            "text": text,
            "files": [entry.path for entry in entries[:300]],
            "commits": home.git.log(None, home.default_branch, limit=8),
        }
