"""GitHub's GraphQL API, executed by graphql-core on a true part of GitHub's schema."""
