"""Many files to readings: one process a core, one thread a process, limits of time and memory for each file.

A file that takes too long, asks for too much memory or kills its process becomes a refusal with the reason, and the
rest goes on in a new process.
"""

from __future__ import annotations

import concurrent.futures
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

from yellowplate.read.file import read_file, refusal
from yellowplate.records import Item, Reading, Refusal
from yellowplate.settings import Settings

Work = Callable[[Path, Item, Settings], tuple[list[Reading], list[Refusal]]]
Answer = tuple[list[Reading], list[Refusal]]

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
WAITING_PER_JOB = 2
"""Files handed out per process: enough that none idles, few enough that the list of work is taken as it goes."""
FILES_PER_PROCESS = 500
"""A process is replaced after this many files, so that no leak of a decoder grows."""
STATM = Path("/proc/self/statm")


def read_many(
    jobs: Iterable[tuple[Path, Item]], settings: Settings, *, work: Work = read_file
) -> Generator[tuple[Item, list[Reading], list[Refusal]]]:
    """Read files in processes of their own.

    Args:
        jobs: files and the items they are; taken as processes become free.
        settings: `n_jobs`, `file_timeout_s`, `memory_mb` and all that `read_file` looks at.
        work: what is done with each file; other than `read_file` in tests. Must be importable in a new process.

    Returns:
        Each item with its readings and refusals, in the order in which they are done; that order depends on the
        number of processes, the content does not.

    Limits: the limit of memory is one of address space and holds where /proc tells how much is in use (Linux).
    """
    import multiprocessing

    from pebble import ProcessPool

    pool: Any = ProcessPool(
        max_workers=max(1, settings.n_jobs),
        max_tasks=FILES_PER_PROCESS,
        initializer=_begin,
        initargs=(settings.memory_mb, work is read_file),
        context=multiprocessing.get_context("spawn"),
    )
    waiting: dict[concurrent.futures.Future[Answer], Item] = {}
    try:
        for path, item in jobs:
            future: concurrent.futures.Future[Answer] = pool.schedule(
                work, args=(path, item, settings), timeout=settings.file_timeout_s
            )
            waiting[future] = item
            if len(waiting) >= max(1, settings.n_jobs) * WAITING_PER_JOB:
                yield from _done(waiting, settings)
        while waiting:
            yield from _done(waiting, settings)
        pool.close()
    finally:
        # Reached by an interrupt and by a caller who stops taking as well: nothing is left running.
        for future in waiting:
            future.cancel()
        pool.stop()
        pool.join()


def _begin(memory_mb: int, is_reading: bool) -> None:  # noqa: FBT001 - pebble passes arguments by position
    """Prepare a new process: it leaves interrupts to its parent, uses one thread, loads the models, takes its limit."""
    import resource

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ONE_THREAD:  # read by the libraries when they are first imported, which is below
        os.environ[name] = "1"
    if is_reading:
        from yellowplate.read.sight import load

        load()
    if STATM.exists():
        in_use = int(STATM.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = in_use + memory_mb * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _done(
    waiting: dict[concurrent.futures.Future[Answer], Item], settings: Settings
) -> Iterator[tuple[Item, list[Reading], list[Refusal]]]:
    ended, _ = concurrent.futures.wait(waiting, return_when=concurrent.futures.FIRST_COMPLETED)
    for future in sorted(ended, key=lambda one: waiting[one].sha256):
        item = waiting.pop(future)
        yield item, *_answer(future, item, settings)


def _answer(future: concurrent.futures.Future[Answer], item: Item, settings: Settings) -> Answer:
    from pebble import ProcessExpired

    memory = f"{RAISE_LIMIT} {settings.memory_mb} MB of memory"
    try:
        return future.result()
    except concurrent.futures.TimeoutError:
        reason = f"reading took longer than {settings.file_timeout_s:g} s and was stopped"
        return [], [refusal(item, reason, remedy=f"{RAISE_LIMIT} time")]
    except MemoryError:
        return [], [refusal(item, f"reading needs more than {settings.memory_mb} MB of memory", remedy=memory)]
    except ProcessExpired as error:
        return [], [refusal(item, f"the reading process died ({_how(error.exitcode)})", remedy=memory)]
    except Exception as error:  # noqa: BLE001 - whatever a decoder does to one file, the others are read
        if any(words in str(error) for words in OUT_OF_MEMORY):
            return [], [refusal(item, f"reading needs more than {settings.memory_mb} MB of memory", remedy=memory)]
        first_line = (str(error).strip() or "no message").splitlines()[-1]
        return [], [refusal(item, f"reading failed: {type(error).__name__}: {first_line}")]


RAISE_LIMIT = "raise the limit of"
"""How the remedy of a refusal begins that says as much of this machine as of the file."""

OUT_OF_MEMORY = ("bad_alloc", "Insufficient memory", "Failed to allocate", "Cannot allocate memory")
"""How OpenCV, onnxruntime and FFmpeg say that memory ran out."""


def is_limit(refusal: Refusal) -> bool:
    """Tell whether a file was given up for time, memory or a dead process: it may be readable on another day."""
    return refusal.remedy.startswith(RAISE_LIMIT)


def _how(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"signal {signal.Signals(-exitcode).name}"
    return f"exit status {exitcode}"
