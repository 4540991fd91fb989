"""The documentation is true: its examples run, its links lead somewhere, its tables are current, its commands exist."""

from __future__ import annotations

import doctest
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

from khabar.cli import main
from khabar.model import EventType

ROOT = Path(__file__).resolve().parents[2]
TOP = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
PAGES = [*(ROOT / name for name in TOP), *sorted((ROOT / "docs").glob("*.md")), ROOT / "training/README.md"]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.S)
CALL = re.compile(r"(?<![\w./-])khabar ((?:--?[a-z]|[a-z])[a-z-]*)((?:[ \t]+[^\s`#|>]+)*)")
SCRIPT = re.compile(
    r"\b((?:docs|training|eval|benchmarks|tests|src/khabar|frontend)/[\w./-]+\.(?:py|mjs|csv|json|md|toml))\b"
)
HIDDEN = re.compile(r"(?<![\w.])/(?:root|home|srv|tmp/bash)/|index-url|extra-index")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def anchors(page: Path) -> set[str]:
    """The anchors of headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.S), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


# ------------------------------------------------------------------------------------------------ links and names
@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        there = (page.parent / file).resolve() if file else page
        assert there.exists(), f"{target} in {name_of(page)}"
        assert not anchor or anchor in anchors(there), f"{target} in {name_of(page)}"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_files_that_are_named_exist(page: Path) -> None:
    for file in SCRIPT.findall(page.read_text("utf-8")):
        assert (ROOT / file).exists() or "YOURFILE" in file or "*" in file, f"{file} in {name_of(page)}"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_nothing_of_a_workplace_is_told(page: Path) -> None:
    assert not HIDDEN.findall(page.read_text("utf-8"))


# ------------------------------------------------------------------------------------------------ commands
def calls(page: Path) -> list[tuple[str, list[str]]]:
    """Every `khabar COMMAND ...` in code, with the words after it."""
    found = [call for code in CODE.findall(page.read_text("utf-8")) for call in CALL.findall(code)]
    return [(name, rest.split()) for name, rest in found]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_that_are_named_exist(page: Path) -> None:
    for name, rest in calls(page):
        command: click.Command = main
        words = [name, *rest]
        if not name.startswith("-"):
            assert name in main.commands, f"khabar {name} in {name_of(page)}"
            command, words = main.commands[name], rest
            if isinstance(command, click.Group) and rest:
                assert rest[0] in command.commands, f"khabar {name} {rest[0]} in {name_of(page)}"
                command, words = command.commands[rest[0]], rest[1:]
        known = {option for one in command.params for option in one.opts} | {"--help", "-h", "--version"}
        for word in words:
            assert not re.fullmatch(r"--?[a-z][a-z-]*", word) or word in known, (
                f"khabar {name} {word} in {name_of(page)}"
            )


def test_every_command_has_help() -> None:
    for name in main.commands:
        done = CliRunner().invoke(main, [name, "--help"])
        assert done.exit_code == 0 and len(done.output) > 60, name


# ------------------------------------------------------------------------------------------------ the codebook
def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / f"docs/{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_of_types_is_current() -> None:
    codebook = script("build_codebook")
    page = (ROOT / "docs/codebook.md").read_text("utf-8")
    assert page == codebook.page(page), "python docs/build_codebook.py"
    assert set(codebook.MEANINGS) == set(EventType)


# ------------------------------------------------------------------------------------------------ examples
@pytest.mark.parametrize("page", ["README.md", "docs/api.md"])
def test_examples_run(page: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    done = doctest.testfile(str(ROOT / page), module_relative=False, encoding="utf-8")
    assert done.attempted and not done.failed


def test_the_tutorials_python_runs(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    for code in re.findall(r"```python\n(.*?)```", (ROOT / "docs/tutorial.md").read_text("utf-8"), re.S):
        exec(compile(code, "docs/tutorial.md", "exec"), {})
    assert (place / "acled.csv").is_file()
