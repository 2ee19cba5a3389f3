"""What `/why` tells of a review; read from the ledger alone."""

from bot.engine.desk import Desk
from bot.workflow.review import pledged
from bot.workflow.review.decide import report_key
from bot.workflow.review.explaining import explain


def of_review(desk: Desk, number: int) -> tuple[str, ...]:
    """Tell the last act on a pull request; nothing if there was none."""
    found = desk.ledger.last_act(repo=desk.repo, key=report_key(number))
    if found is None:
        return ()
    name = f"{pledged.PREFIX}{number}"
    kept = {name: desk.ledger.cursor(repo=desk.repo, name=name) or ""}
    cases = pledged.cases(kept, calendar=desk.config.review.calendar, now=desk.now())
    log, at, decision = found
    return (explain(decision, at=at, log=log, promises=[case.standing for case in cases]),)
