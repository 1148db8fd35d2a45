"""The archive keeps bytes under their hash, never touches a source, and says what is wrong."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import io
import os
import resource
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest

from yellowplate.records.errors import BrokenRecord, CaseError, UnreadableInput
from yellowplate.store import archive as archive_module
from yellowplate.store.archive import Archive
from yellowplate.store.problem import ProblemKind

BYTES = b"a made-up clip" * 1000
SHA = hashlib.sha256(BYTES).hexdigest()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source" / "clip.mp4"
    path.parent.mkdir()
    path.write_bytes(BYTES)
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    (tmp_path / "case").mkdir()
    return Archive(tmp_path / "case" / "media")


@contextmanager
def largest_file(n_bytes: int) -> Iterator[None]:
    """Let the system refuse longer files, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_keeps_bytes_under_their_hash_read_only(archive: Archive, source: Path) -> None:
    before = source.stat()
    assert not archive.holds(SHA)
    assert archive.keep(source) == (SHA, len(BYTES))
    stored = archive.path(SHA)
    assert stored.parts[-4:] == ("sha256", SHA[:2], SHA[2:4], SHA)
    assert archive.holds(SHA)
    assert stored.read_bytes() == BYTES
    assert stat.S_IMODE(stored.stat().st_mode) == 0o444
    after = source.stat()
    assert (after.st_mtime_ns, after.st_atime_ns, after.st_mode, after.st_nlink, after.st_ino) == (
        before.st_mtime_ns,
        before.st_atime_ns,
        before.st_mode,
        before.st_nlink,
        before.st_ino,
    )


def test_keeping_again_writes_nothing(archive: Archive, source: Path, tmp_path: Path) -> None:
    archive.keep(source)
    first = archive.path(SHA).stat()
    other = tmp_path / "other.mp4"
    other.write_bytes(BYTES)
    assert archive.keep(other) == (SHA, len(BYTES))
    second = archive.path(SHA).stat()
    assert (first.st_ino, first.st_mtime_ns) == (second.st_ino, second.st_mtime_ns)


def test_a_shortened_object_is_written_anew(archive: Archive, source: Path) -> None:
    archive.keep(source)
    stored = archive.path(SHA)
    stored.chmod(0o644)
    stored.write_bytes(BYTES[:10])
    archive.keep(source)
    assert stored.read_bytes() == BYTES


def test_an_empty_file_is_kept(archive: Archive, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    assert archive.keep(empty) == (hashlib.sha256(b"").hexdigest(), 0)


def test_editing_the_source_does_not_change_the_copy(archive: Archive, source: Path) -> None:
    archive.keep(source)
    with source.open("r+b") as stream:
        stream.write(b"EDITED")
    assert archive.path(SHA).read_bytes() == BYTES
    assert list(archive.verify([(SHA, len(BYTES))])) == []


def test_a_hard_link_shares_the_bytes_and_verify_notices_an_edit(archive: Archive, source: Path) -> None:
    mode = source.stat().st_mode
    assert archive.keep(source, link=True) == (SHA, len(BYTES))
    assert archive.path(SHA).samefile(source)
    assert source.stat().st_mode == mode
    assert list(archive.verify()) == []
    with source.open("r+b") as stream:
        stream.write(b"EDITED")
    (problem,) = archive.verify()
    assert (problem.part, problem.kind) == ("media", ProblemKind.CHANGED)
    assert problem.place == archive.path(SHA).relative_to(archive.path(SHA).parents[4]).as_posix()


def test_a_link_of_a_symbolic_link_links_the_file_it_stands_for(archive: Archive, source: Path, tmp_path: Path) -> None:
    (tmp_path / "alias").symlink_to(source)
    archive.keep(tmp_path / "alias", link=True)
    assert archive.path(SHA).samefile(source)
    assert not archive.path(SHA).is_symlink()


def test_where_no_link_can_be_made_the_bytes_are_copied(
    archive: Archive, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    monkeypatch.setattr(os, "link", refuse)
    archive.keep(source, link=True)
    assert not archive.path(SHA).samefile(source)
    assert archive.path(SHA).read_bytes() == BYTES


def test_a_file_replaced_before_it_is_linked_is_not_linked(
    archive: Archive, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def replace_first(old: Path, new: Path) -> None:
        other = source.with_name("other")
        other.write_bytes(b"other bytes")
        other.replace(source)
        link(old, new)

    monkeypatch.setattr(os, "link", replace_first)
    archive.keep(source, link=True)
    assert archive.path(SHA).read_bytes() == BYTES


def test_blocks_are_shared_where_the_disk_can(archive: Archive, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def share(copy: int, _request: int, original: int) -> int:
        os.pwrite(copy, os.pread(original, len(BYTES), 0), 0)
        return 0

    monkeypatch.setattr(fcntl, "ioctl", share)
    archive.keep(source)
    assert archive.path(SHA).read_bytes() == BYTES


def test_a_full_disk_found_while_sharing_blocks_is_told(
    archive: Archive, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(fcntl, "ioctl", refuse)
    with pytest.raises(CaseError, match=r"clip\.mp4 cannot be archived \(No space left on device\)"):
        archive.keep(source)
    assert not archive.holds(SHA)


@pytest.mark.parametrize("at_reading", [1, 2])
def test_a_file_that_changes_while_it_is_read_is_refused(
    archive: Archive, source: Path, monkeypatch: pytest.MonkeyPatch, at_reading: int
) -> None:
    original: Callable[..., tuple[str, int]] = archive_module._hash
    n_readings = 0

    def change_then_hash(stream: BinaryIO, name: str, copy: BinaryIO | None = None) -> tuple[str, int]:
        nonlocal n_readings
        n_readings += 1
        if n_readings == at_reading:
            with source.open("ab") as writer:
                writer.write(b"more")
        return original(stream, name, copy)

    monkeypatch.setattr(archive_module, "_hash", change_then_hash)
    with pytest.raises(UnreadableInput, match="changed while it was read"):
        archive.keep(source, name="folder/clip.mp4")
    assert [path for path in archive._folder.rglob("*") if path.is_file()] == []


def test_what_is_no_regular_file_is_refused(archive: Archive, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, why in ((tmp_path / "pipe", "not a regular file"), (tmp_path, "not a regular file")):
        with pytest.raises(UnreadableInput, match=why):
            archive.keep(path)
    with pytest.raises(UnreadableInput, match=r"a/b: .*No such file"):
        archive.keep(tmp_path / "missing", name="a/b")


@pytest.mark.parametrize("at_reading", [1, 2, 3])
def test_a_disk_that_fails_while_reading_is_told(
    archive: Archive, source: Path, monkeypatch: pytest.MonkeyPatch, at_reading: int
) -> None:
    class Failing(io.FileIO):
        n_readings = 0

        def read(self, size: int | None = -1, /) -> bytes:
            self.n_readings += 1
            if self.n_readings == at_reading:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return super().read(-1 if size is None else size)

    monkeypatch.setattr(archive_module, "_open_source", lambda path, _: Failing(path))
    with pytest.raises(UnreadableInput, match=r"clip\.mp4: the file cannot be read \(Input/output error\)"):
        archive.keep(source)
    assert list(archive.verify()) == []


def test_a_source_of_another_owner_is_opened_without_the_flag(
    archive: Archive, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_file = os.open

    def only_owner(path: str | Path, flags: int, mode: int = 0o777, **rest: int | None) -> int:
        if flags & os.O_NOATIME:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        return open_file(path, flags, mode, **rest)

    monkeypatch.setattr(os, "open", only_owner)
    assert archive.keep(source)[0] == SHA


def test_a_full_disk_is_told_and_leaves_nothing_behind(archive: Archive, source: Path) -> None:
    with largest_file(1000), pytest.raises(CaseError, match=r"clip\.mp4 cannot be archived .* Free some space"):
        archive.keep(source)
    assert list(archive.verify()) == []
    assert archive.keep(source)[0] == SHA


def test_a_case_opened_for_reading_keeps_nothing(source: Path, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="for reading only"):
        Archive(tmp_path / "media", read_only=True).keep(source)


def test_what_a_killed_program_left_is_taken_away(archive: Archive, source: Path) -> None:
    archive.keep(source)
    (archive._folder / "incoming" / "half").write_bytes(b"half a file")
    assert [problem.kind for problem in archive.verify()] == [ProblemKind.FOREIGN]
    assert list(Archive(archive._folder).verify([(SHA, len(BYTES))])) == []


@pytest.mark.parametrize("name", ["", "../../etc/passwd", SHA.upper(), SHA[:63]])
def test_only_hashes_have_paths(archive: Archive, name: str) -> None:
    with pytest.raises(BrokenRecord):
        archive.path(name)


def test_verify_tells_missing_changed_and_foreign_files(archive: Archive, tmp_path: Path) -> None:
    kept = []
    for n in range(6):
        path = tmp_path / f"{n}"
        path.write_bytes(f"file {n}".encode())
        kept.append(archive.keep(path))
    kept.sort()
    (unlisted, changed, *_, gone) = kept
    archive.path(gone[0]).unlink()
    archive.path(changed[0]).chmod(0o644)
    archive.path(changed[0]).write_bytes(b"forged")
    (archive._folder / "sha256" / "notes.txt").write_text("not ours")
    never = ("0" * 64, 3)
    found = {(problem.place.rpartition("/")[2], problem.kind) for problem in archive.verify([never, *kept[1:]])}
    assert found == {
        (never[0], ProblemKind.MISSING),
        (gone[0], ProblemKind.MISSING),
        (changed[0], ProblemKind.CHANGED),
        (unlisted[0], ProblemKind.FOREIGN),
        ("notes.txt", ProblemKind.FOREIGN),
    }
    assert {problem.kind for problem in archive.verify()} == {ProblemKind.CHANGED, ProblemKind.FOREIGN}


def test_an_object_that_cannot_be_opened_any_more_is_told(archive: Archive, source: Path) -> None:
    archive.keep(source)
    archive.path(SHA).unlink()
    archive.path(SHA).symlink_to(source.parent)
    assert list(archive.verify()) == []  # os.walk takes a link to a folder for a folder
    archive.path(SHA).unlink()
    archive.path(SHA).symlink_to(source.parent / "gone")
    (problem,) = archive.verify()
    assert problem.kind is ProblemKind.CHANGED
    assert "cannot be read" in problem.reason
