"""The tree of errors: what is caught together, what is printed, what survives the way between processes."""

from __future__ import annotations

import pickle

import pytest

from yellowplate.records import errors


@pytest.mark.parametrize(
    ("leaf", "branch"),
    [
        (errors.CaseError, errors.RequestError),
        (errors.TooLarge, errors.UnreadableInput),
        (errors.WrongSchema, errors.UnreadableInput),
        (errors.WrongLength, errors.NumberError),
        (errors.WrongCharacter, ValueError),
        (errors.WrongCheckDigit, errors.NumberError),
        (errors.BrokenRecord, errors.YellowplateError),
    ],
)
def test_a_branch_catches_its_leaves(leaf: type[Exception], branch: type[Exception]) -> None:
    assert issubclass(leaf, branch)


@pytest.mark.parametrize("two", [(errors.UnreadableInput, errors.RequestError), (errors.BrokenRecord, ValueError)])
def test_branches_stay_apart(two: tuple[type[Exception], type[Exception]]) -> None:
    assert not issubclass(two[0], two[1])


@pytest.mark.parametrize(
    ("place", "remedy", "line"),
    [
        ("", "", "a.mp4: cut short"),
        ("byte 20", "", "a.mp4 (byte 20): cut short"),
        ("", "fetch it again", "a.mp4: cut short Remedy: fetch it again"),
        ("byte 20", "fetch it again", "a.mp4 (byte 20): cut short Remedy: fetch it again"),
    ],
)
def test_the_line_names_file_place_reason_and_remedy(place: str, remedy: str, line: str) -> None:
    assert str(errors.UnreadableInput("a.mp4", "cut short", place=place, remedy=remedy)) == line


@pytest.mark.parametrize("cls", [errors.UnreadableInput, errors.TooLarge, errors.WrongSchema])
def test_an_unreadable_input_passes_between_processes(cls: type[errors.UnreadableInput]) -> None:
    error = cls("a.mp4", "cut short", place="byte 20", remedy="fetch it again")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is cls
    assert str(again) == str(error)
    assert (again.file, again.reason, again.place, again.remedy) == ("a.mp4", "cut short", "byte 20", "fetch it again")
