"""One writer at a time: a lock file that the operating system frees when its holder dies, however it dies."""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import weakref
from pathlib import Path

from yellowplate.records.errors import CaseError

_HELD: weakref.WeakSet[WriterLock] = weakref.WeakSet()


class WriterLock:
    """The right to write to one case, held until `release` or the end of the process.

    Args:
        path: the lock file; made if it is not there, never removed (removing it would let two in).

    Raises:
        CaseError: another process holds it (the message names it), or the file cannot be made.

    Limits: on network shares without flock two machines are not kept apart.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._fd: int | None = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            msg = f"{path.parent}: cannot be opened for writing ({error.strerror}). Check its permissions."
            raise CaseError(msg) from error
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(self._fd, 0)
            os.pwrite(self._fd, f"process {os.getpid()} on {socket.gethostname()}\n".encode(), 0)
        except BlockingIOError as error:
            holder = path.read_text(encoding="utf-8", errors="replace").strip() or "a process that has just begun"
            self._drop()
            msg = f"{path.parent}: {holder} is writing to this case. Wait for it to end, or open it for reading only."
            raise CaseError(msg) from error
        except OSError as error:
            self._drop()
            msg = f"{path.parent}: the case cannot be locked ({error.strerror}). Move it to a local disk with space."
            raise CaseError(msg) from error
        _HELD.add(self)

    def _drop(self) -> None:
        if self._fd is not None:
            with contextlib.suppress(OSError):
                os.close(self._fd)
            self._fd = None

    def release(self) -> None:
        """Let the next writer in; a second call does nothing."""
        self._drop()
        _HELD.discard(self)


def _forget_in_child() -> None:
    # A forked reading process shares the lock; one that outlives a killed parent would keep the case locked.
    for lock in list(_HELD):
        lock._drop()  # noqa: SLF001 - of our own class, in its own module


os.register_at_fork(after_in_child=_forget_in_child)
