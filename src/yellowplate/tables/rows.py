"""Reads the tables of this folder through importlib.resources, so that a wheel serves as well as a checkout."""

from __future__ import annotations

import csv
import hashlib
from functools import cache
from importlib import resources


@cache
def content(name: str) -> bytes:
    """Return the bytes of a table.

    Args:
        name: file name in this folder, such as "terms.csv".

    Raises:
        FileNotFoundError: no such table.
    """
    return resources.files("yellowplate.tables").joinpath(name).read_bytes()


def read(name: str) -> list[dict[str, str]]:
    """Return the rows of a table, each as column name → text.

    Args:
        name: file name in this folder; UTF-8, comma separated, first row the column names.
    """
    return list(csv.DictReader(content(name).decode("utf-8").splitlines()))


def digest(name: str) -> str:
    """Return the SHA-256 of a table, 64 hex digits: part of the version of whatever reads it."""
    return hashlib.sha256(content(name)).hexdigest()
