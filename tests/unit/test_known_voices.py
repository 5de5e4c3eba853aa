"""Voices known from one meeting to the next: only if it is turned on and agreed to, only proposed, erased at once."""

import json
import zipfile

import numpy as np
import pytest

from lokas.consent import VOICE_TEXT
from lokas.documents import document_of, open_document
from lokas.errors import InputError, OptionError
from lokas.jobs import CancelToken
from lokas.known_voices import SETTING, KnownVoices, VoiceConsent
from lokas.library.packing.backup import Wanted, back_up
from lokas.meeting import moments
from lokas.places import Places
from lokas.settings import Settings
from lokas.speech.speakers.diarizer import Voices
from lokas.speech.speakers.keeping import write_voices
from lokas.speech.speakers.likeness import prints_of_lines
from lokas.speech.speakers.recognising import VoicePrint, likely, prints_of_speakers
from lokas.text.document import RenameSpeaker, new_document
from lokas_models.catalogue import load_catalogue
from tests.helpers.documents import transcript
from tests.helpers.voices_heard import CALLED, PEOPLE, mistaken_meeting, true_voices, voices_of

AGREED = VoiceConsent(moments.now(), VOICE_TEXT, "Zoé")
ALL_LINES = 60


@pytest.fixture
def places(tmp_path):
    return Places(tmp_path / "données")


@pytest.fixture
def settings(places):
    made = Settings(places.settings)
    made.put(SETTING, True)
    return made


@pytest.fixture
def known(places, settings):
    return KnownVoices(places.voices, settings, load_catalogue())


def held(places, title, *, model="tons", people=PEOPLE, lines=ALL_LINES):
    """A meeting of three people, or of others in their places, whose voices were heard with a model."""
    truth = true_voices(lines)
    meeting = mistaken_meeting(places.meetings, truth, title=title)
    heard = voices_of(document_of(meeting).segments, [people[PEOPLE.index(who)] for who in truth])
    write_voices(meeting.voices, heard, {"model": model})
    return meeting


def named(meeting, speaker, name):
    with open_document(meeting) as file:
        return file.do(RenameSpeaker(speaker, name))


def remembered(places, known, name="Éloïse", speaker="s2", **how):
    meeting = held(places, "AG", **how)
    return known.remember(meeting, named(meeting, speaker, name), speaker, CALLED, AGREED)


def proposals(known, meeting):
    return [(one.speaker, one.name) for one in known.recognised(meeting, document_of(meeting), CALLED).likely]


def test_it_is_off_unless_somebody_turns_it_on(places):
    known = KnownVoices(places.voices, Settings(places.settings), load_catalogue())
    meeting = held(places, "AG")

    assert not known.on
    with pytest.raises(OptionError) as raised:
        known.remember(meeting, named(meeting, "s1", "Éloïse"), "s1", CALLED, AGREED)
    assert raised.value.code == "voices.turned_off"
    assert not places.voices.exists()


def test_nothing_is_remembered_without_consent(places, known):
    meeting = held(places, "AG")
    with pytest.raises(OptionError) as raised:
        known.remember(meeting, named(meeting, "s1", "Éloïse"), "s1", CALLED, None)
    assert (raised.value.code, raised.value.data) == ("voices.no_consent", {"name": "Éloïse"})
    assert not places.voices.exists()


def test_a_voice_is_kept_with_its_consent_and_where_it_was_heard(places, known):
    remembered(places, known)
    (voice,) = known.listed()

    assert (voice.name, voice.consent, voice.print.model) == ("Éloïse", AGREED, "tons")
    assert "AG" in voice.meeting
    assert voice.print.heard_ms >= 10_000
    assert np.linalg.norm(voice.print.mean) == pytest.approx(1.0)


def test_a_known_voice_is_proposed_in_another_meeting_and_the_text_stays(places, known):
    remembered(places, known, "Éloïse", "s2")
    other = held(places, "CA", people=("v2", "v3", "v1"))
    before = document_of(other)

    assert proposals(known, other) == [("s1", "Éloïse")]
    assert document_of(other) == before


def test_turned_off_nothing_is_compared_and_all_can_still_be_erased(places, known, settings):
    remembered(places, known)
    settings.put(SETTING, False)

    assert proposals(known, held(places, "CA")) == []
    assert [one.name for one in known.listed()] == ["Éloïse"]
    known.forget_all()
    assert known.listed() == ()


def test_who_has_a_name_and_a_name_that_is_there_are_left_alone(places, known):
    remembered(places, known, "Éloïse", "s2")
    there, other = held(places, "CA"), held(places, "Bureau")
    named(there, "s1", "éloïse")
    named(other, "s2", "Karim")

    assert proposals(known, there) == []
    assert proposals(known, other) == []


def test_a_voice_of_another_model_is_of_no_use_and_that_is_told(places, known):
    remembered(places, known)
    other = held(places, "CA", model="autre")
    found = known.recognised(other, document_of(other), CALLED)

    assert (found.likely, found.of_another_model) == ((), ("Éloïse",))


def test_a_voice_is_replaced_by_a_newer_one_of_the_same_name(places, known):
    remembered(places, known, "Éloïse", "s2")
    remembered(places, known, "ÉLOÏSE", "s3")

    assert [one.name for one in known.listed()] == ["ÉLOÏSE"]
    assert proposals(known, held(places, "CA")) == [("s3", "ÉLOÏSE")]


def test_a_voice_is_erased_by_its_name_and_the_file_goes_with_the_last(places, known):
    remembered(places, known, "Éloïse", "s2")
    remembered(places, known, "Karim", "s1")
    known.forget(" éloïse ")
    assert "Éloïse" not in places.voices.read_text(encoding="utf-8")

    assert [one.name for one in known.listed()] == ["Karim"]
    known.forget("Karim")
    assert not places.voices.exists()


def test_a_name_that_is_not_known_is_told_with_those_that_are(places, known):
    remembered(places, known)
    with pytest.raises(OptionError) as raised:
        known.forget("Zoé")
    assert (raised.value.code, raised.value.data) == ("voices.unknown", {"value": "Zoé", "known": ["Éloïse"]})


def test_who_has_no_name_or_was_not_heard_for_long_is_not_remembered(places, known):
    meeting, short = held(places, "AG"), held(places, "Court", lines=6)
    with pytest.raises(OptionError) as nameless:
        known.remember(meeting, document_of(meeting), "s1", CALLED, AGREED)
    with pytest.raises(InputError) as too_short:
        known.remember(short, named(short, "s1", "Éloïse"), "s1", CALLED, AGREED)
    meeting.voices.unlink()
    with pytest.raises(InputError) as not_heard:
        known.remember(meeting, named(meeting, "s1", "Éloïse"), "s1", CALLED, AGREED)

    codes = [one.value.code for one in (nameless, too_short, not_heard)]
    assert codes == ["voices.no_name", "voices.too_short", "voices.not_heard"]


@pytest.mark.parametrize(
    "content",
    [
        "no json",
        "[]",
        '{"format": "lokas.settings", "version": "1.0"}',
        '{"format": "lokas.known_voices", "version": "1.0", "voices": [{"name": "A"}]}',
    ],
)
def test_a_damaged_file_is_told_and_can_be_erased(places, known, content):
    places.voices.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        known.listed()
    assert raised.value.code == "voices.damaged"
    known.forget_all()
    assert known.listed() == ()


@pytest.mark.parametrize(
    "change",
    [
        {"consent": {"given": "hier", "text": "1", "asked_by": ""}},
        {"print": [0.0, 0.0]},
        {"print": [1.0, float("nan")]},
    ],
)
def test_a_voice_without_consent_or_print_counts_as_damage(places, known, change):
    remembered(places, known)
    found = json.loads(places.voices.read_text(encoding="utf-8"))
    found["voices"][0] |= change
    places.voices.write_text(json.dumps(found), encoding="utf-8")

    with pytest.raises(InputError) as raised:
        known.listed()
    assert raised.value.code == "voices.damaged"


def test_a_file_of_a_newer_lokas_is_left_as_it_is(places, known):
    content = '{"format": "lokas.known_voices", "version": "2.0"}'
    places.voices.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        remembered(places, known)
    assert (raised.value.code, raised.value.data["version"]) == ("voices.newer", "2.0")
    assert places.voices.read_text(encoding="utf-8") == content


def test_no_backup_takes_voices_along(places, known, tmp_path):
    remembered(places, known)
    meetings = tuple(places.meetings.iterdir())
    made = tmp_path / "tout.lokas"
    back_up(Wanted(meetings, places.glossary, with_sound=True), made, lambda _event: None, CancelToken())

    names = zipfile.ZipFile(made).namelist()
    assert names
    assert not [name for name in names if "voices" in name]


# Prints compared


def turned(degrees):
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])


def heard(degrees, heard_ms=60_000):
    return VoicePrint("tons", turned(degrees), heard_ms)


def test_what_is_nearly_as_near_to_another_name_is_proposed_to_nobody():
    known = {"Éloïse": heard(0), "Zoé": heard(8)}
    assert likely({"s1": heard(4)}, known, 0.6) == []
    assert [one.name for one in likely({"s1": heard(2)}, {"Éloïse": heard(0), "Max": heard(90)}, 0.6)] == ["Éloïse"]


def test_a_name_is_proposed_once_to_the_nearest_and_never_from_afar():
    speakers = {"s1": heard(20), "s2": heard(5), "s3": heard(80)}
    assert [(one.speaker, one.name) for one in likely(speakers, {"Éloïse": heard(0)}, 0.6)] == [("s2", "Éloïse")]
    assert likely({"s3": heard(80)}, {"Éloïse": heard(0)}, 0.6) == []


def test_who_was_heard_for_a_moment_is_compared_with_nobody():
    assert likely({"s1": heard(0, heard_ms=2_000)}, {"Éloïse": heard(0)}, 0.6) == []


def test_a_print_is_made_of_the_lines_that_are_surely_said_by_somebody():
    segments = new_document(transcript("un deux", "trois", speakers=["Anna", "Max"])).segments
    heard_of = voices_of(segments, ["v1", "v2"])
    prints = prints_of_speakers(segments, heard_of, "tons")

    assert prints.keys() == {"s1", "s2"}
    assert prints["s1"].mean @ prints_of_lines(segments, heard_of)[segments[0].id] > 0
    nothing = Voices(heard_of.turns, np.zeros_like(heard_of.prints))
    assert not prints_of_speakers(segments, nothing, "tons")
