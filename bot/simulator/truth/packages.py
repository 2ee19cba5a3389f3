"""Fetch the published schemas from the npm registry: pinned, checked by hash, cached.

`npm pack` downloads the archive without installing or running anything. What `packages.json` names
is checked against its integrity hash before a byte of it is read.
"""

import json
import os
import shutil
import subprocess
import tarfile
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha512
from pathlib import Path
from tempfile import TemporaryDirectory

PINS = Path(__file__).parent / "packages.json"
CACHE = Path(".cache") / "github-truth"
"""Relative to the repository; left out of version control."""


class NoTruth(Exception):
    """The published schemas cannot be had here; the text says why."""


@dataclass(frozen=True, kw_only=True)
class Pin:
    """One file of one package at one version."""

    file: str
    package: str
    integrity: str
    member: str
    published: str
    holds: str


def pins() -> dict[str, Pin]:
    """File name → where it comes from."""
    rows = json.loads(PINS.read_text(encoding="utf-8"))
    return {name: Pin(file=name, **row) for name, row in rows.items()}


def fetch(wanted: str | Pin, *, cache: Path = CACHE) -> Path:
    """The cached file of a pin or of its name, downloaded first if need be.

    NoTruth without npm or registry. The cache's file name holds the hash, so that a changed pin
    is fetched anew.
    """
    pin = wanted if isinstance(wanted, Pin) else pins()[wanted]
    mark = pin.integrity.removeprefix("sha512-")[:12].replace("/", "_").replace("+", "-")
    kept = cache / f"{mark}-{pin.file}"
    if not kept.exists():
        content = _download(pin)
        cache.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(f".{os.getpid()}.part")
        draft.write_bytes(content)
        draft.replace(kept)
    return kept


def _download(pin: Pin) -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise NoTruth("npm is not installed, so GitHub's published schemas cannot be fetched")
    with TemporaryDirectory(prefix="milepost-truth-") as place:
        done = subprocess.run(
            [npm, "pack", "--silent", "--ignore-scripts", pin.package],
            cwd=place,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        archives = list(Path(place).glob("*.tgz"))
        if done.returncode != 0 or len(archives) != 1:
            raise NoTruth(f"npm could not fetch {pin.package}: {done.stderr.strip()[-200:]}")
        check(archives[0].read_bytes(), pin)
        with tarfile.open(archives[0]) as archive:
            member = archive.extractfile(pin.member)
            if member is None:
                raise NoTruth(f"{pin.package} does not hold {pin.member}")
            return member.read()


def check(archive: bytes, pin: Pin) -> None:
    """Refuse an archive that is not the pinned one."""
    found = f"sha512-{b64encode(sha512(archive).digest()).decode()}"
    if found != pin.integrity:
        raise NoTruth(f"{pin.package}: the archive's hash is {found}, not the pinned one")
