"""Python on a page is Python 3."""

import ast
from collections.abc import Iterator

from bot.workflow.standards.code import python
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View
from bot.workflow.standards.threats import scan

NAMES = frozenset({"xrange", "raw_input", "unicode", "execfile", "unichr", "basestring"})
LATER_OWN = frozenset({"reload", "cmp", "long"})
"""Names that Python 3 programs may define themselves."""
METHODS = frozenset({"iteritems", "itervalues", "iterkeys", "has_key"})
MODULES = frozenset(
    {
        "urllib2",
        "ConfigParser",
        "cPickle",
        "StringIO",
        "Tkinter",
        "urlparse",
        "httplib",
        "cStringIO",
        "__builtin__",
    }
)
_WORDS = "|".join(sorted(NAMES | LATER_OWN | METHODS | MODULES))
WORD = rf"\b(?:{_WORDS})\b|print ?>>"


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report print statements and other syntax of Python 2, and names that only it had."""
    fences = [fence for fence in doc.snippets if fence.language in python.LANGUAGES]
    has_word = scan.has(WORD, "\n".join(fence.text for fence in fences))
    for fence in fences:
        parsed = python.parse(fence.text)
        if parsed.is_python_two:
            yield Hit(message=f"this is Python 2: {parsed.message}", line=fence.line + parsed.line)
        elif has_word and scan.has(WORD, fence.text) and parsed.tree is not None:
            for name, line in _old_names(parsed.tree):
                yield Hit(message=f"`{name}` exists only in Python 2", line=fence.line + line)


def _old_names(tree: ast.Module) -> Iterator[tuple[str, int]]:
    gone = NAMES | (LATER_OWN - _own(tree))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.RShift)
            and isinstance(node.left, ast.Name)
            and node.left.id == "print"
        ):
            yield "print >>", node.lineno
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in gone:
                yield called.id, node.lineno
            elif isinstance(called, ast.Attribute) and called.attr in METHODS:
                yield called.attr, node.lineno
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name in MODULES:
                    yield alias.name, node.lineno


def _own(tree: ast.Module) -> set[str]:
    """Names that the code defines or imports."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.alias):
            names.add(node.asname or node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return names


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="Python code is Python 3.",
    why="Python 2 ended in 2020; its code does not run where the skill is used.",
    fix="Write `print(...)`, `except Error as error`, `range`, `items()`.",
    document=check,
    reads=Reads.TEXT,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body='```python\nx = 1\nprint "hello"\n```', at='print "hello"'),
        Example(
            body="```python\ntry:\n    f()\nexcept IOError, e:\n    pass\n```", at="IOError, e"
        ),
        Example(body="```python\nimport sys\nprint >>sys.stderr, 'x'\n```", at="print >>"),
        Example(body="```python\nfor i in xrange(3):\n    print(i)\n```", at="xrange"),
    ),
    passes=(Example(body='```python\nprint("hello")\nunicode_text = "a"\n```'),),
)
