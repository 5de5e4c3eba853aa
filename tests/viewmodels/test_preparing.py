"""Before a recording: what is filled in, heard and read aloud, and what is remembered of it."""

import datetime as dt
import json
from types import SimpleNamespace

import pytest

from lokas.audio.recorder_state import RecorderStatus
from lokas.errors import InputError
from lokas.meeting import Meeting, find_meetings
from lokas.meeting.facts import MeetingFacts
from lokas.settings import Settings
from lokas.text.glossary import glossary_at
from lokas_ui.viewmodels.meeting_form import read_names
from lokas_ui.viewmodels.preparing import Preparing
from tests.helpers.interface import AtOnce
from tests.helpers.rooms import FINE, HEADSET, SPEAKERS, TABLE

EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
MODEL = SimpleNamespace(id="small", built_in=False, missing=(), damaged=())


@pytest.fixture
def preparing(room, settings, recording):
    made = Preparing(room, AtOnce(), settings, recording)
    made.arrive("fr")
    return made


def record(preparing, **fields):
    preparing.change(**fields)
    preparing.change(read=True)
    preparing.begin("Réunion de 18:30")


def sound_comes(room, preparing, state="recording"):
    room.begun[-1][2].states = [RecorderStatus(state, recorded_ms=1_000)]
    preparing._recording.look()


def test_what_was_filled_in_stays_as_long_as_nothing_is_recorded(room, preparing):
    record(preparing, title="AG", agenda="Budget")
    before = preparing.state.state.form

    sound_comes(room, preparing)

    assert (before.title, before.agenda) == ("AG", "Budget")
    assert preparing.state.state.form.title == ""


def test_the_default_microphone_is_chosen_and_its_recorder_waits(room, preparing):
    state = preparing.state.state

    assert state.chosen == TABLE
    assert state.computer == SPEAKERS
    assert state.hours_free >= 0
    assert room.ready == 1


def test_the_microphone_of_the_last_time_is_chosen_again_if_it_is_there(room, settings, recording):
    settings.put("recording.source", HEADSET.id)
    preparing = Preparing(room, AtOnce(), settings, recording)
    preparing.arrive("fr")
    again = preparing.state.state.chosen
    room.found = [TABLE]

    preparing.find_sources()

    assert again == HEADSET
    assert preparing.state.state.chosen == TABLE


def test_without_a_microphone_it_says_so_and_begins_nothing(room, preparing):
    room.found = []
    preparing.find_sources()

    record(preparing)

    assert {one.code for one in preparing.state.state.lacking} >= {"sound.no_microphone"}
    assert preparing.state.state.chosen is None
    assert room.begun == []


def test_a_sound_system_that_does_not_answer_is_told(room, preparing, monkeypatch):
    def refuse(_emit, _token):
        raise InputError("sound.not_available", reason="timeout")

    monkeypatch.setattr(room, "find_sources", lambda: room._job(refuse))

    preparing.find_sources()

    assert preparing.state.state.trouble.code == "sound.not_available"


def test_the_text_to_read_follows_what_is_filled_in_and_was_then_not_read(preparing):
    preparing.change(association="Les Amis du Jardin", read=True)
    first = preparing.state.state
    preparing.change(read=True)
    preparing.change(title="AG")
    read = preparing.state.state.form.read
    preparing.change(retention_days=30)

    assert "Les Amis du Jardin" in first.consent
    assert not first.form.read
    assert read
    assert "30 jours" in preparing.state.state.consent
    assert not preparing.state.state.form.read


def test_the_text_is_in_the_language_of_the_meeting_or_else_of_the_interface(preparing):
    french = preparing.state.state.consent
    preparing.change(language="en")
    english = preparing.state.state.consent
    preparing.change(language="auto")
    preparing.arrive("en")

    assert french.startswith("Bonjour")
    assert english.startswith("Good day")
    assert preparing.state.state.consent == english


def test_where_the_text_was_not_read_it_warns_once_and_then_notes_that(room, preparing):
    preparing.change(title="AG")
    preparing.begin("Réunion")
    warned = preparing.state.state.warned
    begun = len(room.begun)

    preparing.begin("Réunion")

    assert (warned, begun) == (True, 0)
    ((facts, _, _),) = room.begun
    assert facts.consent.read_at is None


def test_all_that_was_filled_in_is_in_the_meeting(room, preparing):
    record(
        preparing,
        title=" AG 2026 ",
        people=("Zoé", "Ève"),
        agenda="Budget\n\n Fête  d'été \n",
        association="Les Amis",
        objections="Zoé ne veut pas être nommée\n",
        with_computer=True,
    )

    ((facts, request, _),) = room.begun
    assert (facts.title, facts.people) == ("AG 2026", ("Zoé", "Ève"))
    assert facts.agenda == ("Budget", "Fête d'été")
    assert facts.language == "fr"
    assert [one.text for one in facts.consent.objections] == ["Zoé ne veut pas être nommée"]
    assert "Les Amis" in facts.consent.text
    assert request.sources == (TABLE, SPEAKERS)


def test_what_the_computer_plays_is_not_recorded_beside_itself(room, preparing):
    record(preparing, source=SPEAKERS.id, with_computer=True)

    ((_, request, _),) = room.begun
    assert request.sources == (SPEAKERS,)


def test_a_meeting_without_a_title_gets_the_one_it_is_given(room, preparing):
    record(preparing)

    assert room.begun[0][0].title == "Réunion de 18:30"


def test_names_terms_and_choices_are_remembered_for_the_next_time(room, preparing):
    record(preparing, people=("Zoé",), association="Les Amis", terms="Kerguélen, UDAF", retention_days=90)
    sound_comes(room, preparing)
    preparing.arrive("fr")

    state = preparing.state.state
    kept = Settings(room.places.settings)
    assert state.known_people == ("Zoé",)
    assert (state.form.association, state.form.retention_days) == ("Les Amis", 90)
    assert (state.form.title, state.form.people, state.form.read) == ("", (), False)
    assert [one.text for one in glossary_at(room.places.glossary).terms] == ["Kerguélen", "UDAF"]
    assert (kept["recording.source"], json.loads(kept["recording.people"])) == (TABLE.id, ["Zoé"])


def test_a_name_can_be_forgotten(room, settings, preparing):
    record(preparing, people=("Zoé", "Ève"))
    sound_comes(room, preparing)
    preparing.arrive("fr")

    preparing.forget_person("Ève")

    assert preparing.state.state.known_people == ("Zoé",)
    assert read_names(settings["recording.people"]) == ("Zoé",)


@pytest.mark.parametrize("text", ["", "{", "7", '{"a": 1}', '[1, "Zoé"]'])
def test_a_setting_that_holds_something_else_is_no_name(text):
    assert read_names(text) in {(), ("Zoé",)}


def test_the_check_of_the_room_tells_how_far_it_is_and_ends_with_a_verdict(preparing):
    told = []
    preparing.state.watch(lambda state: told.append(state.checked_percent))

    preparing.check_room()

    assert 50 in told
    assert preparing.state.state.checked_percent is None
    assert preparing.state.state.verdict == FINE


def test_another_microphone_was_not_checked(preparing):
    preparing.check_room()

    preparing.change(source=HEADSET.id)

    assert preparing.state.state.verdict is None


def test_live_text_is_made_only_where_it_is_wanted_and_there_is_a_model(room, preparing):
    record(preparing, with_text=True)
    preparing._recording.look()
    without = len(room.text_requests)
    sound_comes(room, preparing, "stopped")
    room.usable = [MODEL]
    preparing.arrive("fr")

    record(preparing, with_text=True)
    sound_comes(room, preparing)

    assert without == 0
    assert len(room.text_requests) == 1


def test_leaving_lets_go_of_the_recorder_and_keeps_what_was_filled_in(room, preparing):
    preparing.change(title="AG")

    preparing.leave()

    assert room.ready == 0
    assert preparing.state.state.form.title == "AG"


def test_what_cannot_be_remembered_is_told_and_the_meeting_recorded(room, preparing):
    room.places.settings.mkdir(parents=True)

    record(preparing, association="Les Amis")

    assert len(room.begun) == 1
    assert preparing.state.state.trouble.code == "output.not_writable"


def test_what_was_typed_is_there_again_after_a_crash_but_not_that_the_text_was_read(room, settings, recording):
    before = Preparing(room, AtOnce(), settings, recording)
    before.arrive("fr")
    before.change(title="AG", people=("Zoé",), retention_days=None, association="Les Amis")
    before.change(read=True)
    before.keep()

    again = Preparing(room, AtOnce(), settings, recording)

    form = again.state.state.form
    assert (form.title, form.people, form.retention_days, form.read) == ("AG", ("Zoé",), None, False)
    assert "Les Amis" in again.state.state.consent


def test_once_it_is_recorded_nothing_is_left_for_the_next_meeting(room, settings, recording, preparing):
    preparing.change(title="AG")
    preparing.keep()
    record(preparing)
    sound_comes(room, preparing)

    assert Preparing(room, AtOnce(), settings, recording).state.state.form.title == ""


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"title": 7, "people": [1], "retention_days": "x"}', b"\xff"])
def test_a_draft_that_holds_something_else_is_passed_over(room, settings, recording, content):
    path = room.places.data / "next meeting.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

    form = Preparing(room, AtOnce(), settings, recording).state.state.form

    assert (form.title, form.people, form.retention_days) == ("", (), 0)


@pytest.fixture
def planned(room):
    """A meeting to come, with its agenda, and a quorum that no form shows."""
    facts = MeetingFacts(
        "Bureau d'été", EVENING, people=("Zoé",), agenda=("Budget", "Travaux"), quorum="1/3", retention_days=30
    )
    return Meeting.create_with(room.places.meetings, facts)


def test_a_planned_meeting_is_filled_in_and_recorded_in_its_own_folder(room, preparing, planned):
    key = planned.facts.key
    preparing.arrive("fr", planned.folder)
    form = preparing.state.state.form
    record(preparing, title="Bureau de juin")
    facts, _, link = room.begun[-1]

    assert (form.title, form.agenda, form.people, form.retention_days) == (
        "Bureau d'été",
        "Budget\nTravaux",
        ("Zoé",),
        30,
    )
    assert [one.folder for one in find_meetings(room.places.meetings)] == [link.meeting.folder]
    begun = link.meeting.facts
    assert (begun.title, begun.agenda, begun.quorum, begun.key) == (
        "Bureau de juin",
        ("Budget", "Travaux"),
        "1/3",
        key,
    )
    assert begun.consent.text == facts.consent.text
    assert begun.began > EVENING


def test_what_is_changed_of_a_planned_meeting_is_kept_in_it_and_not_in_the_next_one(preparing, planned):
    preparing.change(title="Une autre")
    preparing.arrive("fr", planned.folder)
    preparing.change(agenda="Budget\nElections")
    preparing.leave()
    kept = planned.facts
    preparing.arrive("fr")

    assert (kept.agenda, kept.began, kept.quorum, kept.consent) == (("Budget", "Elections"), EVENING, "1/3", None)
    assert (preparing.state.state.form.title, preparing.state.state.form.agenda) == ("Une autre", "")


def test_a_meeting_is_kept_for_later_with_what_was_filled_in(room, preparing):
    kept = []
    preparing.change(title="AG", agenda="Budget", people=("Zoé",))
    preparing.keep_for(EVENING, kept.append)
    meeting = Meeting(kept[0])

    assert meeting.state() == "planned"
    assert (meeting.facts.title, meeting.facts.agenda, meeting.facts.began) == ("AG", ("Budget",), EVENING)
    assert meeting.facts.consent is None
    assert preparing.state.state.form.title == ""


def test_a_planned_meeting_can_be_put_off(preparing, planned):
    preparing.arrive("fr", planned.folder)
    preparing.keep_for(EVENING.replace(month=6), lambda _: None)

    assert planned.facts.began == EVENING.replace(month=6)
    assert preparing.state.state.planned is None


def test_after_a_planned_meeting_what_was_typed_for_another_one_is_there_again(room, preparing, planned):
    preparing.change(title="Une autre")
    preparing.arrive("fr", planned.folder)
    record(preparing)
    sound_comes(room, preparing)

    assert preparing.state.state.planned is None
    assert preparing.state.state.form.title == "Une autre"


def test_sound_that_is_kept_until_somebody_deletes_it_stays_the_choice(room, settings, preparing, recording):
    record(preparing, retention_days=None)

    assert settings["recording.retention_days"] == -1
    assert Preparing(room, AtOnce(), settings, recording).state.state.form.retention_days is None
