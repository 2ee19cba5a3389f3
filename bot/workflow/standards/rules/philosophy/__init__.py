"""Rules about whether the skill is one."""

SECTION = "What makes a skill"
