"""Writes the pictures a dossier shows: each cited place once, under a name made from the place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from yellowplate.export.told import Told, View
from yellowplate.records import Locator
from yellowplate.records.ids import Plain, identify


def name_of(place: Locator) -> str:
    """Name the picture of a place; two statements read at one place share it."""
    box = place.box
    parts: list[Plain] = [box.left, box.top, box.right, box.bottom] if box else []
    shown = place.t_best_s if place.t_best_s is not None else place.t_start_s
    return identify("cr", [place.item, place.field, shown, parts]).removeprefix("cr_")


class Pictures:
    """The pictures of one dossier.

    Args:
        view: gives the bytes.
        folder: the dossier's folder.
    """

    def __init__(self, view: View, folder: Path) -> None:
        self._view = view
        self._folder = folder
        self._written: dict[str, str] = {}

    def crop(self, told: Told) -> str:
        """Write the picture of a statement's words; its address in the dossier, "" where there is none."""
        place = told.statement.locator
        if place.box is None:
            return ""
        return self._write(f"crops/{name_of(place)}.png", lambda: self._view.crop(told))

    def frame(self, told: Told) -> str:
        """Write the whole frame or picture a statement was read from; "" where there is none."""
        if told.statement.locator.box is None:
            return ""
        return self._write(f"frames/{name_of(told.statement.locator)}.jpg", lambda: self._view.frame(told))

    def files(self) -> list[Path]:
        """Return what was written, in order."""
        return [self._folder / name for name in sorted(set(self._written.values()) - {""})]

    def _write(self, name: str, draw: Callable[[], bytes | None]) -> str:
        if name not in self._written:
            drawn = draw()
            self._written[name] = name if drawn else ""
            if drawn:
                path = self._folder / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(drawn)
        return self._written[name]
