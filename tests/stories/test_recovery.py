"""What was lost on the way is found again."""

from bot.entrypoints.stage import Stage

REPO = "open-skills/library"


def test_a_comment_whose_webhook_was_lost_is_answered(stage: Stage) -> None:
    world = stage.world
    ada = world.person("ada")
    talk = ada.starts_discussion(REPO, "Quantization", "Let us talk")
    stage.settle()

    stage.stop()  # nobody is there when GitHub calls
    ada.comments(talk, "/claim AWQ")
    world.webhooks.drain()
    assert talk.read()["comments"][0]["replies"] == []

    world.clock.advance(minutes=11)
    stage.start()
    stage.settle()

    assert len(talk.read()["comments"][0]["replies"]) == 1
