"""The skeleton of a new skill: what can be known is filled in, the rest is left to be found.

Everything that is left open is written so that a rule finds it, each on its own line: a skeleton
cannot be taken for a skill.
"""

import re
from collections.abc import Mapping

from bot.model.config import Config
from bot.workflow.standards.category import WORDS

_UNSAFE = re.compile(r"[^\w .,;/()+&'%-]")

_PAGE = """\
---
name: {slug}
description: Works with {name} [describe what the skill does]. Use when [list the occasions].
version: 1.0.0
author: {author}
license: {license}
tags: [{tags}]
dependencies: [package>=1.0.0]
---

# {name}

{about}[Describe in two sentences what it is for and what it is not.]

## When to use, and alternatives

- Use {name} when [describe the case it is best at].
- Use [alternative that people compare it with, and the case in which it is better].

## Quick start

```bash
pip install "package>=1.0.0"
```

[Replace the example by the shortest one that was run, and show what it prints.]

```python
import package

print(package.__version__)
```

## Common workflows

### Workflow 1: [name of the task people do most]

- [ ] Step 1: [describe what is prepared]
- [ ] Step 2: [describe what is done]
- [ ] Step 3: Verify that [describe the number or output that tells success]

[Replace the example by the code of the three steps.]

```python
import package

assert package.__version__
```

### Workflow 2: [name of the next task]

- [ ] Step 1: [describe the first step]
- [ ] Step 2: [describe the second step]
- [ ] Step 3: Check [describe what is compared with what]

[Replace the example by code that was run.]

```bash
python -c "import package"
```

## Common issues

**[Error message as the tool prints it]**

[Explain its cause and its cure.]

**[Problem people meet without a message]**

[Explain how it is recognised and mended.]

## References

- [How it works, and every option](references/options.md): read it before changing defaults
- [Problems and their cures](references/troubleshooting.md): read it when something fails

## Resources

- Documentation: https://your-docs-site
- Source: https://github.com/your-org/repository
"""

_REFERENCES = {
    "references/options.md": """\
# How {name} works, and every option

## How it works

[Explain what happens inside, as far as it decides how the tool is used.]

## Options

[List the options with their defaults, and when each is worth changing.]
""",
    "references/troubleshooting.md": """\
# Problems with {name} and their cures

## Errors

[List the errors that were provoked, quoted, each with its cause and cure.]

## Speed and memory

[Add numbers that were measured, and how to measure them again.]
""",
}


def skeleton(
    *, name: str, slug: str, category: str, description: str | None, config: Config
) -> Mapping[str, str]:
    """Give the files of a new skill, by path relative to its directory.

    `name` and `description` are those of the roadmap item; only harmless characters of them get
    into the files.
    """
    plain = _plain(name) or slug
    about = _plain(description or "").rstrip(". ")
    values = {
        "slug": slug,
        "name": plain,
        "about": f"{about}. " if about else "",
        "author": config.standards.author or "Your Name",
        "license": config.standards.license or "MIT",
        "tags": ", ".join(_tags(plain, category, config.standards.min_tags)),
    }
    pages = {"SKILL.md": _PAGE, **_REFERENCES}
    return {path: text.format_map(values) for path, text in pages.items()}


def _plain(text: str) -> str:
    return " ".join(_UNSAFE.sub(" ", text).split()).lstrip("-&%'")


def _tags(name: str, category: str, fewest: int) -> list[str]:
    """The tags that can be known, then numbered ones to be replaced."""
    subject = category.lstrip("0123456789").lstrip("-")
    words = "-".join(word.capitalize() for word in subject.split("-"))
    acronyms = {"mlops": "MLOps", "rag": "RAG"}
    known = [_UNSAFE.sub(" ", name).replace(",", " ")]
    if subject in WORDS and words.lower() != known[0].lower():
        known.append(acronyms.get(subject, words.replace("-", " ")))
    return [*known, *(f"Tag {number}" for number in range(len(known) + 1, max(fewest, 1) + 1))]
