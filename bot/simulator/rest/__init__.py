"""GitHub's REST API: one file per resource, each route under GitHub's own path template."""
