"""Bar codes and 2D codes in pictures: Code 39, Code 128, QR and DataMatrix, decoded by zxing-cpp.

Makers print the VIN as a code beside the letters. What a code says does not rest on the shapes of letters, so it is a
witness of its own.

Source: ISO/IEC 16388 (Code 39), 15417 (Code 128), 18004 (QR), 16022 (DataMatrix).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from yellowplate.numbers import vin as numbers
from yellowplate.read.vin_run import is_vin_shaped

if TYPE_CHECKING:
    from yellowplate.read.look import Pixels, Quad

LIBRARY = "zxing-cpp"
FORMATS = ("Code39", "Code128", "QRCode", "DataMatrix")
"""Retail codes (EAN, UPC), ITF and Codabar are left out: no VIN is printed in them, and stripes are taken for them."""
MIN_LINEAR = 6
"""Shorter contents of a linear code are left out: stripes of a grille may spell them."""
SMALL_PX, ENLARGED = 800, 3
"""A picture with no side longer than this is looked at again, this many times larger, where no code was found."""
SMOOTHED_PX = 1.5
"""A larger one is looked at again with its noise smoothed."""
MIN_SIDE_PX = 8
"""No code fits into less."""
IMPORT_MARK = "I"
"""Stands before the VIN in Code 39 on labels of cars made for import into the United States: 18 characters."""


@dataclass(frozen=True, slots=True)
class Code:
    """One code.

    Attributes:
        text: its content; bytes that are no text in hexadecimal, as zxing-cpp writes them.
        symbology: one of `FORMATS`.
        quad: its corners, in pixels of the picture.
    """

    text: str
    symbology: str
    quad: Quad

    @property
    def vin(self) -> str:
        """The VIN that the code is, or "" where its content is anything else."""
        plain = self.text.strip().upper()
        if len(plain) == numbers.LENGTH + 1 and plain.startswith(IMPORT_MARK):
            plain = plain[1:]
        is_one = is_vin_shaped(plain) and not plain.isdecimal() and not plain.isalpha()
        return plain if is_one else ""


def find_codes(image: Pixels) -> list[Code]:
    """Find and decode the codes of a picture.

    Args:
        image: BGR.

    Returns:
        Codes from top to bottom and left to right, each content once per symbology; where none was found an
        enlarged or smoothed copy is searched.

    Limits: a linear code needs about 1.5 pixels for its narrowest bar, a 2D code 2 to 3 for its cells; both fail where
        glare covers the quiet zone. Code 39 has no checksum of its own.
    """
    import cv2

    if min(image.shape[:2]) < MIN_SIDE_PX:
        return []
    found = _decoded(image, 1)
    if found:
        return found
    if max(image.shape[:2]) > SMALL_PX:
        return _decoded(cast("Pixels", cv2.GaussianBlur(image, (0, 0), SMOOTHED_PX)), 1)
    large = cv2.resize(image, None, fx=ENLARGED, fy=ENLARGED, interpolation=cv2.INTER_CUBIC)
    return _decoded(cast("Pixels", large), ENLARGED)


def _decoded(image: Pixels, scale: int) -> list[Code]:
    import numpy as np
    import zxingcpp

    formats = zxingcpp.barcode_formats_from_str(",".join(FORMATS))
    found: dict[tuple[str, str], Code] = {}
    for one in zxingcpp.read_barcodes(np.ascontiguousarray(image), formats=formats):
        # zxing-cpp names its variants too: "Code 39 Extended", "QR Code Model 2".
        name = next((name for name in FORMATS if str(one.format).replace(" ", "").startswith(name)), "")
        is_linear = name in {"Code39", "Code128"}
        if not name or not one.text.strip() or (is_linear and len(one.text.strip()) < MIN_LINEAR):
            continue
        corners = (one.position.top_left, one.position.top_right, one.position.bottom_right, one.position.bottom_left)
        quad = cast("Quad", tuple((corner.x / scale, corner.y / scale) for corner in corners))
        found.setdefault((name, one.text), Code(one.text, name, quad))
    return sorted(found.values(), key=lambda code: (code.quad[0][1], code.quad[0][0], code.symbology, code.text))
