"""The pictures that were read wrongly, or accepted wrongly, as one HTML page that holds them."""

from __future__ import annotations

import base64
import html
from dataclasses import dataclass
from pathlib import Path

from benchmarks.vin.score import Answer
from yellowplate.records import Box

PAGE = Path(__file__).resolve().parents[2] / "build/vin_errors.html"
STYLE = (
    "body{font:15px sans-serif;margin:2em;max-width:75em}figure{display:inline-block;width:280px;margin:0 1em 2em 0;"
    "vertical-align:top}img{width:256px;display:block}code{font-size:14px}mark{background:#fc9}"
)


@dataclass(frozen=True, slots=True)
class Error:
    """One picture that was not read right.

    Attributes:
        name: the set.
        path: the picture.
        label: its VIN.
        answer: what was read.
        box: where, or None.
    """

    name: str
    path: Path
    label: str
    answer: Answer
    box: Box | None


def marked(read: str, label: str) -> str:
    """Write a VIN with the characters marked in which it differs from the label."""
    return "".join(
        html.escape(one) if one == other else f"<mark>{html.escape(one)}</mark>"
        for one, other in zip(read, label, strict=False)
    )


def _picture(error: Error) -> str:
    import cv2

    image = cv2.imread(str(error.path))
    assert image is not None
    if error.box is not None:
        box = error.box
        cv2.rectangle(image, (box.left, box.top), (box.right - 1, box.bottom - 1), (0, 0, 255), 1)
    content = base64.b64encode(cv2.imencode(".jpg", image)[1].tobytes()).decode()
    return f'<img alt="" src="data:image/jpeg;base64,{content}">'


def page(errors: list[Error]) -> str:
    """Return the page.

    Args:
        errors: in the order in which they are shown.
    """
    parts = []
    for error in errors:
        answer = error.answer
        told = marked(answer.vin, error.label) if answer.vin else "nothing found"
        among = "; the right one is among the alternatives" if error.label in answer.others else ""
        accepted = "<b>accepted</b>, " if answer.is_accepted else ""
        parts.append(
            f"<figure>{_picture(error)}<figcaption>{html.escape(error.name)}, {html.escape(error.path.name)}<br>"
            f"<code>{html.escape(error.label)}</code> is there<br><code>{told}</code> was read<br>"
            f"{accepted}probability {answer.prob:.2f}, check digit {answer.check_digit or 'none'}{among}"
            "</figcaption></figure>"
        )
    title = f"VINs not read right: {len(errors)}"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
        f"<h1>{title}</h1>{''.join(parts)}</html>\n"
    )
