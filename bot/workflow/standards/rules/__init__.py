"""The rules: a folder per family, a file per rule.

A family's `__init__.py` has `SECTION`, the heading of CONTRIBUTING.md its rules quote; a rule's
file has `RULE`. Files whose names begin with `_` hold what the rules of one family share.
"""
