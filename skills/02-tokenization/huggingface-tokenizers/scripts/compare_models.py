"""Byte-level BPE, Unigram and WordPiece on the same text: compression, losses, determinism."""

from pydoc_data.topics import topics

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

SIZE = 4000
lines = [line.strip() for page in topics.values() for line in page.splitlines() if line.strip()]
held_out, corpus = lines[::20], [line for i, line in enumerate(lines) if i % 20]


def byte_level():
    """GPT-2's recipe."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    return tokenizer, trainers.BpeTrainer(
        vocab_size=SIZE, initial_alphabet=alphabet, show_progress=False
    )


def unigram():
    """T5's recipe."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer, trainers.UnigramTrainer(
        vocab_size=SIZE, unk_token="<unk>", special_tokens=["<unk>"], show_progress=False
    )


def wordpiece():
    """BERT's recipe."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    return tokenizer, trainers.WordPieceTrainer(
        vocab_size=SIZE, special_tokens=["[UNK]"], show_progress=False
    )


print("model       chars/token  unchanged  same file twice")
for make in (byte_level, unigram, wordpiece):
    files = []
    for _ in range(2):
        tokenizer, trainer = make()
        tokenizer.train_from_iterator(corpus, trainer)
        files.append(tokenizer.to_str())
    encodings = tokenizer.encode_batch(held_out)
    ratio = sum(map(len, held_out)) / sum(map(len, encodings))
    same = sum(tokenizer.decode(e.ids) == text for e, text in zip(encodings, held_out))
    print(f"{make.__name__:10}  {ratio:11.2f}  {same / len(held_out):9.0%}  {files[0] == files[1]}")
