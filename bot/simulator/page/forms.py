"""What a form does: the same acts as `/_sim/acts/`, then back to the page."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.simulator.control.act import ACTS, Act
from bot.simulator.errors import Refusal, not_found
from bot.simulator.state.threads import Written

FROM_PAGES = {
    "comment",
    "open_discussion",
    "open_issue",
    "review",
    "merge",
    "set_state",
    "set_draft",
    "clock",
    "open_prepared",
    "push_prepared",
    "rerun",
    "press",
    "edit",
    "tick_box",
    "label",
}


def fields(body: bytes) -> dict[str, str]:
    """The fields of a form; a name given twice keeps its last value."""
    parsed = parse_qs(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=40)
    return {key: values[-1].replace("\r\n", "\n") for key, values in parsed.items()}


def same_site(headers: Mapping[str, str]) -> bool:
    """Whether the form was on one of our own pages."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def do(act: Act, name: str) -> Any:
    """Do the act of a form."""
    if name not in FROM_PAGES:
        raise not_found(f"no form is called {name}")
    if name == "tick_box":
        return _tick_box(act)
    return ACTS[name](act)


def _tick_box(act: Act) -> Any:
    """Turn the box of that number in the order of the text."""
    subject = act.thing(Written)
    lines = subject.body.split("\n")
    boxes = [i for i, line in enumerate(lines) if _is_box(line)]
    wanted = int(act.text("box"))
    if wanted >= len(boxes):
        raise Refusal(422, "that box is gone")
    line = lines[boxes[wanted]]
    at = line.index("[") + 1
    turned = " " if line[at] in "xX" else "x"
    lines[boxes[wanted]] = f"{line[:at]}{turned}{line[at + 1 :]}"
    act.sent["body"] = "\n".join(lines)
    return ACTS["edit"](act)


def _is_box(line: str) -> bool:
    text = line.lstrip("> \t")
    return text[:3] in ("- [", "* [", "+ [") and text[3:5] in (" ]", "x]", "X]")
