"""What the whole suite shares: the example case as run once, commands as a user calls them, and golden files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.called import Command, ExampleCase, Spoken, clock
from yellowplate.cli import main
from yellowplate.pipeline import run
from yellowplate.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
ARCHIVE = ROOT / "examples" / "one_case" / "archive"

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None)
settings.load_profile("steady")
"""The suite tries the same cases each time; `make soak` searches on with `--hypothesis-profile=searching`."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites golden files; a person reads the difference before it is kept."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/corpora/*/*/expected.json")


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Call a command as a user does, in this process."""

    def call(*words: str | Path) -> Spoken:
        with pytest.raises(SystemExit) as left:
            main([str(word) for word in words])
        printed = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Spoken(left.value.code, printed.out, printed.err)

    return call


@pytest.fixture(scope="session")
def example_case(tmp_path_factory: pytest.TempPathFactory) -> ExampleCase:
    """Run the main job on the example once; tests that change a case take `own_example_case`."""
    directory = tmp_path_factory.mktemp("example") / "one_case"
    return ExampleCase(directory, run([ARCHIVE], directory, settings=Settings(n_jobs=2), now=clock))


@pytest.fixture
def own_example_case(example_case: ExampleCase, tmp_path: Path) -> Path:
    """Copy the example case, so that a test may break it."""
    copy = tmp_path / "one_case"
    shutil.copytree(example_case.directory, copy)
    return copy


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, object], None]:
    """Compare a value with `tests/corpora/<name>/expected.json`; `--update-golden` rewrites it."""

    def compare(name: str, value: object) -> None:
        path = ROOT / "tests" / "corpora" / name / "expected.json"
        text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path} is missing; make it with --update-golden and read it"
        assert json.loads(path.read_text(encoding="utf-8")) == json.loads(text)

    return compare
