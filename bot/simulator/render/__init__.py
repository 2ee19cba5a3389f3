"""State as GitHub's JSON, shared by REST and webhooks; `at` is the base address everywhere."""
