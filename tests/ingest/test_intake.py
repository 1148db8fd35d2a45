"""The machinery: nothing vanishes, nothing stops the run, nothing is read twice."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from yellowplate.ingest import ingest
from yellowplate.ingest.format import Claimed, Folder, Format, Member, SourceFile, Yield
from yellowplate.ingest.intake import formats
from yellowplate.records import Item, Locator, MediaKind, Post, PostKind, Refusal, Statement
from yellowplate.records.errors import RequestError, UnreadableInput
from yellowplate.settings import Settings

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
MP4 = b"\x00\x00\x00\x18ftypisom" + bytes(64)
SHARED = Path(__file__).resolve().parents[2] / "../shared"


def keep(path: Path) -> tuple[str, int]:
    raw = path.read_bytes()
    return hashlib.sha256(raw).hexdigest(), len(raw)


def write(root: Path, **files: bytes | str) -> None:
    for name, content in files.items():
        path = root / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


class Taken:
    """What a run gave, by kind."""

    def __init__(
        self,
        roots: Path | Sequence[Path],
        *,
        asked: Sequence[Format] | None = None,
        keep: Callable[[Path], tuple[str, int]] = keep,
        settings: Settings | None = None,
        scan: Callable[[Path], AbstractContextManager[Iterator[os.DirEntry[str]]]] = os.scandir,
    ) -> None:
        named = [roots] if isinstance(roots, Path) else roots
        self.all = list(ingest(named, keep, settings or Settings(), asked=asked, scan=scan))
        self.items = {one.origin: one for one in self.all if isinstance(one, Item)}
        self.posts = [one for one in self.all if isinstance(one, Post)]
        self.statements = [one for one in self.all if isinstance(one, Statement)]
        self.refusals = [one for one in self.all if isinstance(one, Refusal)]

    @property
    def reasons(self) -> dict[str, str]:
        return {one.file: one.reason for one in self.refusals}


def plug_in(
    name: str,
    ending: str,
    read: Callable[[SourceFile, Folder], Iterator[Yield]],
    *,
    order: int = 1,
    recognises: Callable[[SourceFile], bool] | None = None,
) -> Format:
    return Format(name, "test", order, recognises or (lambda file: file.name.endswith(ending)), read)


def test_what_no_format_reads_is_an_item_with_a_reason(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_dot_json='{"x": 1}',
        b_dot_csv="a,b\n1,2\n",
        c_dot_bin=b"\x00\x01\x02",
        d_dot_pdf=b"%PDF-1.7\n",
        e_dot_log="a line",
        f_dot_zip=b"PK\x05\x06" + bytes(18),
        g_dot_jpg=PNG,
        h_dot_mp3=b"ID3\x03\x00\x00",
    )
    taken = Taken(tmp_path)
    assert list(taken.items) == [
        f"{name}" for name in ("g.jpg", "a.json", "b.csv", "c.bin", "d.pdf", "e.log", "f.zip", "h.mp3")
    ]
    assert taken.reasons == {
        "a.json": "no format recognises it (application/json)",
        "b.csv": "no format recognises it (text/csv)",
        "c.bin": "no reader exists for it (application/octet-stream)",
        "d.pdf": "no reader exists for it (application/pdf)",
        "e.log": "text that no format reads (text/plain)",
        "f.zip": "an archive that no format reads (application/zip)",
    }
    assert all(one.item == taken.items[one.file].sha256 and not one.is_partial for one in taken.refusals)


def test_a_picture_named_as_a_film_is_a_picture_and_is_reported(tmp_path: Path) -> None:
    write(tmp_path, clip_dot_mp4=PNG)
    taken = Taken(tmp_path)
    item = taken.items["clip.mp4"]
    assert (item.media_type, item.kind, item.format) == ("image/png", MediaKind.IMAGE, "folder")
    (refusal,) = taken.refusals
    assert refusal.is_partial
    assert "image/png" in refusal.reason


def test_same_bytes_are_one_item_with_the_first_origin(tmp_path: Path) -> None:
    write(tmp_path, b=PNG, a=PNG, c__d=PNG)
    taken = Taken(tmp_path)
    assert list(taken.items) == ["a"]
    assert taken.items["a"].sha256 == hashlib.sha256(PNG).hexdigest()


def test_a_copy_is_read_under_the_name_that_a_format_knows(tmp_path: Path) -> None:
    write(tmp_path, a_dot_log="A report.", b_dot_txt="A report.")
    taken = Taken(tmp_path)
    assert [one.texts[0].text for one in taken.posts] == ["A report."]
    assert list(taken.items) == ["a.log"]
    assert not taken.refusals


def test_an_unreadable_file_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path, a_dot_jpg=PNG, b_dot_jpg=PNG + b"1", c_dot_jpg=PNG + b"2", d_dot_jpg=PNG + b"3")

    def failing(path: Path) -> tuple[str, int]:
        if path.name == "a.jpg":
            raise PermissionError(13, "Permission denied")
        if path.name == "b.jpg":
            raise OSError(5, "Input/output error")
        if path.name == "c.jpg":
            raise UnreadableInput("c.jpg", "changed while it was read", remedy="Run again.")
        return keep(path)

    taken = Taken(tmp_path, keep=failing)
    assert list(taken.items) == ["d.jpg"]
    assert taken.reasons == {
        "a.jpg": "cannot be read: Permission denied",
        "b.jpg": "cannot be read: Input/output error",
        "c.jpg": "changed while it was read",
    }


def test_an_unreadable_folder_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path, a__x_dot_jpg=PNG, z_dot_jpg=PNG + b"1")

    def scan(path: Path) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
        if path.name == "a":
            raise PermissionError(13, "Permission denied")
        return os.scandir(path)

    taken = Taken(tmp_path, scan=scan)
    assert list(taken.items) == ["z.jpg"]
    assert list(taken.reasons) == ["a"]


def test_text_beyond_the_limit_is_kept_and_not_read(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt="x" * 2000, b_dot_txt="short")
    taken = Taken(tmp_path, settings=Settings(max_text_mb=0.001))
    assert list(taken.items) == ["a.txt", "b.txt"]
    assert len(taken.posts) == 1
    (refusal,) = taken.refusals
    assert refusal.file == "a.txt"
    assert "max_text_mb" in refusal.remedy


def test_the_first_format_in_order_reads_a_file(tmp_path: Path) -> None:
    write(tmp_path, a_dot_x="1")

    def post(kind: PostKind) -> Callable[[SourceFile, Folder], Iterator[Yield]]:
        return lambda file, _folder: iter([Post(Locator(file.item.sha256), kind)])

    asked = [plug_in("first", ".x", post(PostKind.PAGE)), plug_in("second", ".x", post(PostKind.TEXT))]
    taken = Taken(tmp_path, asked=asked)
    assert [one.kind for one in taken.posts] == [PostKind.PAGE]
    assert taken.items["a.x"].format == "first"


def test_linked_media_come_before_the_post_and_make_no_second_one(tmp_path: Path) -> None:
    post_id = str(1_756_717_343 << 32)
    address = f"https://www.douyin.com/video/{post_id}"
    files: dict[str, bytes | str] = {
        f"{post_id}_dot_mp4": MP4,
        f"{post_id}_dot_info_dot_json": f'{{"id": "{post_id}", "webpage_url": "{address}"}}',
    }
    write(tmp_path, **files)
    taken = Taken(tmp_path)
    assert len(taken.posts) == 1
    assert taken.posts[0].media == (taken.items[f"{post_id}.mp4"].sha256,)
    assert [type(one) for one in taken.all] == [Item, Item, Post]
    assert taken.items[f"{post_id}.mp4"].format == "ytdlp"


def test_a_linked_file_of_fields_is_still_read(tmp_path: Path) -> None:
    write(tmp_path, a_dot_x="1", b_dot_y="2")

    def link(file: SourceFile, folder: Folder) -> Iterator[Yield]:
        found = folder.beside(file, "b.y")
        assert found is not None
        yield Post(Locator(file.item.sha256), PostKind.PAGE, media=(found.item.sha256, "0" * 64))

    def read(file: SourceFile, folder: Folder) -> Iterator[Yield]:
        yield Post(Locator(file.item.sha256), PostKind.TEXT)

    taken = Taken(tmp_path, asked=[plug_in("x", ".x", link), plug_in("y", ".y", read)])
    assert [one.kind for one in taken.posts] == [PostKind.PAGE, PostKind.TEXT]


def test_a_claimed_neighbour_is_nobody_elses(tmp_path: Path) -> None:
    write(tmp_path, a_dot_x="1", b_dot_y="2")

    def claim(file: SourceFile, folder: Folder) -> Iterator[Yield]:
        found = folder.beside(file, "b.y")
        assert found is not None
        yield Claimed(found)

    def never(file: SourceFile, folder: Folder) -> Iterator[Yield]:
        pytest.fail("asked for a claimed file")
        yield

    taken = Taken(tmp_path, asked=[plug_in("x", ".x", claim), plug_in("y", ".y", never)])
    assert [one.format for one in taken.items.values()] == ["x", "x"]
    assert not taken.refusals


@pytest.mark.parametrize(
    ("error", "word", "place"),
    [
        (UnreadableInput("", "broken", place="line 3", remedy="Mend it."), "broken", "line 3"),
        (PermissionError(13, "Permission denied"), "Permission denied", ""),
        (KeyError("desc"), "the format x failed on it: KeyError: 'desc'", ""),
    ],
)
@pytest.mark.parametrize("is_partial", [False, True])
def test_a_format_that_fails_costs_its_file_only(
    tmp_path: Path, error: Exception, word: str, place: str, is_partial: bool
) -> None:
    write(tmp_path, a_dot_x="1", b_dot_jpg=PNG)

    def fail(file: SourceFile, folder: Folder) -> Iterator[Yield]:
        if is_partial:
            yield Post(Locator(file.item.sha256), PostKind.PAGE)
        raise error

    taken = Taken(tmp_path, asked=[plug_in("x", ".x", fail)])
    (refusal,) = taken.refusals
    assert (refusal.file, refusal.place, refusal.is_partial) == ("a.x", place, is_partial)
    assert word in refusal.reason
    assert refusal.item == taken.items["a.x"].sha256
    assert list(taken.items) == ["a.x", "b.jpg"]


def test_an_error_about_another_file_names_that_file(tmp_path: Path) -> None:
    write(tmp_path, a_dot_x="1")

    def fail(file: SourceFile, folder: Folder) -> Iterator[Yield]:
        raise UnreadableInput("other.y", "broken")
        yield

    (refusal,) = Taken(tmp_path, asked=[plug_in("x", ".x", fail)]).refusals
    assert (refusal.file, refusal.item) == ("other.y", "")


def test_a_format_that_cannot_even_look_is_reported_on_reading(tmp_path: Path) -> None:
    write(tmp_path, a_dot_x="1")

    def look(file: SourceFile) -> bool:
        raise OSError(5, "Input/output error")

    def read(file: SourceFile, folder: Folder) -> Iterator[Yield]:
        yield from (Post(Locator(file.item.sha256), PostKind.PAGE) for _ in range(look(file)))

    taken = Taken(tmp_path, asked=[plug_in("x", ".x", read, recognises=look)])
    assert taken.reasons == {"a.x": "cannot be read: Input/output error"}


def unpack(file: SourceFile, folder: Folder) -> Iterator[Yield]:
    with zipfile.ZipFile(file.path) as archive:
        for number, name in enumerate(archive.namelist()):
            path = file.path.parent.parent / f"unpacked{number}"
            path.write_bytes(archive.read(name))
            yield Member(name, path)


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


def test_members_are_items_and_are_asked_themselves(tmp_path: Path) -> None:
    inner = zipped(x=b"1")
    archive = zipped(
        d__notes_dot_txt=b"A report.",
        d__notes_dot_meta_dot_json=b'{"publisher": "Example Letter"}',
        style_dot_css=b"body {}",
        empty=b"",
        inner_dot_zip=inner,
        pic_dot_mp4=PNG,
    )
    write(tmp_path, in__a_dot_zip=archive, in__copy_dot_png=PNG)
    zips = plug_in("zips", ".zip", unpack, order=1)
    taken = Taken(tmp_path / "in", asked=[zips, *(one for one in formats() if one.name in ("prose", "folder"))])
    parent = taken.items["a.zip"].sha256
    assert set(taken.items) == {
        "a.zip",
        "a.zip!/d/notes.txt",
        "a.zip!/d/notes.meta.json",
        "a.zip!/style.css",
        "a.zip!/inner.zip",
        "copy.png",
    }
    assert taken.items["a.zip!/d/notes.txt"].parent == parent
    assert taken.items["copy.png"].parent == ""
    assert taken.posts[0].author is not None
    assert taken.posts[0].author.name == "Example Letter"
    assert taken.reasons == {"a.zip!/empty": "the member is empty", "a.zip!/inner.zip": "an archive inside an archive"}
    assert not list(tmp_path.glob("unpacked*"))


def test_a_member_that_cannot_be_kept_is_refused(tmp_path: Path) -> None:
    write(tmp_path, in__a_dot_zip=zipped(x=b"1"))

    def failing(path: Path) -> tuple[str, int]:
        if not path.name.endswith(".zip"):
            raise OSError(28, "No space left on device")
        return keep(path)

    taken = Taken(tmp_path / "in", asked=[plug_in("zips", ".zip", unpack)], keep=failing)
    assert taken.reasons == {"a.zip!/x": "cannot be read: No space left on device"}


def test_the_source_is_not_changed_and_the_order_is_always_the_same(tmp_path: Path) -> None:
    write(tmp_path, b_dot_txt="b", a_dot_txt="a", c_dot_csv="vin,lender\nX,Y\n", d__e_dot_jpg=PNG)
    before = {path: path.stat().st_mtime_ns for path in sorted(tmp_path.rglob("*"))}
    assert Taken(tmp_path).all == Taken(tmp_path).all
    assert {path: path.stat().st_mtime_ns for path in sorted(tmp_path.rglob("*"))} == before


def test_a_folder_that_is_not_there_archives_nothing(tmp_path: Path) -> None:
    write(tmp_path, a="1")

    def never(path: Path) -> tuple[str, int]:
        pytest.fail("archived something")

    with pytest.raises(RequestError):
        Taken([tmp_path, tmp_path / "gone"], keep=never)


@pytest.mark.shared
def test_the_shared_samples_are_read_and_every_refusal_has_a_reason() -> None:
    names = ("ingest_samples", "news_samples", "facts")
    if not all((SHARED / name).is_dir() for name in names):
        pytest.skip("the folder of shared samples is not beside the checkout")
    taken = Taken([SHARED / name for name in names])
    assert all(one.reason and one.item for one in taken.refusals)
    whole = {one.file.rpartition(".")[2] for one in taken.refusals if not one.is_partial}
    assert whole <= {"tsr", "jsonl", "json"}, "time stamps, gold answers and a vocabulary are no input"
    assert len(taken.statements) == len({one.id for one in taken.statements}) > 300
    bodies = {taken_item.sha256 for name, taken_item in taken.items.items() if name.endswith("notes.txt")}
    assert [post.kind for post in taken.posts if post.locator.item in bodies] == [PostKind.ARTICLE]
