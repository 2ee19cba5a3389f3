"""Bytes and milliseconds per logging call."""

import tempfile
import time
from pathlib import Path

import torch
from torch.utils.tensorboard import SummaryWriter

torch.manual_seed(0)
weight = torch.randn(1000, 1000)
picture = torch.rand(3, 256, 256)


def cost(log, count):
    """Mean bytes and seconds of one call."""
    with tempfile.TemporaryDirectory() as place:
        started = time.perf_counter()
        with SummaryWriter(place) as writer:
            for step in range(count):
                log(writer, step)
        seconds = (time.perf_counter() - started) / count
        size = sum(path.stat().st_size for path in Path(place).iterdir()) / count
    return size, seconds


results = {
    "scalar": cost(lambda writer, step: writer.add_scalar("x", 1.0, step), 500),
    "histogram": cost(lambda writer, step: writer.add_histogram("w", weight, step), 10),
    "image": cost(lambda writer, step: writer.add_image("i", picture, step), 10),
}
for name, (size, seconds) in results.items():
    print(f"{name + ':':10} bytes {size:.0f} ms {1000 * seconds:.2f}")
print("a histogram costs over 20 scalars:", results["histogram"][1] > 20 * results["scalar"][1])
