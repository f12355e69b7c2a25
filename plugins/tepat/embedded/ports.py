"""Ports on the loopback address."""

import socket
from collections.abc import Iterator

LOOPBACK = "127.0.0.1"


def is_free(port: int) -> bool:
    """Whether a server could listen on the port now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As servers do: a port that only lingers in TIME_WAIT is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


def free_ports(wanted: int, *, tries: int = 200) -> Iterator[int]:
    """Free ports, the wanted one first if it is free, then those above it.

    A probe does not reserve the port: the caller must be prepared to use the next one.
    """
    return (port for port in range(wanted, min(wanted + tries, 65536)) if is_free(port))
