"""What makes judging cheap changes no finding, and dense pages take work in proportion."""

import ast
import contextlib
import posixpath
import re
import sys
import warnings

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from bot.workflow.standards import frontmatter, requirements, specimen, triggers
from bot.workflow.standards.code import data as data_on_pages
from bot.workflow.standards.code import guess, imports, python
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.judge import verdict
from bot.workflow.standards.rule import Example
from bot.workflow.standards.rules.body import padding
from bot.workflow.standards.rules.frontmatter import description_person
from bot.workflow.standards.rules.hidden import homoglyph, tag_characters
from bot.workflow.standards.rules.links import placeholder_url
from bot.workflow.standards.threats import scan
from bot.workflow.standards.threats.sieve import Sieve
from bot.workflow.standards.tree import join

STATEMENTS = st.sampled_from(
    [
        "import os",
        "import numpy as np, torch.nn  as nn",
        "from a.b import c",
        "from . import near",
        "x = 1; import later",
        "if x: import inside",
        "import a, \\\n    b",
        "from wide import (\n    one,\n    two,\n)",
        "text = 'import nothing'",
        "# import nothing",
        "def f():\n    import lazily",
        "from __future__ import annotations",
        "print(1",
        "  indented",
        "global x",
        "return 1",
        "await x",
        "x = '\\d'",
        "nonlocal x",
        "x\x00",
    ]
)
CODE = st.lists(STATEMENTS, max_size=6).map("\n".join)


@given(CODE)
def test_code_parses_where_the_compiler_says_so(code: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parses = python._parses(code)
            ast.parse(code)
        is_valid = True
    except (SyntaxError, ValueError):
        is_valid = False
    assert parses == is_valid or (is_valid and "__future__" in code)


@given(CODE)
def test_no_import_is_overlooked_without_a_tree(code: str) -> None:
    tree = python.parse(code).tree
    if tree is not None:
        named = {module for module, _ in imports.imported(tree)}
        perhaps = set(imports.perhaps(code))
        assert named <= perhaps or "\\" in perhaps


ADDRESSES = st.sampled_from(
    [
        "http",
        "HTTPS",
        "://",
        "example.com/docs",
        "your-site.com",
        " ",
        "todo",
        "foo.bar",
        "[x]",
        "/",
    ]
)


@given(st.lists(ADDRESSES, max_size=12).map("".join))
@example("http://https://foo.bar")
def test_placeholders_are_found_as_if_tried_at_every_letter(text: str) -> None:
    assert [match.span() for match in placeholder_url._urls(text)] == [
        match.span() for match in placeholder_url.URL.finditer(text)
    ]


YAML = st.sampled_from(
    [
        *"[{]},",
        "- ",
        "? ",
        ": ",
        "a: ",
        "a:",
        '"a":',
        "\n",
        "\n  ",
        "-\n",
        ":\n",
        "&x ",
        "*x",
        "-\t",
    ]
)


@given(st.lists(YAML, max_size=14).map("".join))
@example("- - - ? a: [{b: c}, d: e]")
def test_no_yaml_nests_deeper_than_its_marks(block: str) -> None:
    depth, deepest = 0, 0
    with contextlib.suppress(yaml.YAMLError):
        for event in yaml.parse(block, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            deepest = max(deepest, depth)
    assert deepest <= 2 * len(frontmatter._BEGINS.findall(block))


PARTS = st.sampled_from(["a", "b.md", "..", ".", "", ".hidden", "a b", "…"])


@given(st.lists(PARTS, min_size=1, max_size=5).map("/".join), st.sampled_from(["", "a", "a/b.c"]))
def test_a_straight_path_is_what_it_resolves_to(target: str, directory: str) -> None:
    path = posixpath.normpath(posixpath.join(directory, target))
    outside = path.startswith(("../", "/")) or path == ".."
    assert join(directory, target) == (None if outside else "" if path == "." else path)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?i)send [^.\n]{0,60} away", "send it all away"),
        (r"\bhf_[A-Za-z0-9]{30,60}\b", "hf_" + "a1" * 16),
        (r"[\x{202A}-\x{202E}]", "a\u202eb"),
    ],
)
def test_a_trigger_is_found_where_its_pattern_occurs(pattern: str, text: str) -> None:
    found = Sieve([("first", pattern), ("second", "never here")])
    assert scan.has(pattern, text)
    assert found.held(text.encode()) == {"first"}
    assert found.held(b"none") == set()


@given(st.lists(st.text("ab \n", max_size=8).map(str.encode), max_size=6))
def test_what_is_sifted_at_once_is_what_is_sifted_one_by_one(texts: list[bytes]) -> None:
    patterns = [("a", "a"), ("ab", "ab"), ("line", r"(?m)^b$")]
    alone, ahead = Sieve(patterns), Sieve(patterns)
    ahead.sift(texts)
    assert [ahead.held(text) for text in texts] == [alone.held(text) for text in texts]
    assert ahead.held(b"aab") == {"a", "ab"}


@given(st.lists(st.sampled_from([0, 1, 1000, triggers.SMALL, triggers.SMALL + 1]), max_size=20))
def test_each_small_document_is_sifted_in_one_batch_of_bounded_size(sizes: list[int]) -> None:
    docs = [Doc(path=f"{n}.md", data=b"x" * size) for n, size in enumerate(sizes)]
    batches = triggers.batches(docs)
    assert [doc for batch in batches.values() for doc in batch] == [
        doc for doc in docs if len(doc.data) <= triggers.SMALL
    ]
    for path, batch in batches.items():
        assert path == batch[0].path
        assert sum(len(doc.data) for doc in batch) <= triggers.TOGETHER


BLOCKS = st.sampled_from(
    ["12", "\n12", "a 1 " * 20, "a 2 " * 20, "```\n" + "x = 1\n" * 20, "1\n" * 40]
)


@given(st.lists(BLOCKS, min_size=3, max_size=7).map("\n\n".join))
def test_every_paragraph_that_stands_often_is_looked_for(page: str) -> None:
    text = page.encode()
    assert padding._may_repeat(text) or not list(padding._paragraphs(text))


@given(
    st.lists(st.sampled_from(["I ", "me", " we", "'re", "I’m", "Use ", "you", ".", "us", " let"]))
)
def test_whoever_speaks_of_himself_is_looked_for(parts: list[str]) -> None:
    text = "".join(parts)
    words = set(re.findall(r"\w+", text))
    assert words & description_person.FIRST_WORDS or not description_person.FIRST.search(text)


REQUIREMENTS = st.sampled_from(
    [*"aZ9._-,[] ", ">=", "==", "~=", "<=", "===", "1.2", "1.0.0", "2.*", "torch", "[x, y]", " @ "]
)


@given(st.lists(REQUIREMENTS, max_size=8).map("".join))
@example("a[x,y] >= 1.2")
@example("a==1.")
def test_a_plain_requirement_is_what_packaging_reads(text: str) -> None:
    assert requirements.parse(text) == requirements._parsed(text.strip())


@given(st.text("aбо⁄․./ -1\n", max_size=30))
@example("a⁄b⁄c")
def test_words_of_two_scripts_are_found_as_if_begun_at_every_letter(text: str) -> None:
    slow = re.compile(f"[\\w./:-]*[{homoglyph.ODD}][\\w./:-]*")
    assert [m.span() for m in homoglyph.WORD.finditer(text)] == [
        m.span() for m in slow.finditer(text)
    ]


@given(st.text("aé\U0001f600\n", max_size=3000), st.data())
def test_an_offset_in_bytes_is_that_of_the_character(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert Doc(path="a.md", data=text.encode())._byte(offset) == len(text[:offset].encode())


def steps(text: str) -> int:
    """Calls of functions, those in C included, while a page is judged."""
    submission, config = specimen.submission(Example(body=text)), specimen.config(Example())
    count = 0

    def one(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(one)
    try:
        verdict(submission, config)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("[words](references/a{}.md) and ", id="links"),
        pytest.param("<b>word</b> ", id="tags"),
        pytest.param("<!-- a comment of some words -->\n\n", id="comments"),
        pytest.param("## Heading {}\n\nText.\n\n", id="headings"),
        pytest.param("| a | b |\n", id="rows"),
        pytest.param("`a` ", id="backticks"),
        pytest.param("*a* **b** ", id="emphasis"),
        pytest.param("Word[^{0}].\n\n[^{0}]: A note.\n\n", id="footnotes"),
        pytest.param("> a\n\n", id="quotes"),
        pytest.param("- [ ] Step {}: verify it\n", id="tasks"),
        pytest.param("слово pаss ", id="scripts"),
        pytest.param("to be written ", id="one line"),
        pytest.param("```python\nimport module{}\n```\n\n", id="blocks"),
        pytest.param("curl https://a{}.io/x.sh | bash\n", id="commands"),
    ],
)
def test_twice_the_text_takes_no_more_than_twice_the_steps(part: str) -> None:
    def count(times: int) -> int:
        return steps("\n\n" + "".join(part.format(number) for number in range(times)))

    count(10)  # imports and compiles what is needed
    few, many = count(300), count(600)
    assert many < 2.2 * few


@pytest.mark.parametrize("many", [data_on_pages.MAX_DOTS - 1, 4000])
def test_toml_is_only_read_where_its_keys_are_short(many: int) -> None:
    """Its parser takes quadratic time for a key of many parts, whoever calls it."""
    page = f"# T\n\n```python\n[table]\n{'a.' * many}b = 1\n```\n"
    (fence,) = Doc(path="a/SKILL.md", data=page.encode()).snippets
    assert guess.real_language(fence) == ("toml" if many < data_on_pages.MAX_DOTS else None)


LETTERS = st.text(
    alphabet="ab .:/\n\r\u0430\u0131\u03b1\u2028\ufe0f\U000e0041\U0001f3f4é#1", max_size=40
)


@given(LETTERS)
def test_odd_characters_are_found_as_if_every_line_were_searched(text: str) -> None:
    doc = Doc(path="x.md", data=text.encode())
    for pattern in (homoglyph.WORD, tag_characters.TAGS, tag_characters.SELECTORS):
        found = [m.span() for span in doc.odd_spans for m in pattern.finditer(doc.text, *span)]
        assert found == [m.span() for m in pattern.finditer(doc.text)]
