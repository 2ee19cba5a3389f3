"""How many rotary pairs meet unseen angles past the trained length, by scaling method."""

import math

from transformers import LlamaConfig
from transformers.modeling_rope_utils import ROPE_INIT_FUNCTIONS

TRAINED, WANTED, FACTOR = 4096, 16384, 4.0
SETTINGS = {
    "linear": {"factor": FACTOR},
    "dynamic": {"factor": FACTOR},
    "yarn": {"factor": FACTOR, "original_max_position_embeddings": TRAINED},
    "llama3": {
        "factor": FACTOR,
        "original_max_position_embeddings": TRAINED,
        "low_freq_factor": 1.0,
        "high_freq_factor": 4.0,
    },
}


def unseen(frequencies, trained_frequencies):
    """Pairs that had not made a full turn in training and now turn further than they did."""
    return sum(
        old * TRAINED < 2 * math.pi and new * WANTED > old * TRAINED * 1.01
        for new, old in zip(frequencies, trained_frequencies)
    )


print("base      none", *(f"{name:>8}" for name in SETTINGS))
for base in (10_000.0, 500_000.0):
    original = [base ** (-2 * i / 128) for i in range(64)]
    row = []
    for name, settings in SETTINGS.items():
        config = LlamaConfig(
            hidden_size=4096,
            num_attention_heads=32,
            max_position_embeddings=TRAINED,
            rope_parameters={"rope_type": name, "rope_theta": base, **settings},
        )
        frequencies, _ = ROPE_INIT_FUNCTIONS[name](config, seq_len=WANTED)
        row.append(unseen(frequencies.tolist(), original))
    print(f"{base:<8.0f}  {unseen(original, original):4}", *(f"{count:8}" for count in row))
