"""What can happen, with GitHub's rules: each change checks, changes the state and emits the event.

Every function takes the hub and who acts; the caller holds the store's lock.
"""
