"""Run every benchmark of the folder, or those named: `python -m bench roadmap`."""

import os
import platform
import sys
from pathlib import Path

import bench
from bench.table import Table
from bot.model.catalog import modules


def main(names: list[str]) -> int:
    """Run the benchmarks and print one table each."""
    own = {"__main__", "delivering", "table"}
    found = {name: module for name, module in modules(bench).items() if name not in own}
    unknown = [name for name in names if name not in found]
    if unknown:
        print(f"no benchmark {unknown[0]}; there are: {', '.join(found)}", file=sys.stderr)
        return 2
    memory = Path("/proc/meminfo")
    total = memory.read_text().split()[1] if memory.exists() else "?"
    print(
        f"{platform.machine()}, {os.cpu_count()} CPUs, {total} kB, Python {sys.version.split()[0]}"
    )
    for name, module in found.items():
        if not names or name in names:
            print(f"\n{name}: {(module.__doc__ or '').splitlines()[0]}")
            module.run(Table())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
