"""The page that says what the simulator is true to is fresh, and its sources are named."""

from pathlib import Path

from graphql import FieldNode, OperationDefinitionNode, OperationType, parse

from bot.simulator.behaviours import BEHAVIOURS, TIERS
from bot.simulator.faults import KINDS
from bot.simulator.fidelity import page
from bot.simulator.graphql.execute import load
from bot.simulator.page.visit import ADDRESSES

PAGE = Path(__file__).parents[2] / "docs" / "fidelity.md"


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run: .venv/bin/python -m bot.simulator.fidelity > docs/fidelity.md"
    )


def test_each_row_says_how_it_is_known() -> None:
    for each in BEHAVIOURS:
        assert each.tier in TIERS
        assert each.source.startswith("https://") or each.tier == "assumed"


def test_nothing_is_listed_that_nobody_uses() -> None:
    """Routes and webhooks are all called and sent by `test_simulator_routes` and `_webhooks`; a
    mutation is asked for by the client or by a test, a fault and an address by a test."""
    root = Path(__file__).parents[2]
    client = _texts(root / "bot" / "github")
    tests = _texts(root / "tests", but=Path(__file__).name) + _texts(root / "chaos")
    mutation = load().mutation_type
    assert mutation is not None
    assert [name for name in mutation.fields if name not in client + tests] == []
    assert [kind for kind in KINDS if f'"{kind}' not in tests and f"{kind}@" not in tests] == []
    shown = {each.template.rpartition("/")[2] for each in ADDRESSES}
    assert [part for part in shown if part not in tests and "{" not in part] == []


def _texts(folder: Path, but: str = "") -> str:
    found = (path for path in sorted(folder.rglob("*.*")) if path.suffix in (".py", ".graphql"))
    return "\n".join(path.read_text(encoding="utf-8") for path in found if path.name != but)


def test_what_the_client_uses_is_listed() -> None:
    """Any route that is not listed answers 501, and any field that is not in the schema an error;
    no story survives them. The client's mutations are looked up here."""
    listed = page()
    for document in sorted((PAGE.parents[1] / "bot" / "github" / "documents").glob("*.graphql")):
        parsed = parse(document.read_text(encoding="utf-8"))
        for operation in parsed.definitions:
            if not isinstance(operation, OperationDefinitionNode):
                continue
            if operation.operation is OperationType.MUTATION:
                for field in operation.selection_set.selections:
                    assert isinstance(field, FieldNode)
                    assert f"- `{field.name.value}`" in listed
