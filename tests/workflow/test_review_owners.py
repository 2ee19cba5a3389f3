"""CODEOWNERS is read as GitHub documents it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workflow.review.owners import fits, owners, parse

FILE = """\
# Everybody's, unless a later line says otherwise.
*       @global1 @global2
*.js    @js-owner # inline comment
*.go docs@example.com
/build/logs/ @doctocat
docs/* @direct
apps/ @octocat
/docs/ @docs-owner
/scripts/ @doctocat @org/ops
**/logs @logs-owner
/apps/secret
/name\\ with\\ space/ @spacy
!refused @nobody
[ab] @nobody
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("README.md", ("global1", "global2")),
        ("deep/down/x.js", ("js-owner",)),
        ("main.go", ()),
        ("build/logs/today.txt", ("logs-owner",)),
        ("other/build/x", ("global1", "global2")),
        ("some/apps/x", ("octocat",)),
        ("apps", ("global1", "global2")),
        ("docs/a.md", ("docs-owner",)),
        ("docs/deep/a.md", ("docs-owner",)),
        ("scripts/run.sh", ("doctocat", "org/ops")),
        ("deep/logs/x/y", ("logs-owner",)),
        ("apps/secret/key", ()),
        ("name with space/x", ("spacy",)),
    ],
)
def test_the_last_pattern_that_fits_decides(path: str, expected: tuple[str, ...]) -> None:
    assert owners(path, parse(FILE)) == expected


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("docs/*", "docs/a.md", True),
        ("docs/*", "docs/build/a.md", False),
        ("docs/*", "x/docs/a.md", False),
        ("a/**/z", "a/z", True),
        ("a/**/z", "a/b/c/z", True),
        ("14-*", "14-optimization/awq/SKILL.md", True),
        ("14-*", "15-x/SKILL.md", False),
        ("/14-?ptimization/", "14-optimization/x", True),
        ("*a*b*c", "xxaxxbxxc", True),
        ("*a*b*c", "xxaxxbxx", False),
        ("/", "x", False),
    ],
)
def test_patterns(pattern: str, path: str, expected: bool) -> None:
    assert fits(pattern, path) is expected


def test_a_hostile_pattern_is_read_in_linear_steps() -> None:
    assert not fits("*a" * 200, "a" * 150 + "b")
    assert not fits("/".join(["**"] * 300) + "/z", "/".join(["a"] * 300))


@given(st.text(alphabet="a*?/#@ \\\n[]!é", max_size=60), st.text(alphabet="a/é ", max_size=20))
def test_any_text_is_read(text: str, path: str) -> None:
    owners(path, parse(text))
