"""Runs the code of the library's own skills.

Each Python and shell block of ``skills/**/SKILL.md`` and its references is executed on the CPU, in
an environment that belongs to the skill and is made from its pinned requirements, with the network
cut off. What a block prints and the errors it provokes are compared with what the text quotes.

``python -m skillrun`` (``make skills``) runs all of them and prints a table.
"""
