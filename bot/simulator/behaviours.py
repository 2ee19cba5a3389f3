"""What GitHub does and no schema can say, each with its source and how sure that is."""

from dataclasses import dataclass

TIERS = {
    "schema": "said by a published schema",
    "documentation": "said in prose by GitHub's documentation",
    "third-party": "measured against github.com by somebody who published it",
    "assumed": "our reading; nobody has shown it",
}
DOCS = "https://docs.github.com/en"


@dataclass(frozen=True, kw_only=True)
class Behaviour:
    """One fact that no schema can say; `id` is its test's name, `seen` when we read the source."""

    id: str
    says: str
    tier: str
    source: str
    seen: str = "2026-11"


BEHAVIOURS = (
    Behaviour(
        id="assigning_a_stranger_is_201_without_them",
        says="`POST …/assignees` answers 201 and leaves out who cannot be assigned.",
        tier="documentation",
        source=f"{DOCS}/rest/issues/assignees",
    ),
    Behaviour(
        id="a_commenter_can_be_assigned_to_that_issue",
        says="Who has commented on an issue can be assigned to it.",
        tier="documentation",
        source=f"{DOCS}/issues/tracking-your-work-with-issues/using-issues/"
        "assigning-issues-and-pull-requests-to-other-github-users",
    ),
    Behaviour(
        id="a_reply_cannot_be_replied_to",
        says="`replyToId` of a reply is an error: discussions nest one level.",
        tier="third-party",
        source="https://github.com/github/accessibility-alt-text-bot/issues/17",
    ),
    Behaviour(
        id="fifty_one_annotations_are_too_many",
        says="One request takes 50 annotations; 51 are refused with 422.",
        tier="schema",
        source=f"{DOCS}/rest/checks/runs",
    ),
    Behaviour(
        id="annotations_are_added_never_replaced",
        says="A later `PATCH` of a check run adds its annotations to those already there.",
        tier="documentation",
        source=f"{DOCS}/rest/checks/runs",
    ),
    Behaviour(
        id="a_summary_is_limited_in_bytes",
        says="65,535 is a limit of bytes, although the documentation says characters.",
        tier="third-party",
        source="https://github.com/github/docs/issues/35252",
    ),
    Behaviour(
        id="a_stale_head_is_stale_data",
        says="`createCommitOnBranch` with an old `expectedHeadOid` is STALE_DATA inside a 200.",
        tier="third-party",
        source="https://github.com/ministryofjustice/modernisation-platform/issues/11985",
    ),
    Behaviour(
        id="writing_an_existing_file_without_sha_is_422",
        says="`PUT …/contents` on an existing path without `sha` is 422.",
        tier="third-party",
        source="https://github.com/pome-sh/digital-twins/pull/400",
    ),
    Behaviour(
        id="writing_a_file_with_the_wrong_sha_is_409",
        says="`PUT …/contents` with another `sha` than the file's is 409.",
        tier="third-party",
        source="https://github.com/pome-sh/digital-twins/pull/400",
    ),
    Behaviour(
        id="a_suggestion_outside_the_diff_is_422",
        says="A review comment on a line that the diff does not show refuses the whole review.",
        tier="documentation",
        source=f"{DOCS}/rest/pulls/reviews",
    ),
    Behaviour(
        id="blob_text_is_cut_at_512000_bytes",
        says="`Blob.text` ends after 512,000 bytes; only `isTruncated` tells.",
        tier="third-party",
        source="https://github.com/sveltia/sveltia-cms/issues/950",
    ),
    Behaviour(
        id="own_writes_come_back_as_events",
        says="What an App does emits the same webhooks, with its bot as sender.",
        tier="documentation",
        source=f"{DOCS}/webhooks/webhook-events-and-payloads",
    ),
    Behaviour(
        id="a_redelivery_keeps_its_guid",
        says="A redelivery has the `X-GitHub-Delivery` of the first attempt.",
        tier="documentation",
        source=f"{DOCS}/webhooks/using-webhooks/best-practices-for-using-webhooks",
    ),
    Behaviour(
        id="a_comment_is_limited_to_65536_characters",
        says="A longer comment is refused with 422.",
        tier="third-party",
        source="https://github.com/orgs/community/discussions/41331",
    ),
    Behaviour(
        id="an_unknown_label_is_made",
        says="Putting an unknown label on an issue makes the label.",
        tier="assumed",
        source="seen in many bots; not documented",
    ),
    Behaviour(
        id="removing_an_absent_label_is_404",
        says="`DELETE …/labels/{name}` of a label that is not on the issue is 404.",
        tier="schema",
        source=f"{DOCS}/rest/issues/labels",
    ),
    Behaviour(
        id="a_reaction_twice_is_one",
        says="The same reaction again answers 200 in place of 201 and changes nothing.",
        tier="documentation",
        source=f"{DOCS}/rest/reactions/reactions",
    ),
    Behaviour(
        id="a_connection_without_bounds_is_an_error",
        says="Every connection needs `first` or `last`.",
        tier="documentation",
        source=f"{DOCS}/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api",
    ),
    Behaviour(
        id="a_merge_with_closing_words_closes_the_issue",
        says="`Closes #n` in a description closes that issue when the default branch gets it.",
        tier="documentation",
        source=f"{DOCS}/issues/tracking-your-work-with-issues/using-issues/"
        "linking-a-pull-request-to-an-issue",
    ),
    Behaviour(
        id="completed_suites_of_other_apps_are_told",
        says="`check_suite.completed` comes for every App's checks to Apps that subscribed to it.",
        tier="documentation",
        source=f"{DOCS}/webhooks/webhook-events-and-payloads#check_suite",
    ),
    Behaviour(
        id="a_workflow_that_awaits_leave_is_a_suite_without_runs",
        says="A fork's workflow that a maintainer must let run is a completed suite with the "
        "conclusion `action_required` and no runs.",
        tier="assumed",
        source="seen in listings of suites; the documentation tells only of the button",
    ),
    Behaviour(
        id="an_answer_unchanged_is_304",
        says="A GET with the ETag of the present answer is 304.",
        tier="documentation",
        source=f"{DOCS}/rest/using-the-rest-api/best-practices-for-using-the-rest-api",
    ),
    Behaviour(
        id="content_is_made_80_times_a_minute",
        says="More comments, issues and reviews than 80 a minute or 500 an hour are refused with "
        "403 and `Retry-After`.",
        tier="documentation",
        source=f"{DOCS}/rest/using-the-rest-api/rate-limits-for-the-rest-api",
    ),
    Behaviour(
        id="a_sign_in_code_works_once",
        says="The code of a sign-in is traded once, for a person's token of eight hours; "
        "a mistake is a 200 with `error`.",
        tier="documentation",
        source=f"{DOCS}/apps/creating-github-apps/authenticating-with-a-github-app/"
        "generating-a-user-access-token-for-a-github-app",
    ),
    Behaviour(
        id="a_browser_is_sent_back_only_where_the_app_says",
        says="`redirect_uri` must be exactly one of the App's callback URLs.",
        tier="documentation",
        source=f"{DOCS}/apps/creating-github-apps/authenticating-with-a-github-app/"
        "generating-a-user-access-token-for-a-github-app",
    ),
    Behaviour(
        id="a_signed_in_person_sees_installations_with_a_role_of_theirs",
        says="`GET /user/installations` leaves out repositories that a person merely can read.",
        tier="documentation",
        source=f"{DOCS}/rest/apps/installations",
    ),
    Behaviour(
        id="a_manifest_becomes_an_app_once_within_an_hour",
        says="The code of the manifest flow gives the credentials once and within an hour.",
        tier="documentation",
        source=f"{DOCS}/apps/sharing-github-apps/registering-a-github-app-from-a-manifest",
    ),
    Behaviour(
        id="an_installation_leads_to_the_setup_url",
        says="After installing, the browser goes to `setup_url` with `installation_id`.",
        tier="documentation",
        source=f"{DOCS}/apps/creating-github-apps/registering-a-github-app/about-the-setup-url",
    ),
)
