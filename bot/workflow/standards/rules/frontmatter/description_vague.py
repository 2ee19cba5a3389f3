"""A description is specific."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View

VAGUE = re.compile(
    r"^(?:an? |the )?"
    r"(?:helps?|assists?|aids?|supports?|works?|deals?|does|useful|handles?|skill|tool)"
    r"(?: (?:with|for|on|in|to|you|users|people|stuff|things|various|many|data|tasks|files"
    r"|documents"
    r"|code|everything|anything|about|that|process|handle|do|and|work|models?|projects?|different))*"
    r"[.!]?(?:\s+use (?:this |it )?(?:when(?:ever)? )?"
    r"(?:needed|necessary|required|you want|you need|appropriate)[.!]?)?$",
    re.IGNORECASE,
)
EMPTY = frozenset(
    [
        "a",
        "about",
        "advanced",
        "ai",
        "all",
        "also",
        "an",
        "and",
        "any",
        "anyone",
        "anything",
        "application",
        "applications",
        "apps",
        "are",
        "as",
        "at",
        "be",
        "best",
        "better",
        "by",
        "can",
        "capabilities",
        "code",
        "collection",
        "collections",
        "common",
        "complex",
        "content",
        "convenient",
        "conveniently",
        "data",
        "different",
        "do",
        "document",
        "documents",
        "does",
        "each",
        "easily",
        "easy",
        "effective",
        "effectively",
        "efficient",
        "efficiently",
        "etc",
        "every",
        "everyone",
        "everything",
        "fast",
        "file",
        "files",
        "flexible",
        "flexibly",
        "for",
        "from",
        "general",
        "general-purpose",
        "generally",
        "generic",
        "good",
        "great",
        "handle",
        "handled",
        "handles",
        "handling",
        "has",
        "have",
        "help",
        "helps",
        "high-quality",
        "how",
        "in",
        "information",
        "is",
        "it",
        "its",
        "kinds",
        "large",
        "learning",
        "like",
        "llm",
        "llms",
        "lot",
        "lots",
        "machine",
        "manner",
        "many",
        "may",
        "might",
        "ml",
        "model",
        "models",
        "modern",
        "more",
        "need",
        "needed",
        "needs",
        "new",
        "number",
        "of",
        "on",
        "operations",
        "or",
        "other",
        "people",
        "powerful",
        "problem",
        "problems",
        "process",
        "processes",
        "project",
        "projects",
        "provides",
        "purpose",
        "purposes",
        "quality",
        "question",
        "questions",
        "quickly",
        "range",
        "related",
        "reliable",
        "robust",
        "scalable",
        "several",
        "simple",
        "skill",
        "small",
        "solution",
        "solutions",
        "some",
        "someone",
        "something",
        "stuff",
        "such",
        "support",
        "supports",
        "system",
        "systems",
        "task",
        "tasks",
        "text",
        "that",
        "the",
        "their",
        "them",
        "thing",
        "things",
        "this",
        "to",
        "tool",
        "tools",
        "topic",
        "topics",
        "use",
        "used",
        "useful",
        "user",
        "users",
        "uses",
        "using",
        "variety",
        "various",
        "very",
        "want",
        "wants",
        "way",
        "ways",
        "what",
        "when",
        "whenever",
        "wide",
        "with",
        "work",
        "workflow",
        "workflows",
        "working",
        "works",
        "you",
        "your",
    ]
)
"""Words that say nothing of a subject."""
SHORTEST = 40
FEWEST = 3
"""Words of its own that a description needs."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a description that is very short or made of words that fit anything."""
    field = doc.front.fields.get("description")
    if field is None or not field.text:
        return
    text = " ".join(field.text[:2000].split())
    if len(text) < SHORTEST:
        yield Hit(
            message=f"`description` has only {len(text)} characters; say what and when",
            line=field.line,
        )
    elif VAGUE.match(text) or len(_own(text)) < FEWEST:
        yield Hit(message="`description` could be of any skill", line=field.line)


def _own(text: str) -> set[str]:
    return set(re.findall(r"[^\W_][\w+.-]*\w", text.lower())) - EMPTY


RULE = Rule(
    severity=Severity.WARNING,
    standard="`description` is specific: it names the tool, the task and the occasion.",
    why="Of a hundred descriptions the agent picks one; words that fit all of them decide nothing.",
    fix="Name the library, what is done with it, and the words a user would say.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"description": "Helps with data. Use when needed."}, at="description:"),
        Example(
            fields={"description": "Does many useful things with text when needed by users."},
            at="description:",
        ),
        Example(
            fields={
                "description": "Helps with stuff related to safety. Use when working with AI "
                "models and data in general."
            },
            at="description:",
        ),
        Example(
            fields={"description": "Helps with various tasks and data. Use when you need."},
            at="description:",
        ),
    ),
    passes=(
        Example(fields={"description": "Helps count tokens of prompts; use for cost checks."}),
    ),
)
