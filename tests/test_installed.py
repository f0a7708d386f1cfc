"""What is installed is told as importlib.metadata tells it."""

from __future__ import annotations

import importlib.metadata
import sys
import zipfile
from pathlib import Path

import pytest

from lint.installed import entry_points

GROUP = "lamps.posts"


def asked(group: str) -> list[tuple[str, str]]:
    return [(p.value, f"{p.dist.name} {p.dist.version}") for p in importlib.metadata.entry_points(group=group) if p.dist]


def distribution(folder: Path, info: str, points: str | None, name: str = "Lamp.Post", version: str = "1.0") -> None:
    (folder / info).mkdir(parents=True)
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nSummary: Lamps\n\nVersion: 9 is what the next one will be.\n"
    (folder / info / ("METADATA" if info.endswith("dist-info") else "PKG-INFO")).write_text(metadata)
    if points is not None:
        (folder / info / "entry_points.txt").write_text(points)


@pytest.mark.parametrize("group", ["noiselint.rules", "console_scripts", "pytest11", "none.such"])
def test_what_is_installed_here(group: str) -> None:
    assert sorted(entry_points(group)) == sorted(asked(group))


def test_folders_of_every_kind_and_two_of_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, egg = tmp_path / "first", tmp_path / "second", tmp_path / "Wick-3.0-py3.11.egg"
    distribution(
        first, "Lamp.Post-1.0.dist-info", f"[other]\nx = no\n\n[{GROUP}]\n# = no\n a.b=lamps.first \nc = lamps:last [more]\n[x]\ny = no"
    )
    distribution(second, "lamp_post-2.0.dist-info", f"[{GROUP}]\na = shadowed\n", version="2.0")
    distribution(second, "oil-2.0.egg-info", f"[{GROUP}]\na = oil\n", name="oil", version="2.0")
    distribution(second, "bare-1.dist-info", None, name="bare")
    distribution(egg, "EGG-INFO", f"[{GROUP}]\na = wick\n", name="Wick", version="3.0")
    (second / "single-1.egg-info").write_text("Name: single\n")
    (second / "bare-1.dist-info/entry_points.txt").write_text(f"[{GROUP}]\n")
    for folder in (egg, second, tmp_path / "nowhere", first):
        monkeypatch.syspath_prepend(folder)
    expected = [
        ("lamps.first", "Lamp.Post 1.0"),
        ("lamps:last [more]", "Lamp.Post 1.0"),
        ("oil", "oil 2.0"),
        ("wick", "Wick 3.0"),
    ]
    assert entry_points(GROUP) == expected == asked(GROUP)


def test_what_comes_and_goes_is_seen_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    assert entry_points(GROUP) == []
    distribution(tmp_path, "lamp-1.dist-info", f"[{GROUP}]\na = lamp\n", name="lamp")
    assert entry_points(GROUP) == [("lamp", "lamp 1.0")]
    (tmp_path / "lamp-1.dist-info/entry_points.txt").write_text(f"[{GROUP}]\na = lump\n")
    assert entry_points(GROUP) == [("lump", "lamp 1.0")]
    (tmp_path / "lamp-1.dist-info/entry_points.txt").unlink()
    assert entry_points(GROUP) == []


def test_what_is_no_utf8_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution(tmp_path, "lamp-1.dist-info", f"[{GROUP}]\na = lamp\n", name="lamp")
    distribution(tmp_path, "wick-1.dist-info", "", name="wick")
    (tmp_path / "wick-1.dist-info/entry_points.txt").write_bytes(b"[caf\xe9]\na = wick\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert entry_points(GROUP) == [("lamp", "lamp 1.0")]


def test_an_archive_on_the_path_and_a_finder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution(tmp_path / "elsewhere", "lamp-1.dist-info", f"[{GROUP}]\na = lamp\n", name="lamp")
    with zipfile.ZipFile(tmp_path / "wicks.zip", "w") as archive:
        archive.writestr("wick-1.dist-info/entry_points.txt", f"[{GROUP}]\na = wick\n")
        archive.writestr("wick-1.dist-info/METADATA", "Name: wick\nVersion: 1.0\n")

    class Finder:
        @staticmethod
        def find_spec(*_: object) -> None:
            return None

        @staticmethod
        def find_distributions(context: importlib.metadata.DistributionFinder.Context) -> list[importlib.metadata.Distribution]:
            return [importlib.metadata.PathDistribution(tmp_path / "elsewhere/lamp-1.dist-info")]

    monkeypatch.syspath_prepend(tmp_path / "wicks.zip")
    assert entry_points(GROUP) == [("wick", "wick 1.0")]
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])
    assert sorted(entry_points(GROUP)) == [("lamp", "lamp 1.0"), ("wick", "wick 1.0")]
