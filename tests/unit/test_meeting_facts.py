"""`meeting.toml`: what people write in it is understood and stays; what cannot be is said and never overwritten."""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
import sys
import threading
import time
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.consent import Consent, Objection
from lokas.errors import InputError, OutputError
from lokas.files import write_atomic
from lokas.locks import hold
from lokas.meeting import Meeting
from lokas.meeting.editing import edited_content, new_content
from lokas.meeting.facts import Imported, MeetingFacts, Represented, parse_facts, plain
from tests.helpers.source_code import ROOT

EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
FIRST = MeetingFacts(
    title='AG « d\'été » : "bilan"',
    began=EVENING,
    ended=EVENING + dt.timedelta(hours=2),
    association="Les Amis du Bois",
    purpose="rédiger le compte rendu",
    language="fr",
    people=("Zoé", "Jean-Noël", "d'Été"),
    agenda=("Bilan\nmoral", "Budget"),
    sources=("Micro interne", "Ce que joue l'ordinateur"),
    rate=16_000,
    closed="stopped",
    closed_at=EVENING + dt.timedelta(hours=2),
    consent=Consent("Bonjour.", EVENING, (Objection("Pas mon nom.", "Zoé", EVENING), Objection("Non.", "", EVENING))),
    retention_days=30,
    minutes_approved=dt.date(2026, 4, 1),
    deletion_asked=EVENING,
    sound_deleted=EVENING,
)
"""All that version 1.0 knew."""
FULL = replace(
    FIRST,
    key="0123abc",
    tags=("assemblée", "2026"),
    imported=Imported("../Vidéos/AG d'été.mp4", "ab" * 32, 123, 1),
    represented=(Represented("Ève", "Zoé"), Represented("Max", "")),
    excused=("Noémie",),
    quorum="1/3",
    members=42,
    quorum_counts_represented=False,
    reviewed=EVENING,
    reviewed_by="Zoé",
)
BY_HAND = """\
# Réunion du bureau — à relire par Zoé
format = "lokas.meeting"
version = "1.4"   # of a newer Lokas
title = 'AG'      # le vrai titre
began = 2026-03-14 18:30:00+01:00
salle = "Nîmes"   # ours
people = [
    "Zoé",  # présidente
    "Noël",
]

# what was recorded
[recording]
sources = ["Micro"]
gain = 1.5

[consent]
text = "Bonjour."
[[consent.objections]]
text = "Non"
time = 2026-03-14T18:31:00+01:00

[lieu]
ville = "Nîmes"
"""
MINIMAL = 'format = "lokas.meeting"\nversion = "1.0"\ntitle = "AG"\nbegan = 2026-03-14T18:30:00+01:00\n'

texts = st.text(max_size=40)
moments = st.datetimes(
    dt.datetime(1990, 1, 1), dt.datetime(2100, 1, 1), timezones=st.sampled_from([dt.UTC, EVENING.tzinfo])
).map(lambda moment: moment.replace(microsecond=0))
objections = st.builds(Objection, texts, texts, moments)
all_facts = st.builds(
    MeetingFacts,
    title=texts,
    began=moments,
    ended=st.none() | moments,
    people=st.lists(texts, max_size=3).map(tuple),
    agenda=st.lists(texts, max_size=3).map(tuple),
    sources=st.lists(texts, max_size=2).map(tuple),
    rate=st.none() | st.integers(0, 192_000),
    closed=st.none() | texts,
    consent=st.none() | st.builds(Consent, texts, st.none() | moments, st.lists(objections, max_size=2).map(tuple)),
    retention_days=st.none() | st.integers(0, 10**6),
    minutes_approved=st.none() | st.dates(),
    key=texts,
    tags=st.lists(texts, max_size=2).map(tuple),
    imported=st.none() | st.builds(Imported, texts.filter(bool), texts, st.none() | st.integers(0, 10**12)),
    represented=st.lists(st.builds(Represented, texts, texts), max_size=2).map(tuple),
    quorum=texts,
    members=st.none() | st.integers(0, 10**6),
    quorum_counts_represented=st.booleans(),
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "meeting.toml"


@pytest.fixture
def meeting(tmp_path):
    return Meeting.create(tmp_path / "réunions", "AG", EVENING)


def parse(text):
    return parse_facts(ROOT / "meeting.toml", text.encode("utf-8"))


def edit(content, facts):
    return edited_content(ROOT / "meeting.toml", content, facts)


def by_hand(meeting, text):
    meeting.facts_file.write_text(text, encoding="utf-8", newline="")


def test_all_facts_are_read_back(meeting):
    meeting.save(FULL)

    assert meeting.facts == FULL
    assert Meeting.open(meeting.folder).facts.people == FULL.people


def test_a_meeting_of_the_first_version_opens_for_ever():
    first = Meeting.open(ROOT / "tests/data/schema/1/meeting")

    assert first.facts == FIRST
    assert [one.kind for one in first.markers()] == ["agenda", "decision", "vote", "action", "off_record", "note"]
    assert [one.kind for one in first.gaps()] == ["pause", "off_record", "device", "missed", "suspended"]
    assert first.state() == "recorded"


def test_a_meeting_of_version_1_1_opens_for_ever():
    assert Meeting.open(ROOT / "tests/data/schema/2/meeting").facts == FULL


def test_a_new_meeting_has_a_key_and_no_empty_keys(meeting):
    table = tomllib.loads(meeting.facts_file.read_text(encoding="utf-8"))

    assert table.keys() == {"format", "version", "title", "began", "key"}
    assert len(meeting.facts.key) == 12


def test_facts_stand_where_a_person_would_look_for_them(meeting):
    meeting.save(FULL)

    table = tomllib.loads(meeting.facts_file.read_text(encoding="utf-8"))
    assert (table["format"], table["version"]) == ("lokas.meeting", "1.1")
    assert table["recording"]["closed"] == "stopped"
    assert table["retention"]["days"] == 30
    assert table["consent"]["objections"][0]["name"] == "Zoé"
    assert "began = 2026-03-14T18:30:00+01:00\n" in meeting.facts_file.read_text(encoding="utf-8")


@given(all_facts)
def test_whatever_facts_there_are_they_are_written_so_that_they_read_back(facts):
    assert plain(parse_facts(ROOT / "m", new_content(facts))) == plain(facts)


@given(all_facts, all_facts)
def test_any_facts_can_take_the_place_of_any_others(before, after):
    assert plain(parse_facts(ROOT / "m", edit(new_content(before), after))) == plain(after)


@given(all_facts)
def test_comments_and_keys_of_others_stay_whatever_is_changed(facts):
    edited = edit(BY_HAND.encode("utf-8"), facts).decode("utf-8")

    table = tomllib.loads(edited)
    assert (table["version"], table["salle"], table["lieu"]) == ("1.4", "Nîmes", {"ville": "Nîmes"})
    assert table["recording"]["gain"] == 1.5
    assert all(
        comment in edited
        for comment in ("# Réunion du bureau — à relire par Zoé", "# of a newer Lokas", "# ours", "# what was recorded")
    )


def test_a_change_touches_its_own_line_alone(meeting):
    by_hand(meeting, BY_HAND)

    meeting.update(lambda facts: replace(facts, closed="stopped"))

    changed = meeting.facts_file.read_text(encoding="utf-8")
    assert set(changed.splitlines()) - set(BY_HAND.splitlines()) == {'closed = "stopped"'}
    assert set(BY_HAND.splitlines()) <= set(changed.splitlines())


def test_a_list_that_grows_keeps_what_people_wrote_beside_it(meeting):
    by_hand(meeting, BY_HAND.replace('text = "Non"', 'text = "Non"   # à voir\nsuite = "vote"').replace("1.5", "nan"))

    meeting.update(lambda facts: replace(facts, people=(*facts.people, "Ève")))
    meeting.update(lambda facts: replace(facts, consent=facts.consent.objected("Moi non plus", EVENING, "Ève")))

    assert meeting.facts.people == ("Zoé", "Noël", "Ève")
    assert [one.text for one in meeting.facts.consent.objections] == ["Non", "Moi non plus"]
    changed = meeting.facts_file.read_text(encoding="utf-8")
    assert all(part in changed for part in ("# présidente", "# à voir", 'suite = "vote"', "gain = nan"))


def test_facts_that_are_there_already_leave_the_file_as_it_is(meeting):
    by_hand(meeting, BY_HAND)
    before = meeting.facts_file.stat().st_mtime_ns

    meeting.save(meeting.facts)

    assert meeting.facts_file.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "text",
    [
        MINIMAL + "recording.rate = 8000\nrecording.gain = 2\n",
        MINIMAL + "recording = {rate = 8000, gain = 2}\n",
        MINIMAL + "consent = {text = 'Bonjour.'}\n",
        MINIMAL + "[[votes]]\nfor = 3\n[[votes]]\nfor = 4\n",
        MINIMAL.replace("\n", "\r\n") + "\r\n[recording]\r\nrate = 8000\r\n",
        "\ufeff" + MINIMAL,
        MINIMAL + '["retention"]\n"days" = 3\n',
        MINIMAL + "[other.recording]\nrate = 'x'\n[recording]\nrate = 8000\n[other.more]\na = 1\n",
        MINIMAL.rstrip("\n"),
        MINIMAL + "[retention]\n# days = 30\n",
    ],
)
def test_however_a_person_writes_toml_it_can_be_changed(meeting, text):
    by_hand(meeting, text)

    meeting.save(FULL)

    assert meeting.facts == FULL
    assert "# days = 30" not in text or "# days = 30" in meeting.facts_file.read_text(encoding="utf-8")


def test_what_people_write_for_times_and_dates_is_understood():
    facts = parse(
        'format = "lokas.meeting"\nversion = "1.0"\ntitle = "AG"\nbegan = "2026-03-14 18:30"\n'
        'ended = 2026-03-14T20:30:00\n[retention]\nminutes_approved = "2026-04-01"\n'
    )

    local = dt.datetime(2026, 3, 14, 18, 30).astimezone()
    assert facts.began == local
    assert facts.ended == local + dt.timedelta(hours=2)
    assert facts.minutes_approved == dt.date(2026, 4, 1)
    assert parse(MINIMAL + "[retention]\nminutes_approved = 2026-04-01T10:00:00Z\n").minutes_approved == dt.date(
        2026, 4, 1
    )


def test_a_time_zone_with_a_name_is_written_as_its_offset(meeting):
    summer = dt.datetime(2026, 7, 14, 18, 30, 5, 999, tzinfo=dt.timezone(dt.timedelta(hours=2), "CEST"))

    meeting.update(lambda facts: replace(facts, began=summer))

    assert "began = 2026-07-14T18:30:05+02:00" in meeting.facts_file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ('people = "Zoé"', "people"),
        ("people = [1]", "people"),
        ("ended = 5", "ended"),
        ("language = 5", "language"),
        ("recording = 5", "recording"),
        ("[recording]\nrate = true", "recording.rate"),
        ("[recording]\nrate = -1", "recording.rate"),
        ("[retention]\ndays = '30'", "retention.days"),
        ("[retention]\nminutes_approved = 'soon'", "retention.minutes_approved"),
        ("[consent]\nobjections = 'none'", "consent.objections"),
        ("[consent]\nobjections = [{text = 'x'}]", "consent.objections"),
        ("consent = ['x']", "consent"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_and_nothing_is_written(meeting, wrong, reason):
    by_hand(meeting, MINIMAL + wrong)

    for action in (lambda: Meeting.open(meeting.folder), lambda: meeting.save(FULL)):
        with pytest.raises(InputError) as caught:
            action()
        assert caught.value.code == "meeting.damaged"
        assert caught.value.data == {"path": str(meeting.facts_file), "reason": reason}
    assert meeting.facts_file.read_text(encoding="utf-8") == MINIMAL + wrong


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 4096,
        b"\xff\xfe" + MINIMAL.encode("utf-16-le"),
        MINIMAL.encode("utf-8")[:50],
        b'format = "lokas.meeting"\nversion = "1.0"\n',
        b'format = "lokas.meeting"\nversion = "one"\n',
        b'format = "something"\nversion = "1.0"\ntitle = "AG"\n',
        MINIMAL.encode("utf-8") + b"a = " + b"[" * 100_000,
        MINIMAL.encode("utf-8") + b"title = 'twice'\n",
    ],
)
def test_a_damaged_file_is_said_to_be_and_never_overwritten(meeting, content):
    meeting.facts_file.write_bytes(content)

    for action in (lambda: meeting.facts, lambda: meeting.save(FULL)):
        with pytest.raises(InputError, match=r"meeting\.damaged"):
            action()
    assert meeting.facts_file.read_bytes() == content


def test_a_file_of_a_newer_lokas_is_refused_politely(meeting):
    newer = MINIMAL.replace('"1.0"', '"2.1"')
    by_hand(meeting, newer)

    with pytest.raises(InputError) as caught:
        meeting.save(FULL)
    assert caught.value.code == "meeting.newer"
    assert caught.value.data == {"path": str(meeting.facts_file), "version": "2.1"}
    assert meeting.facts_file.read_text(encoding="utf-8") == newer


def test_what_was_written_meanwhile_is_not_lost(meeting):
    def change(facts):
        return replace(facts, closed="stopped")

    held = Meeting.open(meeting.folder)
    meeting.update(lambda facts: replace(facts, title="Le vrai titre"))
    held.update(change)

    assert (meeting.facts.title, meeting.facts.closed) == ("Le vrai titre", "stopped")


def test_changes_of_several_threads_at_once_are_all_made(meeting):
    def add(name):
        for _ in range(10):
            meeting.update(lambda facts: replace(facts, people=(*facts.people, name)))

    threads = [threading.Thread(target=add, args=(name,)) for name in "AB"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(meeting.facts.people) == ["A"] * 10 + ["B"] * 10


def test_a_change_that_another_program_does_not_let_through_is_an_error(meeting, monkeypatch):
    monkeypatch.setattr("lokas.meeting.WAIT_S", 0.05)
    with hold(meeting.folder / ".changing.lock"), pytest.raises(OutputError, match=r"meeting\.busy"):
        meeting.save(FULL)


def test_a_full_disk_leaves_the_old_facts(meeting, monkeypatch):
    def full(path, content):
        raise OutputError("output.disk_full", path=str(path), reason="No space left on device")

    monkeypatch.setattr("lokas.meeting.write_atomic", full)
    with pytest.raises(OutputError, match=r"output\.disk_full"):
        meeting.save(FULL)
    with pytest.raises(OutputError, match=r"output\.disk_full"):
        Meeting.create(meeting.folder.parent, "Autre", EVENING)
    monkeypatch.setattr("lokas.meeting.write_atomic", write_atomic)

    assert meeting.facts.title == "AG"
    assert list(meeting.folder.parent.iterdir()) == [meeting.folder]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_kill_at_any_instant_leaves_a_meeting_that_opens(meeting):
    code = (
        "import itertools, sys; from dataclasses import replace; from pathlib import Path\n"
        "from lokas.meeting import Meeting\n"
        "m = Meeting.open(Path(sys.argv[1]))\n"
        "for n in itertools.count(1):\n"
        "    m.update(lambda f: replace(f, agenda=(str(n),) * 50, rate=n)); m.add_marker('note', n, 'é' * 500)\n"
        "    n == 1 and print('begun', flush=True)"
    )
    chance = random.Random(20260314)
    for _ in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(meeting.folder)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in ("", "ui", "models"))},
        )
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.1))
        process.kill()
        process.communicate()

        facts = Meeting.open(meeting.folder).facts
        assert set(facts.agenda) <= {str(facts.rate)}
        assert all(marker.text == "é" * 500 for marker in meeting.markers())
    assert meeting.facts.rate
