"""The errors of Yellowplate, as one tree.

Catch a branch, not a leaf:

    YellowplateError
    ├── RequestError            the request is wrong (exit status 2): an option, a case that is not there
    │   └── CaseError           the case directory cannot be used as asked
    ├── UnreadableInput         one input cannot be read (exit status 3): the rest goes on
    │   ├── TooLarge            beyond a limit that protects the machine
    │   └── WrongSchema         a file of a known format that breaks that format's schema
    ├── NumberError             a number that is not of its format
    │   ├── WrongLength
    │   ├── WrongCharacter
    │   └── WrongCheckDigit
    ├── WrongUnit               a quantity of one unit where another is meant: won for yuan, a month for a year
    └── BrokenRecord            stored data that no longer says what it said: a hash or a field is wrong
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial


class YellowplateError(Exception):
    """Root of every error this package raises on purpose."""


class RequestError(YellowplateError):
    """The request cannot be carried out as made; nothing was done."""


class CaseError(RequestError):
    """A case directory is missing, is not a case, or was written by a newer version."""


class UnreadableInput(YellowplateError):
    """One input that could not be read.

    Args:
        file: the file, as the user named it or relative to the folder the user named.
        reason: what is wrong, in one sentence.
        place: where in the file (a line, a byte, a member of an archive), or "" for the whole file.
        remedy: what the user can do, or "" where nothing can be done.
    """

    def __init__(self, file: str, reason: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(file, reason, place, remedy)
        self.file = file
        self.reason = reason
        self.place = place
        self.remedy = remedy

    def __reduce__(self) -> tuple[Callable[..., UnreadableInput], tuple[str, str, str, str]]:
        """Survive the way out of a reading process: `Exception` alone forgets keyword-only arguments."""
        return partial(_unreadable, type(self)), (self.file, self.reason, self.place, self.remedy)

    def __str__(self) -> str:
        """Return one line that names the file, the place, the reason and the remedy."""
        where = f" ({self.place})" if self.place else ""
        mend = f" Remedy: {self.remedy}" if self.remedy else ""
        return f"{self.file}{where}: {self.reason}{mend}"


def _unreadable(cls: type[UnreadableInput], file: str, reason: str, place: str, remedy: str) -> UnreadableInput:
    return cls(file, reason, place=place, remedy=remedy)


class TooLarge(UnreadableInput):
    """An input beyond a limit that protects the machine; the limit is named in the remedy."""


class WrongSchema(UnreadableInput):
    """A file of a known format that breaks that format's schema; the place is a JSON pointer or a line."""


class NumberError(YellowplateError, ValueError):
    """A string that is not a number of its format."""


class WrongLength(NumberError):
    """The string is too short or too long for its format."""


class WrongCharacter(NumberError):
    """A character stands outside the alphabet of the format, or where the format does not allow it."""


class WrongCheckDigit(NumberError):
    """The check digit does not fit where the format asks for one."""


class WrongUnit(YellowplateError, TypeError):
    """A quantity of one unit stands where another is meant; nothing is converted in silence."""


class BrokenRecord(YellowplateError):
    """Stored data that cannot be what was stored: a hash differs, a field is missing or has a wrong type."""
