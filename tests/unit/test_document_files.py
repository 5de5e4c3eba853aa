"""Documents on the disk: whatever happens they open as they were, and what is damaged is never written over."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from lokas.errors import InputError, LokasError, OptionError, OutputError
from lokas.text.cues import layout
from lokas.text.document import (
    AddMark,
    Document,
    DocumentFile,
    Join,
    Mark,
    RenameSpeaker,
    SetText,
    Speaker,
    Split,
    as_transcript,
    new_document,
    read_document,
)
from lokas.text.export import EXPORTERS, read_json
from lokas.text.profiles import find_profile
from tests.helpers.document_writer import HEARD, states_after
from tests.helpers.documents import EDITS, TRANSCRIPTS, assert_in_time, transcript
from tests.helpers.source_code import ROOT

MADE = transcript("Bonjour à tous.", "On passe au vote.", speakers=["Anna", "Béa"])
EDITED = (
    SetText(0, "Bonsoir à toutes et à tous."),
    Split(1, 2),
    Join(0),
    RenameSpeaker("s1", "Zoé"),
    AddMark("vote", 100, 900, "Adopté", (("for", "12"),)),
)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "2026-03-14 Réunion d'été [k3f9]"
    folder.mkdir()
    return folder


def edited(folder, *edits):
    with DocumentFile(folder, MADE) as file:
        for edit in edits or EDITED:
            file.do(edit)
    return file.document


def refusal(folder, made=MADE):
    """What is said of the folder, which stays as it is."""
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    errors = []
    for opened in (read_document, DocumentFile):
        with pytest.raises(LokasError) as caught:
            opened(folder, made)
        errors.append((type(caught.value), caught.value.code, caught.value.data))
    assert errors[0] == errors[1]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    return caught.value


def test_a_document_is_read_back(folder):
    document = edited(folder)

    assert read_document(folder, MADE) == document
    assert json.loads((folder / "document.json").read_bytes())["edits"] == 5


def test_a_folder_in_which_nobody_edited_holds_the_transcript(folder):
    assert read_document(folder, MADE) == new_document(MADE)
    assert list(folder.iterdir()) == []


def test_undo_and_redo_reach_over_a_restart(folder):
    document = edited(folder)

    with DocumentFile(folder, MADE) as file:
        assert (file.undoable, file.redoable) == ("add_mark", None)
        for _ in EDITED:
            file.undo()
        assert file.document == new_document(MADE)
        assert (file.undoable, file.redoable) == (None, "set_text")
        assert file.undo() is file.document
    with DocumentFile(folder, MADE) as file:
        for _ in EDITED:
            file.redo()
        assert file.document == document
        assert file.redo() == document


def test_an_edit_ends_what_could_be_redone(folder):
    with DocumentFile(folder, MADE) as file:
        file.do(SetText(0, "un"))
        file.undo()
        file.do(SetText(0, "deux"))

        assert file.redoable is None
        assert file.redo().segments[0].text == "deux"


def test_an_edit_that_changes_nothing_or_is_refused_leaves_no_trace(folder):
    with DocumentFile(folder, MADE) as file:
        file.do(SetText(0, "Bonjour à tous."))
        with pytest.raises(OptionError):
            file.do(Join(9))

        assert file.undoable is None
        assert not (folder / "document.edits.jsonl").exists()


def test_what_was_not_saved_is_in_the_journal(folder):
    with DocumentFile(folder, MADE) as file:
        for edit in EDITED:
            file.do(edit)
        file.undo()

        assert json.loads((folder / "document.json").read_bytes())["edits"] == 0
        assert read_document(folder, MADE) == file.document


def test_what_nobody_can_redo_any_more_leaves_the_journal(folder):
    edits = folder / "document.edits.jsonl"
    with DocumentFile(folder, MADE) as file:
        file.do(SetText(0, "oui"))
        for number in range(20):
            file.do(SetText(1, f"brouillon {number}"))
            file.undo()
        before = edits.stat().st_size
        file.save()
        assert edits.stat().st_size < before / 5
        file.do(SetText(0, "non"))
        file.undo()
    with DocumentFile(folder, MADE) as file:
        assert file.redo().segments[0].text == "non"
        assert file.undo().segments[0].text == "oui"
        assert file.undo() == new_document(MADE)


def test_a_meeting_copied_to_another_place_brings_its_history(folder, tmp_path):
    document = edited(folder)
    copy = shutil.copytree(folder, tmp_path / "copie")

    with DocumentFile(copy, MADE) as file:
        assert file.document == document
        assert file.undo() != document


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_document_of_the_first_format_opens(folder, line_end):
    """What is in these files never changes; a later Lokas opens them too."""
    for path in (ROOT / "tests/data/schema/1/document").iterdir():
        (folder / path.name).write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", line_end))
    made = read_json((folder / "transcript.json").read_text(encoding="utf-8"))

    with DocumentFile(folder, made) as file:
        first = file.document
        assert [segment.text for segment in first.segments] == [
            "Bonsoir à toutes et à tous.",
            "La séance est ouverte,",
            "on passe au vote.",
            "Qui est contre ?",
            "",
        ]
        assert first.speakers == (Speaker("s1", "Anna"), Speaker("s2", "Zoé"))
        assert first.marks == (Mark(1, "vote", 1400, 3800, "Adopté à l'unanimité", (("for", "12"),)),)
        assert first.segments[4].doubts == ("not_transcribed",)
        assert [speaker.name for speaker in file.redo().speakers] == ["Anna"]
        assert file.undo() == first
        while file.undoable:
            file.undo()
        assert as_transcript(file.document) == made


# Others


def test_one_process_edits_at_a_time_and_others_can_read(folder):
    with DocumentFile(folder, MADE) as file:
        file.do(EDITED[0])
        with pytest.raises(OutputError, match=r"meeting\.busy"):
            DocumentFile(folder, MADE)
        assert read_document(folder, MADE) == file.document


# Damage


def test_a_line_that_a_crash_tore_is_left_out(folder):
    with DocumentFile(folder, MADE) as file:
        file.do(EDITED[0])
    document = edited(folder, SetText(1, "Deuxième"))
    edits = folder / "document.edits.jsonl"
    whole = edits.read_bytes()
    for cut in range(1, 40):
        edits.write_bytes(whole + whole.splitlines()[0][:cut])
        assert read_document(folder, MADE) == document
    with DocumentFile(folder, MADE) as file:
        file.do(SetText(1, "Troisième"))
    assert read_document(folder, MADE) == file.document
    assert edits.read_bytes().startswith(whole)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff", b'{"format": "other"}', b'{"format": "lokas.document"}']
)
def test_a_damaged_document_is_refused_and_left_alone(folder, content):
    edited(folder)
    (folder / "document.json").write_bytes(content)

    error = refusal(folder)

    assert (type(error), error.code, error.data["path"]) == (
        InputError,
        "document.damaged",
        str(folder / "document.json"),
    )


@pytest.mark.parametrize(
    "field",
    [
        {"heard": []},
        {"origin": [0, 99]},
        {"origin": [0]},
        {"words": [1]},
        {"words": None},
        {"id": "0"},
        {"start_ms": 0.5},
        {"end_ms": 0},
        {"speaker": 1},
        {"timed": 1},
        {"confidence": "high"},
        {"doubts": [None]},
    ],
)
def test_a_document_whose_parts_do_not_fit_is_refused(folder, field):
    edited(folder)
    path = folder / "document.json"
    told = json.loads(path.read_bytes())
    told["segments"][0] |= field
    path.write_text(json.dumps(told), encoding="utf-8")

    assert refusal(folder).code == "document.damaged"


@given(st.data())
def test_a_document_damaged_anywhere_is_refused_or_still_makes_sense(data):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / data.draw(st.sampled_from(["document.json", "document.edits.jsonl"]))
        with DocumentFile(path.parent, MADE) as file:
            file.save()
            for edit in EDITED:
                file.do(edit)
            if path.suffix == ".jsonl":
                unsaved = shutil.copytree(path.parent, path.parent / "copie")
                path = unsaved / path.name
        whole = path.read_bytes()
        at = data.draw(st.integers(0, len(whole) - 1))
        damage = data.draw(st.binary(max_size=3) | st.sampled_from([b"0", b"-", b'"', b",", b"]", b"null", b"true"]))
        path.write_bytes(whole[:at] + damage + whole[at + data.draw(st.integers(0, 4)) :])
        try:
            document = read_document(path.parent, MADE)
        except InputError:
            return
        for exporter in ("srt", "txt", "json"):
            assert b"".join(EXPORTERS[exporter].write(as_transcript(document)))
        for segment in document.segments:
            assert [one.word for one in segment.timed_words] == list(segment.words)
            SetText(segment.id, f"euh {segment.text} oui").applied_to(document)


def test_a_damaged_document_that_is_put_aside_is_made_again_from_its_journal(folder):
    document = edited(folder)
    (folder / "document.json").rename(folder / "document.damaged.json")

    assert read_document(folder, MADE) == document


def test_a_document_of_a_newer_lokas_is_refused_and_one_with_more_in_it_is_read(folder):
    document = edited(folder)
    path = folder / "document.json"
    told = json.loads(path.read_bytes())
    path.write_text(json.dumps(told | {"version": "1.7", "mood": "gay"}), encoding="utf-8")
    assert read_document(folder, MADE) == document

    path.write_text(json.dumps(told | {"version": "2.0"}), encoding="utf-8")
    assert (refusal(folder).code, refusal(folder).data["version"]) == ("document.newer", "2.0")


def test_a_document_of_another_transcript_is_refused(folder):
    edited(folder)

    assert refusal(folder, transcript("Autre chose.")).code == "document.other_transcript"


@pytest.mark.parametrize("damage", [b"?\n", b"", b'{"n": 2, "kind": "set_text"}\n', b'{"n": 2, "kind": "redo"}\n'])
def test_a_damaged_journal_is_refused_and_left_alone(folder, damage):
    DocumentFile(folder, MADE).close()
    unedited = (folder / "document.json").read_bytes()
    document = edited(folder)
    (folder / "document.json").write_bytes(unedited)  # as if it had not been saved since
    assert read_document(folder, MADE) == document
    edits = folder / "document.edits.jsonl"
    lines = edits.read_bytes().splitlines(keepends=True)
    edits.write_bytes(b"".join([lines[0], damage, *lines[2:]]))

    error = refusal(folder)

    assert (error.code, error.data) == ("document.edits_damaged", {"path": str(edits), "edit": 2})


def test_a_history_that_does_not_fit_is_found_when_it_is_undone(folder):
    document = edited(folder)
    edits = folder / "document.edits.jsonl"
    edits.write_bytes(edits.read_bytes().replace("Adopté".encode(), b"Refus"))

    with DocumentFile(folder, MADE) as file:
        with pytest.raises(InputError, match=r"document\.edits_damaged"):
            file.undo()
        assert file.document == document


def test_a_document_without_its_journal_is_as_it_was_saved(folder):
    document = edited(folder)
    (folder / "document.edits.jsonl").unlink()

    with DocumentFile(folder, MADE) as file:
        assert (file.document, file.undoable) == (document, None)
        after = file.do(SetText(0, "encore"))
    assert read_document(folder, MADE) == after


def test_a_full_disk_leaves_the_document_as_it_was(folder, monkeypatch):
    with DocumentFile(folder, MADE) as file:
        before = file.do(EDITED[0])
        written = (folder / "document.edits.jsonl").read_bytes()

        def full(handle):
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", full)
            with pytest.raises(OutputError, match=r"output\.disk_full"):
                file.do(EDITED[1])
        assert file.document is before
        assert (folder / "document.edits.jsonl").read_bytes() == written
        after = file.do(EDITED[1])
    assert read_document(folder, MADE) == after


# Ended at any moment


class Writer:
    """A process that edits without end; see `document_writer`."""

    def __init__(self, folder):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.document_writer", str(folder)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def killed_after(self, seconds):
        """The last number it said before it was ended, so long after it said the first; all it said is one sequence."""
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        first = self.process.stdout.readline()
        time.sleep(seconds)
        self.process.kill()
        said = [int(line) for line in [first, *self.process.stdout] if line.endswith("\n")]
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        assert all(after == before + 1 for before, after in pairwise(said))
        return said[-1]


def test_a_process_that_is_killed_a_hundred_times_leaves_the_document_before_an_edit_or_after_it(folder):
    draw = random.Random(6)
    following = Writer(folder)
    reached = []
    for _ in range(100):
        # The next one loads its modules while this one writes.
        writer, following = following, Writer(folder)
        reached.append(writer.killed_after(draw.uniform(0, 0.02)))
        assert read_document(folder, HEARD).segments[0].text in states_after(reached[-1])
    following.process.kill()
    following.process.communicate()

    assert all(after > before for before, after in pairwise(reached))
    with DocumentFile(folder, HEARD) as file:
        undone = sum(1 for _ in iter(lambda: file.undoable and file.undo(), None))
    assert file.document == new_document(HEARD)
    assert undone >= reached[-1]


# Any sequence


class Editing(RuleBasedStateMachine):
    """A document on the disk beside a history of all its states in memory."""

    @initialize(made=TRANSCRIPTS)
    def begin(self, made):
        self.folder = Path(tempfile.mkdtemp())
        self.made = made
        self.file = DocumentFile(self.folder, made)
        self.done: list[Document] = [self.file.document]
        self.undone: list[Document] = []

    @rule(edit=EDITS)
    def do(self, edit):
        try:
            after = self.file.do(edit)
        except OptionError:
            return
        if after != self.done[-1]:
            self.done.append(after)
            self.undone.clear()

    @rule()
    def undo(self):
        self.file.undo()
        if len(self.done) > 1:
            self.undone.append(self.done.pop())

    @rule()
    def redo(self):
        self.file.redo()
        if self.undone:
            self.done.append(self.undone.pop())

    @rule()
    def save(self):
        self.file.save()

    @rule()
    def reload(self):
        self.file.close()
        self.file = DocumentFile(self.folder, self.made)

    @rule(torn=st.sampled_from([b"", b"{", b'{"n": 3, "kind": "set_text", "change": [{"part"']))
    def kill(self, torn):
        self.file._held.close()  # what the system does when a process ends
        with (self.folder / "document.edits.jsonl").open("ab") as edits:
            edits.write(torn)
        self.file = DocumentFile(self.folder, self.made)

    @invariant()
    def is_the_same_everywhere(self):
        if not hasattr(self, "file"):
            return
        assert self.file.document == self.done[-1]
        assert read_document(self.folder, self.made) == self.done[-1]
        assert (self.file.undoable is None, self.file.redoable is None) == (len(self.done) == 1, not self.undone)
        assert_in_time(self.file.document)

    def teardown(self):
        if hasattr(self, "file"):
            cues = list(layout(as_transcript(self.file.document).segments, find_profile("charter")))
            assert all(first.end_ms <= second.start_ms for first, second in pairwise(cues))
            self.file.close()
            shutil.rmtree(self.folder)


Editing.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestAnySequenceGivesTheSameDocument = Editing.TestCase
