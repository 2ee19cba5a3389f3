"""Size and error of each quantization type that the gguf package can write."""

import numpy as np
from gguf import GGML_QUANT_SIZES, GGMLQuantizationType, quants

rng = np.random.default_rng(0)
plain = rng.normal(scale=0.02, size=(256, 4096)).astype(np.float32)
spiky = plain.copy()
spiky[rng.random(spiky.shape) < 0.001] *= 20  # one weight in a thousand


def error(weights, kind):
    """Relative root mean square error after a round trip."""
    restored = quants.dequantize(quants.quantize(weights, kind), kind)
    return float(np.sqrt(((restored - weights) ** 2).mean() / (weights**2).mean()))


rows = []
for kind in GGMLQuantizationType:
    elements, size = GGML_QUANT_SIZES[kind]
    if kind.name[0] in "IF":  # integers, floats and importance types
        continue
    try:
        rows.append((8 * size / elements, kind.name, error(plain, kind), error(spiky, kind)))
    except NotImplementedError:
        continue

print("type   bits/weight  error  error with outliers")
for bits, name, smooth, outliers in sorted(rows, reverse=True):
    print(f"{name:6} {bits:11.2f}  {smooth:5.3f}  {outliers:19.3f}")
