"""The whole on the simulator: event to comment, events a second, what each step asks of GitHub."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import structlog

from bench.table import Table
from bot.delivery.options import Options
from bot.entrypoints.demo.material import roadmap
from bot.entrypoints.stage import Stage
from bot.simulator.people import Person, Thing

REPO = "open-skills/library"
CLAIMS = 10
TALKS = 10
COMMENTS = 40
"""GitHub lets an App write eighty things a minute."""
PAGE = "---\nname: awq\ndescription: Quantize with AWQ. Use when memory is short.\n---\n# AWQ\n"


def run(table: Table) -> None:
    """Measure a comment to its reply, many at once, then the requests of each step of a skill."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with tempfile.TemporaryDirectory() as name, Stage(home=Path(name), options=Options()) as stage:
        stage.world.plant(roadmap=roadmap())
        stage.settle()
        ada, maya = stage.world.person("ada"), stage.world.person("maya")
        talk = ada.starts_discussion(REPO, "Quantization", "Let us talk")
        stage.settle()
        waits = [_until_answered(ada, talk, number) for number in range(CLAIMS)]
        figure = f"{median(waits) * 1e3:7.0f} ms   worst {max(waits) * 1e3:5.0f} ms"
        table.say("a comment, from posting to the reply", figure)
        stage.settle()
        table.say(
            f"{COMMENTS} comments in {TALKS} discussions, all answered",
            f"{_events_a_second(stage, ada):7.1f} events/s, with the simulator on the same cores",
        )

        def step(what: str, deed: Callable[[], object]) -> object:
            stage.github.door.requests.clear()
            began = time.perf_counter()
            result = deed()
            stage.settle()
            took = (time.perf_counter() - began) * 1e3
            asked = {
                call: count
                for call, count in stage.github.door.requests.items()
                if "/repos/" in call or "/graphql" in call
            }
            table.say(what, f"{sum(asked.values()):4} requests   {took:7.0f} ms to rest")
            return result

        step("a claim", lambda: ada.comments(talk, "/claim AWQ"))
        pull = step(
            "a pull request",
            lambda: ada.opens_pull(REPO, "awq", {"skills/10/awq/SKILL.md": PAGE}, "Add AWQ"),
        )
        assert isinstance(pull, Thing)
        step("a push", lambda: ada.pushes(pull, {"skills/10/awq/SKILL.md": PAGE + "\nMore.\n"}))
        step("a review", lambda: maya.reviews(pull, "approve"))
        step("a merge", lambda: maya.merges(pull))


def _events_a_second(stage: Stage, ada: Person) -> float:
    """From the comments' posting to the last reply: door, worker, decision, write."""
    talks = [ada.starts_discussion(REPO, f"Talk {one}", "Let us talk") for one in range(TALKS)]
    stage.settle()
    began = time.perf_counter()
    for number in range(COMMENTS):
        ada.comments(talks[number % TALKS], "/claims")
    stage.settle()
    took = time.perf_counter() - began
    replies = sum(len(comment["replies"]) for talk in talks for comment in talk.read()["comments"])
    assert replies == COMMENTS, f"{replies} replies"
    return COMMENTS / took


def _until_answered(ada: Person, talk: Thing, number: int) -> float:
    began = time.perf_counter()
    ada.comments(talk, "/claims")
    while True:
        comments = talk.read()["comments"]
        if len(comments) > number and comments[number]["replies"]:
            return time.perf_counter() - began
        time.sleep(0.005)
