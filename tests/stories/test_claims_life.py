"""A claim from its first word to its end, with what may happen on the way."""

from bot.entrypoints.stage import Stage
from bot.simulator.people import Thing

REPO = "open-skills/library"


def said(talk: Thing) -> list[str]:
    """All that Milepost said in a discussion, in order of the comments it answers."""
    return [
        reply["body"]
        for comment in talk.read()["comments"]
        for reply in comment["replies"]
        if reply["author"] == "milepost[bot]"
    ]


def board(stage: Stage) -> str:
    (found,) = [
        each
        for each in stage.world.repository(REPO)["discussions"]
        if each["title"] == "Claim board"
    ]
    return str(found["body"])


def test_an_edit_adds_a_claim_to_the_same_reply(stage: Stage) -> None:
    world = stage.world
    ada = world.person("ada")
    talk = ada.starts_discussion(REPO, "Quantization")
    mine = ada.comments(talk, "/claim AWQ")
    stage.settle()
    ada.edits(mine, "/claim AWQ\n/claim HQQ")
    stage.settle()
    (reply,) = said(talk)
    assert "`AWQ` is yours until" in reply
    assert "`HQQ` is yours until" in reply
    ada.edits(mine, "/claim AWQ\n/claim HQQ\n\n(thanks!)")
    stage.settle()
    assert said(talk) == [reply]


def test_a_deleted_comment_releases_nothing_and_says_so(stage: Stage) -> None:
    world = stage.world
    ada, ben = world.person("ada"), world.person("ben")
    thread = ben.opens_issue(REPO, "Quantization")
    mine = ada.comments(thread, "/claim AWQ")
    stage.settle()
    ada.deletes(mine)
    stage.settle()
    (reply,) = [each["body"] for each in thread.read()["comments"]]
    assert "That releases nothing: `AWQ` stays as before" in reply
    ben.comments(thread, "/status AWQ")
    stage.settle()
    assert "held by `ada`" in thread.read()["comments"][-1]["body"]


def test_a_claimer_whom_github_will_not_assign(stage: Stage) -> None:
    world = stage.world
    zoe = world.person("zoe")
    talk = zoe.starts_discussion(REPO, "Quantization")
    zoe.comments(talk, "/claim AWQ")
    stage.settle()
    (reply,) = said(talk)
    assert "`AWQ` is yours until" in reply
    assert "GitHub did not accept `zoe` as its assignee" in reply
    issue = world.repository(REPO)["issues"][0]
    assert issue["assignees"] == []
    assert "Claimed by `zoe`" in issue["body"]


def test_a_suspended_installation_catches_up(stage: Stage) -> None:
    world = stage.world
    ada, ben = world.person("ada"), world.person("ben")
    talk = ada.starts_discussion(REPO, "Quantization")
    stage.settle()
    world.suspend()
    stage.settle()
    ada.comments(talk, "/claim AWQ")
    world.clock.advance(minutes=5)
    world.unsuspend()
    ben.comments(talk, "/claim AWQ")
    stage.settle()
    replies = said(talk)
    assert "`AWQ` is yours until" in replies[0]
    assert "held by `ada`" in replies[1]


def test_undo_and_maintainers_by_permission(stage: Stage) -> None:
    world = stage.world
    ada, ben, maya = world.person("ada"), world.person("ben"), world.person("maya")
    talk = ada.starts_discussion(REPO, "Quantization")
    ada.comments(talk, "/claim AWQ")
    stage.settle()
    ben.comments(talk, "/unassign @ada AWQ")
    stage.settle()
    assert "`/unassign` is for maintainers" in said(talk)[-1]
    ben.comments(talk, "/undo")
    stage.settle()
    assert "they or a maintainer can undo it" in said(talk)[-1]
    maya.comments(talk, "/undo")
    stage.settle()
    assert "`AWQ` is no longer claimed by `ada`" in said(talk)[-1]
    maya.comments(talk, "/assign @ben AWQ")
    stage.settle()
    assert "@ben, `AWQ` is yours until" in said(talk)[-1]
    (issue,) = world.repository(REPO)["issues"]
    assert issue["assignees"] == ["ben"]


def test_taking_the_name_off_the_issue_is_a_release(stage: Stage) -> None:
    world = stage.world
    ada, maya = world.person("ada"), world.person("maya")
    talk = ada.starts_discussion(REPO, "Quantization")
    ada.comments(talk, "/claim AWQ")
    stage.settle()
    (shown,) = world.repository(REPO)["issues"]
    issue = Thing(world, shown["id"], shown["number"], shown["database_id"])
    maya.closes(issue)
    stage.settle()
    assert issue.read()["state"] == "open"
    assert "still stands" in issue.read()["comments"][-1]["body"]
    maya.assigns(issue, remove=["ada"])
    stage.settle()
    assert "`AWQ` is free again" in issue.read()["comments"][-1]["body"]
    assert "`AWQ`" in board(stage).partition("### Taken")[0]


def test_other_bots_and_our_own_words_are_nobodys_claims(stage: Stage) -> None:
    world = stage.world
    ada = world.person("ada")
    talk = ada.starts_discussion(REPO, "Quantization")
    ada.comments(talk, "/claim AWQ")
    stage.settle()
    replies = len(said(talk))
    for quoted in ("> /claim HQQ", "```\n/claim HQQ\n```", "<!-- /claim HQQ -->", "~~/claim HQQ~~"):
        ada.comments(talk, quoted)
    stage.settle()
    assert len(said(talk)) == replies
    assert len(world.repository(REPO)["issues"]) == 1


def test_a_claim_expires_across_a_restart(stage: Stage) -> None:
    world = stage.world
    ada = world.person("ada")
    talk = ada.starts_discussion(REPO, "Quantization")
    ada.comments(talk, "I'd like to work on AWQ")
    stage.settle()
    world.clock.advance(days=11, minutes=1)
    stage.sweep()
    assert "@ada, your claim of `AWQ` ends on" in said(talk)[-1]
    stage.stop()
    world.clock.advance(days=5)
    stage.start()
    stage.sweep()
    assert "Your claim of `AWQ` ran out" in said(talk)[-1]
    assert len(said(talk)) == 3
    (issue,) = world.repository(REPO)["issues"]
    assert (issue["state"], issue["assignees"]) == ("open", [])
    assert issue["labels"] == ["milepost", "claim: free"]
    assert "`AWQ`" in board(stage).partition("### Taken")[0]


def test_nobody_is_released_unwarned_however_long_the_silence(stage: Stage) -> None:
    world = stage.world
    ada = world.person("ada")
    talk = ada.starts_discussion(REPO, "Quantization")
    ada.comments(talk, "/claim AWQ")
    stage.settle()
    stage.stop()
    world.clock.advance(days=90)
    stage.start()
    stage.sweep()
    assert "@ada, your claim of `AWQ` ends on" in said(talk)[-1]
    world.clock.advance(days=2)
    stage.sweep()
    ada.comments(talk, "/extend AWQ")
    stage.settle()
    world.clock.advance(days=10)
    stage.sweep()
    (issue,) = world.repository(REPO)["issues"]
    assert issue["assignees"] == ["ada"]


def test_only_the_categories_of_the_configuration_are_listened_to(stage: Stage) -> None:
    world = stage.world
    ada, maya = world.person("ada"), world.person("maya")
    config = "claims:\n  categories: [skill-claims]\n"
    maya.commits(REPO, {".github/milepost.yml": config}, "Listen there")
    idea = ada.starts_discussion(REPO, "An idea", category="ideas")
    claims = ada.starts_discussion(REPO, "Claims")
    stage.settle()
    ada.comments(idea, "/claim AWQ")
    ada.comments(claims, "/claim HQQ")
    stage.settle()
    assert said(idea) == []
    assert "`HQQ` is yours until" in said(claims)[0]
