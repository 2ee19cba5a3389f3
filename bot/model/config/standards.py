"""The `standards:` section of the configuration."""

from typing import Literal

from bot.model.config.section import section, setting

CATEGORIES = (
    "0-autoresearch-skill",
    "01-model-architecture",
    "02-tokenization",
    "03-fine-tuning",
    "04-mechanistic-interpretability",
    "05-data-processing",
    "06-post-training",
    "07-safety-alignment",
    "08-distributed-training",
    "09-infrastructure",
    "10-optimization",
    "11-evaluation",
    "12-inference-serving",
    "13-mlops",
    "14-agents",
    "15-rag",
    "16-prompt-engineering",
    "17-observability",
    "18-multimodal",
    "19-emerging-techniques",
    "20-ml-paper-writing",
    "21-research-ideation",
    "22-agent-native-research-artifact",
)


@section
class RuleConfig:
    """One rule, as this repository wants it."""

    severity: Literal["error", "warning", "hint"] | None = setting(
        default=None, description="Another severity than the rule's own."
    )
    off: str | None = setting(
        default=None,
        min_length=3,
        description="Why the rule is switched off; a reason is required.",
    )


@section
class StandardsConfig:
    """How strictly skills are checked."""

    max_lines: int = setting(
        default=500, ge=1, description="Longest SKILL.md of a new skill, in lines."
    )
    min_lines: int = setting(
        default=200, ge=1, description="Below this many lines a SKILL.md is thin."
    )
    advised_lines: int = setting(
        default=300,
        ge=1,
        description="Below this many lines a hint asks whether something is missing.",
    )
    stub_lines: int = setting(
        default=50, ge=1, description="Below this many lines it is no skill yet."
    )
    min_tags: int = setting(default=5, ge=0, description="Fewest tags in the frontmatter.")
    max_tags: int = setting(default=10, ge=1, description="Most tags in the frontmatter.")
    max_description: int = setting(
        default=1024, ge=1, description="Longest description in the frontmatter, in characters."
    )
    author: str = setting(
        default="Orchestra Research", description="The author every skill names; empty for any."
    )
    license: str = setting(
        default="MIT", description="The licence every skill names; empty for any."
    )
    required_fields: tuple[str, ...] = setting(
        default=("name", "description", "version", "author", "license", "tags"),
        description="Keys that the frontmatter must have.",
    )
    categories: tuple[str, ...] = setting(
        default=CATEGORIES,
        description="Known category directories; empty to accept any with a number in front.",
    )
    max_file_bytes: int = setting(
        default=1024 * 1024,
        ge=1024,
        description="Largest file of a skill; larger ones are not read.",
    )
    max_files: int = setting(default=190, ge=1, description="Most files in one skill.")
    max_skill_bytes: int = setting(
        default=10 * 1024 * 1024, ge=1024, description="Largest skill, all files together."
    )
    marketplace: str = setting(
        default=".claude-plugin/marketplace.json",
        description="The plugin list that names each skill, where the repository has one.",
    )
    rules: dict[str, RuleConfig] = setting(
        default_factory=dict, description="Changes to single rules, by id."
    )
