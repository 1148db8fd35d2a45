"""Numbers too small to matter taken for zero while a network runs, and only then.

The detector's weights hold many numbers below 1e-38, on which a processor is a hundred times slower: two of its 83
convolutions take four fifths of its time (94 ms a frame at 480 pixels instead of 24, onnxruntime 1.31.1).
onnxruntime's own switch would hold for the whole process and everything else in it, so the processor is told before
each run and told back after it.
"""

from __future__ import annotations

import ctypes
import platform
import sys
from functools import cache
from typing import Any

ENVIRONMENT_BYTES = 32
"""Length of `fenv_t` of the GNU C library on x86-64; the register of the vector unit is its last four bytes."""
VECTOR_AT = 28
TO_ZERO = 0x8040
"""Bits 15 (results below the smallest normal number are zero) and 6 (operands likewise) of MXCSR.

Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, section 10.2.3.
"""


@cache
def _library() -> Any:
    """Return the C library's mathematics where its layout is known, else None."""
    if sys.platform != "linux" or platform.machine() != "x86_64" or platform.libc_ver()[0] != "glibc":
        return None
    try:
        return ctypes.CDLL("libm.so.6")
    except OSError:
        return None


class Flushed:
    """A session of onnxruntime whose runs take tiny numbers for zero; everything else is passed on.

    Args:
        session: an `InferenceSession` that uses one thread, the calling one.

    Limits: without effect except on Linux with the GNU C library on x86-64; results are the same to about 1e-38.
    """

    def __init__(self, session: Any) -> None:
        self._session = session

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    def run(self, *args: Any) -> Any:
        """Run the network, as `InferenceSession.run`."""
        library = _library()
        if library is None:
            return self._session.run(*args)
        before = ctypes.create_string_buffer(ENVIRONMENT_BYTES)
        library.fegetenv(before)
        during = ctypes.create_string_buffer(before.raw, ENVIRONMENT_BYTES)
        register = ctypes.c_uint32.from_buffer(during, VECTOR_AT)
        register.value |= TO_ZERO
        library.fesetenv(during)
        try:
            return self._session.run(*args)
        finally:
            library.fesetenv(before)
