"""Mutations that work on any thread: reactions, labels, drafts."""

from typing import Any

from bot.simulator.changes import labels, pulls, reactions
from bot.simulator.graphql.context import Context, home_of, permission_of
from bot.simulator.graphql.types.written import WRITTEN, text_of
from bot.simulator.state.repositories import Label
from bot.simulator.state.threads import Discussion, Issue, Pull, Written

Input = dict[str, Any]


def add_reaction(context: Context, sent: Input) -> Input:
    """React; the same reaction twice is one."""
    subject = context.node(sent["subjectId"], (Written, Pull))
    context.may(home_of(subject), permission_of(subject))
    made, _ = reactions.add(context.hub, text_of(subject), context.actor, sent["content"])
    groups = WRITTEN["reactionGroups"](subject, context)
    return {"reaction": made, "subject": subject, "reactionGroups": groups}


def remove_reaction(context: Context, sent: Input) -> Input:
    """Take a reaction back."""
    subject = context.node(sent["subjectId"], (Written, Pull))
    context.may(home_of(subject), permission_of(subject))
    gone = reactions.remove(text_of(subject), context.actor, sent["content"])
    groups = WRITTEN["reactionGroups"](subject, context)
    return {"reaction": gone, "subject": subject, "reactionGroups": groups}


def _labelling(context: Context, sent: Input) -> tuple[Any, Issue | Discussion, list[Label]]:
    thing = context.node(sent["labelableId"], (Issue, Discussion, Pull))
    context.may(home_of(thing), permission_of(thing))
    found = [context.node(each, Label) for each in sent["labelIds"]]
    target = text_of(thing)
    assert isinstance(target, Issue | Discussion)
    return thing, target, found


def add_labels(context: Context, sent: Input) -> Input:
    """Put labels on."""
    thing, target, found = _labelling(context, sent)
    labels.add(context.hub, target, context.actor, found)
    return {"labelable": thing}


def remove_labels(context: Context, sent: Input) -> Input:
    """Take labels off."""
    thing, target, found = _labelling(context, sent)
    labels.remove(context.hub, target, context.actor, found)
    return {"labelable": thing}


def _drafting(draft: bool) -> Any:
    def change(context: Context, sent: Input) -> Input:
        pull = context.node(sent["pullRequestId"], Pull)
        context.may(home_of(pull), "pull_requests:write")
        pulls.set_draft(context.hub, pull, context.actor, draft)
        return {"pullRequest": pull}

    return change


MUTATIONS = {
    "addReaction": add_reaction,
    "removeReaction": remove_reaction,
    "addLabelsToLabelable": add_labels,
    "removeLabelsFromLabelable": remove_labels,
    "convertPullRequestToDraft": _drafting(True),
    "markPullRequestReadyForReview": _drafting(False),
}
