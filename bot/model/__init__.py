"""The words: events, facts, actions, configuration, errors. Imports nothing of the project."""
