"""Which skill is which item, and what a change of the tree means."""

import pytest

from bot.model.config.roadmap import RoadmapConfig
from bot.model.errors import InputError
from bot.workflow.roadmap.aliases import GROUPS, Aliases
from bot.workflow.roadmap.document import parse
from bot.workflow.roadmap.library import (
    BINARY,
    Library,
    LibraryFile,
    count_lines,
    counts,
    measure,
    read_file,
    snapshot,
)
from bot.workflow.roadmap.match import compare, match, vanished
from bot.workflow.roadmap.plan import resolve
from bot.workflow.roadmap.slug import slug, slugs, unordered

ROADMAP = parse(
    "### Phase 1: All\n"
    + "".join(
        f"- [ ] **{name}**\n"
        for name in (
            *("AWQ", "AutoAWQ", "GPTQ", "HQQ", "GGUF", "PyTorch FSDP", "Weights & Biases"),
            *("Distillation", "Pruning", "SAM", "llama.cpp", "BLIP-2", "Ray Data", "Ray Train"),
            *("LangChain", "LangSmith", "NeMo Curator", "NeMo Guardrails", "Phoenix (Arize)"),
            *("HuggingFace Hub", "HuggingFace Tokenizers", "TRL", "ChromaDB", "LlamaIndex RAG"),
        )
    )
)


def library(*paths: str, fronts: dict[str, str] | None = None) -> Library:
    return snapshot(
        LibraryFile(path=f"{path}/SKILL.md", lines=9, text=(fronts or {}).get(path))
        for path in paths
    )


def matched(tree: Library, assigned: dict[str, str] | None = None) -> dict[str, str]:
    found = match(ROADMAP, tree, Aliases(), assigned=assigned)
    by_line = {item.line: item.name for item in ROADMAP.items}
    return {by_line[line]: skill.path for line, skill in found.skill_of.items()}


@pytest.mark.parametrize(
    ("path", "item"),
    [
        ("10-optimization/awq", "AWQ"),
        ("10-optimization/autoawq", "AutoAWQ"),
        ("10-optimization/gptq", "GPTQ"),
        ("08-distributed-training/pytorch-fsdp", "PyTorch FSDP"),
        ("08-distributed-training/pytorch-fsdp2", "PyTorch FSDP"),
        ("13-mlops/weights-and-biases", "Weights & Biases"),
        ("13-mlops/wandb", "Weights & Biases"),
        ("19-emerging-techniques/knowledge-distillation", "Distillation"),
        ("19-emerging-techniques/model-pruning", "Pruning"),
        ("18-multimodal/segment-anything", "SAM"),
        ("12-inference-serving/llama-cpp", "llama.cpp"),
        ("18-multimodal/blip-2", "BLIP-2"),
        ("17-observability/phoenix", "Phoenix (Arize)"),
        ("06-post-training/trl-fine-tuning", "TRL"),
        ("15-rag/chroma", "ChromaDB"),
        ("0-awq", "AWQ"),
    ],
)
def test_a_directory_is_one_item(path: str, item: str) -> None:
    assert matched(library(path)) == {item: path}


@pytest.mark.parametrize(
    "path",
    [
        *("18-multimodal/blip", "18-multimodal/sam-2", "05-data/ray", "14-agents/langgraph"),
        *("07-safety/guardrails-ai", "14-agents/llamaindex", "x/hugging-face", "x/awq-kernels"),
    ],
)
def test_a_directory_that_is_only_alike_is_none(path: str) -> None:
    assert matched(library(path)) == {}


def test_names_in_the_frontmatter_come_last() -> None:
    front = "---\nname: langsmith\n---\n"
    assert matched(library("17-o/tracing", fronts={"17-o/tracing": front})) == {
        "LangSmith": "17-o/tracing"
    }
    front = "---\nname: autoawq\n---\n"
    assert matched(library("10-o/awq", fronts={"10-o/awq": front})) == {"AWQ": "10-o/awq"}


def test_a_skill_may_say_which_items_it_is() -> None:
    front = '---\nname: x\nroadmap: [AWQ, "AutoAWQ"]\n---\n'
    assert matched(library("10-o/quantizing", fronts={"10-o/quantizing": front})) == {
        "AWQ": "10-o/quantizing",
        "AutoAWQ": "10-o/quantizing",
    }


def test_a_claim_joins_what_names_do_not() -> None:
    tree = library("05-data/streaming")
    assert matched(tree, {"Ray Data": "05-data/streaming"}) == {"Ray Data": "05-data/streaming"}
    assert matched(tree, {"Ray Data": "05-data/absent"}) == {}


def test_aliases_point_to_one_thing() -> None:
    names = [name for group in GROUPS for name in group]
    assert len(names) == len(set(names))
    assert all(slug(name) == name for name in names)
    own = Aliases({"Seg Any": "SAM", "awq": "AutoAWQ"})
    assert own.meaning("seg-any") == own.meaning("segment-anything")
    assert own.meaning("awq") == own.meaning("autoawq")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("llama.cpp", ("llama-cpp",)),
        ("Weights &amp; Biases", ("weights-and-biases",)),
        ("Segment Anything (SAM)", ("segment-anything-sam", "segment-anything", "sam")),
        ("Phoenix (Arize)", ("phoenix-arize", "phoenix")),
        ("huggingface_hub", ("huggingface-hub",)),
        ("Ｆull width", ("full-width",)),
    ],
)
def test_slugs(name: str, expected: tuple[str, ...]) -> None:
    assert slugs(name) == expected


def test_ordering_numbers_are_no_part_of_a_name() -> None:
    assert unordered("10-optimization") == "optimization"
    assert unordered("0-autoresearch-skill") == "autoresearch-skill"
    assert unordered("42") == "42"


def test_unknown_names_are_refused_with_the_nearest() -> None:
    config = RoadmapConfig()
    assert [
        item.name
        for item in resolve(
            ROADMAP, ["w&b", "10-o/gptq"], RoadmapConfig(aliases={"W&B": "Weights & Biases"})
        )
    ] == ["Weights & Biases", "GPTQ"]
    with pytest.raises(InputError, match="LangSmith"):
        resolve(ROADMAP, ["LangSmiht"], config)
    with pytest.raises(InputError, match="Ray Data"):
        resolve(ROADMAP, ["Ray"], config)
    for nothing in ("", "???", "(", "a" * 10_000):
        with pytest.raises(InputError):
            resolve(ROADMAP, [nothing], config)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("09-x/accelerate",), ("08-y/accelerate",)),
        (("20-ml-paper-writing",), ("20-ml-paper-writing/ml-paper-writing",)),
        (("08-y/pytorch-fsdp",), ("08-y/pytorch-fsdp2",)),
        (("20-x/writing-systems-papers",), ("20-x/systems-paper-writing",)),
        (("18-x/sam",), ("18-x/segment-anything",)),
    ],
)
def test_a_moved_or_replaced_skill_is_neither_new_nor_gone(
    before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    change = compare(library(*before), library(*after), Aliases())
    assert [(was.path, now.path) for was, now in change.moved] == [(before[0], after[0])]
    assert (change.added, change.removed) == ((), ())


def test_one_commit_may_move_add_and_take_away() -> None:
    change = compare(
        library("03-x/trl-fine-tuning", "03-x/axolotl", "x/old"),
        library("06-y/trl-fine-tuning", "03-x/axolotl", "06-y/grpo-rl-training"),
        Aliases(),
    )
    assert [now.path for _, now in change.moved] == ["06-y/trl-fine-tuning"]
    assert [skill.path for skill in change.added] == ["06-y/grpo-rl-training"]
    assert [skill.path for skill in change.removed] == ["x/old"]


def test_a_blob_that_moved_is_the_same_skill() -> None:
    one = LibraryFile(path="a/one/SKILL.md", lines=1, blob="f00")
    two = LibraryFile(path="b/quite-another/SKILL.md", lines=1, blob="f00")
    change = compare(snapshot([one]), snapshot([two]), Aliases())
    assert len(change.moved) == 1


def test_items_that_vanished() -> None:
    later = parse(
        "### Phase 1: All\n- [x] **Segment Anything (SAM)**\n- [x] **Knowledge Distillation**\n"
    )
    gone = {item.name for item in vanished(ROADMAP, later, Aliases())}
    assert {"AWQ", "AutoAWQ", "Pruning"} <= gone
    assert not {"SAM", "Distillation"} & gone


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", 0),
        (b"a", 1),
        (b"a\n", 1),
        (b"a\nb", 2),
        (b"a\r\nb\r\n", 2),
        (b"\n\n", 2),
        ("é\n".encode("latin-1"), 1),
        (b"a\0b\n", BINARY),
        (b"%PDF-1.7\n", BINARY),
    ],
)
def test_lines(data: bytes, lines: int) -> None:
    assert count_lines(data) == lines


@pytest.mark.parametrize(
    ("path", "matters"),
    [
        ("a/b/SKILL.md", True),
        ("SKILL.md", True),
        ("a/b/references/c/d.md", True),
        ("a/b/references/.hidden", False),
        ("a/b/references/.git/d.md", False),
        (".venv/x/SKILL.md", False),
        ("node_modules/x/SKILL.md", False),
        ("a/b/scripts/run.py", False),
        ("a/b/skill.md", False),
        ("references", False),
    ],
)
def test_which_files_matter(path: str, matters: bool) -> None:
    assert counts(path) is matters


def test_measures() -> None:
    files = {
        "SKILL.md": b"at the top\n",
        "10-o/awq/SKILL.md": b"1\n2\n3",
        "10-o/awq/references/a.md": b"1\n",
        "10-o/awq/references/deep/b.txt": b"1\n2",
        "10-o/awq/references/c.png": b"\0\n\n\n",
        "10-o/awq/references/.d": b"1\n",
        "10-o/awq/README.md": b"1\n2\n3\n4\n",
        "10-o/references/stray.md": b"1\n",
        "20-p/SKILL.md": b"1\n",
        "20-p/inner/SKILL.md": b"1\n2\n",
        "20-p/inner/references/e.md": b"1\n",
    }
    tree = snapshot(read_file(path, data) for path, data in files.items())
    assert [skill.path for skill in tree.skills] == ["", "10-o/awq", "20-p", "20-p/inner"]
    counted = measure(tree)
    assert (counted.skills, counted.skill_lines, counted.total_lines, counted.gold) == (4, 7, 11, 1)
    assert counted.avg_lines == 1.8
    assert measure(tree, RoadmapConfig(gold_references=1)).gold == 2
    assert measure(Library()).avg_lines == 0
