"""One browser's call to an address that is GitHub's own web, not its API."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from bot.simulator.errors import Refusal, not_found
from bot.simulator.hub import Hub
from bot.simulator.page.forms import same_site
from bot.simulator.page.pages import SAFETY, Pages
from bot.simulator.rest.dispatch import Call, Reply
from bot.simulator.rest.route import pattern
from bot.simulator.state.accounts import Account

LEADS_OUT = {
    **SAFETY,
    "Content-Security-Policy": SAFETY["Content-Security-Policy"].replace(
        "form-action 'self'", "form-action *"
    ),
}
"""For forms whose answer sends the browser back to the App: the policy covers that, too."""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """`login` is who acts, `parts` what the address holds, `form` the fields sent (lists)."""

    hub: Hub
    pages: Pages
    call: Call
    login: str | None
    parts: Mapping[str, str]
    form: Mapping[str, list[str]]

    @property
    def query(self) -> dict[str, str]:
        """The query; a name given twice keeps its last value."""
        return {key: values[-1] for key, values in parse_qs(self.call.query).items()}

    def field(self, name: str) -> str:
        """A field of the form, empty if it is not there."""
        return self.form.get(name, [""])[-1]

    @property
    def who(self) -> Account:
        """The person who acts."""
        wanted = self.field("login") or self.query.get("login") or self.login or ""
        found = self.hub.store.account(wanted) or self.pages.first()
        if found is None:
            raise not_found("nobody is there yet")
        return found

    def own_page(self) -> None:
        """Refuse a form that was not on one of our own pages."""
        if not same_site(self.call.headers):
            raise Refusal(403, "This form is not on a page of this GitHub")

    def page(self, template: str, *, status: int = 200, **context: object) -> Reply:
        """Show a page of which a form leads back to the App."""
        text = self.pages.show(
            template, self.call.path, self.who.login, None, {"kept": self.query, **context}
        )
        headers = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}
        return Reply(status=status, headers={**LEADS_OUT, **headers}, body=text.encode())


Handler = Callable[[Visit], Reply]


@dataclass(frozen=True, kw_only=True)
class Address:
    """What answers at a path; `template` holds its parts in braces."""

    method: str
    template: str
    handler: Handler
    pattern: re.Pattern[str]


ADDRESSES: list[Address] = []


def address(method: str, template: str) -> Callable[[Handler], Handler]:
    """Register what answers at an address."""

    def register(handler: Handler) -> Handler:
        made = Address(method=method, template=template, handler=handler, pattern=pattern(template))
        ADDRESSES.append(made)
        return handler

    return register


def find(call: Call) -> tuple[Handler, dict[str, str]] | None:
    """What answers a call, and the parts of its address; None if nothing does."""
    for each in ADDRESSES:
        if each.method == call.method and (match := each.pattern.fullmatch(call.path)):
            return each.handler, match.groupdict()
    return None


def leave(where: str, **query: str) -> Reply:
    """Send the browser there with these parameters, leaving empty ones out."""
    added = urlencode({key: value for key, value in query.items() if value})
    joint = "&" if "?" in where else "?"
    target = f"{where}{joint}{added}" if added else where
    return Reply(status=302, headers={**LEADS_OUT, "Location": target}, body=b"")
