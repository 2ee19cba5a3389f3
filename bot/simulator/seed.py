"""A repository like the model library: roadmap, contribution guide, skills, categories, people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.simulator.changes import installations
from bot.simulator.changes.commits import signature
from bot.simulator.errors import Refusal
from bot.simulator.hub import Hub
from bot.simulator.state.repositories import Category, Repository


@dataclass(frozen=True, kw_only=True)
class Person:
    """`role` is admin, maintain, write or triage; None = anybody, who cannot be assigned."""

    login: str
    name: str | None = None
    role: str | None = None
    contributed: bool = False


PEOPLE = (
    Person(login="maya", name="Maya Lind", role="admin"),
    Person(login="omar", name="Omar Reyes", role="maintain"),
    Person(login="ada", name="Ada Brandt", role="triage", contributed=True),
    Person(login="ben", name="Ben Okoye", role="triage"),
    Person(login="cleo", name="Cleo Park", role="triage"),
    Person(login="zoe", name="Zoe Stranger"),
)
"""Two maintainers, three contributors who can be assigned, and a stranger who cannot."""

CATEGORIES = (
    ("Announcements", "announcements", ":mega:", "News of the library", False),
    ("Skill claims", "skill-claims", ":raised_hand:", "Say which skill you take", False),
    ("Ideas", "ideas", ":bulb:", "New skills and changes", False),
    ("Q&A", "q-a", ":pray:", "Questions about contributing", True),
)

ROADMAP = """# Roadmap

## Current Status

| Metric | Current | Target |
|--------|---------|--------|
| **Skills** | 0 | 70 |

### Phase 1: Quantization 🎯 PLANNED

- **AWQ** - Activation-aware weight quantization
- **HQQ** - Half-quadratic quantization
- **GPTQ** - Post-training quantization

### Phase 2: Serving 🎯 PLANNED

- **vLLM** - Serving with paged attention
- **SGLang** - Structured generation
"""
"""A short roadmap for who brings none."""

CONTRIBUTING = """# Contributing

1. Pick an open item of the roadmap.
2. Claim it in a discussion.
3. Open a pull request that adds one skill.
4. A maintainer reviews it within 48 hours.
"""


def plant(
    hub: Hub,
    *,
    roadmap: str,
    owner: str = "open-skills",
    name: str = "library",
    contributing: str = CONTRIBUTING,
    files: Mapping[str, str] | None = None,
    people: Sequence[Person] = PEOPLE,
    install: bool = True,
) -> Repository:
    """Make the repository under an organization and, with `install`, put the App on it."""
    store = hub.store
    if store.repository(f"{owner}/{name}"):
        raise Refusal(422, f"{owner}/{name} is already there")
    org = store.add_account(owner, kind="Organization")
    home = store.add_repository(org, name)
    first = None
    for person in people:
        who = store.add_account(person.login, name=person.name)
        first = first or who
        if person.role:
            home.roles[who.login] = person.role
        if person.role in ("admin", "maintain"):
            org.members.add(who.login)
        if person.contributed:
            home.contributors.add(who.login)
    author = first or org
    for title, slug, emoji, description, answerable in CATEGORIES:
        number, node = store.identify("DiscussionCategory")
        category = Category(
            id=number,
            node_id=node,
            name=title,
            slug=slug,
            emoji=emoji,
            description=description,
            answerable=answerable,
            created_at=hub.now(),
        )
        home.categories[slug] = store.keep(node, category)
    content = {"README.md": f"# {name}\n", "CONTRIBUTING.md": contributing, "ROADMAP.md": roadmap}
    home.git.commit(
        home.default_branch,
        {**content, **(files or {})},
        message="Begin the library",
        author=signature(hub, author),
    )
    if install and store.apps:
        app = next(iter(store.apps.values()))
        if not hub.installations_of(home):
            installations.install(hub, app, org, author)
    return home
