"""Reading what was said of a commit: check runs, check suites, commit statuses."""

from collections.abc import Callable
from datetime import datetime

from github import Github
from github.Repository import Repository

from bot.github.faults import translated
from bot.github.paging import pages
from bot.github.translations import as_check, as_status, as_suite
from bot.model.errors import Forbidden
from bot.model.facts import CheckRun, CheckSuite


class CheckReads:
    """Part of the reading half of the GitHub port; `RestReads` makes it whole."""

    repo: str
    _rest: Github
    _repository: Repository
    _now: Callable[[], datetime]

    def check_runs(self, *, sha: str) -> tuple[CheckRun, ...]:
        """Check runs of a commit; one request per hundred."""
        with translated(self._now):
            return tuple(
                as_check(each)
                for each in self._repository.get_commit(sha).get_check_runs(filter="all")
            )

    def statuses(self, *, sha: str) -> tuple[CheckRun, ...]:
        """Commit statuses, newest first, each as a check that ran until its next word.

        One request per hundred; none of them where the App may not read them.
        """
        path = f"/repos/{self.repo}/commits/{sha}/statuses"
        try:
            with translated(self._now):
                return tuple(as_status(row) for row in pages(self._rest, path))
        except Forbidden:
            return ()

    def check_suites(self, *, sha: str) -> tuple[CheckSuite, ...]:
        """Check suites of a commit, of all Apps; one request per hundred."""
        with translated(self._now):
            return tuple(
                as_suite(each) for each in self._repository.get_commit(sha).get_check_suites()
            )
