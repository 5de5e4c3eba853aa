"""Before a meeting is transcribed: little is asked, the defaults fit, and nothing offered can fail."""

import shutil

import pytest

from lokas.estimate import Estimates, Speed
from lokas.places import Places
from lokas.settings import Settings
from lokas.speech.engine import EngineOptions
from lokas.speech.journal import Journal, JournalHeader
from lokas.workspace import Workspace
from lokas_models.catalogue import SELF_TEST
from lokas_ui.viewmodels.queue import Queue
from lokas_ui.viewmodels.transcribing import AUTO, SEVERAL, Choice, ModelChoice, Transcribing, request_of
from tests.helpers.engines import ScriptedEngine
from tests.helpers.interface import AtOnce
from tests.helpers.queues import asked, keep_meeting


@pytest.fixture
def workspace():
    with Workspace(Places.of_system(), load_engine=lambda *_: ScriptedEngine()) as made:
        yield made


@pytest.fixture
def settings(workspace):
    return Settings(workspace.places.settings)


@pytest.fixture
def queue(workspace):
    made = Queue(workspace, AtOnce())
    made.pause()
    yield made
    made.close()


@pytest.fixture
def transcribing(workspace, queue, settings):
    return Transcribing(workspace, queue, settings)


def offered(transcribing, meeting):
    transcribing.open(meeting.folder)
    return transcribing.state.state.offer


def test_without_a_model_the_one_to_install_is_named_and_none_is_offered(workspace, transcribing):
    offer = offered(transcribing, keep_meeting(workspace, "AG"))

    assert offer.models == ()
    assert offer.advised == (workspace.models.recommended().id, workspace.models.recommended().size)


def test_the_language_of_the_meeting_goes_before_that_of_the_settings(workspace, settings, transcribing):
    settings.put("text.language", "en")

    assert offered(transcribing, keep_meeting(workspace, "AG")).proposed.language == "en"
    assert offered(transcribing, keep_meeting(workspace, "AG", language="fr")).proposed.language == "fr"


def test_what_the_settings_say_is_proposed_with_how_long_it_takes_here(workspace, settings, transcribing):
    settings.put("text.model", SELF_TEST)
    settings.put("text.only_on_mains", True)
    settings.put("text.not_before", "22:00")
    Estimates({}).with_speed(SELF_TEST, EngineOptions(), Speed(1, 1, 0, 0.5)).save(workspace.places.speeds)

    offer = offered(transcribing, keep_meeting(workspace, "AG"))

    assert offer.proposed == Choice("fr", SELF_TEST, on_mains=True, not_before="22:00")
    assert [(one.id, one.takes_s) for one in offer.models] == [(SELF_TEST, 32)]


def test_what_is_chosen_waits_in_the_queue_and_the_panel_is_left(workspace, settings, queue, transcribing):
    settings.put("text.model", SELF_TEST)
    kept = keep_meeting(workspace, "AG")
    offered(transcribing, kept)

    transcribing.start(Choice(SEVERAL, SELF_TEST, on_mains=True))

    assert transcribing.state.state.offer is None
    (entry,) = workspace.queue.read().entries
    request = entry.request
    assert (request.path, request.model, request.language, request.multilingual) == (kept.folder, SELF_TEST, None, True)
    assert (request.formats, request.conditions.on_mains, request.replace) == (("json",), True, False)


def test_a_meeting_that_waits_already_is_shown_where_it_waits(workspace, queue, transcribing):
    kept = keep_meeting(workspace, "AG")
    queue.add([asked(kept)])

    assert offered(transcribing, kept).waits == queue.state.state.rows[0].id


def test_what_waits_since_a_moment_ago_is_refused_and_told_in_the_panel(workspace, queue, transcribing):
    kept = keep_meeting(workspace, "AG")
    offered(transcribing, kept)
    queue.add([asked(kept)])

    transcribing.start(Choice("fr", SELF_TEST))

    assert transcribing.state.state.trouble.code == "queue.twice"
    assert transcribing.state.state.offer is not None


def test_a_text_that_is_there_is_replaced_only_by_who_was_told_so(workspace, transcribing):
    kept = keep_meeting(workspace, "AG")
    shutil.copy("tests/data/schema/1/document/transcript.json", kept.transcript)

    offer = offered(transcribing, kept)

    assert offer.has_text
    assert request_of(offer, Choice("fr", SELF_TEST)).replace


def test_work_that_was_begun_goes_on_as_it_began_unless_it_is_to_begin_anew(workspace, transcribing):
    kept = keep_meeting(workspace, "AG")
    options = {"language": "en", "multilingual": False, "hotwords": ["Éloïse"]}
    Journal.open(workspace.journal(asked(kept)), JournalHeader("", options, {}), resume=False).close()
    workspace.places.glossary.write_text("Sono\n", encoding="utf-8")

    offer = offered(transcribing, kept)

    assert (offer.begun_percent, offer.proposed.language) == (0, "en")
    again = request_of(offer, offer.proposed)
    assert (again.replace, again.engine.hotwords) == (False, ("Éloïse",))
    assert request_of(offer, Choice("en", SELF_TEST, anew=True)).replace


def test_a_glossary_that_cannot_be_read_keeps_nobody_from_transcribing(workspace, transcribing):
    kept = keep_meeting(workspace, "AG")
    workspace.places.glossary.mkdir(parents=True)

    assert offered(transcribing, kept).terms == ()


def test_a_damaged_meeting_is_told(workspace, transcribing):
    kept = keep_meeting(workspace, "AG")
    kept.facts_file.write_bytes(b"title = ")

    assert offered(transcribing, kept) is None
    assert transcribing.state.state.trouble.code == "meeting.damaged"


def test_a_model_of_few_languages_is_offered_for_these_only():
    model = ModelChoice("small.en", 1, advised=False, languages=("en",))

    assert [model.knows(language) for language in ("en", "fr", AUTO)] == [True, False, False]


def test_voices_are_told_apart_afterwards_only_where_that_can_be_done_and_is_wished(workspace, transcribing, queue):
    meeting = keep_meeting(workspace, "AG")
    offer = offered(transcribing, meeting)
    assert not offer.tells_voices
    assert not offer.proposed.voices

    transcribing.start(Choice("fr", "", voices=True), "Personne {number}")
    assert str(meeting.folder) in (workspace.places.data / "voices.json").read_text(encoding="utf-8")


def test_voices_are_not_told_apart_unasked(workspace, transcribing):
    offered(transcribing, keep_meeting(workspace, "AG"))
    transcribing.start(Choice("fr", ""))
    assert not (workspace.places.data / "voices.json").exists()
