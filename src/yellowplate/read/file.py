"""One archived file to readings, by what kind of thing its bytes are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from yellowplate.discover import plug_ins
from yellowplate.read.animation import is_animated
from yellowplate.read.film import film
from yellowplate.read.look import Look
from yellowplate.read.picture import look_at
from yellowplate.read.reader import Reader
from yellowplate.read.signature import Signer, grey
from yellowplate.records import Item, MediaKind, Reading, Refusal, RefusalStage
from yellowplate.records.errors import UnreadableInput
from yellowplate.settings import Settings

READERS = "yellowplate.read.readers"


def readers() -> tuple[Reader, ...]:
    """Return every reader of the folder `readers/`, in order of name."""
    return plug_ins(READERS, "READER")


def read_file(path: Path, item: Item, settings: Settings) -> tuple[list[Reading], list[Refusal]]:
    """Read everything that can be seen in one picture or video.

    Args:
        path: the bytes.
        item: whose bytes they are; `item.kind` decides how they are opened, never the file's ending.
        settings: limits and sizes.

    Returns:
        Readings in order of place, then kind, then text; and what could not be read, with reasons. Both are empty for
        kinds in which nothing is to be seen (sound, texts, tables, archives).
    """
    readings: list[Reading] = []
    refusals: list[Refusal] = []
    signer = Signer()
    try:
        if item.kind is MediaKind.IMAGE and not is_animated(path):
            look, n_frames = look_at(path, item, settings)
            signer.take(0.0, grey(look.image))
            readings += seen([look])
            if n_frames > 1:
                refusals.append(refusal(item, f"only the first of its {n_frames} frames was read", is_partial=True))
        elif item.kind in (MediaKind.VIDEO, MediaKind.IMAGE):
            for one in film(path, item, settings, passing=signer.passing):
                if isinstance(one, Look):
                    readings += seen([one])
                else:
                    refusals.append(refusal(item, one.reason, place=one.place, is_partial=bool(one.place)))
    except UnreadableInput as error:
        is_partial = bool(readings)
        refusals.append(refusal(item, error.reason, place=error.place, remedy=error.remedy, is_partial=is_partial))
    signature = signer.reading(item)
    return _sorted([*readings, *([signature] if signature else [])]), refusals


def seen(looks: Iterable[Look]) -> list[Reading]:
    """Show looks to every reader.

    Returns:
        Readings in order of place, then kind, then text.
    """
    return _sorted(reading for look in looks for reader in readers() for reading in reader.see(look))


def _sorted(readings: Iterable[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda one: (one.locator.sort_key, str(one.kind), one.text))


def refusal(item: Item, reason: str, *, place: str = "", remedy: str = "", is_partial: bool = False) -> Refusal:
    """Say of an item what could not be read and why."""
    return Refusal(
        file=item.origin,
        reason=reason,
        stage=RefusalStage.READ,
        place=place,
        remedy=remedy,
        item=item.sha256,
        is_partial=is_partial,
    )
