"""What a judging process may use, and how it dies when it uses more."""

import resource
import signal
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Limits:
    """`memory` in bytes of address space; seconds are of CPU, `wall` seconds of silence.

    `per_file` is the time one file may take; a process that passes it is killed by the kernel,
    also in the middle of C code. `whole` is that of the rules that compare all files.
    `together` lets small files share the time of one while they are sifted.
    """

    memory: int = 1536 * 1024 * 1024
    total_cpu: int = 120
    per_file: float = 1.0
    whole: float = 30.0
    wall: float = 30.0
    together: bool = True


def apply(limits: Limits) -> None:
    """Bind this process; there is no way back."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.total_cpu, limits.total_cpu))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > limits.memory:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)


def start_whole(limits: Limits) -> None:
    """Begin the time of what is asked of all files together."""
    signal.setitimer(signal.ITIMER_PROF, limits.whole)


def start_file(limits: Limits) -> None:
    """Begin the time of one file; the kernel sends SIGPROF when it is over."""
    signal.setitimer(signal.ITIMER_PROF, limits.per_file)
