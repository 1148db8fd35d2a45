"""Lines drawn for training: the same from the same seed, VINs of right shape, targets where the characters stand."""

from __future__ import annotations

import numpy as np
import pytest

from update.vin_lines import faces, render, setting, strokes, vins
from update.vin_lines.compare import by_chance, interval
from update.vin_lines.network import BLANK, FRAME_PX, HEIGHT_PX, WIDTH_PX
from update.vin_lines.train import IGNORED, framed, rate_at
from yellowplate.numbers import vin as numbers


def test_vins_have_the_right_shape_and_valid_digits_where_they_bind() -> None:
    drawn = [vins.draw(np.random.default_rng(n)) for n in range(300)]
    assert all(numbers.parse(vin) == vin and vin[-4:].isdigit() for vin in drawn)
    assert {numbers.check(vin) for vin in drawn} == {"valid", "not_binding"}
    assert sum(vin[0] == "L" for vin in drawn) > 100


def test_every_character_of_a_vin_has_strokes() -> None:
    assert set(numbers.ALPHABET) <= set(strokes.SHAPES)


def test_own_faces_draw_each_character_differently() -> None:
    *_, own = faces.faces()
    assert len(own) == faces.N_MADE
    for face in (own[0], own[1]):
        assert len({face.glyph(one).tobytes() for one in numbers.ALPHABET}) == len(numbers.ALPHABET)
        assert face.glyph("A").shape[0] == faces.ROWS


def test_a_line_is_the_same_from_the_same_seed() -> None:
    first, again, other = render.line((1, 2)), render.line((1, 2)), render.line((1, 3))
    assert np.array_equal(first[0], again[0])
    assert first[1:] == again[1:]
    assert not np.array_equal(first[0], other[0])


def test_lines_show_a_vin_or_none_and_its_characters_in_order() -> None:
    ground = np.arange(64 * 300, dtype=np.uint8).reshape(64, 300)
    lines = [render.line((5, n), [ground]) for n in range(80)]
    assert {line.shape for line, _, _ in lines} == {(HEIGHT_PX, WIDTH_PX)}
    assert {len(vin) for _, vin, _ in lines} == {0, numbers.LENGTH}
    for _, vin, centres in lines:
        assert len(centres) == len(vin)
        assert centres == sorted(centres)


def test_a_frame_wants_the_character_that_stands_in_it() -> None:
    n_frames = WIDTH_PX // FRAME_PX
    wanted = framed("11", [10.2 / n_frames, 12.9 / n_frames])
    assert wanted[10] == wanted[12] == numbers.ALPHABET.index("1")
    assert wanted[9] == wanted[13] == IGNORED
    assert wanted[11] == BLANK
    assert (framed("", []) == BLANK).all()


def test_the_rate_rises_and_falls() -> None:
    assert rate_at(0.001) < rate_at(0.03) == pytest.approx(1.0)
    assert rate_at(0.5) > rate_at(0.9) > rate_at(1.0) > 0


def test_one_of_several_ways_is_drawn_by_its_share() -> None:
    rng = np.random.default_rng(1)
    drawn = [setting.pick(rng, 0.2, 0.5) for _ in range(2000)]
    assert [round(drawn.count(way) / 2000, 1) for way in range(3)] == [0.2, 0.5, 0.3]


def test_intervals_and_chance() -> None:
    assert [round(one, 2) for one in interval(17, 19)] == [0.69, 0.97]
    assert by_chance(0, 0) == by_chance(3, 3) == 1.0
    assert by_chance(6, 0) == pytest.approx(0.03125)
