"""A library's roadmap through its history: every manner it was written in, at every step.

The roadmaps here have the forms of a real one over eight months, in other words.
"""

from bot.model.config.roadmap import RoadmapConfig
from bot.workflow.roadmap import repair
from bot.workflow.roadmap.document import Document, parse
from bot.workflow.roadmap.library import Library, LibraryFile, snapshot
from bot.workflow.roadmap.plan import Plan, plan
from bot.workflow.roadmap.repair import Kind

FIRST = """\
# 🗺️ Roadmap

## Vision

**Target**: 70 good skills by month 6

## Progress Overview

| Metric | Current | Target (6 months) |
|--------|---------|-------------------|
| **Skills** | 2 (good ones) | 70 |
| **Avg Lines/Skill** | 138 lines | 300+ lines |
| **Gold Standard Skills** | 1 (GRPO: 569 lines) | 20+ |
| **Coverage** | Fine-tuning (strong) | Full Lifecycle |

## Development Phases

### ✅ Phase 1: Beginnings (COMPLETE - 2 skills)
**Status**: 70% of what is needed covered

**Completed Skills**:
- Axolotl - one file to tune with
- GRPO-RL-Training - rewards in groups

### 🚧 Phase 2: The Rest of Training (Weeks 1-2) - 2 Skills
**Priority**: HIGH - End what was begun

- [ ] **RWKV** - a recurrent one
- [ ] **bitsandbytes** - in eight bits

### 🎯 Phase 3: Serving (Weeks 3-4) - 2 Skills
**Priority**: CRITICAL - Let it run

- [ ] **vLLM** - pages of attention
- [ ] **Distillation**

### 🤖 Phase 6: Applications (Weeks 9-12) - 3 Skills
**Priority**: CRITICAL - Let it act

**Agents**:
- [ ] **LlamaIndex** - over data

**RAG**:
- [ ] **ChromaDB** - vectors
- [ ] **LlamaIndex RAG** - pipelines

## Contributing to the Roadmap

1. **Pick a skill from the roadmap** - Say so
2. **Phase 2 first** - It is nearly there

## Priority Areas

1. **Phase 3: Serving** (CRITICAL) - It must run
2. **Phase 2: The Rest of Training** (HIGH) - End it

## Philosophy

Fewer and better, 300+ lines each.
"""

MIDDLE = """\
# 🗺️ Roadmap

| Metric | Current | Target |
|--------|---------|--------|
| **Skills** | **9** (high-quality) | 8 |
| **Avg Lines/Skill** | **380 lines** (focused) | 200-500 lines |
| **Documentation** | **~65,000 lines** total (SKILL.md + references) | 7,000+ lines |
| **Gold Standard Skills** | **5+** with references | 50+ |
| **Coverage** | Optimization, Agents | Full Lifecycle |

## Development Phases

### ✅ Phase 8: Optimization (COMPLETE - 2 skills)
**Status**: Core optimization covered

**Completed Skills**:
- ✅ **GPTQ** - four bits
- ✅ **AWQ** - by activation

### ✅ Phase 10.5: Infrastructure (COMPLETE - 1 skill)
**Status**: Clouds covered

**Completed Skills**:
- ✅ **Modal** - GPUs without servers

### ✅ Phase 11: Agents (COMPLETE - 1 skill)
**Status**: Agents covered

**Completed Skills**:
- ✅ **CrewAI** - in roles

### ✅ Phase 14: Advanced Optimization (COMPLETE)
**Status**: All of it covered (merged into Phase 8)

**Note**: HQQ and GGUF skills have been completed and merged into Phase 8: Optimization.

### 🔄 Phase 15: MLOps & Observability (IN PROGRESS - 1/3 skills complete)
**Status**: Partially complete - Tracking is there, observability needed

**Completed Skills**:
- ✅ **MLflow** - runs

**Remaining Skills**:
- [ ] **LangSmith** - traces
- [ ] **HuggingFace Hub** - a registry

### 🔄 Phase 16: Prompt Engineering & Applications (IN PROGRESS - 1/2 skills complete)
**Status**: Partially complete - Agents are there, prompts needed

**Completed Skills**:
- ✅ **CrewAI** - in roles (completed in Phase 11)

**Remaining Skills**:
- [ ] **DSPy** - prompts that learn

### 🚧 Phase 17: Extended Multimodal (MEDIUM PRIORITY) - 2 remaining skills
**Status**: Pictures complete, more planned

**Completed Skills**:
- ✅ **Stable Diffusion** - pictures (completed in Phase 13)

**Remaining Skills**:
- [ ] **SAM** - segments
- [ ] **ImageBind** - binds

### 🚧 Phase 18: Emerging Techniques (LOW-MEDIUM PRIORITY) - 2 skills
**Status**: Planned - What moves

- [ ] **Distillation** - small from large
- [ ] **Pruning** - less

## Priority Areas

1. ~~**Phase 14: Advanced Optimization** (HIGH PRIORITY)~~ ✅ COMPLETED
2. **Phase 15: MLOps & Observability** (MEDIUM-HIGH PRIORITY) - LangSmith
3. **Phase 16: Prompt Engineering** (MEDIUM PRIORITY) - DSPy
4. **Phase 18: Emerging Techniques** (LOW-MEDIUM PRIORITY) - All of it
5. **Final 6 skills** - Whatever is left

## 🎉 Roadmap Complete!

1. ✅ **Phase 1-10**: The core
2. ✅ **Phase 10.5**: Infrastructure (Modal)

## Future Directions

It goes on with:
- **Updates**: Keeping what is there current
- **Emerging tools**: What comes
"""

TREE = [
    "10-optimization/gptq",
    "10-optimization/awq",
    "09-infrastructure/modal",
    "14-agents/crewai",
    "13-mlops/mlflow",
    "18-multimodal/stable-diffusion",
]


def library(*paths: str) -> Library:
    files = []
    for path in paths:
        files.append(LibraryFile(path=f"{path}/SKILL.md", lines=300))
        files.extend(LibraryFile(path=f"{path}/references/{n}.md", lines=1000) for n in (1, 2))
    return snapshot(files)


def synced(document: Document, *paths: str, config: RoadmapConfig | None = None) -> Plan:
    planned = plan(document, library(*paths), config)
    assert plan(parse(planned.text), library(*paths), config).changes == ()
    return planned


def test_the_first_form_is_read() -> None:
    document = parse(FIRST)
    assert document.problems == ()
    assert document.target == "70 good skills by month 6"
    assert document.done == ("Axolotl", "GRPO-RL-Training")
    assert document.open == (
        *("RWKV", "bitsandbytes", "vLLM", "Distillation"),
        *("LlamaIndex", "ChromaDB", "LlamaIndex RAG"),
    )
    assert [(p.number, p.title, p.state, p.priority) for p in document.phases] == [
        ("1", "Beginnings", "complete", None),
        ("2", "The Rest of Training", "planned", "HIGH"),
        ("3", "Serving", "planned", "CRITICAL"),
        ("6", "Applications", "planned", "CRITICAL"),
    ]
    assert [area.phase for area in document.priorities] == ["3", "2"]


def test_a_priority_line_may_have_two_words() -> None:
    heading = "### 📈 Phase 5: MLOps (Weeks 7-8) - 1 Skills\n"
    text = f"{heading}**Priority**: MEDIUM-HIGH - Be ready\n\n- [ ] **A**\n"
    assert [phase.priority for phase in parse(text).phases] == ["MEDIUM-HIGH"]


def test_the_first_form_is_edited_in_its_own_manner() -> None:
    text = synced(
        parse(FIRST),
        *("03-fine-tuning/axolotl", "06-post-training/grpo-rl-training", "12-inference/vllm"),
        *("01-model-architecture/rwkv", "10-optimization/bitsandbytes", "15-rag/chroma"),
    ).text
    assert "| **Skills** | 6 (good ones) | 70 |" in text
    assert "| **Gold Standard Skills** | 6 (GRPO: 569 lines) | 20+ |" in text
    assert "- Axolotl - one file to tune with\n- GRPO-RL-Training - rewards in groups\n" in text
    assert "### ✅ Phase 2: The Rest of Training (Weeks 1-2) (COMPLETE - 2 skills)\n" in text
    assert (
        "### 🔄 Phase 3: Serving (Weeks 3-4) (IN PROGRESS - 1/2 skills complete)\n"
        "**Priority**: CRITICAL - Let it run\n\n"
        "**Completed Skills**:\n- ✅ **vLLM** - pages of attention\n\n"
        "**Remaining Skills**:\n- [ ] **Distillation**\n"
    ) in text
    assert (
        "**Agents**:\n- [ ] **LlamaIndex** - over data\n\n"
        "**RAG**:\n- ✅ **ChromaDB** - vectors\n- [ ] **LlamaIndex RAG** - pipelines\n"
    ) in text
    assert "2. ~~**Phase 2: The Rest of Training** (HIGH)~~ ✅ COMPLETED\n" in text
    assert "2. **Phase 2 first** - It is nearly there\n" in text


def test_the_middle_form_is_read() -> None:
    document = parse(MIDDLE)
    assert document.problems == ()
    assert [(p.number, p.state, p.done, p.total) for p in document.phases] == [
        ("8", "complete", 2, 2),
        ("10.5", "complete", 1, 1),
        ("11", "complete", 1, 1),
        ("14", "complete", 0, 0),
        ("15", "in_progress", 1, 3),
        ("16", "in_progress", 1, 2),
        ("17", "in_progress", 1, 3),
        ("18", "planned", 0, 2),
    ]
    assert len(document.done) == 6
    assert len(document.open) == 7
    assert [(area.phase, area.struck) for area in document.priorities] == [
        *(("14", True), ("15", False), ("16", False), ("18", False)),
    ]


def test_what_is_true_stays_and_only_numbers_change() -> None:
    planned = synced(parse(MIDDLE), *TREE)
    assert {change.what for change in planned.changes} == {
        *("metric:Skills", "metric:Avg Lines/Skill", "metric:Documentation"),
        *("metric:Gold Standard Skills", "target:Avg Lines/Skill", "target:Documentation"),
        "coverage",
    }
    assert "| **Skills** | **6** (high-quality) | 8 |" in planned.text
    assert "| **6+** with references | 50+ |" in planned.text
    assert "| **~13,800 lines** total (SKILL.md + references) | 7,000+ lines ✅ |" in planned.text
    assert "| Optimization, Infrastructure, Agents, MLOps, Multimodal |" in planned.text


def test_both_forms_of_a_part_done_heading_keep_to_themselves() -> None:
    text = synced(
        parse(MIDDLE), *TREE, "17-observability/langsmith", "18-multimodal/segment-anything"
    ).text
    assert "### 🔄 Phase 15: MLOps & Observability (IN PROGRESS - 2/3 skills complete)\n" in text
    assert "### 🚧 Phase 17: Extended Multimodal (MEDIUM PRIORITY) - 1 remaining skill\n" in text
    assert (
        "**Completed Skills**:\n- ✅ **MLflow** - runs\n- ✅ **LangSmith** - traces\n\n"
        "**Remaining Skills**:\n- [ ] **HuggingFace Hub** - a registry\n"
    ) in text
    assert "| **Skills** | **8** (high-quality) | 8 ✅ |" in text


def test_a_phase_that_ends() -> None:
    text = synced(
        parse(MIDDLE),
        *(*TREE, "16-prompt-engineering/dspy"),
        *("19-emerging-techniques/knowledge-distillation", "19-emerging-techniques/model-pruning"),
    ).text
    assert (
        "### ✅ Phase 16: Prompt Engineering & Applications (COMPLETE - 2 skills)\n"
        "**Status**: All 2 skills covered\n\n**Completed Skills**:\n"
        "- ✅ **CrewAI** - in roles (completed in Phase 11)\n- ✅ **DSPy** - prompts that learn\n\n"
        "### 🚧 Phase 17"
    ) in text
    assert (
        "### ✅ Phase 18: Emerging Techniques (COMPLETE - 2 skills)\n"
        "**Status**: What moves covered\n\n**Completed Skills**:\n"
        "- ✅ **Distillation** - small from large\n- ✅ **Pruning** - less\n"
    ) in text
    assert "3. ~~**Phase 16: Prompt Engineering** (MEDIUM PRIORITY)~~ ✅ COMPLETED\n" in text
    assert "5. **Final 6 skills** - Whatever is left\n" in text
    assert ", MLOps, Prompt Engineering, Multimodal, Emerging Techniques |" in text


def test_a_skill_that_was_taken_away_opens_its_item_again() -> None:
    left = [path for path in TREE if "modal" not in path or "multi" in path]
    planned = synced(parse(MIDDLE), *left)
    assert "### 🚧 Phase 10.5: Infrastructure - 1 skill\n**Status**: Planned - Clouds\n" in (
        planned.text
    )
    assert "- [ ] **Modal** - GPUs without servers\n" in planned.text
    kept = synced(parse(MIDDLE), *left, config=RoadmapConfig(reopen=False))
    assert "- ✅ **Modal** - GPUs without servers\n" in kept.text


def test_a_phase_that_was_struck_too_early() -> None:
    early = MIDDLE.replace(
        "2. **Phase 15: MLOps & Observability** (MEDIUM-HIGH PRIORITY) - LangSmith",
        "2. ~~**Phase 15: MLOps & Observability** (MEDIUM-HIGH PRIORITY)~~ ✅ COMPLETED",
    )
    text = synced(parse(early), *TREE).text
    assert (
        "2. **Phase 15: MLOps & Observability** (MEDIUM-HIGH PRIORITY) - LangSmith, HuggingFace Hub"
    ) in text


def test_completing_by_name_touches_its_phase_alone() -> None:
    document = parse(MIDDLE)
    planned = plan(document, library(*TREE), completed=["SAM"], sync=False)
    lines = {change.line for change in planned.changes}
    phase = document.phase("17")
    assert phase is not None
    table = {row.line for row in document.metrics}
    assert lines <= table | set(range(phase.line, phase.end + 1))
    assert "**Status**: Pictures complete, more planned\n" in planned.text


def test_skills_off_the_roadmap_are_told_or_added() -> None:
    extra = "16-prompt-engineering/guidance"
    planned = synced(parse(MIDDLE), *TREE, extra)
    assert [skill.path for skill in planned.unlisted] == [extra]
    config = RoadmapConfig(phases={"16-prompt-engineering": "16", "09-infrastructure": "14"})
    added = synced(parse(MIDDLE), *TREE, extra, "09-infrastructure/skypilot", config=config)
    assert added.unlisted == ()
    assert "(IN PROGRESS - 2/3 skills complete)\n**Status**: Partially complete - Agents" in (
        added.text
    )
    assert "(completed in Phase 11)\n- ✅ **Guidance**\n\n**Remaining Skills**:\n" in added.text
    assert (
        "into Phase 8: Optimization.\n\n**Completed Skills**:\n- ✅ **Skypilot**\n\n### 🔄 Phase 15"
    ) in added.text


def test_windows_line_endings_stay() -> None:
    windows = MIDDLE.replace("\n", "\r\n").removesuffix("\r\n")
    text = synced(parse(windows), *TREE, "16-prompt-engineering/dspy").text
    plain = synced(parse(MIDDLE), *TREE, "16-prompt-engineering/dspy").text
    assert text == plain.replace("\n", "\r\n").removesuffix("\r\n")


def test_mangled_with_and_without_the_apple() -> None:
    tree = (*TREE, "16-prompt-engineering/dspy")
    plain = synced(parse(MIDDLE), *tree).text
    for kind in (Kind.MACROMAN, Kind.MACROMAN_WITHOUT_APPLE):
        mangled = repair.write(MIDDLE, kind)
        assert repair.restore(mangled) == MIDDLE
        text = synced(parse(mangled), *tree).text
        assert text == repair.write(plain, kind)


def test_boxes_stay_boxes() -> None:
    boxes = "## Phase 1: One\n\n- [x] **A** - a\n- [ ] **B** - b\n- [ ] **C** - c\n"
    text = synced(parse(boxes), "a", "b").text
    assert text == "## Phase 1: One\n\n- [x] **A** - a\n- [x] **B** - b\n- [ ] **C** - c\n"


def test_what_belongs_to_an_item_moves_with_it() -> None:
    text = (
        "### 🚧 Phase 1: One - 2 skills\n- [ ] **A** - a,\n  and more of it\n"
        "  - [ ] a step\n- [ ] **B** - b\n"
    )
    assert synced(parse(text), "b").text == (
        "### 🔄 Phase 1: One (IN PROGRESS - 1/2 skills complete)\n"
        "**Completed Skills**:\n- ✅ **B** - b\n\n"
        "**Remaining Skills**:\n- [ ] **A** - a,\n  and more of it\n  - [ ] a step\n"
    )


def test_code_and_comments_say_nothing() -> None:
    text = (
        "### Phase 1: One\n- [ ] **A** - a\n\n```markdown\n- [ ] **Example** - of a line\n```\n"
        "<!--\n- [ ] **Hidden**\n-->\n- [ ] **B**\n"
    )
    document = parse(text)
    assert document.open == ("A", "B")


def test_lines_that_are_not_understood_are_named() -> None:
    text = (
        "# Roadmap\n\n## Progress Overview\n\n### Phase 1: One\n- [ ] **A**\n- **Odd**: words\n"
        "## Phase Two: words\n### Phase 1: Again\n```\n"
    )
    found = [(problem.line, problem.message.split(":")[0]) for problem in parse(text).problems]
    assert found == [
        (3, "no metrics table"),
        (7, "a list line of Phase 1 that is no item"),
        (8, "reads like a phase heading, but has no number and title we know"),
        (9, "a second heading of Phase 1"),
        (10, "opens a code block that never ends"),
    ]
    assert plan(parse(text), library("b")).text == text
