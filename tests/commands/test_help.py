"""`/help` lists what is understood here, and nothing else."""

from bot.commands.help import help_text
from bot.commands.words import nearest


def test_lists_the_words_of_the_place() -> None:
    text = help_text("discussion")
    assert "`/claim SKILL…`: Take one or more skills" in text
    assert "/recheck" not in text
    assert "/assign" not in text
    assert "/recheck" in help_text("pull")
    assert "/assign @user" in help_text("issue", maintainer=True)


def test_offers_the_nearest_words() -> None:
    assert nearest("clam")[0] == "claim"
    assert nearest("statsu")[0] == "status"
    assert nearest("xyzzyplugh") == ()
