"""A small skill that keeps the standard, into which an example puts its one idea."""

from bot.model.config import Config
from bot.workflow.standards.rule import Example
from bot.workflow.standards.submission import Root, Submission
from bot.workflow.standards.tree import Entry, Tree

FIELDS = {
    "name": "counting-tokens",
    "description": (
        "Counts tokens of prompts and data sets with tiktoken and transformers tokenizers. "
        "Use when estimating cost, cutting text to a context window, or comparing tokenizers."
    ),
    "version": "1.0.0",
    "author": "Orchestra Research",
    "license": "MIT",
    "tags": "[Tokenization, Optimization, Cost, Context Window, LLM]",
    "dependencies": "[tiktoken>=0.7.0, transformers>=4.40.0]",
}

BODY = """
# Counting tokens

Token counts decide cost and whether a prompt fits. This skill counts them exactly.

## Quick start

```bash
pip install "tiktoken>=0.7.0"
```

```python
import tiktoken

encoding = tiktoken.get_encoding("cl100k_base")
print(len(encoding.encode("How long is this?")))
```

## Common workflows

### Workflow 1: fit a prompt into the context window

- [ ] Step 1: count the tokens of the prompt
- [ ] Step 2: cut the oldest messages until it fits
- [ ] Step 3: verify that the count is below the limit

```python
def fits(text: str, limit: int) -> bool:
    return len(encoding.encode(text)) <= limit


assert fits("short", 10)
```

### Workflow 2: compare two tokenizers

- [ ] Step 1: load both tokenizers
- [ ] Step 2: count the same sample with each
- [ ] Step 3: check that the totals differ by less than a tenth

```python
from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("gpt2")
print(len(tokenizer("How long is this?")["input_ids"]))
```

{addition}

## When to use vs alternatives

Use tiktoken for OpenAI models. Use the model's own tokenizer for everything else: counts of
different tokenizers cannot be compared.

## Common issues

**Counts differ from the bill.** Chat messages add a few tokens each for the role; count them too.

**Loading fails without a network.** Download the encoding file once and set the cache directory.

## References

- [How byte pair encoding works](references/encoding.md)
- [Limits of common models](references/limits.md)

## Resources

- Documentation: https://huggingface.co/docs/tokenizers
- Source: https://github.com/openai/tiktoken
"""

FILES = {
    "references/encoding.md": "# How byte pair encoding works\n\nPairs are merged by rank.\n",
    "references/limits.md": "# Limits of common models\n\nThe window counts both directions.\n",
}

_SHORT = {"min_lines": 1, "advised_lines": 1, "stub_lines": 1}


def page(example: Example) -> str:
    """The text of the example's `SKILL.md`."""
    if example.text is not None:
        return example.text
    fields: dict[str, str | None] = {**FIELDS, **example.fields}
    head = "".join(
        f"{key}:{'' if value.startswith(chr(10)) else ' '}{value}\n"
        for key, value in fields.items()
        if value is not None
    )
    return f"---\n{head}---\n{BODY.replace('{addition}', example.body or '')}"


def submission(example: Example) -> Submission:
    """The library with the example's skill in it, nothing else but its added files."""
    directory = example.directory
    files: dict[str, str | bytes] = {f"{directory}/SKILL.md": page(example)}
    files.update({f"{directory}/{path}": text for path, text in FILES.items()})
    for path, content in example.files.items():
        if content is None:
            files.pop(_place(path, directory), None)
        else:
            files[_place(path, directory)] = content
    entries = []
    for path, content in files.items():
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        entries.append(Entry(path=path, size=len(data), data=data))
    entries += [
        Entry(path=_place(path, directory), size=0, link=target)
        for path, target in example.links.items()
    ]
    return Submission(
        tree=Tree(entries),
        root=Root.LIBRARY,
        root_name="library",
        judged=(directory, *example.judged),
        existing=example.is_existing,
        pull=example.pull,
    )


def config(example: Example) -> Config:
    """The default configuration, with the specimen allowed to be short."""
    from bot.model.config.file import checked

    return checked(Config, {"standards": {**_SHORT, **example.config}})


def place(example: Example) -> str:
    """Where in the tree the example's finding stands."""
    return _place(example.where, example.directory)


def _place(path: str, directory: str) -> str:
    return path[1:] if path.startswith("/") else f"{directory}/{path}"
