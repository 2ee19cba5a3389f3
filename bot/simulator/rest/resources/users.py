"""Who is signed in, and what they and the App they signed in through can both reach."""

from bot.simulator.changes import installations
from bot.simulator.errors import Refusal, forbidden, not_found
from bot.simulator.render import accounts as render
from bot.simulator.render.accounts import permissions
from bot.simulator.render.repositories import repository as render_repository
from bot.simulator.rest.route import Answer, Request, route
from bot.simulator.state.accounts import Installation, Token
from bot.simulator.state.repositories import Repository


@route("GET", "/users/{username}")
def get_user(request: Request) -> Answer:
    """A public profile."""
    who = request.hub.store.account(request.params["username"])
    if who is None:
        raise not_found()
    return Answer(body=render.public_user(request.hub.at, who))


@route("GET", "/user")
def get_self(request: Request) -> Answer:
    """Whose token it is; an installation has no user."""
    if request.token is None or request.token.installation is not None:
        raise forbidden()
    return Answer(body=render.public_user(request.hub.at, request.actor))


@route("GET", "/user/installations")
def list_installations(request: Request) -> Answer:
    """The App's installations with a repository where the person has a role."""
    token = _signed_in(request)
    found = [
        each
        for each in request.hub.store.installations.values()
        if each.app is token.app and not each.deleted and _shared(request, each)
    ]
    return request.paged(
        found,
        lambda each: render.installation(request.hub.at, each),
        wrap=lambda shown: {"total_count": len(found), "installations": shown},
    )


@route("GET", "/user/installations/{installation_id}/repositories")
def list_repositories(request: Request) -> Answer:
    """The repositories of an installation where the person has a role."""
    token = _signed_in(request)
    the = request.hub.store.installations.get(request.number("installation_id"))
    if the is None or the.deleted or the.app is not token.app:
        raise not_found()
    found = _shared(request, the)
    if not found:
        raise not_found()
    return request.paged(
        found,
        lambda each: {
            **render_repository(request.hub.at, each),
            "permissions": permissions(each.role(request.actor)),
        },
        wrap=lambda shown: {
            "total_count": len(found),
            "repository_selection": "selected" if the.repositories else "all",
            "repositories": shown,
        },
    )


def _signed_in(request: Request) -> Token:
    if request.token is None or request.token.app is None:
        raise Refusal(
            403,
            "You must authenticate with an access token authorized to a GitHub App in order to "
            "list installations",
        )
    return request.token


def _shared(request: Request, the: Installation) -> list[Repository]:
    """That a public repository can be read by anyone is no role in it."""
    who = request.actor
    return [
        each
        for each in installations.visible(request.hub, the)
        if who.login in each.roles or who is each.owner or who.login in each.owner.members
    ]
