"""A plain folder of media: what ids and dates in names, EXIF and the film's container tell. Asked last of all.

A post is made only where something is known; each date says how. Places in EXIF are never read: a photograph of a
field source would give away where its owner stood.
"""

from __future__ import annotations

import re
import struct
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime

from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.moments import dated
from yellowplate.ingest.upload import upload_time
from yellowplate.records import Dated, HowDated, Locator, MediaKind, Post, PostKind

_DIGITS = re.compile(r"(?<!\d)\d{19}(?!\d)")
_HEX = re.compile(r"(?<![0-9a-fA-F])[0-9a-f]{24}(?![0-9a-fA-F])")
_DATE = re.compile(
    r"(?<!\d)(20\d{2})([-_.]?)(0[1-9]|1[0-2])\2([0-2]\d|3[01])"
    r"(?:[-_ T]+(?:at )?([01]\d|2[0-3])([-_.:h]?)([0-5]\d)(?:\6([0-5]\d))?)?(?!\d)"
)
"""2025-09-13, 20250913, 2025-09-13_14-22-33_UTC, IMG_20250913_142233; of a name's dates the first."""
_EXPORT = re.compile(r"(?:mmexport|wx_camera_)(1\d{12})(?!\d)")
"""Names that WeChat gives to what is saved from it: milliseconds since 1970."""
_EXIF_POINTER = 0x8769
_EXIF_TAGS = ((0x9003, 0x9011), (0x9004, 0x9012), (0x0132, 0x9010))
"""(time, its zone): DateTimeOriginal, DateTimeDigitized, DateTime; Exif 2.31 table 8."""
_FIRST_YEAR = 1990
"""Clocks that were never set say 1904, 1970 or 1980."""
_STRENGTH = (HowDated.POST_ID, HowDated.CONTAINER, HowDated.EXIF, HowDated.FILE_NAME)


def recognises(file: SourceFile) -> bool:
    """Any picture or film."""
    return file.item.kind in (MediaKind.IMAGE, MediaKind.VIDEO)


def _post_id(origin: str) -> tuple[str, str, Dated | None]:
    """Find a post's id in the name, else in the folder's name: (platform, id, moment of upload)."""
    for part in reversed(origin.split("/")[-2:]):
        for match in (*_DIGITS.finditer(part), *_HEX.finditer(part)):
            post_id = match.group()
            is_note = len(post_id) != 19  # noqa: PLR2004 - digits of an id, see numbers.douyin_id
            moment = upload_time("xiaohongshu" if is_note else "douyin", post_id)
            if moment is None:
                continue
            lower = origin.lower()
            if is_note:
                return "xiaohongshu", post_id, moment
            return next((name for name in ("tiktok", "douyin") if name in lower), ""), post_id, moment
    return "", "", None


def _date_in(name: str) -> Dated | None:
    """Read a date in a name; without a zone it is taken as UTC, so it may be 14 hours off."""
    if export := _EXPORT.search(name):
        return dated(export.group(1), HowDated.FILE_NAME)
    bare = _DIGITS.sub(" ", _HEX.sub(" ", name))
    match = _DATE.search(bare)
    if not match:
        return None
    year, _, month, day, hour, _, minute, second = match.groups()
    try:
        at = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=UTC)
    except ValueError:
        return None
    return Dated(at, HowDated.FILE_NAME)


def _exif(file: SourceFile) -> Dated | None:
    """Read the camera's clock; without a zone it is taken as UTC, so it may be 14 hours off."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a huge or odd picture is the reader's to refuse; only its header is read
            with Image.open(file.path) as picture:
                exif = picture.getexif()
                tags = {**exif, **exif.get_ifd(_EXIF_POINTER)}
    except (
        OSError,
        ValueError,
        SyntaxError,
        KeyError,
        TypeError,
        IndexError,
        struct.error,
        Image.DecompressionBombError,
    ):
        return None
    for time_tag, zone_tag in _EXIF_TAGS:
        text, zone = (str(tags.get(tag, "")).strip("\x00 ") for tag in (time_tag, zone_tag))
        for offset in (zone, "+00:00"):
            try:
                at = datetime.strptime(f"{text}{offset}", "%Y:%m:%d %H:%M:%S%z")
            except ValueError:
                continue
            if at.year >= _FIRST_YEAR:
                return Dated(at.astimezone(UTC), HowDated.EXIF)
    return None


def _container(file: SourceFile) -> Dated | None:
    import av

    try:
        with av.open(str(file.path), metadata_errors="replace") as film:
            told = [film.metadata.get("creation_time"), *(one.metadata.get("creation_time") for one in film.streams)]
    except (av.FFmpegError, OSError, ValueError):
        return None
    moments = [dated(text, HowDated.CONTAINER) for text in told if text]
    return next((one for one in moments if one and one.at.year >= _FIRST_YEAR), None)


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Make a post of what is known; nothing where nothing is."""
    is_film = file.item.kind is MediaKind.VIDEO
    platform, post_id, uploaded = _post_id(file.item.origin)
    moments = {uploaded, _container(file) if is_film else _exif(file), _date_in(file.name)} - {None}
    if not (post_id or moments):
        return
    known = sorted((one for one in moments if one), key=lambda one: (_STRENGTH.index(one.how), one.at))
    yield Post(
        locator=Locator(file.item.sha256),
        kind=PostKind.VIDEO if is_film else PostKind.PHOTOS,
        platform=platform,
        post_id=post_id,
        published=tuple(known),
        media=(file.item.sha256,),
    )


FORMAT = Format(
    name="folder",
    source="Exif 2.31; ISO/IEC 14496-12 (creation_time); ids as in numbers.douyin_id and numbers.xiaohongshu_id",
    order=90,
    recognises=recognises,
    read=read,
)
