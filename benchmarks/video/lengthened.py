"""A long video out of a short one: its packets again and again at later times, nothing encoded anew."""

from __future__ import annotations

from pathlib import Path

import av


def lengthen(path: Path, target: Path, seconds: float) -> int:
    """Repeat a video.

    Args:
        path: a short video whose first frame is a key frame.
        target: where to write the long one.
        seconds: length that it shall at least have.

    Returns:
        How often the short one is in the long one.
    """
    with av.open(str(path)) as source, av.open(str(target), "w") as long:
        stream = source.streams.video[0]
        copy = long.add_stream_from_template(stream)
        assert stream.time_base is not None
        rate = stream.average_rate
        assert rate is not None
        length = round(float(stream.frames / rate) / float(stream.time_base))
        n_times = max(1, -(-round(seconds / float(stream.time_base)) // length))
        for number in range(n_times):
            source.seek(0)
            for packet in source.demux(stream):
                if packet.pts is None or packet.dts is None:
                    continue
                packet.pts += number * length
                packet.dts += number * length
                packet.stream = copy
                long.mux(packet)
    return n_times
