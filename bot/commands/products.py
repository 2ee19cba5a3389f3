"""Words that look like the name of a tool, whether anybody knows it or not."""

from collections.abc import Sequence

from bot.commands.tokens import Token
from bot.commands.vocabulary import word_set

_CAPITALS = word_set(
    """
    README CI PR PRS API LGTM OK TODO FYI IMO IMHO AI ML LLM LLMS GPU CPU CUDA RAG NLP URL
    JSON YAML HTML PS PSA RFC MIT US USA EU UK PHD WIP ETA ASAP SYSTEM NOTE IIRC AFAIK BTW TIL
    TLDR CLI UI SDK GitHub JavaScript TypeScript PyTorch LinkedIn MacBook OpenAI HuggingFace
    MLOps NVIDIA AWS GCP
    """
)


def is_product(token: Token, before: Sequence[str], sentence: Sequence[Token]) -> bool:
    """Say whether a word of a sentence looks like the name of a tool, after these parts."""
    text = token.text
    if text in _CAPITALS or len(text) < 3 or "'" in text:
        return False
    inner = any(letter.isupper() for letter in text[1:]) and not text.isupper()
    loud = text.isupper() and text.isalpha() and not _shouting(sentence)
    about = (
        len(before) >= 2
        and before[-1] in ("for", "on", "about", "called", "named")
        and before[-2] in ("skill", "skills")
        and (text[0].isupper() or len(before) > 2)
    )
    return inner or loud or about


def _shouting(sentence: Sequence[Token]) -> bool:
    """Say whether most of the sentence is in capitals."""
    words = [t.text for t in sentence if t.word and t.text.isalpha()]
    return sum(word.isupper() for word in words) * 2 > len(words) and len(words) > 2
