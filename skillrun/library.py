"""The skills of the library as the runner sees them: directories with their Markdown files."""

from dataclasses import dataclass
from pathlib import Path

import frontmatter

from skillrun.blocks import Example, examples, read


@dataclass(frozen=True, kw_only=True)
class Skill:
    """One skill: ``directory`` holds SKILL.md; ``dependencies`` are its declared PEP 508 lines."""

    directory: Path
    dependencies: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The directory's name, by which the roadmap and the command line know the skill."""
        return self.directory.name

    @property
    def lock(self) -> Path:
        """The exact versions the skill is executed with."""
        return self.directory / "scripts" / "requirements.txt"

    @property
    def documents(self) -> list[Path]:
        """SKILL.md first, then the references by name."""
        return [
            self.directory / "SKILL.md",
            *sorted((self.directory / "references").glob("*.md")),
        ]

    def examples(self) -> dict[Path, list[Example]]:
        """The executable blocks by document."""
        return {path: examples(read(path)) for path in self.documents}


def skills(root: Path) -> list[Skill]:
    """All skills under ``root``, by path."""
    found = []
    for path in sorted(root.glob("*/*/SKILL.md")):
        declared = frontmatter.load(str(path)).metadata.get("dependencies")
        dependencies = tuple(map(str, declared)) if isinstance(declared, list) else ()
        found.append(Skill(directory=path.parent, dependencies=dependencies))
    return found
