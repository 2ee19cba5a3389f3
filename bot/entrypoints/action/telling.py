"""What a run did, for the page of the run and its log."""

from collections.abc import Iterator

from bot.entrypoints.action.run import Ran
from bot.model.markdown import code


def summary(ran: Ran) -> str:
    """Markdown: a line for each decision with what came of it, and what was left."""
    return "\n".join(_lines(ran)) + "\n"


def _lines(ran: Ran) -> Iterator[str]:
    yield "### Milepost"
    yield ""
    if not ran.decided and not ran.left:
        yield "Nothing was to be done."
    for each in ran.decided:
        done = ", ".join(
            f"{code(outcome.key)} {code(outcome.outcome or 'open')}" for outcome in each.outcomes
        )
        yield f"- {code(each.decision.rule)}: {code(each.decision.why)}" + (
            f" ({done})" if done else ""
        )
    for name, reason in ran.left.items():
        yield f"- left to the next run: {code(name)}: {code(reason)}"


def annotation(text: str) -> str:
    """A workflow command that shows an error on the page of the run.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    for character, escaped in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(character, escaped)
    return f"::error title=Milepost::{text}"
