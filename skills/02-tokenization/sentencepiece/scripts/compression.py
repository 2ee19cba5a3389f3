"""Characters per token by model type and vocabulary size, on Python's own documentation."""

import io
from pydoc_data.topics import topics

import sentencepiece as spm

lines = [line.strip() for page in topics.values() for line in page.splitlines() if line.strip()]
held_out, corpus = lines[::20], [line for i, line in enumerate(lines) if i % 20]
characters = sum(map(len, held_out))


def per_token(**options):
    """Train in memory and measure on the held-out lines."""
    model = io.BytesIO()
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(corpus), model_writer=model, minloglevel=2, **options
    )
    sp = spm.SentencePieceProcessor(model_proto=model.getvalue())
    return characters / sum(map(len, sp.encode(held_out)))


print("vocabulary  unigram  unigram+bytes   bpe")
for size in (1000, 2000, 4000):
    row = [
        per_token(vocab_size=size, model_type="unigram"),
        per_token(vocab_size=size, model_type="unigram", byte_fallback=True),
        per_token(vocab_size=size, model_type="bpe"),
    ]
    print(f"{size:10}  {row[0]:7.2f}  {row[1]:13.2f}  {row[2]:4.2f}")
