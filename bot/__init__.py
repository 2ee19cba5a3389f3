"""Milepost: the GitHub App that runs the contribution workflow of an open library.

The floors, from the top; imports go down only:

    entrypoints   the doors: web, command line, Action; wiring builds everything
    github, storage, delivery, simulator   the outside; they do not know each other
    engine        one event: gather, decide, record, act
    commands      what people may say
    workflow      claims, standards, review, roadmap, merge: decisions, pure
    model         the words everybody uses
"""
