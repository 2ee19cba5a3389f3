"""The checklist, the reviewers and the promise of a review in time."""
