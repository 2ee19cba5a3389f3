"""Tags are in title case."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View

LOWER = re.compile(r"[a-z]+(?:[ -][a-z]+)*|[a-z]{3,}[A-Z][a-z]{2,}\w*")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report tags all in lower case; names with a capital or a digit inside are brand names."""
    field = doc.front.fields.get("tags")
    for item in field.items if field is not None else ():
        text = item.text.strip()
        if item.kind == "str" and (LOWER.fullmatch(text) or "_" in text) and text not in BRANDS:
            wish = " ".join(
                word[:1].upper() + word[1:] for word in re.split(r"[ _-]|(?<=[a-z])(?=[A-Z])", text)
            )
            yield Hit(
                message=f"the tag `{text}` is not in title case; perhaps `{wish}`", line=item.line
            )


BRANDS = frozenset(
    [
        "pyvene",
        "nnsight",
        "trl",
        "peft",
        "einops",
        "safetensors",
        "tiktoken",
        "xformers",
        "bitsandbytes",
        "wandb",
        "scikit-learn",
        "numpy",
        "scipy",
        "pandas",
        "torchtitan",
        "torchforge",
        "slime",
        "verl",
        "miles",
        "openpi",
        "gradio",
        "litellm",
    ]
)

RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Tags are in title case, acronyms in capitals: `Fine-Tuning`, `LLM`.",
    why="The catalogue groups by tag; two spellings make two groups.",
    fix="Write the first letter of each word as a capital.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"tags": "[optimization, Cost, LLM, Prompts, Models]"}, at="tags:"),
        Example(
            fields={"tags": "\n  - Cost\n  - context window\n  - LLM\n  - Prompts\n  - Models"},
            at="- context window",
        ),
    ),
    passes=(Example(fields={"tags": "[vLLM, pi0, pyvene, Cost, LLM, GPT-2, xFormers]"}),),
)
