"""Resolvers by noun: `FIELDS` maps type → field → function(thing, context, **arguments)."""
