"""What a repository says of itself is never kept from before a push that is known of."""

from bot.engine.gather.home import Home
from bot.engine.homes import Homes
from bot.model.config import Config
from bot.workflow.roadmap.document import parse


def home(text: str) -> Home:
    return Home(config=Config(), problem=None, roadmap=parse(text))


OLD, NEW = home("# Old\n"), home("# New\n")


def test_it_is_read_once() -> None:
    homes, read = Homes(), iter([OLD])
    assert homes.of("a/b", lambda: next(read)) is OLD
    assert homes.of("a/b", lambda: next(read)) is OLD


def test_it_is_read_again_after_a_push_of_its_own() -> None:
    homes = Homes()
    homes.of("a/b", lambda: OLD)
    homes.of("a/c", lambda: OLD)
    homes.forget("a/b")
    assert homes.of("a/b", lambda: NEW) is NEW
    assert homes.of("a/c", lambda: NEW) is OLD


def test_what_was_read_during_a_push_is_not_kept() -> None:
    homes, read = Homes(), iter([OLD, NEW])

    def meanwhile() -> Home:
        found = next(read)
        if found is OLD:
            homes.forget("a/b")
        return found

    assert homes.of("a/b", meanwhile) is NEW
    assert homes.of("a/b", meanwhile) is NEW
