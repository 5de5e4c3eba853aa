"""Who spoke in a meeting: heard once, grouped as often as wanted, and the transcript never touched."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from dataclasses import replace

import numpy as np
import pytest

from lokas.documents import document_of, open_document, transcript_of
from lokas.errors import EngineError, InputError, ModelError, OptionError, OutputError
from lokas.jobs import CancelToken, Notice, Started
from lokas.meeting import moments
from lokas.retention import delete_sound
from lokas.speakers import SpeakersRequest, run, turns_of
from lokas.speech.speakers.diarizer import Voices, VoiceTurn
from lokas.speech.speakers.grouping import People
from lokas.speech.speakers.pairs import Pair, find_pair
from lokas.speech.speakers.process import description_of, open_diarizer
from lokas.text.document import RenameSpeaker
from lokas.types import Source, Transcript
from lokas_models.catalogue import Catalogue, Text, VoiceThreshold
from lokas_models.manifest import describe, write_manifest
from lokas_models.store import ModelStore
from tests.helpers import hub_server
from tests.helpers.documents import meeting_with, spoken
from tests.helpers.meetings import write_repeated
from tests.helpers.tone_networks import DISTANCE, TONES_HZ, tones, write_pair

LOW, MIDDLE, HIGH = TONES_HZ
HEARD = ((500, 5_000, LOW), (6_000, 11_000, HIGH), (12_000, 17_000, LOW), (18_000, 19_500, MIDDLE))
TEXTS = ("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze",) * 3 + ("a b c d",)
CALLED = "Personne {number}"
ONE_TURN = '{"format": "lokas.speakers", "version": "1.0", "turns": [{%s}]}'


@pytest.fixture(scope="module")
def pair_folder(tmp_path_factory):
    return write_pair(tmp_path_factory.mktemp("modèles") / "tons")


@pytest.fixture
def opened():
    return []


@pytest.fixture
def pair(pair_folder, opened):
    def open_counted():
        opened.append(1)
        return open_diarizer(pair_folder, "tons", DISTANCE, threads=1)

    return Pair(DISTANCE, description_of("tons", DISTANCE), open_counted)


def make_meeting(root, heard=HEARD, length_ms=60_000):
    segments = tuple(spoken(n, text, heard[n][0]) for n, text in enumerate(TEXTS[: len(heard)]))
    made = meeting_with(root, "AG d'été", Transcript(Source("audio.flac", length_ms), "fr", 0.9, segments))
    write_repeated(made.sound, tones(*heard, length_ms=60_000), 1)
    made.update(lambda facts: replace(facts, closed="stopped", minutes_approved=moments.now().date()))
    return made


@pytest.fixture
def meeting(tmp_path):
    return make_meeting(tmp_path / "réunions")


def find(meeting, pair, **wanted):
    events = []
    options = {"called": CALLED, **wanted}
    return run(SpeakersRequest(meeting.folder, **options), pair, events.append, CancelToken()), events


class Scripted:
    """A diarizer that hears what it was told to, whatever sounds."""

    def __init__(self, heard):
        self._heard = heard

    def hear(self, samples, report, token):
        return self._heard


def names(document):
    return [document.name_of(segment.speaker) for segment in document.segments]


def test_each_segment_is_said_by_who_is_heard_then(meeting, pair):
    before = transcript_of(meeting)
    found, events = find(meeting, pair)

    assert names(found.document) == ["Personne 1", "Personne 2", "Personne 1", "Personne 3"]
    assert found.document == document_of(meeting)
    assert transcript_of(meeting) == before
    assert isinstance(events[0], Started)
    assert [turn.speaker for turn in turns_of(meeting)][:3] == ["v1", "v2", "v1"]


def test_who_spoke_little_is_offered_by_the_keys_of_the_document(meeting, pair):
    found, _ = find(meeting, pair)
    assert ("s3", "Personne 3") in {(offer.speaker, found.document.name_of(offer.speaker)) for offer in found.offers}


def test_another_number_of_people_needs_no_hearing(meeting, pair, opened):
    find(meeting, pair)
    found, events = find(meeting, pair, people=People(2, 2))

    assert len(set(names(found.document))) == 2
    assert len(opened) == 1
    assert not events


def test_it_is_heard_anew_where_that_is_asked_for_or_the_pair_is_another(meeting, pair, opened):
    find(meeting, pair)
    find(meeting, pair, again=True)
    find(meeting, replace(pair, description={**pair.description, "model": "autre"}))

    assert len(opened) == 3


def test_names_stay_and_undoing_brings_the_text_back(meeting, pair):
    before = document_of(meeting)
    find(meeting, pair)
    with open_document(meeting) as file:
        file.do(RenameSpeaker("s2", "Zoé"))
    found, _ = find(meeting, pair, people=People(3, 3))
    assert names(found.document)[1] == "Zoé"
    with open_document(meeting) as file:
        while file.undoable:
            file.undo()
        assert file.document == before


def test_a_text_that_somebody_edits_is_not_touched_and_what_was_heard_is_not_lost(meeting, pair, opened):
    with open_document(meeting), pytest.raises(OutputError) as caught:
        find(meeting, pair)
    assert caught.value.code == "meeting.busy"
    find(meeting, pair)
    assert len(opened) == 1


def test_without_a_voice_the_text_stays_as_it_was(tmp_path, pair):
    meeting = make_meeting(tmp_path / "silence", heard=((0, 0, LOW),))
    before = document_of(meeting)
    found, events = find(meeting, pair)

    assert found.document == before == document_of(meeting)
    assert [event.code for event in events if isinstance(event, Notice)] == ["speakers.nobody"]


def test_one_speaker_is_one_person(tmp_path, pair):
    meeting = make_meeting(tmp_path / "seule", heard=tuple((start, end, LOW) for start, end, _ in HEARD))
    assert set(names(find(meeting, pair)[0].document)) == {"Personne 1"}


def test_thirty_people_have_thirty_names(tmp_path, pair):
    starts = range(1_000, 58_000, 1_900)
    made = meeting_with(
        tmp_path / "réunions",
        "AG",
        Transcript(
            Source("audio.flac", 60_000), "fr", 0.9, tuple(spoken(n, TEXTS[-1], at) for n, at in enumerate(starts))
        ),
    )
    write_repeated(made.sound, tones(length_ms=60_000), 1)
    before = made.transcript.read_bytes()
    turns = tuple(VoiceTurn(at, at + 1_300, n) for n, at in enumerate(starts))
    scripted = nullcontext(Scripted(Voices(turns, np.eye(len(turns), 96, dtype=np.float32))))

    found, _ = find(made, replace(pair, open=lambda: scripted))
    assert names(found.document) == [f"Personne {n + 1}" for n in range(len(starts))]
    assert len(starts) == 30
    assert len(found.offers) == len(starts)
    assert made.transcript.read_bytes() == before


def test_a_pair_that_ends_by_itself_leaves_the_text_as_it_was(meeting, pair, tmp_path):
    folder = write_pair(tmp_path / "abîmé", without=("window_size",))
    before, document = meeting.transcript.read_bytes(), document_of(meeting)
    with pytest.raises(EngineError) as caught:
        find(meeting, replace(pair, open=lambda: open_diarizer(folder, "abîmé", DISTANCE, threads=1)))

    assert caught.value.code == "speakers.died"
    assert (meeting.transcript.read_bytes(), document_of(meeting)) == (before, document)
    assert turns_of(meeting) == ()


def test_a_meeting_without_its_sound_cannot_be_heard(meeting, pair):
    meeting.sound.unlink()
    with pytest.raises(InputError) as caught:
        find(meeting, pair)
    assert caught.value.code == "speakers.no_sound"


def test_the_prints_go_when_the_sound_goes(meeting, pair):
    find(meeting, pair)
    assert meeting.voices.exists()
    delete_sound(meeting)
    assert not meeting.voices.exists()
    assert meeting.speakers.exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "speakers.damaged"),
        ('{"format": "lokas.speakers", "version": "2.0"}', "speakers.newer"),
        (ONE_TURN % '"start_ms": 5, "end_ms": 2', "speakers.damaged"),
        (ONE_TURN % '"start_ms": 1, "end_ms": 2, "speaker": 3', "speakers.damaged"),
    ],
)
def test_a_file_of_turns_that_is_damaged_is_told(meeting, content, code):
    meeting.speakers.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        turns_of(meeting)
    assert caught.value.code == code


def test_voices_that_are_damaged_are_heard_anew(meeting, pair, opened):
    find(meeting, pair)
    meeting.voices.write_bytes(meeting.voices.read_bytes()[:-200])
    find(meeting, pair)
    assert len(opened) == 2


def test_a_leaning_that_nobody_knows_is_refused(meeting):
    with pytest.raises(OptionError) as caught:
        SpeakersRequest(meeting.folder, CALLED, leaning="beaucoup")
    assert caught.value.code == "option.unknown_value"


# Which pair


@pytest.fixture
def store(tmp_path, pair_folder):
    """A store in which the pair "tons" is installed, of a catalogue that has it and another one."""
    told = {"voices": VoiceThreshold(DISTANCE, measured=True)}
    entries = tuple(hub_server.entry(name, {}, **told) for name in ("tons", "voix"))
    speech = hub_server.entry("parole", {"model.bin": b"0" * 100})
    root = tmp_path / "modèles installés"
    shutil.copytree(pair_folder, root / "tons")
    write_manifest(root / "tons", describe(root / "tons", model="tons", verified_by="import"))
    return ModelStore(root, Catalogue((speech,), Text("", ""), entries), built_in=tmp_path / "rien")


def pair_of(store, name=None):
    return find_pair(store, store._catalogue, name, lambda: False)


def test_the_pair_that_is_here_is_taken_with_its_distance(store):
    found = pair_of(store)
    assert (found.distance, found.description["model"]) == (DISTANCE, "tons")


def test_without_any_pair_the_first_one_is_recommended(store):
    store.remove("tons")
    with pytest.raises(ModelError) as caught:
        pair_of(store)
    assert (caught.value.code, caught.value.data["recommended"]) == ("speakers.none_installed", "tons")


def test_a_pair_that_is_damaged_is_refused_before_it_is_loaded(store):
    path = store.path("tons") / "embedding.onnx"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(bytes(content))
    with pytest.raises(ModelError) as caught:
        pair_of(store)
    assert (caught.value.code, caught.value.data["files"]) == ("model.damaged", ["embedding.onnx"])


def test_a_pair_of_the_wrong_kind_is_refused(store):
    folder = store.path("tons")
    write_pair(folder, framework="autre")
    write_manifest(folder, describe(folder, model="tons", verified_by="import"))
    with pytest.raises(ModelError) as caught:
        pair_of(store)
    assert caught.value.code == "speakers.wrong_network"
