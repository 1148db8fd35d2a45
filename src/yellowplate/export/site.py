"""Writes pages from templates: escaped, without scripts, the same bytes for the same dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from yellowplate.export.told import View

TEMPLATES = "yellowplate.export"
"""Package whose folder `templates` holds the pages and the style sheet."""


class Site:
    """The pages of one dossier.

    Args:
        view: what its audience may see.
        folder: where pages are written.
    """

    def __init__(self, view: View, folder: Path) -> None:
        from importlib import resources

        from jinja2 import Environment, PackageLoader, StrictUndefined

        self.view = view
        self.folder = folder
        self.files: list[Path] = []
        self._environment = Environment(
            loader=PackageLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        style = resources.files(TEMPLATES).joinpath("templates/style.css").read_text(encoding="utf-8")
        self._style = style

    def page(self, name: str, template: str, **shown: Any) -> None:
        """Write one page from a template; a value the template names and nobody gave is an error."""
        root = "../" if "/" in name else ""
        text = self._environment.get_template(template).render(
            view=self.view, root=root, has_reported=bool(self.view.loose), **shown
        )
        self.write(name, text)

    def style(self) -> None:
        """Write the style sheet."""
        self.write("style.css", self._style)

    def write(self, name: str, text: str) -> None:
        """Write a text; half an emoji that a collector cut in two becomes a question mark."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8", "replace"))
        self.files.append(path)
