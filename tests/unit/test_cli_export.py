"""`lokas export`: what its options ask for, what it says, and the exit code."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from lokas.cli.sharing import export
from lokas.errors import Cancelled
from lokas.exporting import ExportRequest
from lokas.text.export import EXPORTERS, ExportOptions
from lokas.text.profiles import profiles
from lokas.types import Segment, Source, Transcript
from tests.helpers.command import CommandLine


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    return CommandLine(monkeypatch, capsys, tmp_path)


@pytest.fixture
def asked(lokas, monkeypatch):
    """A function that gives the requests that a command line makes, which are not carried out."""
    made = []
    monkeypatch.setattr(export, "export_all", lambda requests, *_, **__: made.extend(requests) or 0)

    def ask(*arguments):
        made.clear()
        ran = lokas("export", *arguments)
        assert ran.code == 0, ran.err
        return list(made)

    return ask


@pytest.fixture
def saved(tmp_path):
    """The transcript of a short meeting, saved."""
    segments = (Segment(0, 0, 2000, "Bonjour.", (), 0.9, "fr"), Segment(1, 4000, 6000, "Au vote.", (), 0.9, "fr"))
    path = tmp_path / "Été" / "Réunion n° 2.json"
    path.parent.mkdir()
    made = Transcript(Source("Réunion n° 2.flac", 10_000), "fr", 0.99, segments)
    path.write_bytes(b"".join(EXPORTERS["json"].write(made)))
    return path


def test_without_options_nothing_is_special(asked):
    assert asked("AG.json", "--format", "odt") == [ExportRequest(Path("AG.json"), ("odt",))]


def test_formats_are_a_list_with_commas_in_any_case(asked):
    assert asked("AG.json", "--format", " VTT, md,,SRT ")[0].formats == ("vtt", "md", "srt")


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (("--no-times",), ExportOptions(times=False)),
        (("--no-speakers",), ExportOptions(speakers=False)),
        (("--doubtful-words",), ExportOptions(doubtful_words=True)),
        (("--no-notice",), ExportOptions(notice=False)),
        (("--reviewed",), ExportOptions(reviewed=True)),
        (("--labels", "en"), ExportOptions(labels="en")),
        (("--frame-rate", "29,97"), ExportOptions(frame_rate=Fraction(30_000, 1001))),
        (("--bom",), ExportOptions(byte_order_mark=True)),
        (("--voices", "--colours"), ExportOptions(voices=True, colours=True)),
        (("--sound", "son.mp3", "--embed-sound"), ExportOptions(sound=Path("son.mp3"), embed_sound=True)),
    ],
)
def test_each_option_is_passed_on(asked, arguments, options):
    assert asked("AG.json", "--format", "srt,vtt,txt,html", *arguments)[0].options == options


def test_a_profile_is_one_of_ours_or_a_file(asked, tmp_path):
    assert asked("a.json", "--format", "srt", "--profile", "vertical")[0].options.profile == profiles()["vertical"]
    own = tmp_path / "le nôtre.toml"
    own.write_text("line_chars = 50", encoding="utf-8")
    profile = asked("a.json", "--format", "srt", "--profile", own)[0].options.profile
    assert (profile.name, profile.line_chars) == ("le nôtre", 50)


def test_all_transcripts_go_to_the_folder_asked_for(asked, tmp_path):
    first, second = asked("a/1.json", "b/2.json", "--format", "srt", "--output", tmp_path, "--force")
    assert first.results.files == {"srt": tmp_path / "1.srt"}
    assert second.results.files == {"srt": tmp_path / "2.srt"}
    assert first.replace
    assert second.replace


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "pdf"), "Lokas writes no format “pdf”"),
        (("--format", ","), "Lokas writes no format “”"),
        (("--format", "srt", "--profile", "cinema"), "There is no caption profile “cinema”"),
        (("--format", "srt", "--frame-rate", "vite"), "“vite” is not a number of frames per second"),
        (("--format", "md", "--labels", "de"), "“de” is not a possible value for labels"),
        (("--format", "vtt", "--bom"), "--bom means something only for these formats: srt"),
        (("--format", "srt", "--voices"), "--voices means something only for these formats: vtt"),
        (("--format", "srt", "--colours"), "--colours means something only for these formats: vtt"),
        (("--format", "md", "--profile", "web"), "--profile means something only for these formats: srt, vtt"),
        (("--format", "md", "--frame-rate", "25"), "--frame-rate means something only for these formats: srt, vtt"),
        (("--format", "md", "--embed-sound"), "--embed-sound means something only for these formats: html"),
        (("--format", "md", "--sound", "a.mp3"), "--sound means something only for these formats: html"),
        (("--format", "srt", "--no-times"), "--no-times means something only for these formats: txt"),
        (("--format", "srt", "--doubtful-words"), "--doubtful-words means something only for these formats: txt"),
        (("--format", "vtt", "--voices", "--no-speakers"), "--voices and --no-speakers do not go together"),
        (("b/AG.json", "--format", "srt", "--output", "x"), "would have the same result files"),
    ],
)
def test_options_that_cannot_be_used_are_refused_before_any_work(lokas, arguments, said):
    ran = lokas("export", "AG.json", *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_a_format_must_be_asked_for(lokas):
    assert lokas("export", "AG.json").code == 2


def test_every_format_an_option_is_for_exists():
    assert {name for _, formats in export.ONLY_FOR.values() for name in formats} <= set(EXPORTERS)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_help_names_every_format(lokas, language):
    for command in ("export", "transcribe"):
        shown = re.sub(r"[\s│]+", " ", lokas(command, "--help", language=language).out)
        listed = re.search(r"(?:virgules|commas) ?: ([a-z, ]+)\.", shown)
        assert set(listed[1].split(", ")) == set(EXPORTERS)


def test_the_files_are_written_and_named(lokas, saved):
    ran = lokas("export", saved, "--format", "srt,md")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"Written:\n  {saved.with_suffix('.srt')}\n  {saved.with_suffix('.md')}\n"
    assert saved.with_suffix(".srt").read_text(encoding="utf-8").startswith("1\n00:00:00,000 --> ")


def test_what_is_there_is_kept_unless_forced(lokas, saved):
    there = saved.with_suffix(".srt")
    there.write_text("corrigé", encoding="utf-8")
    ran = lokas("export", saved, "--format", "srt,md")
    assert ran.code == 4
    assert f"not touched: {there}. Add --force" in ran.err
    assert there.read_text(encoding="utf-8") == "corrigé"
    assert not saved.with_suffix(".md").exists()
    assert lokas("export", saved, "--format", "srt", "--force").code == 0
    assert there.read_text(encoding="utf-8") != "corrigé"


def test_a_file_that_fails_does_not_stop_the_next_and_gives_the_code(lokas, saved, tmp_path):
    other = tmp_path / "autre.json"
    other.write_text("{}", encoding="utf-8")
    ran = lokas("export", other, tmp_path / "absent.json", saved, "--format", "txt")
    assert ran.code == 3
    assert f"{other}: This file is not a transcript made by Lokas" in ran.err
    assert f"\nThere is no file “{tmp_path / 'absent.json'}”" in ran.err
    assert saved.with_suffix(".txt").exists()


def test_a_page_without_sound_says_how_to_get_one(lokas, saved):
    ran = lokas("export", saved, "--format", "html", language="fr")
    assert ran.code == 0
    assert "La page n'a pas de son" in ran.err
    assert "--sound" in ran.err


def test_a_stop_says_what_it_left(lokas, saved, monkeypatch):
    def stopped(_job, _view):
        raise Cancelled

    monkeypatch.setattr("lokas.cli.transcribing.views.watch", stopped)
    ran = lokas("export", saved, "--format", "srt")
    assert ran.code == 130
    assert ran.err.startswith("Stopped. ")


def test_transcribe_takes_a_profile_too(lokas):
    ran = lokas("transcribe", "a.wav", "--profile", "cinema")
    assert ran.code == 2
    assert "There is no caption profile “cinema”" in ran.err
