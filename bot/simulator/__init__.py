"""A GitHub on this machine: real git, GitHub's REST and GraphQL over HTTP, signed webhooks.

`simulator.Simulator` is the server, `people.World` the client for whoever plays the humans. Nothing
here imports Milepost's own client, store or engine, so that their mistakes show.

Floors inside: `state` (what is) < `render` (state as GitHub's JSON) < `webhooks` < `changes` (what
can happen, with GitHub's rules) < `rest`, `graphql`, `control`, `page` (doors) < `simulator`.
"""
