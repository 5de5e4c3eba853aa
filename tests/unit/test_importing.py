"""What comes from elsewhere becomes a meeting: whole or not at all, never twice unasked; files stay where they are."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import time
from collections import namedtuple

import av
import pytest

from lokas.documents import document_of
from lokas.errors import Cancelled, InputError, OutputError
from lokas.jobs import CancelToken, Notice, Progress
from lokas.library.incoming.arrivals import Arrived
from lokas.library.incoming.folders import import_folder
from lokas.library.incoming.importing import ImportRequest, import_sound, relink
from lokas.library.incoming.intake import take_in
from lokas.library.incoming.texts import import_text
from lokas.locks import hold
from lokas.meeting import Damaged, Meeting, find_meetings
from lokas.meeting.facts import Imported
from lokas.places import Places
from lokas.text.export import EXPORTERS
from lokas.text.export.notice import notice
from lokas.text.export.options import ExportOptions
from tests.helpers import transcripts
from tests.helpers.sounds import click_track, write_media, write_wav

EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC)
Usage = namedtuple("Usage", "total used free")


class Bench:
    """Imports into a library, and keeps what was told."""

    def __init__(self, folder):
        self.places = Places(folder / "Données")
        self.told = []
        self.token = CancelToken()

    @property
    def root(self):
        return self.places.meetings

    @property
    def notices(self):
        return [event.code for event in self.told if isinstance(event, Notice)]

    def take_in(self, path, **asked):
        return take_in(self.places, ImportRequest(path, **asked), self.told.append, self.token)

    def sound(self, path, **asked):
        return import_sound(self.root, ImportRequest(path, **asked), self.told.append, self.token)

    def text(self, path, **asked):
        return import_text(self.root, ImportRequest(path, **asked), self.told.append, self.token)

    def folder(self, path, **asked):
        return import_folder(self.root, path, self.told.append, self.token, **asked)

    def relink(self, meeting, path, **asked):
        relink(meeting, path, self.told.append, self.token, **asked)

    def left(self):
        """What stands in the folder of meetings, hidden or not."""
        return sorted(path.name for path in self.root.iterdir()) if self.root.exists() else []


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


@pytest.fixture
def sound(tmp_path):
    """A recording of three seconds, written on an evening in March."""
    path = write_wav(tmp_path / "Réunion d'été.wav", click_track(3, 16_000)[0])
    os.utime(path, (EVENING.timestamp() + 3, EVENING.timestamp() + 3))
    return path


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_recording_stays_where_it_lies_and_the_meeting_knows_where(bench, sound):
    before = sound.read_bytes()
    meeting = bench.sound(sound)
    facts = meeting.facts
    assert facts.imported == Imported(str(sound), digest(sound), sound.stat().st_size, 0)
    assert (facts.title, facts.began, facts.ended) == ("Réunion d'été", EVENING, EVENING + dt.timedelta(seconds=3))
    assert meeting.sound_file() == sound
    assert meeting.state() == "recorded"
    assert sound.read_bytes() == before
    assert bench.left() == [meeting.folder.name]
    assert facts.key


def test_a_copy_lies_in_the_folder_under_its_own_name_and_its_digest_is_that_of_the_file(bench, sound):
    meeting = bench.sound(sound, copy=True)
    assert meeting.facts.imported == Imported(sound.name, digest(sound), sound.stat().st_size, 0)
    assert (meeting.folder / sound.name).read_bytes() == sound.read_bytes()
    sound.unlink()
    assert meeting.sound_file().exists()


@pytest.mark.parametrize("name", ["transcript.json", "log.txt", "audio.flac", "Recorder.LOCK"])
def test_a_copy_never_takes_the_name_of_another_file_of_a_meeting(bench, sound, tmp_path, name):
    meeting = bench.sound(shutil.copy(sound, tmp_path / name) and tmp_path / name, copy=True)
    assert meeting.facts.imported.file == f"sound {name}"
    assert not meeting.transcript.exists()
    assert meeting.facts.title


def test_what_a_person_says_counts_more_than_what_the_file_says(bench, sound):
    asked = {"title": "AG", "began": EVENING.replace(year=2025), "tags": ("budget",), "people": ("Zoé",)}
    facts = bench.sound(sound, association="Les Amis", language="fr", **asked).facts
    assert (facts.title, facts.began, facts.tags, facts.people) == tuple(asked.values())
    assert (facts.association, facts.language) == ("Les Amis", "fr")


@pytest.mark.parametrize(
    ("name", "title", "began"),
    [
        ("2025-11-03 CA.wav", "CA", "2025-11-03T00:00"),
        ("20251103_183000.wav", "20251103_183000", "2025-11-03T18:30"),
        ("Bureau 2025-11-03 18h30.wav", "Bureau", "2025-11-03T18:30"),
        ("REC_20251103-1830.wav", "REC", "2025-11-03T18:30"),
        ("budget 2025-13-45.wav", "budget", None),
        ("n° 20251103123456789.wav", "n° 20251103123456789", None),
    ],
)
def test_a_day_in_the_name_is_when_it_began_and_no_part_of_the_title(bench, sound, tmp_path, name, title, began):
    path = sound.rename(tmp_path / name)
    facts = bench.sound(path).facts
    assert facts.title == title
    assert facts.began == (dt.datetime.fromisoformat(began).astimezone() if began else EVENING)


def test_what_the_file_tells_of_itself_counts_more_than_its_name(bench, tmp_path):
    path = tmp_path / "2020-01-01 AG.m4a"
    write_media(path, [click_track(2)], "aac")
    tagged = tmp_path / "2020-01-02 AG.m4a"
    with av.open(str(path)) as source, av.open(str(tagged), "w") as target:
        stream = target.add_stream_from_template(source.streams.audio[0])
        target.metadata["creation_time"] = "2025-06-01T16:00:00.000000Z"
        for packet in source.demux(audio=0):
            if packet.dts is not None:
                packet.stream = stream
                target.mux(packet)
    assert bench.sound(tagged).facts.began == dt.datetime(2025, 6, 1, 16, tzinfo=dt.UTC)


def test_the_same_sound_is_told_and_not_taken_twice_unless_that_is_asked_for(bench, sound, tmp_path):
    first = bench.sound(sound)
    again = tmp_path / "autre nom.wav"
    shutil.copy(sound, again)
    with pytest.raises(InputError) as raised:
        bench.sound(again, copy=True)
    assert (raised.value.code, raised.value.data["meeting"]) == ("import.already", str(first.folder))
    assert bench.left() == [first.folder.name]
    second = bench.sound(again, again=True)
    assert second.facts.key != first.facts.key


def test_a_text_that_is_called_a_recording_is_refused_and_nothing_is_left(bench, tmp_path):
    path = tmp_path / "AG.mp3"
    path.write_text("Ceci n'est pas un son.", encoding="utf-8")
    with pytest.raises(InputError, match=r"input\.not_media"):
        bench.sound(path)
    assert bench.left() == []


def test_the_first_of_several_tracks_is_taken_and_that_is_told(bench, tmp_path):
    path = write_media(tmp_path / "film.mkv", [click_track(2), click_track(2)], "flac", video="mpeg4", video_seconds=2)
    assert bench.sound(path).facts.imported.track == 0
    assert bench.notices == ["import.tracks"]
    assert bench.sound(path, track=1).facts.imported.track == 1
    assert bench.notices == ["import.tracks"]
    with pytest.raises(InputError, match=r"input\.no_such_track"):
        bench.sound(path, track=2)


def test_a_name_that_no_text_can_hold_is_not_linked_but_can_be_copied(bench, sound, tmp_path):
    odd = tmp_path / "r\udce9union.wav"
    try:
        sound.rename(odd)
    except (OSError, UnicodeError):  # a file system that takes none
        return
    with pytest.raises(InputError, match=r"import\.no_link"):
        bench.sound(odd)
    meeting = bench.sound(odd, copy=True)
    assert meeting.sound_file().exists()
    assert meeting.facts.title == "r?union"


def test_a_disk_without_room_is_told_before_anything_is_copied(bench, sound, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 1000))
    with pytest.raises(OutputError, match=r"import\.no_room"):
        bench.sound(sound, copy=True)
    assert bench.left() == []
    assert bench.sound(sound).sound_file() == sound


@pytest.mark.parametrize("copy", [True, False])
def test_an_import_that_is_stopped_leaves_nothing(bench, sound, copy):
    bench.token.cancel()
    with pytest.raises(Cancelled):
        bench.sound(sound, copy=copy)
    assert bench.left() == []


def test_what_a_killed_import_left_is_removed_by_the_next_but_not_that_of_one_under_way(bench, sound):
    old, held, young = (bench.root / f".arriving-{name}" for name in ("old", "held", "young"))
    for folder in (old, held, young):
        folder.mkdir(parents=True)
        (folder / "half.wav").write_bytes(b"RIFF")
    for folder in (old, held):
        (folder / "held.lock").touch()
        os.utime(folder, (time.time() - 7200,) * 2)
    with hold(held / "held.lock"):
        bench.sound(sound)
    assert not old.exists()
    assert held.exists()
    assert young.exists()
    assert len(list(find_meetings(bench.root))) == 1


def test_progress_is_told_in_bytes_to_the_end(bench, sound):
    bench.sound(sound)
    assert [event for event in bench.told if isinstance(event, Progress)][-1] == Progress(*[sound.stat().st_size] * 2)


def test_a_sound_that_was_moved_is_found_again_if_it_is_the_same(bench, sound, tmp_path):
    meeting = bench.sound(sound)
    moved, other = sound.rename(tmp_path / "ailleurs.wav"), write_wav(tmp_path / "x.wav", click_track(2, 16_000)[0])
    with pytest.raises(InputError, match=r"import\.other_sound"):
        bench.relink(meeting, other)
    bench.relink(meeting, moved)
    assert meeting.sound_file() == moved
    bench.relink(meeting, other, other=True)
    assert meeting.facts.imported.sha256 == digest(other)


def test_a_meeting_whose_sound_is_in_its_folder_is_given_no_other(bench, sound):
    with pytest.raises(OutputError, match=r"import\.has_sound"):
        bench.relink(bench.sound(sound, copy=True), sound)
    recorded = Meeting.create(bench.root, "AG", EVENING)
    recorded.sound.write_bytes(b"fLaC")
    with pytest.raises(OutputError, match=r"import\.has_sound"):
        bench.relink(recorded, sound, other=True)


def test_a_transcript_becomes_a_meeting_with_the_recording_that_lies_beside_it(bench, tmp_path):
    made = transcripts.transcript("Bonjour.", "Au vote.")
    write_wav(tmp_path / made.source.name.replace(".mp3", ".wav"), click_track(2, 16_000)[0])
    path = tmp_path / made.source.name.replace(".mp3", ".json")
    path.write_bytes(b"".join(EXPORTERS["json"].write(made)))
    meeting = bench.text(path)
    assert meeting.state() == "transcribed"
    assert meeting.facts.imported.file.endswith(".wav")
    assert meeting.facts.language == "fr"
    assert [one.text for one in document_of(meeting).segments] == ["Bonjour.", "Au vote."]
    assert bench.notices == []


def test_a_transcript_alone_is_a_meeting_that_can_be_given_its_sound(bench, sound, tmp_path):
    path = tmp_path / "2026-03-14 AG.json"
    path.write_bytes(b"".join(EXPORTERS["json"].write(transcripts.transcript("Bonjour."))))
    meeting = bench.text(path)
    assert bench.notices == ["import.text_alone"]
    assert meeting.facts.imported is None
    bench.relink(meeting, sound)
    assert meeting.sound_file() == sound
    assert meeting.state() == "transcribed"


def test_a_transcript_never_leads_to_a_file_elsewhere(bench, tmp_path):
    made = transcripts.transcript("Bonjour.")
    secret = write_wav(tmp_path / "secret.wav", click_track(2, 16_000)[0])
    folder = tmp_path / "reçu"
    folder.mkdir()
    text = b"".join(EXPORTERS["json"].write(made)).replace("été – AG n°2.mp3".encode(), b"../secret.wav")
    (folder / "AG.json").write_bytes(text)
    assert secret.exists()
    assert bench.text(folder / "AG.json").facts.imported is None


@pytest.mark.parametrize(
    ("value", "other"),
    [('"start_ms": 0', '"start_ms": "zéro"'), ('"text": "Bonjour."', '"text": 5'), ('"track": 0', '"track": "a"')],
)
def test_a_transcript_whose_values_are_of_another_kind_is_refused_and_nothing_is_left(bench, tmp_path, value, other):
    path = tmp_path / "AG.json"
    text = b"".join(EXPORTERS["json"].write(transcripts.transcript("Bonjour."))).decode()
    assert value in text
    path.write_text(text.replace(value, other), encoding="utf-8")
    with pytest.raises(InputError, match=r"input\.not_transcript"):
        bench.text(path)
    assert bench.left() == []


def test_captions_become_a_text_whose_segments_do_not_overlap(bench, tmp_path):
    path = tmp_path / "AG.vtt"
    path.write_text(
        "WEBVTT\n\n00:04.000 --> 00:06.000\nAu vote.\n\n00:01.000 --> 00:05.000\n<v Zoé>Bonjour\nà tous.</v>\n",
        encoding="utf-8",
    )
    meeting = bench.text(path)
    document = document_of(meeting)
    assert [(one.start_ms, one.end_ms, one.text) for one in document.segments] == [
        (1000, 5000, "Bonjour à tous."),
        (5000, 6000, "Au vote."),
    ]
    assert [document.name_of(one.speaker) for one in document.segments] == ["Zoé", None]
    assert notice(document.transcript, ExportOptions(labels="fr")).startswith(
        "Texte d'un fichier de sous-titres (AG.vtt)."
    )


def test_a_folder_from_another_computer_is_copied_without_what_processes_left(bench, tmp_path):
    meeting = Meeting.create(tmp_path / "clé USB", "AG", EVENING)
    meeting.sound.write_bytes(b"fLaC")
    (meeting.folder / "exports").mkdir()
    (meeting.folder / "exports" / "AG.srt").write_text("1\n")
    for name in ("recorder.lock", ".transcribing.lock", "control.jsonl", "recorder.status", ".DS_Store"):
        (meeting.folder / name).touch()
    arrived = bench.folder(meeting.folder)
    (folder,) = arrived.new
    assert sorted(path.name for path in folder.iterdir()) == ["audio.flac", "exports", "log.txt", "meeting.toml"]
    assert (folder / "exports" / "AG.srt").read_text() == "1\n"
    assert Meeting(folder).facts == meeting.facts
    assert bench.folder(meeting.folder) == Arrived((), (folder,))
    (copy,) = bench.folder(meeting.folder, as_copy=True).new
    assert Meeting(copy).facts.key not in {"", meeting.facts.key}


def test_all_meetings_of_a_folder_come_damaged_ones_too_and_one_that_is_recorded_waits(bench, tmp_path):
    stick = tmp_path / "clé"
    good, damaged, recorded = (Meeting.create(stick / "2026", title, EVENING) for title in ("A", "B", "C"))
    damaged.facts_file.write_text("à moitié", encoding="utf-8")
    with hold(recorded.lock):
        arrived = bench.folder(stick)
    assert [folder.name for folder in arrived.new] == [good.folder.name, damaged.folder.name]
    assert arrived.left_out == 1
    assert isinstance(list(find_meetings(bench.root))[1], Damaged)
    assert bench.notices == ["backup.recording"]
    assert bench.folder(stick).here_already == arrived.new


def test_links_in_a_folder_are_not_followed_and_told(bench, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    meeting = Meeting.create(tmp_path / "clé", "AG", EVENING)
    (meeting.folder / "lien.txt").symlink_to(secret)
    (folder,) = bench.folder(meeting.folder).new
    assert not (folder / "lien.txt").exists()
    assert bench.notices == ["backup.link_left_out"]


def test_a_sound_that_a_folder_links_to_and_is_not_here_is_told(bench, sound, tmp_path):
    elsewhere = Bench(tmp_path / "autre")
    meeting = elsewhere.sound(sound)
    sound.unlink()
    bench.folder(meeting.folder)
    assert bench.notices == ["import.sound_elsewhere"]


@pytest.mark.parametrize(("inside", "code"), [(True, "import.inside"), (False, "import.no_meeting")])
def test_a_folder_that_is_no_meetings_or_is_here_already_is_refused(bench, tmp_path, inside, code):
    folder = Meeting.create(bench.root, "AG", EVENING).folder if inside else tmp_path
    with pytest.raises(InputError) as raised:
        bench.folder(folder)
    assert raised.value.code == code


def test_whatever_is_brought_is_taken_for_what_it_is(bench, sound, tmp_path):
    elsewhere = Bench(tmp_path / "autre")
    meeting = elsewhere.sound(sound, copy=True)
    (by_file,) = bench.take_in(meeting.sound_file()).new
    assert Meeting(by_file).facts == meeting.facts
    (by_sound,) = bench.take_in(sound, again=True).new
    assert Meeting(by_sound).facts.imported.linked
    captions = tmp_path / "AG.SRT"
    captions.write_text("1\n00:00:01,000 --> 00:00:02,000\nOui.\n")
    (by_text,) = bench.take_in(captions).new
    assert Meeting(by_text).transcript.exists()
    with pytest.raises(InputError, match=r"input\.missing"):
        bench.take_in(tmp_path / "rien.lokas")
