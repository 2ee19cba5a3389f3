"""No citation mark of a chat assistant is left."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Reads, Rule, View

MARK = re.compile(
    r"【\d+[†:][^】\n]{0,60}】|:?contentReference\[oaicite:\d+\](?:\{index=\d+\})?|\[?oaicite:\d+"
    r"|turn\d{1,3}(?:search|view|news|image|file|academia)\d{1,3}\b|\[cite(?:_start"
    r"|: ?\d+[\d, ]*)\]|\[cite_start\]"
    r"|utm_source=(?:chatgpt\.com|openai|perplexity|copilot)|\[\^?\d+\^\](?!:)|\ue200|\ue201|\ue202"
    r"|citeturn\d|\[oai_citation|\[\d+†L\d+|\ue200?(?:entity|cite)\[\"|<antArtifact|<antThinking|</?thinking>|grok_card|\[web:\d+\]|\bsandbox:/mnt/data/"
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report the marks wherever they stand but in code."""
    for match in MARK.finditer(doc.text):
        if doc.place_at(match.start()) not in (Place.CODE, Place.INLINE_CODE):
            yield Hit(
                message=f"left from a chat assistant: `{match.group()[:60]}`",
                line=doc.line_at(match.start()),
            )


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="No citation marks of a chat assistant are left.",
    why="They point to sources only that conversation had.",
    fix="Link the source itself, or take the mark away.",
    document=check,
    reads=Reads.MARKDOWN,
    trigger=r"【\d|oaicite|oai_citation|\d†L|entity\[|turn\d+(?:search|view|news|image|file|academia)|\[cite|utm_source=|\d\^\]"
    r"|\x{e200}|\x{e201}|\x{e202}|antArtifact|antThinking|thinking>|grok_card|\[web:|sandbox:/mnt",
    fails=(
        Example(body="Counting is exact【4†source】.", at="【4"),
        Example(body="It is fast :contentReference[oaicite:0]{index=0}.", at="oaicite"),
        Example(body="See [docs](https://huggingface.co/docs?utm_source=chatgpt.com).", at="utm_"),
    ),
    passes=(Example(body="A footnote[^1] and `turn0search1` in code.\n\n[^1]: Text."),),
)
