"""What the people of the story bring: a roadmap and a skill."""

from pathlib import Path

HERE = Path(__file__).parent
HOME = "skills/10-optimization/awq"


def files_of_the_skill() -> dict[str, str]:
    """The skill AWQ as it stands in a library: paths and texts."""
    folder = HERE / "skill"
    return {
        f"{HOME}/{path.relative_to(folder).as_posix()}": path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.md"))
    }


def roadmap() -> str:
    """The roadmap that the library of the story starts with."""
    return (HERE / "ROADMAP.md").read_text(encoding="utf-8")
