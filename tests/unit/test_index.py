"""The index: it follows the folders, keeps nothing they lost, and whatever happens to it, it can be made anew."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from lokas.documents import open_document
from lokas.errors import Cancelled, InputError, OutputError
from lokas.jobs import CancelToken, Notice, Progress
from lokas.library.index import database
from lokas.library.index.searching import Search, search
from lokas.library.stamps import stamped_folders
from lokas.locks import hold
from lokas.meeting import FACTS, find_meetings
from lokas.text.document import NewText, RenameSpeaker, ReplaceAll
from tests.helpers.command import environment
from tests.helpers.kept import Kept, age


@pytest.fixture
def kept(tmp_path):
    return Kept(tmp_path / "Éloïse Château-Müller")


def notices(kept):
    return [event.code for event in kept.events if isinstance(event, Notice)]


def content(kept):
    return b"".join(path.read_bytes() for path in kept.index.path.parent.glob("*index.sqlite3*"))


def test_only_what_changed_is_read_again(kept):
    first, second = kept.add("Un."), kept.add("Deux.")
    assert kept.refresh().read == 2
    assert kept.refresh().read == 0
    first.update(lambda facts: replace(facts, tags=("CA",)))
    age(first, 1800)
    second.log("anything.else")
    assert kept.refresh().read == 1
    assert [hit.folder for hit in kept.find(tags=("ca",), kinds=("title",))] == [first.folder]


def test_a_file_that_changed_a_moment_ago_is_read_again_though_it_looks_the_same(kept):
    meeting = kept.add("Avant.")
    os.utime(meeting.transcript)
    kept.refresh()
    old = meeting.transcript.stat()
    meeting.transcript.write_bytes(meeting.transcript.read_bytes().replace(b"Avant", b"Apres"))
    os.utime(meeting.transcript, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert meeting.transcript.stat().st_size == old.st_size
    assert kept.said("apres") == ["Apres."]


@pytest.mark.parametrize("name", ["meeting.toml", "transcript.json", "document.json", "markers.jsonl"])
def test_each_file_that_passages_come_from_counts(kept, name):
    meeting = kept.add("Un.", marks=[("note", 0, "x")])
    meeting.add_marker("note", 0)
    age(meeting)
    kept.refresh()
    os.utime(meeting.folder / name, (1, 1))
    assert kept.refresh().read == 1


def test_a_meeting_that_is_gone_moved_or_renamed_is_followed(kept):
    meeting, other = kept.add("Un vote."), kept.add("Un autre vote.")
    kept.refresh()
    year = kept.library.root / "2026" / "mars"
    year.mkdir(parents=True)
    meeting.folder.rename(year / "renommée")
    other.folder.rename(kept.library.root.parent / "ailleurs")
    done = kept.refresh()
    assert (done.read, done.dropped) == (1, 2)
    assert [hit.folder for hit in kept.find("vote")] == [year / "renommée"]


def test_the_folders_are_those_that_finding_meetings_finds(kept):
    root = kept.library.root
    kept.add("Un.")
    for place in ("2025/groupe/profond", "2025/groupe/trop/profond", ".Trash/caché", "2025/ouverte/dedans"):
        (root / place).mkdir(parents=True)
        (root / place / FACTS).write_text("damaged")
    (root / "2025/ouverte/audio.flac").write_bytes(b"")
    (root / "lien").symlink_to(root / "2025")
    found = {one.path for one in stamped_folders(root)}
    assert found == {one.folder for one in find_meetings(root)}
    assert len(found) == 3


def test_no_word_of_a_meeting_that_is_gone_stays_in_the_file(kept):
    kept.add("Rien de tel.", *(f"Phrase numéro {number}." for number in range(50)))
    meeting = kept.add("Le trésorier Xanthopoulos démissionne.", speakers=["Yvonne"], title="Secret Zébulon")
    kept.refresh()
    assert b"xanthopoulos" in content(kept)
    meeting.folder.rename(kept.library.root.parent / "ailleurs")
    kept.refresh()
    assert not any(
        word in content(kept).lower() for word in (b"xanthopoulos", b"yvonne", b"zebulon", "zébulon".encode())
    )


def test_no_word_that_was_replaced_stays_in_the_file(kept):
    meeting = kept.add("Le trésorier Xanthopoulos démissionne.", speakers=["Yvonne"])
    kept.refresh()
    with open_document(meeting) as document:
        document.do(ReplaceAll((NewText(0, "Le trésorier démissionne."),)))
        document.do(RenameSpeaker("s1", "Une personne"))
    assert kept.said("tresorier") == ["Le trésorier démissionne."]
    assert not any(word in content(kept).lower() for word in (b"xanthopoulos", b"yvonne"))


def test_a_meeting_that_cannot_be_read_is_told_and_stays_as_it_was(kept):
    meeting = kept.add("Un vote.")
    kept.add("Un autre vote.", day="2026-01-01")
    kept.refresh()
    meeting.transcript.write_bytes(b"{")
    done = kept.refresh()
    assert [(one.folder, one.error.code) for one in done.failed] == [(meeting.folder, "input.not_transcript")]
    assert len(kept.find("vote")) == 2


def test_progress_is_told_in_bytes_up_to_the_end(kept):
    kept.add("Un.")
    kept.add("Deux.")
    kept.refresh()
    told = [event for event in kept.events if isinstance(event, Progress)]
    assert told[-1].done == told[-1].total == sum(one.size_bytes for one in stamped_folders(kept.library.root))
    assert [event.done for event in told] == sorted(event.done for event in told)


def test_what_was_read_stays_read_when_it_is_cancelled(kept):
    for number in range(3):
        kept.add(f"Vote {number}.")
    token = CancelToken()
    with pytest.raises(Cancelled):
        kept.index.refresh(kept.library, lambda _event: token.cancel(), token)
    assert len(kept.find("vote")) == 1
    assert kept.refresh().read == 2


def test_making_it_anew_takes_its_place_or_leaves_it(kept):
    meeting = kept.add("Un vote.")
    kept.refresh()
    before = kept.index.path.read_bytes()
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        kept.index.rebuild(kept.library, kept.events.append, token)
    assert kept.index.path.read_bytes() == before
    meeting.folder.rename(kept.library.root / "2026-03-14 autre")
    assert kept.index.rebuild(kept.library, kept.events.append, CancelToken()).read == 1
    assert [hit.folder.name for hit in kept.find("vote")] == ["2026-03-14 autre"]
    assert {path.name for path in kept.index.path.parent.iterdir()} == {"index.sqlite3", "index.lock", "meetings"}


def spoil(path, how):
    match how:
        case "not a database":
            path.write_bytes(b"This is no database. " * 500)
        case "torn":
            path.write_bytes(path.read_bytes()[:5000])
        case "another version":
            with contextlib.closing(sqlite3.connect(path)) as connection:
                connection.execute(f"PRAGMA user_version = {database.VERSION + 1}")
        case "another table":
            with contextlib.closing(sqlite3.connect(path)) as connection:
                connection.execute("DROP TABLE meetings")


@pytest.mark.parametrize("how", ["not a database", "torn", "another version", "another table"])
def test_a_file_that_is_spoiled_is_made_anew_and_told(kept, how):
    kept.add("Un vote.")
    kept.refresh()
    spoil(kept.index.path, how)
    assert kept.said("vote") == ["Un vote."]
    assert notices(kept) == ["index.renewed"]
    kept.refresh()
    assert not notices(kept)
    kept.index.check()


def test_damage_that_only_a_question_meets_is_mended_and_the_question_asked_again(kept):
    kept.add(*(f"Vote numéro {number}." for number in range(400)))
    kept.refresh()
    whole = kept.index.path.read_bytes()
    page = int.from_bytes(whole[16:18], "big")
    pages = [whole[at : at + page] for at in range(0, len(whole), page)]
    spoiled = [one if b"Vote num" not in one else b"\xff" * page for one in pages]
    assert spoiled != pages
    kept.index.path.write_bytes(b"".join(spoiled))
    with pytest.raises(InputError, match=r"index\.damaged"):
        kept.index.check()

    def ask():
        return list(search(kept.index, kept.library, Search("vote")))

    found, refreshed = kept.index.answer(ask, kept.library, kept.events.append, CancelToken())
    assert found
    assert refreshed.read == 1
    assert notices(kept) == ["index.renewed"]
    kept.index.check()


def test_an_index_that_is_not_there_is_told(kept):
    with pytest.raises(InputError, match=r"index\.missing"):
        kept.find("vote")


def test_an_empty_file_is_none(kept):
    kept.add("Un vote.")
    kept.index.path.write_bytes(b"")
    assert kept.said("vote") == ["Un vote."]
    assert not notices(kept)


def test_while_another_process_works_on_it_it_is_asked_as_it_is(kept):
    kept.add("Un vote.")
    with hold(kept.index.path.with_suffix(".lock")), pytest.raises(OutputError, match=r"index\.busy"):
        kept.refresh()
    kept.refresh()
    kept.add("Un autre vote.")
    with hold(kept.index.path.with_suffix(".lock")):
        assert kept.said("vote") == ["Un vote."]
        assert notices(kept) == ["index.as_it_was"]
        with pytest.raises(OutputError, match=r"index\.busy"):
            kept.index.rebuild(kept.library, kept.events.append, CancelToken())


def test_a_search_that_has_begun_hinders_no_change(kept):
    kept.add(*(f"Vote {number}." for number in range(120)), speakers=[f"P{number}" for number in range(120)])
    kept.refresh()
    going = search(kept.index, kept.library, Search("vote"))
    next(going)
    kept.add("Un vote de plus.", day="2020-01-01")
    assert kept.refresh().read == 1
    assert len(list(going)) == 120


@pytest.mark.parametrize("code", ["output.not_writable", "output.disk_full"])
def test_an_index_that_cannot_be_written_is_asked_as_it_is(kept, monkeypatch, code):
    kept.add("Un vote.")
    kept.refresh()

    def refuse(path, *_, **__):
        raise OutputError(code, path=str(path), reason="Read-only file system")

    monkeypatch.setattr("lokas.library.index.hold", refuse)
    assert kept.said("vote") == ["Un vote."]
    assert notices(kept) == ["index.as_it_was"]


def test_without_full_text_search_it_is_said(kept, monkeypatch):
    kept.add("Un vote.")
    monkeypatch.setattr(database, "searches_texts", lambda: False)
    with pytest.raises(OutputError, match=r"index\.no_full_text"):
        kept.refresh()


KILLED = """
import os, signal, sys
from pathlib import Path
from lokas.jobs import CancelToken
from lokas.library import Library
from lokas.library.index import Index
data = Path(sys.argv[1])
def emit(event):
    if event.done * 2 >= event.total:
        os.kill(os.getpid(), signal.SIGKILL)
getattr(Index(data / "index.sqlite3"), sys.argv[2])(Library(data / "meetings", data / "trash"), emit, CancelToken())
"""


AT_ONCE = """
import sys
from pathlib import Path
from lokas.jobs import CancelToken
from lokas.library import Library
from lokas.library.index import Index
from lokas.library.index.searching import Search, search
data = Path(sys.argv[1])
index, library = Index(data / "index.sqlite3"), Library(data / "meetings", data / "trash")
def ask():
    return list(search(index, library, Search("vote")))
for _ in range(15):
    found, _ = index.answer(ask, library, lambda _: None, CancelToken())
print(len(found))
"""


def test_several_processes_use_it_at_once(kept):
    meetings = [kept.add(f"Vote {number}.") for number in range(8)]
    data = kept.index.path.parent
    started = [
        subprocess.Popen([sys.executable, "-c", AT_ONCE, str(data)], env=environment(data), stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    for meeting in meetings:
        os.utime(meeting.facts_file)  # so that there is something to read each time
    answers = [process.communicate(timeout=60)[0] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0]
    assert b"8" in {answer.strip() for answer in answers}
    kept.refresh()
    assert len(kept.find("vote")) == 8
    kept.index.check()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize("work", ["refresh", "rebuild"])
def test_a_process_that_is_killed_leaves_an_index_that_works(kept, work):
    for number in range(6):
        kept.add(f"Vote {number}.")
    kept.refresh() if work == "rebuild" else None
    data = kept.index.path.parent
    ran = subprocess.run([sys.executable, "-c", KILLED, str(data), work], env=environment(data), check=False)
    assert ran.returncode == -9
    assert len(kept.find("vote")) == (6 if work == "rebuild" else 3)
    kept.refresh()
    assert not notices(kept)
    assert len(kept.find("vote")) == 6
    kept.index.check()


def test_a_new_file_waits_until_nobody_reads_the_old_one(kept, monkeypatch):
    kept.add("Un vote.")
    kept.refresh()
    refusals = [PermissionError(13, "Permission denied")] * 2
    replace_file = Path.replace

    def replaced(path, target):
        if refusals:
            raise refusals.pop()
        return replace_file(path, target)

    monkeypatch.setattr(Path, "replace", replaced)
    assert kept.index.rebuild(kept.library, kept.events.append, CancelToken()).read == 1
    assert not refusals
    refusals[:] = [PermissionError(13, "Permission denied")] * 100
    monkeypatch.setattr("lokas.library.index.REPLACE_S", 0.2)
    with pytest.raises(OutputError, match=r"index\.busy"):
        kept.index.rebuild(kept.library, kept.events.append, CancelToken())
    assert len(kept.find("vote")) == 1


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_FULL, r"output\.disk_full"),
        (sqlite3.SQLITE_READONLY, r"output\.not_writable"),
        (sqlite3.SQLITE_IOERR, r"output\.not_writable"),
        (sqlite3.SQLITE_LOCKED, r"index\.busy"),
    ],
)
def test_what_a_disk_refuses_is_said(kept, monkeypatch, number, code):
    kept.add("Un vote.")
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = number

    def refuse(*_, **__):
        raise error

    monkeypatch.setattr("lokas.library.index.passages", refuse)
    with pytest.raises(OutputError, match=code):
        kept.index.rebuild(kept.library, kept.events.append, CancelToken())


def test_what_another_process_changes_is_waited_for(kept, monkeypatch):
    kept.add("Un vote.")
    kept.refresh()
    monkeypatch.setattr(database, "BUSY_S", 0.1)
    with contextlib.closing(sqlite3.connect(kept.index.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OutputError, match=r"index\.busy"):
            kept.find("vote")
        other.execute("ROLLBACK")
    assert len(kept.find("vote")) == 1
