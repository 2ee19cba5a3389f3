"""Open sets: a folder whose every file is one member, so that adding one touches nothing else."""

import pkgutil
from importlib import import_module
from types import ModuleType


def modules(package: ModuleType) -> dict[str, ModuleType]:
    """Import each module of the package; the file's name is the key, in alphabetical order."""
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    return {name: import_module(f"{package.__name__}.{name}") for name in names}
