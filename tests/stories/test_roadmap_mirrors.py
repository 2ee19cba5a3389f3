"""Files that repeat the library's numbers follow in the same commit as the roadmap."""

from bot.entrypoints.stage import Stage

REPO = "open-skills/library"
CONFIG = """\
roadmap:
  mirrors:
    - path: README.md
      patterns: ['skills-{skills}-blue']
"""


def test_the_badge_follows_the_tree(stage: Stage) -> None:
    world = stage.world
    maya = world.person("maya")
    maya.commits(
        REPO,
        {
            ".github/milepost.yml": CONFIG,
            "README.md": "![](badge/skills-43-blue)\n",
            "skills/10-optimization/awq/SKILL.md": "---\nname: awq\n---\n# AWQ\n",
        },
    )
    stage.settle()
    assert world.file(REPO, "README.md") == "![](badge/skills-1-blue)\n"
    assert "- ✅ **AWQ**" in (world.file(REPO, "ROADMAP.md") or "")
    heads = [commit["message"].splitlines()[0] for commit in world.history(REPO)]
    assert heads[0] == "Tick AWQ on the roadmap"
    assert heads[1] == "Update"
