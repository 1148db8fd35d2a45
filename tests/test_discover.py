"""Plug-ins: the folder is the list."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from yellowplate import discover


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Make an empty package of its own name that can be imported during one test."""
    folder = tmp_path / f"made_up_{abs(hash(request.node.name))}"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder
    discover.plug_ins.cache_clear()
    for name in [name for name in sys.modules if name.partition(".")[0] == folder.name]:
        del sys.modules[name]


def test_modules_come_in_order_of_name_from_every_depth(package: Path) -> None:
    (package / "cn").mkdir()
    for path in ("wine.py", "apple.py", "_hidden.py", "cn/__init__.py", "cn/tea.py"):
        (package / path).write_text(f"PATTERN = {path!r}\n")
    names = [module.__name__ for module in discover.modules(package.name)]
    assert names == [f"{package.name}.{name}" for name in ("apple", "cn.tea", "wine")]
    assert discover.plug_ins(package.name, "PATTERN") == ("apple.py", "cn/tea.py", "wine.py")


def test_an_empty_folder_has_no_plug_ins(package: Path) -> None:
    assert discover.plug_ins(package.name, "PATTERN") == ()


def test_a_module_without_the_object_is_named(package: Path) -> None:
    (package / "apple.py").write_text("RULE = 1\n")
    with pytest.raises(AttributeError, match=r"apple is in a plug-in folder but defines no PATTERN"):
        discover.plug_ins(package.name, "PATTERN")


def test_a_folder_that_cannot_be_imported_does_not_vanish(package: Path) -> None:
    (package / "cn").mkdir()
    (package / "cn" / "__init__.py").write_text("import a_module_nobody_wrote\n")
    (package / "cn" / "tea.py").write_text("PATTERN = 1\n")
    with pytest.raises(ModuleNotFoundError, match="a_module_nobody_wrote"):
        discover.modules(package.name)


def test_a_missing_package_is_an_error() -> None:
    with pytest.raises(ModuleNotFoundError):
        discover.modules("yellowplate.nowhere")
