"""One environment per set of pinned requirements, made by uv and kept under ``.cache/skills``."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from skillrun.library import Skill

CACHE = Path(".cache/skills")

_PIP_TO_UV = {
    # uv does not read pip's settings; a machine that has them for pip means them for uv too.
    "PIP_INDEX_URL": "UV_DEFAULT_INDEX",
    "PIP_EXTRA_INDEX_URL": "UV_INDEX",
    "PIP_FIND_LINKS": "UV_FIND_LINKS",
}


_FOR_GPUS = ("nvidia-", "cuda-", "triton")


class EnvironmentFailed(Exception):
    """uv could not make the environment; the text is what it said."""


def prepare(skill: Skill) -> Path:
    """The environment's directory, made first where it does not exist."""
    if not skill.lock.is_file():
        raise EnvironmentFailed(f"{skill.lock} is missing: python -m skillrun --lock {skill.slug}")
    digest = hashlib.sha256(skill.lock.read_bytes() + sys.version.encode()).hexdigest()
    place = (CACHE / f"{skill.slug}-{digest[:12]}").resolve()
    if (place / "ready").exists():
        return place
    for stale in CACHE.glob(f"{skill.slug}-*"):
        shutil.rmtree(stale)
    # Seeded with pip, so that the install line of a skill can be executed like any other.
    _uv("venv", "--quiet", "--seed", "--python", sys.executable, str(place))
    _uv("pip", "install", "--quiet", "--python", _python(place), "-r", str(skill.lock))
    (place / "ready").touch()
    return place


def lock(skill: Skill) -> None:
    """Write the exact versions for the declared dependencies; versions locked before are kept."""
    skill.lock.parent.mkdir(exist_ok=True)
    _uv(
        *("pip", "compile", "--quiet", "--no-header", "--no-annotate", "--python", sys.executable),
        *("-", "--output-file", str(skill.lock)),
        stdin="\n".join(skill.dependencies),
    )
    # A local version (torch 2.x+cpu) names one machine's wheel; the public version fits them all.
    # Skills run on the CPU: what only a build for GPUs asks for is left to the resolver.
    lines = [
        line.partition("+")[0]
        for line in skill.lock.read_text().splitlines()
        if not line.startswith(_FOR_GPUS)
    ]
    skill.lock.write_text("\n".join(lines) + "\n", encoding="utf-8")


def variables(place: Path, scratch: Path) -> dict[str, str]:
    """The variables of a skill's processes: nothing of the caller's own but the PATH."""
    return {
        "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
        "VIRTUAL_ENV": str(place),
        "HOME": str(scratch),
        "TMPDIR": str(scratch),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(Path(__file__).parent / "guard"),
        "PYTHONHASHSEED": "0",
        "PYTHONWARNINGS": "ignore::DeprecationWarning",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "HF_HUB_OFFLINE": "1",
        "CUDA_VISIBLE_DEVICES": "",
        # One thread: the same sums on each machine, and no fight for the cores.
        "OMP_NUM_THREADS": "1",
    }


def _python(place: Path) -> str:
    return str(place / "bin" / "python")


def _uv(*arguments: str, stdin: str | None = None) -> str:
    command = [str(Path(sys.executable).parent / "uv"), *arguments]
    extra = {ours: os.environ[pip] for pip, ours in _PIP_TO_UV.items() if pip in os.environ}
    done = subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **{k: v for k, v in extra.items() if k not in os.environ}},
    )
    if done.returncode:
        raise EnvironmentFailed(f"{' '.join(command[1:4])}: {done.stderr.strip()}")
    return done.stdout
