"""The same clip or photograph under another hash: copies that were cropped, mirrored, recompressed, sped up.

    signatures → pairs that share pieces of hashes → frame pairs voted onto one line of time → link, or none

A link says that two items show the same pictures. Who posted first, who copied whom and whether one person posted both
is not said by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.records import Locator, Origin, Reading, ReadingKind, Statement, Subject, SubjectKind, rounded
from yellowplate.records.signature import Signature, parse
from yellowplate.resolve.time_line import EVEN_BITS, WAYS, closest, differing, voted

if TYPE_CHECKING:
    from yellowplate.resolve.time_line import Floats, Hashes

NAME = "reposts/1"
PROPERTY = "same_clip"
"""Property of the statements; the value is the other item."""
MAX_BITS = 12.0
"""Mean number of differing bits along the line of time up to which two clips are the same; unrelated ones over 120
photographs came to 19 at least, copies to 5.4 at most (development clips of `benchmarks.reposts`)."""
MAX_PROB = 0.99
"""Of a link; how far the hashes are from chance, not calibrated."""
MAX_PHOTO_BITS = 6
"""The same of two photographs, where one pair of frames decides."""
PIECES = (slice(0, 22), slice(22, 43), slice(43, 64))
"""Bits of a hash that must be equal in one piece for a pair to be looked at."""
MAX_ALIKE = 400
"""A piece that more frames of the case share shows nothing (a platform's end card)."""
MIN_HITS = 2
"""Frames of one clip that must share a piece with the other; 1 for photographs."""


@dataclass(frozen=True, slots=True)
class Repost:
    """Two items that show the same pictures.

    Attributes:
        one: SHA-256 of one item, the smaller of the two.
        other: SHA-256 of the other.
        n_bits: mean number of differing bits of 64 along the line.
        n_pairs: frame pairs on the line.
        one_s: begin and end of the part in the first, seconds; None for a photograph.
        other_s: likewise in the other.
        speed: how many times faster the other runs, by the best line; a rough guess, since slow pans fit several.
        changes: what was probably done to one of them, in words; empty where nothing is to be seen.
        because: ids of the two signatures.
    """

    one: str
    other: str
    n_bits: float
    n_pairs: int
    one_s: tuple[float, float] | None
    other_s: tuple[float, float] | None
    speed: float
    changes: tuple[str, ...]
    because: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What it says and what it does not, for the dossier."""
        how = ", ".join(self.changes) or "unchanged but for compression"
        pairs = f"{self.n_pairs} frame pairs differ in {self.n_bits:.1f} of 64 bits on average"
        return f"The same pictures under another hash ({how}): {pairs}. It does not say who copied whom."


@dataclass(frozen=True, slots=True)
class _Clip:
    item: str
    reading: str
    is_still: bool
    times: Floats
    hashes: Hashes


def reposts(readings: Sequence[Reading]) -> tuple[Repost, ...]:
    """Find items that show the same pictures.

    Args:
        readings: all of the case, in any order; those of kind SIGNATURE are used.

    Returns:
        Links in order of their items; each pair once.

    Limits: see `read.signature.sign` for what is not known again. Two photographs of one scene may look alike; pairs
        whose shared part is shorter than 1.4 s are left out.
    """
    clips = [clip for reading in sorted(readings, key=lambda one: one.id) if (clip := _clip(reading))]
    by_item = {clip.item: clip for clip in clips}
    ordered = [by_item[item] for item in sorted(by_item)]
    found = (_compared(ordered[one], ordered[other]) for one, other in _candidates(ordered))
    return tuple(link for link in found if link is not None)


def with_reposts(statements: tuple[Statement, ...], readings: Sequence[Reading]) -> tuple[Statement, ...]:
    """Add to some statements that two items show the same pictures, where something is stated of a car in them.

    Args:
        statements: all of the case.
        readings: all of the case; those of kind SIGNATURE are used.
    """
    with_cars = {one.locator.item for one in statements if one.subject.kind is SubjectKind.VEHICLE}
    links = same_clip_statements(reposts(readings))
    return (*statements, *(one for one in links if one.locator.item in with_cars))


def same_clip_statements(links: Sequence[Repost]) -> tuple[Statement, ...]:
    """State each link once for each of its two items, as an inference from their signatures.

    Args:
        links: as `reposts` gives them.

    Returns:
        Statements about the car shown in the item (the item is their context), in order of item.
    """
    told = []
    for link in links:
        for item, other, span in ((link.one, link.other, link.one_s), (link.other, link.one, link.other_s)):
            begin, end = span or (None, None)
            told.append(
                Statement(
                    subject=Subject(SubjectKind.VEHICLE, item),
                    property=PROPERTY,
                    value=other,
                    raw=", ".join(link.changes),
                    locator=Locator(item, t_start_s=begin, t_end_s=end),
                    reader=NAME,
                    prob=rounded(min(MAX_PROB, 1.0 - link.n_bits / EVEN_BITS)),
                    origin=Origin.INFERRED,
                    because=link.because,
                    note=link.sentence,
                )
            )
    return tuple(sorted(told, key=lambda one: (one.locator.sort_key, one.value)))


def _clip(reading: Reading) -> _Clip | None:
    import numpy as np

    signature: Signature | None = parse(reading.text) if reading.kind is ReadingKind.SIGNATURE else None
    if signature is None:
        return None
    times = np.array([mark.t_s for mark in signature.marks])
    hashes = np.array([mark.hashes for mark in signature.marks], dtype=np.uint64)
    return _Clip(reading.locator.item, reading.id, reading.locator.t_start_s is None, times, hashes)


def _candidates(clips: Sequence[_Clip]) -> Iterator[tuple[int, int]]:
    """Give pairs of clips of which some frames share a piece of their hashes, sorted."""
    import numpy as np

    if len(clips) < 2:  # noqa: PLR2004 - a pair
        return
    owner = np.concatenate([np.full(len(clip.times), number) for number, clip in enumerate(clips)])
    every = np.concatenate([clip.hashes for clip in clips])
    hits: Counter[tuple[int, int]] = Counter()
    for mine, theirs in sorted({(way.mine, way.theirs) for way in WAYS}):
        shared: set[tuple[int, int, int]] = set()
        for piece in PIECES:
            mask = np.uint64(((1 << (piece.stop - piece.start)) - 1) << piece.start)
            order = np.argsort(every[:, theirs] & mask, kind="stable")
            known = (every[:, theirs] & mask)[order]
            asked = every[:, mine] & mask
            begins, ends = np.searchsorted(known, asked, "left"), np.searchsorted(known, asked, "right")
            for frame in np.flatnonzero((ends > begins) & (ends - begins <= MAX_ALIKE)):
                for place in order[begins[frame] : ends[frame]]:
                    one, other = int(owner[frame]), int(owner[place])
                    if one < other:
                        shared.add((one, other, int(frame)))
        hits.update((one, other) for one, other, _ in shared)
    for (one, other), count in sorted(hits.items()):
        if count >= (1 if clips[one].is_still or clips[other].is_still else MIN_HITS):
            yield one, other


def _compared(one: _Clip, other: _Clip) -> Repost | None:
    bits = differing(one.hashes, other.hashes)
    if one.is_still or other.is_still:
        line, limit = closest(one.times, other.times, bits), float(MAX_PHOTO_BITS)
    else:
        voted_line, limit = voted(one.times, other.times, bits), MAX_BITS
        if voted_line is None:
            return None
        line = voted_line
    if line.n_bits > limit:
        return None
    changes = [line.way.words] if line.way.words else []
    if line.speed != 1.0:
        changes.append("perhaps at another speed")
    return Repost(
        one=one.item,
        other=other.item,
        n_bits=round(line.n_bits, 3),
        n_pairs=line.n_pairs,
        one_s=None if one.is_still else line.mine,
        other_s=None if other.is_still else line.theirs,
        speed=line.speed,
        changes=tuple(changes),
        because=tuple(sorted((one.reading, other.reading))),
    )
