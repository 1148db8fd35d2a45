"""Speech in videos and sounds: where somebody speaks, always; what is said, where the user has a model.

No model is shipped or fetched. Without one a stretch of speech is told as such, so that nobody thinks that nothing was
said. With one (SenseVoice for sherpa-onnx, the extra `speech`) each phrase is a reading with its times.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yellowplate.read.voice import RATE_HZ, Stretch, sound, voice
from yellowplate.records import Alternative, Item, Locator, MediaKind, Reading, ReadingKind
from yellowplate.records.errors import RequestError

if TYPE_CHECKING:
    from yellowplate.read.voice import Samples

NAME = "speech/1"
UNHEARD = "voice, not transcribed: no speech model"
VOICE_PROB = 0.9
"""That somebody speaks there; set by hand, from synthetic sounds alone."""
WORDS_PROB = 0.5
"""That a phrase was heard right: the engine gives no measure and no labelled speech was at hand, so it is even."""
MODELS = ("model.int8.onnx", "model.onnx")
"""File names of SenseVoice as sherpa-onnx publishes it; the smaller first."""
TOKENS = "tokens.txt"
NEEDED = (b"vocab_size", b"lfr_window_size", b"neg_mean")
TAIL_BYTES = 1 << 18
"""The metadata stand behind the weights; the longest of them is about ten kilobytes."""
MAX_PHRASE_S = 20.0
"""A stretch longer than this is given to the model in pieces."""
PAUSE_S = 0.6
ENDS = frozenset("。！？；.!?;")
REMEDY = (
    "name a folder that holds model.int8.onnx (or model.onnx) and tokens.txt of "
    "sherpa-onnx-sense-voice-zh-en-ja-ko-yue with --speech-model"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that belong together.

    Attributes:
        text: as the model writes it.
        start_s: when the first of its tokens begins, seconds.
        end_s: when the last one begins, or the stretch ends.
    """

    text: str
    start_s: float
    end_s: float


class Recogniser:
    """SenseVoice in sherpa-onnx. Use `load`, which keeps one a folder."""

    def __init__(self, folder: Path) -> None:
        if importlib.util.find_spec("sherpa_onnx") is None:
            raise RequestError("speech needs the library sherpa-onnx: pip install 'yellowplate[speech]'")
        model = next((folder / name for name in MODELS if (folder / name).is_file()), None)
        if model is None or not (folder / TOKENS).is_file():
            msg = f"no speech model in {folder}: {REMEDY}"
            raise RequestError(msg)
        if not _is_described(model):
            msg = f"the speech model {model} lacks the figures that sherpa-onnx needs; {REMEDY}"
            raise RequestError(msg)
        sherpa_onnx: Any = importlib.import_module("sherpa_onnx")  # an extra: there may be no types of it

        with model.open("rb") as stream:
            self.sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        try:
            self._recogniser: Any = sherpa_onnx.OfflineRecognizer.from_sense_voice(
                model=str(model), tokens=str(folder / TOKENS), num_threads=1, use_itn=False
            )
        except (RuntimeError, ValueError) as error:
            msg = f"the speech model {model} cannot be loaded ({error}); {REMEDY}"
            raise RequestError(msg) from error

    @property
    def name(self) -> str:
        """Name of reader and model as it stands behind each reading."""
        return f"{NAME}+sensevoice-{self.sha256[:12]}"

    def heard(self, samples: Samples, begin_s: float) -> list[Phrase]:
        """Transcribe one stretch.

        Args:
            samples: 16 kHz mono.
            begin_s: time of the first sample, seconds.
        """
        stream = self._recogniser.create_stream()
        stream.accept_waveform(RATE_HZ, samples)
        self._recogniser.decode_stream(stream)
        result = stream.result
        end_s = begin_s + len(samples) / RATE_HZ
        return phrases(list(result.tokens), [begin_s + time for time in result.timestamps], begin_s, end_s)


def _is_described(model: Path) -> bool:
    """Look for the metadata at a model's end: without them the library ends the whole process (sherpa-onnx 2.0.1)."""
    with model.open("rb") as stream:
        stream.seek(-min(TAIL_BYTES, model.stat().st_size), 2)
        tail = stream.read()
    return all(name in tail for name in NEEDED)


@cache
def load(folder: Path) -> Recogniser:
    """Return this process's recogniser for a folder.

    Raises:
        RequestError: the library or a file is missing, or the model cannot be loaded.
    """
    return Recogniser(folder)


def phrases(tokens: Sequence[str], times: Sequence[float], begin_s: float, end_s: float) -> list[Phrase]:
    """Put tokens together into phrases, parted at the end of a sentence and at pauses.

    Args:
        tokens: parts of words; one that begins a word has "▁" or a space before it.
        times: when each begins, seconds; fewer than tokens where the model gives none.
        begin_s: begin of the stretch.
        end_s: end of the stretch.

    Returns:
        Phrases with letters or digits in them, in order of time.

    >>> [one.text for one in phrases(["车", "。", "▁six", "▁cars"], [1.0, 1.2, 1.4, 1.6], 1.0, 2.0)]
    ['车。', 'six cars']
    """
    known = list(times) if len(times) == len(tokens) else [begin_s] * len(tokens)
    groups: list[list[int]] = [[]]
    for place, token in enumerate(tokens):
        if groups[-1] and known[place] - known[place - 1] > PAUSE_S:
            groups.append([])
        groups[-1].append(place)
        if token.strip("▁ ")[-1:] in ENDS:
            groups.append([])
    found = []
    for number, group in enumerate(groups):
        text = "".join(tokens[place] for place in group).replace("▁", " ").strip()
        if any(one.isalnum() for one in text):
            after = groups[number + 1 : number + 2]
            last = end_s if not after or not after[0] or len(times) != len(tokens) else known[after[0][0]]
            start_s = min(max(begin_s, known[group[0]]), end_s)
            found.append(Phrase(text, round(start_s, 3), round(min(max(start_s, last), end_s), 3)))
    return found


def listen(path: Path, item: Item, model: Path | None = None) -> Iterator[Reading]:
    """Tell where somebody speaks in a video or sound, and with a model what.

    Args:
        path: the bytes.
        item: whose bytes they are.
        model: folder of a SenseVoice model; None where there is none.

    Returns:
        Readings of kind SPEECH in order of time; none where nobody was heard, there is no sound, or the item is of
        another kind.

    Raises:
        UnreadableInput: the sound cannot be opened or decoded.
        RequestError: a model was named and cannot be used.

    Limits: see `voice.voice`. How well words are heard was not measured: dialect and music cost more than the
        engine's published figures say, so a number heard needs a second witness.
    """
    if item.kind not in (MediaKind.VIDEO, MediaKind.AUDIO):
        return
    recogniser = load(model) if model is not None else None
    for stretch in voice(path, item.origin):
        if recogniser is None:
            yield _reading(item, UNHEARD, (stretch.start_s, stretch.end_s), VOICE_PROB, NAME, stretch.n_frames)
            continue
        found = [
            one for piece, begin_s in _pieces(path, item.origin, stretch) for one in recogniser.heard(piece, begin_s)
        ]
        for one in found:
            yield _reading(item, one.text, (one.start_s, one.end_s), WORDS_PROB, recogniser.name)


def _reading(item: Item, text: str, span: tuple[float, float], prob: float, reader: str, n_seen: int = 1) -> Reading:
    return Reading(
        locator=Locator(item.sha256, t_start_s=round(span[0], 3), t_end_s=round(span[1], 3)),
        kind=ReadingKind.SPEECH,
        alternatives=(Alternative(text, prob),),
        reader=reader,
        context=item.sha256,
        n_seen=n_seen,
    )


def _pieces(path: Path, file: str, stretch: Stretch) -> Iterator[tuple[Samples, float]]:
    """Cut a stretch out of the sound, in pieces a model can take."""
    for begin_s, samples in sound(path, file):
        first = max(stretch.start_s, begin_s)
        last = min(stretch.end_s, begin_s + len(samples) / RATE_HZ)
        while first < last:
            until = min(last, first + MAX_PHRASE_S)
            yield samples[round((first - begin_s) * RATE_HZ) : round((until - begin_s) * RATE_HZ)], first
            first = until
