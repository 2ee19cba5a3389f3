"""The pages' own door: which calls are a browser's, the cookie of who acts, forms and files."""

from collections.abc import Callable
from datetime import datetime
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, quote, unquote, urlencode

from bot.model.catalog import modules
from bot.simulator.clock import Clock
from bot.simulator.control.act import Act
from bot.simulator.errors import Refusal
from bot.simulator.hub import Hub
from bot.simulator.page import addresses, forms
from bot.simulator.page.pages import SAFETY, Pages
from bot.simulator.page.visit import Handler, Visit, find
from bot.simulator.rest.dispatch import Call, Reply
from bot.simulator.trouble import Trouble

FILES = ("/_sim/static/", "/_sim/avatars/", "/favicon.ico")
FORMS = "/_sim/forms/"


class Site:
    """Answers browsers."""

    def __init__(self, hub: Hub, clock: Clock, trouble: Trouble) -> None:
        self._hub = hub
        self._clock = clock
        self._trouble = trouble
        modules(addresses)
        now: Callable[[], datetime] = clock
        self._pages = Pages(hub, now)

    def wants(self, call: Call) -> bool:
        """Whether a call is a browser's and not a program's."""
        if call.path.startswith((*FILES, FORMS)):
            return True
        if call.method == "POST":
            return find(call) is not None
        return call.method == "GET" and "text/html" in call.headers.get("accept", "")

    def __call__(self, call: Call) -> Reply:
        """Give a page or a file, or do what a form says."""
        with self._hub.store.lock:
            if call.path.startswith(FORMS):
                return self._form(call)
            if call.path == "/favicon.ico":  # browsers ask for it on pages without our head
                return Reply(status=204, headers={}, body=b"")
            if call.path.startswith(FILES):
                return self._file(call)
            if (found := find(call)) and "as" not in parse_qs(call.query):
                return self._visit(call, *found)
            return self._page(call)

    def _visit(self, call: Call, handler: Handler, parts: dict[str, str]) -> Reply:
        form = parse_qs(call.body.decode(errors="replace")) if call.method == "POST" else {}
        login = _who(call)
        visit = Visit(
            hub=self._hub, pages=self._pages, call=call, login=login, parts=parts, form=form
        )
        try:
            return handler(visit)
        except Refusal as refusal:
            text = self._pages.missing(call.path, login, refusal.message)
            headers = {**SAFETY, "Content-Type": "text/html; charset=utf-8"}
            return Reply(status=refusal.status, headers=headers, body=text.encode())

    def _page(self, call: Call) -> Reply:
        query = parse_qs(call.query)
        if "as" in query:
            chosen = query.pop("as")[-1]
            cookie = f"who={quote(chosen)}; Path=/; SameSite=Lax"
            rest = urlencode(query, doseq=True)
            back = f"{call.path}?{rest}" if rest else call.path
            return Reply(status=303, headers={"Location": back, "Set-Cookie": cookie}, body=b"")
        who, note, status = _who(call), query.get("note", [None])[-1], 200
        try:
            text = self._pages.page(call.path, who, note)
        except Refusal as refusal:
            text, status = self._pages.missing(call.path, who, refusal.message), refusal.status
        headers = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}
        return Reply(status=status, headers={**SAFETY, **headers}, body=text.encode())

    def _file(self, call: Call) -> Reply:
        name = call.path.rpartition("/")[2]
        folder = call.path.startswith(FILES[0])
        found = self._pages.static(name) if folder else self._pages.picture(name)
        if found is None:
            return Reply(status=404, headers=SAFETY, body=b"")
        headers = {**SAFETY, "Content-Type": found[0]}
        return Reply(status=200, headers=headers, body=found[1].encode())

    def _form(self, call: Call) -> Reply:
        sent = forms.fields(call.body)
        back = sent.pop("next", "/")
        if not back.startswith("/") or back.startswith("//"):
            back = "/"
        if call.method != "POST" or not forms.same_site(call.headers):
            return Reply(status=403, headers=SAFETY, body=b"")
        act = Act(hub=self._hub, clock=self._clock, trouble=self._trouble, sent=dict(sent))
        try:
            made = forms.do(act, unquote(call.path.removeprefix(FORMS)))
        except Refusal as refusal:
            return self._back(f"{back}?note={quote(_words(refusal))}")
        if isinstance(made, dict) and made.get("number") and back.count("/") < 4:
            back = str(made["url"]).removeprefix(self._hub.at)
        return self._back(back)

    def _back(self, where: str) -> Reply:
        return Reply(status=303, headers={**SAFETY, "Location": where}, body=b"")


def _words(refusal: Refusal) -> str:
    details = [
        str(each.get("message") or f"{each.get('field')}: {each.get('code')}")
        if isinstance(each, dict)
        else str(each)
        for each in refusal.errors or ()
    ]
    return ": ".join([refusal.message, *details])


def _who(call: Call) -> str | None:
    try:
        jar = SimpleCookie(call.headers.get("cookie", ""))
    except CookieError:
        return None
    return unquote(jar["who"].value) if "who" in jar else None
