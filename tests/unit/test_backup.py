"""A backup brings every byte to another computer, tells what it lacks, and can put nothing where it should not be."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import zipfile
from collections import namedtuple
from dataclasses import replace

import pytest

from lokas.documents import document_of, open_document
from lokas.errors import Cancelled, InputError, OutputError
from lokas.jobs import CancelToken, Notice, Progress
from lokas.library.incoming.importing import ImportRequest, import_sound
from lokas.library.incoming.restoring import restore_backup
from lokas.library.packing import backup
from lokas.library.packing.backup import Wanted, back_up
from lokas.locks import hold
from lokas.meeting import Damaged, Meeting, find_meetings
from lokas.text.document import SetText
from lokas.text.export import EXPORTERS
from tests.helpers import transcripts
from tests.helpers.command import environment
from tests.helpers.sounds import click_track, write_wav

EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC)
Usage = namedtuple("Usage", "total used free")


class Computer:
    """Meetings of one computer, and what was told there."""

    def __init__(self, folder):
        self.root, self.glossary = folder / "meetings", folder / "glossary.txt"
        self.told, self.token = [], CancelToken()
        folder.mkdir(exist_ok=True)

    @property
    def notices(self):
        return [event.code for event in self.told if isinstance(event, Notice)]

    @property
    def folders(self):
        return tuple(one.folder for one in find_meetings(self.root))

    def meeting(self, title="Conseil d'été", size=50_000):
        """A meeting of some sound, with a text that was corrected."""
        meeting = Meeting.create(self.root, title, EVENING)
        meeting.sound.write_bytes(bytes(range(256)) * (size // 256))
        meeting.update(lambda facts: replace(facts, closed="stopped"))
        meeting.transcript.write_bytes(b"".join(EXPORTERS["json"].write(transcripts.transcript("Bonjour.", "Oui."))))
        meeting.add_marker("decision", 1000, "Budget")
        with open_document(meeting) as document:
            document.do(SetText(0, "Bonjour à tous."))
        return meeting

    def back_up(self, target, **wanted):
        asked = {"folders": self.folders, "glossary": self.glossary} | wanted
        return back_up(Wanted(**asked), target, self.told.append, self.token)

    def restore(self, path, **asked):
        return restore_backup(path, self.root, self.told.append, self.token, glossary=self.glossary, **asked)


@pytest.fixture
def here(tmp_path):
    return Computer(tmp_path / "ici")


@pytest.fixture
def there(tmp_path):
    return Computer(tmp_path / "là-bas")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "sauvegarde d'été.lokas"


def contents(folder):
    """Every file of a folder but the program's own notes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(".lock") and path.name != "log.txt"
    }


def forged(file, names, *, content=b"x", meeting="AG [k3f9]", **changes):
    """A backup of one meeting whose files have these names, made by somebody who means harm."""
    packed = [{"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()} for name in names]
    packed = [one | changes for one in packed]
    told = {"format": "lokas.backup", "version": "1.0", "made": "2026-01-01T00:00:00+00:00", "glossary": None}
    told["meetings"] = [{"folder": meeting, "identity": "k", "title": "AG", "files": packed}]
    with zipfile.ZipFile(file, "w") as archive:
        for name in dict.fromkeys(names):
            archive.writestr(zipfile.ZipInfo(name), content)
        archive.writestr("manifest.json", json.dumps(told))
    return file


def test_what_was_backed_up_is_the_same_on_another_computer(here, there, file):
    first, second = here.meeting("A – été"), here.meeting("B – hiver")
    here.glossary.write_text("CA\nÉloïse\n", encoding="utf-8")
    made = here.back_up(file)
    arrived = there.restore(file)
    assert (made.meetings, made.left_out) == (2, ())
    assert [folder.name for folder in arrived.new] == [first.folder.name, second.folder.name]
    for folder, meeting in zip(arrived.new, (first, second), strict=True):
        assert contents(folder) == contents(meeting.folder)
        assert Meeting(folder).facts == meeting.facts
        assert document_of(Meeting(folder)) == document_of(meeting)
    assert there.glossary.read_bytes() == here.glossary.read_bytes()
    assert there.notices == []


def test_sound_is_stored_text_is_deflated_and_any_zip_program_opens_it(here, file):
    here.meeting()
    here.back_up(file)
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        packed = {entry.filename.rpartition("/")[2]: entry.compress_type for entry in archive.infolist()}
    assert packed["audio.flac"] == zipfile.ZIP_STORED
    assert packed["transcript.json"] == packed["meeting.toml"] == zipfile.ZIP_DEFLATED
    assert not {name for name in packed if name.endswith(".lock")}


def test_a_meeting_that_is_here_already_is_left_as_it_is_and_told(here, there, file):
    here.meeting()
    here.back_up(file)
    (folder,) = there.restore(file).new
    Meeting(folder).update(lambda facts: replace(facts, title="Corrigé ici"))
    arrived = there.restore(file)
    assert (arrived.new, arrived.here_already) == ((), (folder,))
    assert there.notices == ["import.here_already"]
    assert Meeting(folder).facts.title == "Corrigé ici"
    (copy,) = there.restore(file, as_copy=True).new
    assert copy != folder
    assert Meeting(copy).facts.key != Meeting(folder).facts.key
    assert Meeting(copy).facts.title == "Conseil d'été"


def test_a_linked_sound_goes_along_only_if_asked_for_and_is_then_the_meetings_own(here, there, file, tmp_path):
    sound = write_wav(tmp_path / "AG.wav", click_track(2, 16_000)[0])
    meeting = import_sound(here.root, ImportRequest(sound), here.told.append, here.token)
    here.back_up(file)
    assert here.notices == ["backup.linked"]
    here.back_up(file.with_name("avec.lokas"), with_sound=True)
    assert here.notices == ["backup.linked"]
    content = sound.read_bytes()
    sound.unlink()
    (folder,) = there.restore(file.with_name("avec.lokas")).new
    assert Meeting(folder).sound_file() == folder / "AG.wav"
    assert (folder / "AG.wav").read_bytes() == content
    assert Meeting(folder).facts.key == meeting.facts.key
    (other,) = there.restore(file, as_copy=True).new
    assert there.notices == ["import.sound_elsewhere"]
    assert not Meeting(other).sound_file().exists()


@pytest.mark.parametrize("gone", [True, False])
def test_a_linked_sound_that_is_not_what_it_was_is_not_taken_and_told(here, there, file, tmp_path, gone):
    sound = write_wav(tmp_path / "AG.wav", click_track(2, 16_000)[0])
    import_sound(here.root, ImportRequest(sound), here.told.append, here.token)
    if gone:
        sound.unlink()
    else:
        sound.write_bytes(b"secret".ljust(sound.stat().st_size))
    here.back_up(file, with_sound=True)
    assert here.notices == ["backup.sound_missing" if gone else "backup.sound_changed"]
    (folder,) = there.restore(file).new
    assert b"secret" not in b"".join(contents(folder).values())


def test_a_meeting_that_is_recorded_is_left_out_and_a_damaged_one_goes_along(here, there, file):
    good, damaged, recorded = here.meeting("A"), here.meeting("B"), here.meeting("C")
    damaged.facts_file.write_text("à moitié", encoding="utf-8")
    with hold(recorded.lock):
        made = here.back_up(file)
    assert (made.meetings, made.left_out) == (2, (recorded.folder,))
    assert here.notices == ["backup.recording"]
    first, second = there.restore(file).new
    assert contents(first) == contents(good.folder)
    assert contents(second) == contents(damaged.folder)
    assert isinstance(list(find_meetings(there.root))[1], Damaged)
    assert there.restore(file).new == ()


def test_names_that_another_system_refuses_are_changed_and_nothing_is_lost(here, there, file):
    meeting = here.meeting()
    for name in ("Note: 1.txt", "Note_ 1.txt", "NOTE_ 1.TXT"):
        (meeting.folder / name).write_text(name)
    here.back_up(file)
    (folder,) = there.restore(file).new
    notes = {path.name: path.read_text() for path in folder.iterdir() if path.name.lower().startswith("note")}
    assert sorted(notes.values()) == ["NOTE_ 1.TXT", "Note: 1.txt", "Note_ 1.txt"]
    assert len({name.casefold() for name in notes}) == 3
    assert not any(":" in name for name in notes)


def test_nothing_to_back_up_is_told_and_a_backup_is_replaced_only_if_asked_for(here, file):
    with pytest.raises(InputError, match=r"backup\.nothing"):
        here.back_up(file)
    here.meeting()
    here.back_up(file)
    with pytest.raises(OutputError, match=r"output\.exists"):
        here.back_up(file)
    back_up(Wanted(here.folders), file, here.told.append, here.token, replace_existing=True)


def test_a_backup_that_is_stopped_or_finds_no_room_leaves_nothing(here, file, monkeypatch):
    here.meeting()
    here.token.cancel()
    with pytest.raises(Cancelled):
        here.back_up(file)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 1000))
    with pytest.raises(OutputError, match=r"import\.no_room"):
        here.back_up(file)
    assert [path.name for path in file.parent.iterdir()] == ["ici"]


def test_a_disk_that_fills_up_leaves_nothing_and_the_old_backup_whole(here, file, monkeypatch):
    here.meeting()
    here.back_up(file)
    before = file.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"output\.disk_full"):
        back_up(Wanted(here.folders), file, here.told.append, here.token, replace_existing=True)
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.iterdir()) == ["ici", file.name]


def test_a_file_that_goes_away_meanwhile_is_told(here, file, monkeypatch):
    meeting = here.meeting()
    written = backup._pack

    def vanish(archive, path, name, tally):
        (meeting.folder / "transcript.json").unlink(missing_ok=True)
        return written(archive, path, name, tally)

    monkeypatch.setattr(backup, "_pack", vanish)
    made = here.back_up(file)
    assert here.notices == ["backup.changing"]
    assert made.incomplete == (meeting.folder,)
    with zipfile.ZipFile(file) as archive:
        told = json.loads(archive.read("manifest.json"))
    assert not any(one["name"].endswith("transcript.json") for one in told["meetings"][0]["files"])


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_saved(here, there, file, monkeypatch):
    bad, good = here.meeting("A"), here.meeting("B")
    opened = type(file).open

    def refuse(path, *arguments, **options):
        if path == bad.sound:
            raise OSError(5, "Input/output error")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(type(file), "open", refuse)
    made = here.back_up(file)
    assert (made.meetings, made.incomplete) == (2, (bad.folder,))
    assert here.notices == ["backup.unreadable"]
    monkeypatch.undo()
    first, second = there.restore(file).new
    assert "audio.flac" not in contents(first)
    assert document_of(Meeting(first)) == document_of(bad)
    assert contents(second) == contents(good.folder)


def test_a_backup_in_the_folder_of_its_meeting_does_not_hold_itself(here, there):
    meeting = here.meeting()
    inside = meeting.folder / "sauvegarde.lokas"
    here.back_up(inside)
    size = inside.stat().st_size
    back_up(Wanted(here.folders), inside, here.told.append, here.token, replace_existing=True)
    assert abs(inside.stat().st_size - size) < 100
    (folder,) = there.restore(inside).new
    assert not (folder / inside.name).exists()


def test_progress_is_told_in_bytes_both_ways(here, there, file):
    here.meeting()
    here.back_up(file)
    there.restore(file)
    for computer in (here, there):
        steps = [event for event in computer.told if isinstance(event, Progress)]
        assert [step.done for step in steps] == sorted(step.done for step in steps)
        assert steps[-1].done == steps[-1].total > 50_000


def test_another_glossary_is_put_beside_the_one_that_is_here(here, there, file):
    here.meeting()
    here.glossary.write_text("CA\n")
    there.glossary.write_text("AG\n")
    here.back_up(file)
    there.restore(file)
    assert there.notices == ["backup.glossary_beside"]
    assert there.glossary.read_text() == "AG\n"
    (beside,) = (path for path in there.glossary.parent.iterdir() if path.suffix == ".txt" and path != there.glossary)
    assert beside.read_text() == "CA\n"


@pytest.mark.parametrize(
    "name",
    [
        "../évadé.txt",
        "/etc/évadé.txt",
        "meetings/AG [k3f9]/../../évadé.txt",
        "meetings/AG [k3f9]/..",
        "meetings/AG [k3f9]/",
        "meetings/AG [k3f9]",
        "meetings/autre/évadé.txt",
        "meetings/AG [k3f9]/C:évadé.txt",
        "meetings/AG [k3f9]/..\\évadé.txt",
        "meetings/AG [k3f9]//évadé.txt",
        "meetings/AG [k3f9]/./évadé.txt",
        "meetings/AG [k3f9]/.caché",
        "meetings/AG [k3f9]/nul.txt",
        "meetings/AG [k3f9]/a\u202egnp.txt",
        "meetings/AG [k3f9]/" + "a/" * 20 + "b",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused_and_nothing_is_written(there, file, tmp_path, name):
    there.root.mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(InputError) as raised:
        there.restore(forged(file, ["meetings/AG [k3f9]/meeting.toml", name]))
    assert raised.value.code == "backup.damaged"
    assert sorted(tmp_path.rglob("*")) == sorted([*before, file])


@pytest.mark.parametrize(
    ("names", "changes"),
    [
        (["meetings/AG [k3f9]/a.txt", "meetings/AG [k3f9]/A.TXT"], {}),
        (["meetings/AG [k3f9]/a.txt"], {"size": 2}),
        (["meetings/AG [k3f9]/a.txt"], {"size": -1}),
        (["meetings/AG [k3f9]/a.txt"], {"size": "1"}),
        (["meetings/AG [k3f9]/a.txt"], {"sha256": "../.."}),
        (["meetings/AG [k3f9]/a.txt"], {"name": "meetings/AG [k3f9]/b.txt"}),
        (["meetings/../a.txt"], {"meeting": ".."}),
    ],
)
def test_a_manifest_that_lies_is_refused_and_nothing_is_written(there, file, names, changes):
    with pytest.raises(InputError) as raised:
        there.restore(forged(file, names, **changes))
    assert raised.value.code == "backup.damaged"
    assert not there.root.exists()


def test_a_link_in_the_archive_is_refused(there, file):
    forged(file, ["meetings/AG [k3f9]/meeting.toml"])
    with zipfile.ZipFile(file) as archive:
        manifest = archive.read("manifest.json")
    link = zipfile.ZipInfo("meetings/AG [k3f9]/meeting.toml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(link, b"x")
        archive.writestr("manifest.json", manifest)
    with pytest.raises(InputError, match=r"backup\.damaged"):
        there.restore(file)


def test_an_archive_that_would_fill_the_disk_is_refused_before_anything_is_written(there, file, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 0, 51_000_000))
    forged(file, ["meetings/AG [k3f9]/audio.flac"], content=b"\0" * 2_000_000)
    with pytest.raises(OutputError, match=r"import\.no_room"):
        there.restore(file)
    assert there.folders == ()


def test_a_meeting_that_is_not_the_one_it_is_said_to_be_is_left_out(here, there, file):
    mine = here.meeting("À moi")
    content = mine.facts_file.read_bytes()
    forged(file, ["meetings/AG [k3f9]/meeting.toml"], content=content)  # its identity is told as "k"
    arrived = there.restore(file)
    assert (arrived.new, arrived.left_out) == ((), 1)
    assert there.notices == ["import.damaged"]


def test_a_title_from_elsewhere_does_not_steer_the_terminal(there, file):
    forged(file, ["meetings/AG [k3f9]/meeting.toml"], content=b"x", sha256="0" * 64)
    with zipfile.ZipFile(file) as archive:
        manifest = archive.read("manifest.json").replace(b'"title": "AG"', b'"title": "AG\\u001b[2J"')
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("meetings/AG [k3f9]/meeting.toml", b"x")
        archive.writestr("manifest.json", manifest)
    there.restore(file)
    assert [event.data["title"] for event in there.told if isinstance(event, Notice)] == ["AG [2J"]


def test_one_damaged_file_leaves_out_its_meeting_and_no_other(here, there, file):
    first, second = here.meeting("A", size=60_000), here.meeting("B")
    here.back_up(file)
    data = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as archive:
        entry = archive.getinfo(f"meetings/{first.folder.name}/audio.flac")
    data[entry.header_offset + 30_000] ^= 0xFF
    file.write_bytes(data)
    arrived = there.restore(file)
    assert [folder.name for folder in arrived.new] == [second.folder.name]
    assert arrived.left_out == 1
    assert there.notices == ["import.damaged"]
    assert [path.name for path in there.root.iterdir()] == [second.folder.name]


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_copy_that_was_cut_is_no_backup(here, there, file, share):
    here.meeting()
    here.back_up(file)
    file.write_bytes(file.read_bytes()[: int(share * file.stat().st_size)])
    with pytest.raises(InputError, match=r"backup\.not_backup"):
        there.restore(file)


def test_another_zip_and_a_newer_backup_are_told_apart(there, file):
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("photo.jpg", b"x")
    with pytest.raises(InputError, match=r"backup\.not_backup"):
        there.restore(file)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("manifest.json", '{"format": "lokas.backup", "version": "2.0"}')
    with pytest.raises(InputError, match=r"backup\.newer"):
        there.restore(file)
    for text in ("[]", "{}", "x", "[" * 100_000, '{"format": "lokas.backup", "version": "1.0"}'):
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("manifest.json", text)
        with pytest.raises(InputError, match=r"backup\.damaged"):
            there.restore(file)


KILLED = """
import os, signal, sys
from pathlib import Path
from lokas.jobs import CancelToken
from lokas.library.incoming.restoring import restore_backup

seen = 0

def emit(event):
    global seen
    seen += 1
    if seen == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

restore_backup(Path(sys.argv[1]), Path(sys.argv[2]), emit, CancelToken())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows ends processes otherwise")
def test_killed_at_any_step_it_leaves_whole_meetings_and_goes_on_the_next_time(here, there, file, tmp_path):
    meetings = {one.folder.name: contents(one.folder) for one in (here.meeting("A"), here.meeting("B"))}
    here.back_up(file)
    killed = 0
    for step in (1, 3, 6, 9):
        command = [sys.executable, "-c", KILLED, str(file), str(there.root), str(step)]
        killed += subprocess.run(command, env=environment(tmp_path), check=False).returncode == -signal.SIGKILL
        for folder in there.folders:
            assert contents(folder) == meetings[folder.name]
    there.restore(file)
    assert killed >= 2
    assert {folder.name for folder in there.folders} == set(meetings)
