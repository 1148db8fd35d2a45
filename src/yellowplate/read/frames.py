"""Frames of a video at their presentation times, as people see them, as far as the stream can be decoded."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from yellowplate.records.errors import TooLarge, UnreadableInput

if TYPE_CHECKING:
    import av
    from av.container import InputContainer
    from av.video.stream import VideoStream

    from yellowplate.read.look import Pixels

TIME_DIGITS = 3
"""Presentation times keep milliseconds."""
DEFAULT_RATE = 25.0
"""Frames a second where the stream tells neither times nor a rate."""
MAX_MISSING_S = 1.0
"""A stream may end this much before its header says without being called cut off."""
N_AHEAD = 24
"""Packets looked at ahead: more than a stream puts out of order (H.264 allows 16)."""
SLACK_S = 0.002
"""Frames of 30 a second are 33 or 34 ms apart in containers that count milliseconds."""
SEEK_BACK_S = 1.0
"""One frame is reached from a key frame at least this much before it, so that no reference is missing."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One decoded frame.

    Attributes:
        t_s: presentation time in seconds on the player's clock (0 is the start of the container).
        until_s: when the next frame replaces it; of the last frame its own time.
        decoded: the frame as PyAV gives it, not turned.
    """

    t_s: float
    until_s: float
    decoded: av.VideoFrame

    def luma(self) -> Pixels:
        """Return brightness, rows by columns, turned as shown."""
        import numpy as np

        plane: Any = self.decoded.planes[0]  # offers its bytes as a buffer, which PyAV's types do not say
        if self.decoded.format.name in {"yuv420p", "yuvj420p", "nv12", "yuv422p", "yuv444p"}:
            rows: Any = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width]
        else:
            rows = self.decoded.to_ndarray(format="gray")
        return self._turned(rows)

    def bgr(self) -> Pixels:
        """Return pixels in BGR, turned as shown."""
        return self._turned(self.decoded.to_ndarray(format="bgr24"))

    def _turned(self, rows: Any) -> Pixels:
        import numpy as np

        # The display matrix turns counter-clockwise, as rot90 does.
        n_turns = round(self.decoded.rotation / 90) % 4
        return np.ascontiguousarray(np.rot90(rows, n_turns)) if n_turns else cast("Pixels", rows)


@dataclass(slots=True)
class Damage:
    """What went wrong on the way; filled while frames are taken.

    Attributes:
        n_bad: packets or frames that could not be decoded.
        first_bad_s: time of the last good frame before the first of them.
        ended_s: time of the last frame.
        expected_s: length that the header tells, or 0 where it tells none.
    """

    n_bad: int = 0
    first_bad_s: float = 0.0
    ended_s: float = 0.0
    expected_s: float = 0.0

    def note(self) -> None:
        """Count one failure at the present time."""
        if not self.n_bad:
            self.first_bad_s = self.ended_s
        self.n_bad += 1

    def told(self) -> list[tuple[str, str]]:
        """Return (reason, place) of each thing a person should know."""
        found = []
        if self.n_bad:
            reason = f"{self.n_bad} packets or frames could not be decoded; the rest was read"
            found.append((reason, f"after {self.first_bad_s:.3f} s"))
        if self.expected_s - self.ended_s > MAX_MISSING_S:
            reason = f"the stream is cut off: it ends at {self.ended_s:.3f} s, its header says {self.expected_s:.3f} s"
            found.append((reason, f"after {self.ended_s:.3f} s"))
        return found


@contextmanager
def opened(path: Path, file: str, *, max_megapixels: float) -> Iterator[tuple[InputContainer, VideoStream]]:
    """Open a video and its first picture stream, one thread.

    Args:
        path: the bytes.
        file: name for the error.
        max_megapixels: larger frames are not decoded.

    Raises:
        TooLarge: frames beyond the limit.
        UnreadableInput: not a video, no picture stream, or no decoder for it.
    """
    import av

    try:
        container = av.open(str(path), metadata_errors="ignore")
    except (av.FFmpegError, OSError, ValueError) as error:
        reason = f"cannot be opened as a video: {getattr(error, 'strerror', None) or error}"
        raise UnreadableInput(file, reason, remedy="archive it again if it can be had") from error
    with container:
        if not container.streams.video:
            raise UnreadableInput(file, "no picture stream in it")
        stream = container.streams.video[0]
        # PyAV gives None, against its own types, where this FFmpeg has no decoder (H.266 as "bytevc2").
        codec: Any = stream.codec_context
        if codec is None:
            raise UnreadableInput(file, "no decoder for its picture stream", remedy="convert a copy to H.264")
        if codec.width * codec.height > max_megapixels * 1e6:
            reason = f"frames of {codec.width} x {codec.height} pixels"
            raise TooLarge(file, reason, remedy=f"allow more than {max_megapixels:g} megapixels")
        codec.thread_count = 1
        yield container, stream


def frames(container: InputContainer, stream: VideoStream, damage: Damage, *, step_s: float = 0.0) -> Iterator[Frame]:
    """Decode frames in order of presentation.

    Args:
        container: as `opened` gives it.
        stream: likewise.
        damage: is told what cannot be decoded.
        step_s: frames on which no other rests are not decoded where their neighbours are no further apart; they are
            half of the frames of most streams and a third of the work. 0 for every frame.

    Returns:
        Frames at rising times; those of equal or falling time are left out.
    """
    import av

    start_s = (container.start_time or 0) / av.time_base
    rate = float(stream.average_rate or DEFAULT_RATE)
    if container.duration:
        damage.expected_s = container.duration / av.time_base
    if stream.duration and stream.time_base:
        damage.expected_s = float(stream.duration * stream.time_base)
    last: Frame | None = None
    for count, decoded in enumerate(_decoded(container, stream, damage, step_s)):
        seconds = count / rate if decoded.time is None else decoded.time - start_s
        t_s = round(seconds, TIME_DIGITS)
        if last is not None:
            if t_s <= last.t_s:
                continue
            yield Frame(last.t_s, t_s, last.decoded)
        last = Frame(t_s, t_s, decoded)
        damage.ended_s = t_s
    if last is not None:
        yield last


def _decoded(container: InputContainer, stream: VideoStream, damage: Damage, step_s: float) -> Iterator[av.VideoFrame]:
    import av

    for packet, is_dense in _dense(_packets(container, stream, damage), step_s):
        # A damaged stream is decoded whole: frames that are left out would hide where it is damaged.
        if step_s > 0:
            stream.codec_context.skip_frame = "NONREF" if is_dense and not damage.n_bad else "DEFAULT"
        try:
            decoded: Any = packet.decode()  # frames of pictures, since the stream is one of pictures
        except av.FFmpegError:
            damage.note()
            continue
        for frame in decoded:
            if frame.is_corrupt:
                damage.note()
            yield frame


def _packets(container: InputContainer, stream: VideoStream, damage: Damage) -> Iterator[av.Packet[VideoStream]]:
    import av

    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except av.FFmpegError:
            damage.note()
            return
        if packet is None:
            return
        yield packet


def _dense(packets: Iterator[av.Packet[VideoStream]], step_s: float) -> Iterator[tuple[av.Packet[VideoStream], bool]]:
    """Tell of each packet whether the frames shown before and after its own are no further apart than a step.

    Packets come in the order in which they are decoded, so some that follow are looked at before.
    """
    if step_s <= 0:
        yield from ((packet, False) for packet in packets)
        return
    ahead: deque[av.Packet[VideoStream]] = deque()
    shown: list[int] = []  # presentation times of the packets ahead and of a few that went before, sorted
    behind: deque[int] = deque()
    for packet in packets:
        ahead.append(packet)
        if packet.pts is not None:
            insort(shown, packet.pts)
        if len(ahead) > N_AHEAD:
            yield _judged(ahead.popleft(), shown, behind, step_s)
    while ahead:
        yield _judged(ahead.popleft(), shown, behind, step_s)


def _judged(
    packet: av.Packet[VideoStream], shown: list[int], behind: deque[int], step_s: float
) -> tuple[av.Packet[VideoStream], bool]:
    if packet.pts is None or packet.time_base is None:
        return packet, False
    place = bisect_left(shown, packet.pts)
    is_dense = (
        0 < place < len(shown) - 1
        and float((shown[place + 1] - shown[place - 1]) * packet.time_base) <= step_s + SLACK_S
    )
    behind.append(packet.pts)
    if len(behind) > N_AHEAD:
        del shown[bisect_left(shown, behind.popleft())]
    return packet, is_dense


def frame_at(path: Path, file: str, t_s: float, *, max_megapixels: float) -> Pixels | None:
    """Decode the frame that is shown at a time.

    Args:
        path: the bytes.
        file: name for the error.
        t_s: presentation time in seconds, as `frames` gives it.
        max_megapixels: as for `opened`.

    Returns:
        BGR pixels turned as shown, or None where the stream ends before.

    Raises:
        UnreadableInput: as `opened`.
    """
    import av

    with opened(path, file, max_megapixels=max_megapixels) as (container, stream):
        if t_s > SEEK_BACK_S and container.start_time is not None:
            try:
                container.seek(int((t_s - SEEK_BACK_S) * av.time_base) + container.start_time)
            except av.FFmpegError:
                return None
        for frame in frames(container, stream, Damage()):
            if frame.t_s <= t_s < frame.until_s or frame.t_s >= t_s:
                return frame.bgr()
    return None
