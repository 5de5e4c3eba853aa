"""A saved transcript in other formats: nothing overwritten unasked, the sound of the page, files that are none."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from lokas.errors import Cancelled, InputError, OptionError, OutputError
from lokas.exporting import ExportRequest, Results, export, read_transcript, refuse_same_results
from lokas.jobs import CancelToken, Notice
from lokas.places import Places
from lokas.text.export import EXPORTERS, ExportOptions
from lokas.text.profiles import profiles
from lokas.types import Segment, Source, Transcript, Word
from lokas.workspace import Workspace

NAME = "Réunion d'été n° 2"


def made():
    words = tuple(Word(n * 500, n * 500 + 400, f" mot{n}", 0.9) for n in range(8))
    text = "".join(word.text for word in words)
    return Transcript(
        Source(f"{NAME}.flac", 10_000), "fr", 0.99, (Segment(0, 0, 3900, text, words, 0.9, "fr", (), "Éva"),)
    )


def save(path, transcript=None):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(EXPORTERS["json"].write(transcript or made())))
    return path


@pytest.fixture
def saved(tmp_path):
    return save(tmp_path / "Été" / f"{NAME}.json")


@pytest.fixture
def run():
    """Exports, and keeps what is reported."""

    def run(path, *formats, **changes):
        run.events.clear()
        return export(ExportRequest(path, formats, **changes), run.events.append, CancelToken())

    run.events = []
    return run


def beside(path):
    return sorted(one.name for one in path.parent.iterdir())


def test_each_format_is_a_file_beside_the_transcript(saved, run):
    files = run(saved, *EXPORTERS, replace=False, folder=saved.parent / "formes")
    assert {name: path.name for name, path in files.items()} == {
        name: f"{NAME}{exporter.suffix}" for name, exporter in EXPORTERS.items()
    }
    for name, path in files.items():
        assert path.read_bytes() == b"".join(EXPORTERS[name].write(made()))


def test_results_lie_beside_the_transcript_unless_told_otherwise(saved, run):
    assert run(saved, "srt", "chapters") == {
        "srt": saved.with_suffix(".srt"),
        "chapters": saved.with_suffix(".chapters.vtt"),
    }
    assert beside(saved) == [f"{NAME}.chapters.vtt", f"{NAME}.json", f"{NAME}.srt"]


def test_the_options_reach_the_formats(saved, run):
    options = ExportOptions(
        profile=profiles()["vertical"], frame_rate=Fraction(25), byte_order_mark=True, voices=True, reviewed=True
    )
    files = run(saved, "srt", "vtt", "md", options=options)
    for name, path in files.items():
        assert path.read_bytes() == b"".join(EXPORTERS[name].write(made(), options))
        assert path.read_bytes() != b"".join(EXPORTERS[name].write(made()))


def test_a_result_that_is_there_is_not_touched_and_neither_are_the_others(saved, run):
    there = saved.with_suffix(".vtt")
    there.write_text("corrigé à la main", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        run(saved, "srt", "vtt")
    assert (caught.value.code, caught.value.data) == ("output.exists", {"paths": [str(there)]})
    assert there.read_text(encoding="utf-8") == "corrigé à la main"
    assert beside(saved) == [f"{NAME}.json", f"{NAME}.vtt"]
    run(saved, "srt", "vtt", replace=True)
    assert there.read_text(encoding="utf-8").startswith("WEBVTT\n")


def test_a_transcript_never_takes_its_own_place(saved, run):
    document = json.loads(saved.read_text(encoding="utf-8")) | {"version": "1.9", "later": True}
    saved.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        run(saved, "srt", "json", replace=True)
    assert (caught.value.code, caught.value.data) == ("output.is_input", {"path": str(saved)})
    assert json.loads(saved.read_text(encoding="utf-8"))["later"] is True
    assert beside(saved) == [saved.name]


def test_what_was_stopped_leaves_no_half_of_a_file(saved):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        export(ExportRequest(saved, ("srt", "vtt")), lambda event: None, token)
    assert beside(saved) == [saved.name]


@pytest.mark.parametrize("formats", [("srt", "pdf"), ()])
def test_formats_nobody_knows_are_refused_before_any_work(formats):
    with pytest.raises(OptionError) as caught:
        ExportRequest(Path("a.json"), formats)
    assert caught.value.code == "option.unknown_format"
    assert caught.value.data["value"] == (formats[-1] if formats else "")
    assert set(caught.value.data["known"]) == set(EXPORTERS)


def test_a_folder_that_cannot_be_made_is_an_error(saved, run):
    with pytest.raises(OutputError) as caught:
        run(saved, "srt", folder=saved / "dossier")
    assert caught.value.code == "output.not_writable"


def test_two_requests_for_the_same_files_are_refused(tmp_path):
    first, second = (ExportRequest(tmp_path / name / "a.json", ("srt",), tmp_path) for name in ("1", "2"))
    refuse_same_results([first, replace(second, folder=tmp_path / "2")])
    with pytest.raises(OptionError) as caught:
        refuse_same_results([first, second])
    assert caught.value.code == "option.same_results"
    assert caught.value.data == {"first": str(first.path), "second": str(second.path)}


# Files


def not_read(path):
    with pytest.raises(InputError) as caught:
        read_transcript(path)
    return caught.value.code


def test_a_transcript_is_read_with_or_without_a_byte_order_mark(saved):
    saved.write_bytes(b"\xef\xbb\xbf" + saved.read_bytes())
    assert read_transcript(saved) == made()


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"RIFF", b"[]", b"[" * 100_000, b'{"format": "lokas.transcript"}'], ids=repr
)
def test_a_file_that_is_no_transcript_is_an_error(saved, content):
    saved.write_bytes(content)
    assert not_read(saved) == "input.not_transcript"


def test_a_transcript_of_a_later_lokas_is_an_error(saved):
    document = json.loads(saved.read_text(encoding="utf-8")) | {"version": "2.0"}
    saved.write_text(json.dumps(document), encoding="utf-8")
    assert not_read(saved) == "input.newer_format"


def test_what_is_no_file_is_an_error(tmp_path):
    assert not_read(tmp_path) == "input.folder"
    assert not_read(tmp_path / "absent.json") == "input.missing"
    (tmp_path / "a.json").touch()
    assert not_read(tmp_path / "a.json" / "b.json") == "input.missing"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_an_error_and_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.json")
    assert not_read(tmp_path / "a.json") == "input.not_file"


def test_a_file_that_fails_to_be_read_is_an_error(saved, monkeypatch):
    def fails(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", fails)
    with pytest.raises(InputError) as caught:
        read_transcript(saved)
    assert caught.value.code == "input.not_readable"
    assert caught.value.data == {"path": str(saved), "reason": "Permission denied"}


# The sound of the page


def test_the_page_plays_the_recording_beside_the_transcript(saved, run):
    saved.with_suffix(".flac").write_bytes(b"son")
    page = run(saved, "html")["html"]
    assert page.read_bytes() == b"".join(
        EXPORTERS["html"].write(made(), ExportOptions(sound=saved.with_suffix(".flac")))
    )
    assert run.events == []


def test_a_page_without_its_recording_says_so(saved, run):
    page = run(saved, "html", "srt")["html"]
    assert page.read_bytes() == b"".join(EXPORTERS["html"].write(made()))
    assert run.events == [Notice("export.no_sound", {"path": str(saved.with_suffix(".flac"))})]


def test_only_the_page_looks_for_a_sound(saved, run):
    run(saved, "srt", "md", options=ExportOptions(embed_sound=True))
    assert run.events == []


def test_a_page_that_will_not_find_its_sound_says_so(saved, run, tmp_path):
    sound = saved.with_suffix(".flac")
    sound.write_bytes(b"son")
    run(saved, "html", folder=tmp_path / "site")
    assert run.events == [Notice("export.sound_apart", {"path": str(sound), "folder": str(tmp_path / "site")})]
    run(saved, "html", folder=tmp_path / "seul", options=ExportOptions(embed_sound=True))
    assert run.events == []


def test_another_sound_can_be_given(saved, run, tmp_path):
    sound = tmp_path / "Été" / "autre.mp3"
    sound.write_bytes(b"son")
    assert "autre.mp3" in run(saved, "html", options=ExportOptions(sound=sound))["html"].read_text(encoding="utf-8")


@pytest.mark.parametrize("asked", [{"embed_sound": True}, {"sound": Path("absent.mp3")}], ids=["embedded", "given"])
def test_a_sound_that_was_asked_for_and_is_not_there_is_an_error(saved, run, asked):
    with pytest.raises(InputError) as caught:
        run(saved, "html", options=ExportOptions(**asked))
    assert caught.value.code == "input.missing"
    assert beside(saved) == [saved.name]


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "..", "", "a\x00b"])
def test_the_name_of_a_recording_leads_to_no_other_folder(tmp_path, run, name):
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    path = save(tmp_path / "dossier" / "a.json", replace(made(), source=Source(name, 1000)))
    run(path, "html")
    assert [event.code for event in run.events] == ["export.no_sound"]


# The front door


def test_the_workspace_exports_beside_other_work(saved, tmp_path):
    with Workspace(Places(tmp_path / "Données")) as workspace:
        job = workspace.export(ExportRequest(saved, ("txt", "html")))
        assert [event.code for event in job] == ["export.no_sound"]
        assert set(job.result()) == {"txt", "html"}


def test_the_results_of_a_name_with_dots_keep_it(tmp_path):
    files = Results(tmp_path, "AG 3.5", ("srt", "chapters")).files
    assert [path.name for path in files.values()] == ["AG 3.5.srt", "AG 3.5.chapters.vtt"]
