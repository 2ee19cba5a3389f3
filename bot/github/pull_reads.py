"""Reading pull requests: what they change, who said what of them, and when."""

from collections.abc import Callable
from datetime import datetime

from github import Github
from github.Repository import Repository

from bot.github.faults import translated
from bot.github.paging import pages
from bot.github.translations import as_moment, as_pull, as_touched, person
from bot.model.facts import Moment, Pull, PullFile, Review, Touched


class PullReads:
    """Part of the reading half of the GitHub port; `RestReads` makes it whole."""

    repo: str
    _rest: Github
    _repository: Repository
    _now: Callable[[], datetime]

    def pull(self, *, number: int) -> Pull:
        """One request."""
        with translated(self._now):
            found = self._repository.get_pull(number)
            return as_pull(found, changed_files=found.changed_files)

    def pulls(self, *, state: str = "open") -> tuple[Pull, ...]:
        """One request per hundred."""
        with translated(self._now):
            return tuple(
                as_pull(each)
                for each in self._repository.get_pulls(state=state, sort="created", direction="asc")
            )

    def touched(self, *, since: datetime | None) -> tuple[Touched, ...]:
        """Pull requests in any state that changed since then, the longest ago first.

        Without a date, those that are open. One request per hundred.
        """
        found: list[Touched] = []
        with translated(self._now):
            for each in self._repository.get_pulls(
                state="all" if since else "open", sort="updated", direction="desc"
            ):
                touched = as_touched(each)
                if since is not None and touched.updated_at < since:
                    break
                found.append(touched)
        return tuple(reversed(found))

    def pull_files(self, *, number: int) -> tuple[PullFile, ...]:
        """Changed files, at most 3,000 as GitHub has it; one request per hundred."""
        with translated(self._now):
            return tuple(
                PullFile(
                    path=each.filename,
                    status=each.status,
                    sha=each.sha,
                    patch=each.patch,
                    previous=each.previous_filename if each.status == "renamed" else None,
                )
                for each in self._repository.get_pull(number).get_files()
            )

    def pulls_of_commit(self, *, sha: str) -> tuple[Pull, ...]:
        """The pull requests that a commit belongs to; one request."""
        with translated(self._now):
            return tuple(as_pull(each) for each in self._repository.get_commit(sha).get_pulls())

    def reviews(self, *, number: int) -> tuple[Review, ...]:
        """Submitted reviews, oldest first; one request per hundred."""
        with translated(self._now):
            return tuple(
                Review(
                    id=each.id,
                    author=person(each.user),
                    state=each.state,
                    commit=each.commit_id or "",
                    at=each.submitted_at,
                )
                for each in self._repository.get_pull(number).get_reviews()
                if each.state != "PENDING"
            )

    def moments(self, *, number: int) -> tuple[Moment, ...]:
        """The dated events of a pull request's timeline; one request per hundred."""
        path = f"/repos/{self.repo}/issues/{number}/timeline"
        with translated(self._now):
            return tuple(moment for row in pages(self._rest, path) if (moment := as_moment(row)))
