"""Rules about the YAML block at the top of `SKILL.md`."""

SECTION = "Frontmatter"
