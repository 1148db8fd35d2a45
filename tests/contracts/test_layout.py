"""How the package is laid out: names, sizes, docstrings, no path of anybody's machine, and bare imports."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import yellowplate

SRC = Path(yellowplate.__file__).parent
MODULES = sorted(path.relative_to(SRC).as_posix() for path in SRC.rglob("*.py"))
PLUG_IN_FOLDERS = (
    "ingest/formats",
    "read/readers",
    "extract/patterns",
    "resolve/features",
    "law/rules",
    "estimate/methods",
    "model/mechanisms",
    "screen/lists",
    "export/formats",
)
MAX_PLUG_IN_LINES = 250
"""About 100 is the aim; a collector's format may take more for its field names, never the size of machinery."""
MAX_LINES = 300
FORBIDDEN = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "core",
    "base",
    "manager",
    "handler",
    "processor",
    "data",
    "info",
}
HEAVY = [
    "cv2",
    "av",
    "rapidocr",
    "onnxruntime",
    "numpy",
    "phonenumbers",
    "opencc",
    "warcio",
    "jsonschema",
    "PIL",
    "scipy",
]
READS_ENVIRONMENT = re.compile(r"\bos\.(?:getenv\b|environ\b(?!\[\w+\] = ))")
"""Setting a variable for a library that knows no other way is allowed, reading one is not."""
HOME_PATH = re.compile(r"(?<![\w.])/(?:home|Users|root|work|workspace|mnt)/\w")


def _is_plug_in(module: str) -> bool:
    return module.startswith(tuple(f"{folder}/" for folder in PLUG_IN_FOLDERS)) and not module.endswith("__init__.py")


def _public(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Public functions and classes of a module, and the public methods of its public classes."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    top = [node for node in tree.body if isinstance(node, kinds) and not node.name.startswith("_")]
    methods = [
        node
        for cls in top
        if isinstance(cls, ast.ClassDef)
        for node in cls.body
        if isinstance(node, kinds) and not node.name.startswith("_")
    ]
    return top + methods


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_named_for_a_thing_and_of_a_readable_size(module: str) -> None:
    parts = set(Path(module).with_suffix("").parts)
    assert not parts & FORBIDDEN
    n_lines = len((SRC / module).read_text(encoding="utf-8").splitlines())
    assert n_lines <= (MAX_PLUG_IN_LINES if _is_plug_in(module) else MAX_LINES)


@pytest.mark.parametrize("module", MODULES)
def test_everything_public_is_documented(module: str) -> None:
    tree = ast.parse((SRC / module).read_text(encoding="utf-8"))
    assert not tree.body or ast.get_docstring(tree), f"{module} does not say what it holds"
    bare = [f"{module}:{node.lineno} {node.name}" for node in _public(tree) if not ast.get_docstring(node)]
    assert not bare


@pytest.mark.parametrize("module", MODULES)
def test_options_are_read_in_one_place_and_nothing_is_left_for_later(module: str) -> None:
    text = (SRC / module).read_text(encoding="utf-8")
    assert not re.search(r"\b(?:TODO|FIXME|XXX)\b", text)
    if not module.startswith(("cli/", "review/")):
        assert not READS_ENVIRONMENT.search(text), f"{module} reads the environment"


def test_no_shipped_file_names_a_path_of_somebodys_machine() -> None:
    found = [
        f"{path.relative_to(SRC)}: {match.group()}"
        for path in sorted(SRC.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
        for match in HOME_PATH.finditer(path.read_bytes().decode("utf-8", "replace"))
    ]
    assert not found


@pytest.mark.parametrize(
    ("text", "is_path"),
    [
        ("/home/" + "lin/cars", True),
        ("open('/" + "Users/lin')", True),
        ("https://example.org/home/" + "cars", False),
        ("notes/work/" + "plan", False),
        ("/dev/null", False),
    ],
)
def test_the_search_for_paths_finds_what_it_should(text: str, is_path: bool) -> None:
    assert bool(HOME_PATH.search(text)) == is_path


def test_every_folder_of_the_package_is_a_package() -> None:
    folders = {path.parent for path in SRC.rglob("*.py")}
    assert not sorted(str(folder.relative_to(SRC)) for folder in folders if not (folder / "__init__.py").is_file())


def test_the_whole_package_imports_without_anything_heavy() -> None:
    program = f"""
import importlib, pkgutil, sys
import yellowplate
names = [found.name for found in pkgutil.walk_packages(yellowplate.__path__, "yellowplate.", importlib.import_module)]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
print(len(names), *(name for name in {HEAVY!r} if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    n_modules, *loaded = done.stdout.split()
    assert int(n_modules) >= len(MODULES) - 2
    assert not loaded
