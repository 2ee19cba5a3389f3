"""The runner tells a true skill from one that only looks true."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from skillrun.blocks import KNOWN, Block, BlockError, Example, examples, read
from skillrun.library import Skill
from skillrun.session import run
from skillrun.verdict import Outcome, problem

HERE = Path("SKILL.md")


def block(language: str = "python", **attributes: str) -> Block:
    return Block(path=HERE, line=1, language=language, attributes=attributes, source="")


def outcome(
    stdout: str = "", stderr: str = "", raised: list[str] | None = None, code: int | None = None
) -> Outcome:
    return Outcome(stdout=stdout, stderr=stderr, raised=raised, exit=code)


FAILED = outcome(stderr="Traceback\nKeyError: 'x'", raised=["KeyError", "LookupError"])

VERDICTS = [
    (Example(block=block()), outcome(), None),
    (Example(block=block()), FAILED, "raised KeyError"),
    (Example(block=block(raises="KeyError")), FAILED, None),
    (Example(block=block(raises="LookupError")), FAILED, "raised KeyError"),
    (Example(block=block(raises="KeyError")), outcome(), "raised nothing"),
    (Example(block=block(raises="KeyError"), error="KeyError: 'x'"), FAILED, None),
    (Example(block=block(raises="KeyError"), error="KeyError: 'y'"), FAILED, "other words"),
    (Example(block=block(raises="KeyError"), error="Trace...'x'"), FAILED, None),
    (Example(block=block(raises="KeyError"), error="'x' ... Trace"), FAILED, "other words"),
    (Example(block=block(raises="KeyError"), error="Traceback KeyError:"), FAILED, None),
    (Example(block=block(), output="1\n2"), outcome(stdout="1\n2\n"), None),
    (Example(block=block(), output="1\n3"), outcome(stdout="1\n2\n"), "other than quoted"),
    (Example(block=block(), output="took ... s"), outcome(stdout="took 0.3 s"), None),
    (Example(block=block("bash")), outcome(code=0), None),
    (Example(block=block("bash")), outcome(code=1), "exit code 1, not 0"),
    (Example(block=block("bash", exit="2")), outcome(code=2), None),
    (Example(block=block("bash", exit="2")), outcome(code=0), "exit code 0, not 2"),
]


@pytest.mark.parametrize(("example", "happened", "expected"), VERDICTS)
def test_verdict(example: Example, happened: Outcome, expected: str | None) -> None:
    wrong = problem(example, happened)
    assert (wrong is None) if expected is None else (wrong is not None and expected in wrong)


def markdown(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "SKILL.md"
    path.write_text(text)
    return path


def test_an_output_belongs_to_the_block_before_it(tmp_path: Path) -> None:
    path = markdown(
        tmp_path,
        "```python\nprint(1)\n```\n\n```json\n{}\n```\n\n```text output\n1\n```\n"
        '```bash exit="1"\nfalse\n```\n',
    )
    found = examples(read(path))
    assert [(e.block.language, e.block.line, e.output) for e in found] == [
        ("python", 1, "1\n"),
        ("bash", 12, None),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('```python raise="KeyError"\n```\n', "knows no"),
        ('```python exit="1"\n```\n', "knows no"),
        ('```python skip=""\n```\n', "says why"),
        ("```python skip\n```\n", "says why"),
        ("```python {.numberLines}\n```\n", "cannot read"),
        ("```text output\n1\n```\n", "no block before"),
        ("```python\n```\n```text output\n1\n```\n```text output\n1\n```\n", "already"),
    ],
)
def test_a_fence_that_is_not_understood_is_refused(
    tmp_path: Path, text: str, complaint: str
) -> None:
    with pytest.raises(BlockError, match=complaint):
        examples(read(markdown(tmp_path, text)))


SKILL = """\
```python
value = 20
print(value + 1)
```

```text output
22
```

```python
value / 0
```

```bash
test -f SKILL.md && echo "made" > made.txt
```

```python
assert open("made.txt").read() == "made\\n" and value == 20
```

```python raises="NetworkCut"
import urllib.request, socket
socket.create_connection(("192.0.2.1", 80), timeout=1)
```

```text error
skills run without network
```

```python skip="would never end"
while True: pass
```

```python
import os; os._exit(3)
```

```python
print("not reached")
```
"""


def test_a_session_runs_blocks_in_order_and_names_their_lines(tmp_path: Path) -> None:
    path = markdown(tmp_path, SKILL)
    skill = Skill(directory=tmp_path, dependencies=())
    results = list(run(skill, Path(sys.prefix), examples(read(path))))
    told = [(r.example.block.line, (r.problem or "fine").splitlines()[0]) for r in results]
    assert told == [
        (1, "prints other than quoted:"),
        (10, "raised ZeroDivisionError:"),
        (14, "fine"),
        (18, "fine"),
        (22, "fine"),
        (35, "the interpreter died; the rest of the file was not run"),
    ]
    assert 'SKILL.md", line 11' in str(results[1].problem)
    assert not (tmp_path / "made.txt").exists()


def test_the_page_for_authors_names_all_that_a_fence_can_say() -> None:
    page = (Path(__file__).parents[2] / "docs" / "skill-code.md").read_text()
    told = {word for words in KNOWN.values() for word in words}
    assert {word for word in told if f" {word}" not in page} == set()


@pytest.mark.parametrize(("event", "verified"), [("pull_request", False), ("push", True)])
def test_a_pull_request_s_own_verdict_is_headed_unverified(
    event: str, verified: bool, tmp_path: Path
) -> None:
    def table(*options: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "skillrun", "--library", str(tmp_path), *options],
            env={**os.environ, "GITHUB_EVENT_NAME": event, "COLUMNS": "120"},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    assert ("unverified: a pull request ran its own code" in table()) is not verified
    assert json.loads(table("--format", "json"))["verified"] is verified
