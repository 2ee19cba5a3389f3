"""Cuts the network off: loaded by each Python process that a skill starts (it is on PYTHONPATH).

Loopback and local sockets stay open, because skills start servers of their own.
"""

import ipaddress
import socket


class NetworkCut(OSError):
    """The skill wanted to leave the machine."""


def _local(address: object) -> bool:
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    try:
        return ipaddress.ip_address(host).is_loopback or host == "0.0.0.0"  # noqa: S104
    except ValueError:
        return host in {"localhost", ""}


class _Socket(socket.socket):
    def connect(self, address: object) -> None:
        if not _local(address):
            raise NetworkCut(f"skills run without network; wanted {address!r}")
        super().connect(address)  # type: ignore[arg-type]

    def connect_ex(self, address: object) -> int:
        if not _local(address):
            raise NetworkCut(f"skills run without network; wanted {address!r}")
        return super().connect_ex(address)  # type: ignore[arg-type]


socket.socket = _Socket  # type: ignore[misc]
