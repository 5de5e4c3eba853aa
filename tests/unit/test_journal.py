"""The journal: what was appended is read back whatever happened since, and nobody's file is overwritten."""

from __future__ import annotations

import errno
import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokas.errors import InputError, OutputError
from lokas.speech.journal import FinishedWindow, Journal, JournalHeader, fingerprint
from lokas.types import Segment, Word

HEADER = JournalHeader("abc", {"language": None, "hotwords": ("Kerguélen", "AG")}, {"model": "base", "beam": 5})


def region(number, text="déjà – 日本 🎉\u2028\x00"):
    start = number * 1000
    words = (Word(start, start + 400, f" {text}", 0.25), Word(start + 400, start + 900, "!", 1.0))
    return FinishedWindow(start, start + 1000, (Segment(number, start, start + 900, text, words, 0.5, "fr", ("odd",)),))


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "Réunions d'équipe"
    folder.mkdir()
    return folder / "été – AG n°2.partial.jsonl"


def fill(path, regions=3):
    with Journal.open(path, HEADER, resume=False) as journal:
        journal.append_language("fr", 0.875)
        for number in range(regions):
            journal.append_window(region(number))
    return path


def reopen(path, header=HEADER):
    with Journal.open(path, header, resume=True) as journal:
        return journal


def refusal(path, header=HEADER, *, resume=True):
    before = path.read_bytes()
    with pytest.raises(OutputError) as caught:
        Journal.open(path, header, resume=resume)
    assert path.read_bytes() == before
    return caught.value


def test_what_was_appended_is_read_back(path):
    journal = reopen(fill(path))
    assert journal.language == ("fr", 0.875)
    assert journal.windows == (region(0), region(1), region(2))


def test_a_new_journal_is_empty(path):
    journal = reopen(path)
    assert (journal.language, journal.windows) == (None, ())


def test_without_resume_it_begins_anew(path):
    fill(path)
    with Journal.open(path, HEADER, resume=False) as journal:
        assert journal.windows == ()
    assert reopen(path).windows == ()


def test_an_empty_file_is_a_journal_that_never_began(path):
    path.touch()
    assert reopen(path).windows == ()


def test_a_line_is_on_the_disk_as_soon_as_it_is_appended(path, monkeypatch):
    synced = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (real(handle), synced.append(os.fstat(handle).st_size)))
    with Journal.open(path, HEADER, resume=False) as journal:
        journal.append_window(region(0))
        assert synced[-1] == path.stat().st_size


@settings(max_examples=40, deadline=None)
@given(share=st.floats(0, 1))
def test_torn_anywhere_after_its_header_it_keeps_whole_lines_and_goes_on(tmp_path_factory, share):
    path = fill(tmp_path_factory.mktemp("torn") / "j.jsonl")
    whole = path.read_bytes()
    header_size = whole.index(b"\n") + 1
    cut = header_size + round(share * (len(whole) - header_size))
    path.write_bytes(whole[:cut])

    with Journal.open(path, HEADER, resume=True) as journal:
        kept = len(journal.windows)
        assert journal.windows == tuple(region(number) for number in range(kept))
        assert kept == max(0, whole[:cut].count(b"\n") - 2)
        journal.append_window(region(kept))
    assert len(reopen(path).windows) == kept + 1


def test_zeros_that_a_power_cut_left_at_the_end_are_cut_off(path):
    fill(path)
    with path.open("ab") as file:
        file.write(b"\0" * 700 + b"\n")
    assert len(reopen(path).windows) == 3


def test_a_broken_line_in_the_middle_is_refused(path):
    lines = fill(path).read_bytes().splitlines(keepends=True)
    lines[3] = b'{"start_ms": 12, "end_\n'
    path.write_bytes(b"".join(lines))
    error = refusal(path)
    assert (error.code, error.data["line"]) == ("journal.damaged", 4)


def test_a_line_of_the_wrong_shape_in_the_middle_is_refused(path):
    lines = fill(path).read_bytes().splitlines(keepends=True)
    lines[2] = b'{"start_ms": 1, "end_ms": 2, "segments": [{"words": []}]}\n'
    path.write_bytes(b"".join(lines))
    assert refusal(path).code == "journal.damaged"


@pytest.mark.parametrize("resume", [True, False])
@pytest.mark.parametrize("content", [b"Dear diary,\n", b"no line end", b"[1]\n", b'{"format": "x"}\n', b"\xff\xfe\n"])
def test_a_file_that_is_no_journal_is_never_overwritten(path, content, resume):
    path.write_bytes(content)
    assert refusal(path, resume=resume).code == "journal.damaged"


def with_header(path, **changes):
    header, rest = fill(path).read_bytes().split(b"\n", 1)
    path.write_bytes(json.dumps({**json.loads(header), **changes}).encode() + b"\n" + rest)


def test_a_newer_major_version_is_refused(path):
    with_header(path, version="2.0")
    error = refusal(path)
    assert (error.code, error.data["version"]) == ("journal.newer", "2.0")


def test_a_newer_minor_version_is_read(path):
    with_header(path, version="1.7", more=True)
    assert len(reopen(path).windows) == 3


def test_a_version_that_is_no_number_is_damage(path):
    with_header(path, version="soon")
    assert refusal(path).code == "journal.damaged"


def test_another_recording_is_refused(path):
    fill(path)
    assert refusal(path, JournalHeader("xyz", HEADER.options, HEADER.engine)).code == "journal.other_recording"


def test_other_options_are_refused_by_name(path):
    fill(path)
    error = refusal(path, JournalHeader("abc", {"language": "fr", "hotwords": ("AG",)}, {"model": "base", "beam": 1}))
    assert error.code == "journal.other_options"
    assert error.data["changed"] == ["hotwords", "language", "beam"]


def test_a_header_without_options_counts_as_other_options(path):
    with_header(path, options=None)
    assert refusal(path).code == "journal.other_options"


def test_a_full_disk_is_told_and_the_journal_stays_readable(path, monkeypatch):
    fill(path, regions=1)
    with Journal.open(path, HEADER, resume=True) as journal:
        monkeypatch.setattr(os, "fsync", fail_once_with(errno.ENOSPC, os.fsync))
        with pytest.raises(OutputError) as caught:
            journal.append_window(region(1))
        assert caught.value.code == "output.disk_full"
        assert len(reopen(path).windows) == 1
        journal.append_window(region(1))
    assert len(reopen(path).windows) == 2


def fail_once_with(number, real):
    pending = [OSError(number, os.strerror(number))]

    def call(*arguments):
        if pending:
            raise pending.pop()
        return real(*arguments)

    return call


def test_a_journal_in_a_folder_that_is_not_there_cannot_be_written(tmp_path):
    with pytest.raises(OutputError) as caught:
        Journal.open(tmp_path / "nowhere" / "j.jsonl", HEADER, resume=True)
    assert caught.value.code == "output.not_writable"


def test_a_folder_in_the_journals_place_is_told(tmp_path):
    with pytest.raises(OutputError) as caught:
        Journal.open(tmp_path, HEADER, resume=True)
    assert caught.value.code == "output.not_writable"


def test_removing_deletes_the_file(path):
    journal = Journal.open(path, HEADER, resume=False)
    journal.remove()
    assert not path.exists()


def test_the_fingerprint_sees_the_start_the_end_and_the_size(tmp_path):
    path = tmp_path / "été.mp3"
    prints = set()
    mebibyte = 1024 * 1024
    base = bytearray(3 * mebibyte)
    for change in (None, 0, mebibyte - 1, 2 * mebibyte, 3 * mebibyte - 1):
        content = bytearray(base)
        if change is not None:
            content[change] = 1
        path.write_bytes(content)
        prints.add(fingerprint(path))
    path.write_bytes(base + b"\0")
    prints.add(fingerprint(path))
    assert len(prints) == 6


def test_the_fingerprint_depends_on_the_content_and_not_on_the_name(tmp_path):
    one, other = tmp_path / "a.wav", tmp_path / "b.wav"
    one.write_bytes(b"sound")
    other.write_bytes(b"sound")
    assert fingerprint(one) == fingerprint(other)


def test_the_fingerprint_of_a_huge_file_reads_two_mebibytes(tmp_path):
    path = tmp_path / "huge.wav"
    with path.open("wb") as file:
        file.truncate(5 * 1024**3)
    assert len(fingerprint(path)) == 64


def test_the_fingerprint_of_a_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError) as caught:
        fingerprint(tmp_path / "gone.mp3")
    assert caught.value.code == "input.not_readable"
