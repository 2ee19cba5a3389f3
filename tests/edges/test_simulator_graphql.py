"""GraphQL as a client meets it: bounds, errors in a 200, one nesting level, own logins."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLSchema, build_schema, parse, validate

from bot.github.graphql import document
from bot.simulator.graphql.execute import load
from bot.simulator.simulator import Simulator

REPO = "open-skills/library"
DOCUMENTS = sorted((Path(__file__).parents[2] / "bot/github/documents").glob("*.graphql"))


@pytest.fixture(scope="module")
def ours() -> GraphQLSchema:
    return load()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_simulator_understands_each_document(path: Path, ours: GraphQLSchema) -> None:
    assert validate(ours, parse(document(path.stem))) == []


@pytest.mark.npm
def test_github_understands_each_document(truth: Callable[[str], Path]) -> None:
    text = truth("schema.graphql").read_text(encoding="utf-8")
    whole = build_schema(text, assume_valid=True, assume_valid_sdl=True)
    found = {
        path.stem: [str(each) for each in validate(whole, parse(document(path.stem)))]
        for path in DOCUMENTS
    }
    assert {name: errors for name, errors in found.items() if errors} == {}


def first_error(answer: dict[str, Any]) -> dict[str, Any]:
    return dict(answer["errors"][0])


def test_a_connection_needs_a_bound(bot: Any) -> None:
    answer = bot.graphql(
        '{ repository(owner: "open-skills", name: "library") { labels { nodes { name } } } }'
    )
    assert "data" not in answer
    assert "`first` or `last`" in first_error(answer)["message"]


def test_more_than_a_hundred_is_too_much(bot: Any) -> None:
    answer = bot.graphql(
        'query($n: Int) { repository(owner: "open-skills", name: "library") '
        "{ labels(first: $n) { nodes { name } } } }",
        n=101,
    )
    assert first_error(answer)["type"] == "EXCESSIVE_PAGINATION"


def test_pages_join_without_gap(simulator: Simulator, bot: Any) -> None:
    ada = simulator.world.person("ada")
    talk = ada.starts_discussion(REPO, "Many")
    for number in range(5):
        ada.comments(talk, f"comment {number}")
    query = """query($id: ID!, $after: String) { node(id: $id) { ... on Discussion {
      comments(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      nodes { body } } } } }"""
    bodies: list[str] = []
    after = None
    while True:
        page = bot.graphql(query, id=talk.id, after=after)["data"]["node"]["comments"]
        bodies += [each["body"] for each in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert bodies == [f"comment {number}" for number in range(5)]
    assert page["totalCount"] == 5


def test_an_unknown_field_is_refused(bot: Any) -> None:
    answer = bot.graphql("{ viewer { login shoeSize } }")
    assert "Cannot query field 'shoeSize'" in first_error(answer)["message"]


def test_a_bots_login_has_no_suffix_here(bot: Any) -> None:
    """As an author a bot is a Bot without suffix; as the viewer it is a User with it."""
    bot.call("POST", f"/repos/{REPO}/issues", json={"title": "Mine"})
    answer = bot.graphql(
        "{ viewer { login __typename } rateLimit { remaining resetAt } "
        'repository(owner: "open-skills", name: "library") '
        "{ issue(number: 1) { author { login __typename } } } }"
    )
    assert answer["data"]["viewer"] == {"login": "milepost[bot]", "__typename": "User"}
    author = answer["data"]["repository"]["issue"]["author"]
    assert author == {"login": "milepost", "__typename": "Bot"}


def test_what_is_not_there_is_an_error_in_a_200(bot: Any) -> None:
    answer = bot.graphql('{ repository(owner: "open-skills", name: "nope") { id } }')
    assert answer["data"] == {"repository": None}
    assert first_error(answer)["type"] == "NOT_FOUND"
    assert first_error(bot.graphql('{ node(id: "D_nope") { id } }'))["type"] == "NOT_FOUND"


REPLY = """mutation($d: ID!, $to: ID) {
  addDiscussionComment(input: {discussionId: $d, body: "reply", replyToId: $to}) {
    comment { id replyTo { id } } } }"""


def test_a_reply_has_no_replies(simulator: Simulator, bot: Any) -> None:
    ada = simulator.world.person("ada")
    talk = ada.starts_discussion(REPO, "Nested")
    top = ada.comments(talk, "top")
    reply = ada.comments(top, "reply")
    assert "errors" not in bot.graphql(REPLY, d=talk.id, to=top.id)
    refused = first_error(bot.graphql(REPLY, d=talk.id, to=reply.id))
    assert refused["message"] == "Parent comment is already in a thread, cannot reply to it"
    assert len(top.read()["replies"]) == 2


def test_a_bot_cannot_edit_what_a_person_wrote(simulator: Simulator, bot: Any) -> None:
    ada = simulator.world.person("ada")
    talk = ada.starts_discussion(REPO, "Mine")
    said = ada.comments(talk, "mine")
    answer = bot.graphql(
        'mutation($id: ID!) { updateDiscussionComment(input: {commentId: $id, body: "no"}) '
        "{ comment { id } } }",
        id=said.id,
    )
    assert first_error(answer)["type"] == "FORBIDDEN"
    assert said.read()["body"] == "mine"


def test_a_pull_request_becomes_a_draft_and_ready_again(simulator: Simulator, bot: Any) -> None:
    pull = simulator.world.person("ada").opens_pull(REPO, "awq", {"a.md": "a\n"}, "Add AWQ")
    for name, draft in (
        ("convertPullRequestToDraft", True),
        ("markPullRequestReadyForReview", False),
    ):
        answer = bot.graphql(
            f"mutation($p: ID!) {{ {name}(input: {{pullRequestId: $p}}) "
            "{ pullRequest { isDraft } } }",
            p=pull.id,
        )
        assert answer["data"][name]["pullRequest"]["isDraft"] is draft


COMMIT = """mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid parents(first: 1) { nodes { oid } } } } }"""


def commit(head: str, path: str = "a.txt", content: bytes = b"a\n") -> dict[str, Any]:
    text = base64.b64encode(content).decode()
    return {
        "branch": {"repositoryNameWithOwner": REPO, "branchName": "main"},
        "expectedHeadOid": head,
        "message": {"headline": "Write"},
        "fileChanges": {"additions": [{"path": path, "contents": text}]},
    }


def test_a_commit_needs_the_head_that_was_seen(simulator: Simulator, bot: Any) -> None:
    world = simulator.world
    head = world.history(REPO)[0]["sha"]
    made = bot.graphql(COMMIT, input=commit(head))["data"]["createCommitOnBranch"]["commit"]
    assert made["parents"]["nodes"] == [{"oid": head}]
    stale = first_error(bot.graphql(COMMIT, input=commit(head)))
    assert stale["type"] == "STALE_DATA"
    assert world.history(REPO)[0]["sha"] == made["oid"]


def test_a_branch_rule_refuses_the_bot_unless_it_may_bypass(simulator: Simulator, bot: Any) -> None:
    world = simulator.world
    head = world.history(REPO)[0]["sha"]
    world.protect(REPO)
    refused = first_error(bot.graphql(COMMIT, input=commit(head)))
    assert "through a pull request" in refused["message"]
    world.protect(REPO, bypass=True)
    assert "errors" not in bot.graphql(COMMIT, input=commit(head))


@pytest.mark.parametrize(("size", "cut"), [(512_000, False), (512_001, True)])
def test_a_blobs_text_is_cut_at_512000_bytes(
    simulator: Simulator, bot: Any, size: int, cut: bool
) -> None:
    simulator.world.person("maya").commits(REPO, {"big.txt": "x" * size})
    blob = bot.graphql(
        '{ repository(owner: "open-skills", name: "library") '
        '{ object(expression: "main:big.txt") '
        "{ ... on Blob { byteSize isTruncated isBinary text } } } }"
    )["data"]["repository"]["object"]
    assert blob["byteSize"] == size
    assert blob["isTruncated"] is cut
    assert len(blob["text"]) == 512_000


def test_the_hourly_limit_is_an_error_in_a_200(simulator: Simulator, bot: Any) -> None:
    bot.sign_in()
    simulator.hub.limits.exhaust("milepost[bot]", "graphql", simulator.clock())
    assert first_error(bot.graphql("{ viewer { login } }"))["type"] == "RATE_LIMITED"
    simulator.clock.advance(minutes=59)
    bot.sign_in()
    assert first_error(bot.graphql("{ viewer { login } }"))["type"] == "RATE_LIMITED"
    simulator.clock.advance(minutes=2)
    bot.sign_in()
    assert "errors" not in bot.graphql("{ viewer { login } }")


def test_a_token_for_another_permission_is_refused(simulator: Simulator, bot: Any) -> None:
    talk = simulator.world.person("ada").starts_discussion(REPO, "Talk")
    bot.sign_in(permissions={"issues": "write"})
    assert first_error(bot.graphql(REPLY, d=talk.id))["type"] == "FORBIDDEN"
    assert talk.read()["comments"] == []


def test_labels_answers_and_states(simulator: Simulator, bot: Any) -> None:
    ada = simulator.world.person("ada")
    talk = ada.starts_discussion(REPO, "How?", category="q-a")
    said = ada.comments(talk, "so")
    label = simulator.world.act("make_label", repository=REPO, login="maya", name="claim")
    many = """mutation($talk: ID!, $said: ID!, $label: ID!) {
      addLabelsToLabelable(input: {labelableId: $talk, labelIds: [$label]}) {
        labelable { labels(first: 5) { nodes { name } } } }
      addReaction(input: {subjectId: $said, content: EYES}) {
        reaction { content } reactionGroups { content viewerHasReacted } }
      markDiscussionCommentAsAnswer(input: {id: $said}) { discussion { isAnswered } }
      minimizeComment(input: {subjectId: $said, classifier: RESOLVED}) {
        minimizedComment { isMinimized minimizedReason } }
      updateDiscussion(input: {discussionId: $talk, body: "new"}) { discussion { body } }
      closeDiscussion(input: {discussionId: $talk, reason: OUTDATED}) {
        discussion { closed stateReason } }
      reopenDiscussion(input: {discussionId: $talk}) { discussion { closed } }
      removeLabelsFromLabelable(input: {labelableId: $talk, labelIds: [$label]}) {
        labelable { ... on Discussion { number } } }
      removeReaction(input: {subjectId: $said, content: EYES}) { subject { id } }
      unminimizeComment(input: {subjectId: $said}) { unminimizedComment { isMinimized } }
      deleteDiscussionComment(input: {id: $said}) { comment { id } }
    }"""
    answer = bot.graphql(many, talk=talk.id, said=said.id, label=label["id"])
    assert "errors" not in answer
    done = answer["data"]
    assert done["addLabelsToLabelable"]["labelable"]["labels"]["nodes"] == [{"name": "claim"}]
    assert {"content": "EYES", "viewerHasReacted": True} in done["addReaction"]["reactionGroups"]
    assert done["markDiscussionCommentAsAnswer"]["discussion"]["isAnswered"] is True
    assert done["minimizeComment"]["minimizedComment"]["minimizedReason"] == "resolved"
    assert done["closeDiscussion"]["discussion"] == {"closed": True, "stateReason": "OUTDATED"}
    assert done["reopenDiscussion"]["discussion"]["closed"] is False
    assert talk.read()["comments"] == []


def test_deleting_a_comment_with_replies_wipes_it(simulator: Simulator, bot: Any) -> None:
    ada = simulator.world.person("ada")
    talk = ada.starts_discussion(REPO, "Wipe")
    said = ada.comments(talk, "words")
    ada.comments(said, "reply")
    ada.deletes(said)
    left = talk.read()["comments"][0]
    assert (left["body"], left["deleted"], len(left["replies"])) == ("", True, 1)


EVERYTHING = """{ repository(owner: "open-skills", name: "library") {
  id databaseId nameWithOwner url isPrivate createdAt hasDiscussionsEnabled viewerPermission
  owner { login } discussionCategory(slug: "q-a") { name isAnswerable repository { name } }
  discussionCategories(first: 9) { nodes { id name slug emoji description createdAt } }
  ref(qualifiedName: "refs/heads/main") { name prefix target { oid abbreviatedOid } }
  refs(refPrefix: "refs/heads/", first: 5) { nodes { name } }
  label(name: "nothing") { id } labels(first: 3) { totalCount }
  defaultBranchRef { target { ... on Commit {
    message messageHeadline messageBody committedDate author { name email user { login } }
    additions deletions changedFilesIfAvailable tree { entries { name path type mode size
      oid extension object { ... on Blob { text } } } }
    file(path: "README.md") { name type } history(first: 3) { nodes { oid } }
    associatedPullRequests(first: 2) { nodes { number } } } } }
  issues(first: 5, states: [OPEN]) { nodes { number title state stateReason url
    assignees(first: 2) { nodes { login } } comments(first: 2) { nodes { body url } } } }
  pullRequests(first: 5) { nodes { number title state isDraft merged mergeable headRefName
    headRefOid baseRefName isCrossRepository additions deletions changedFiles reviewDecision
    headRepository { nameWithOwner } mergedBy { login } mergeCommit { oid }
    files(first: 5) { nodes { path additions deletions changeType } }
    commits(first: 5) { nodes { commit { oid } url } }
    reviews(first: 5) { nodes { state body submittedAt author { login } commit { oid } url } }
    viewerCanUpdate labels(first: 3) { nodes { name color url } } } }
  discussions(first: 5, orderBy: {field: UPDATED_AT, direction: DESC}) { nodes {
    number title body closed closedAt locked activeLockReason isAnswered answerChosenAt url
    authorAssociation viewerCanUpdate viewerCanClose viewerCanReact viewerDidAuthor
    category { slug } reactions(first: 3) { totalCount nodes { content user { login } } }
    comments(first: 3) { nodes { databaseId isAnswer isMinimized url viewerCanMarkAsAnswer
      replies(first: 3) { nodes { body } } discussion { number } } } } } } }"""


def test_every_part_of_a_repository_can_be_asked_for(simulator: Simulator, bot: Any) -> None:
    ada, maya = simulator.world.person("ada"), simulator.world.person("maya")
    ada.comments(ada.starts_discussion(REPO, "T"), "c")
    ada.comments(ada.opens_issue(REPO, "I"), "c")
    pull = ada.opens_pull(REPO, "awq", {"skills/awq/SKILL.md": "text\n"}, "Add AWQ")
    maya.reviews(pull, "approve")
    maya.merges(pull)
    answer = bot.graphql(EVERYTHING)
    assert "errors" not in answer, answer
    found = answer["data"]["repository"]
    assert found["pullRequests"]["nodes"][0]["state"] == "MERGED"
    assert found["pullRequests"]["nodes"][0]["reviewDecision"] == "APPROVED"
    assert found["defaultBranchRef"]["target"]["author"]["user"] == {"login": "ada"}
