"""The voices of the demonstration meeting told apart with the pair that ships, by the buttons of the screen."""

import json
import shutil

import pytest
from PySide6.QtWidgets import QAbstractButton

from lokas.documents import document_of
from lokas.types import Segment, Source, Transcript, Word
from lokas_models.catalogue import DATA, SELF_TEST_SPEAKERS
from lokas_models.demonstration import demonstration
from lokas_models.manifest import describe, write_manifest
from lokas_ui.screens import SCREENS
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.widgets.review.voices_panel import VoicesPanel
from tests.helpers.documents import meeting_with


@pytest.fixture
def pair(workspace):
    """The pair that ships, as if a person had brought it: what is built in is for tests, and never offered."""
    folder = workspace.places.models / "voix"
    shutil.copytree(DATA / SELF_TEST_SPEAKERS, folder)
    write_manifest(folder, describe(folder, model="voix", verified_by="import"))


@pytest.fixture
def truth():
    """Who says each sentence, and the sentence."""
    turns = json.loads(demonstration("fr").reference.read_text(encoding="utf-8"))["turns"]
    return [(turn["speaker"], sentence) for turn in turns for sentence in turn["sentences"]]


@pytest.fixture
def meeting(workspace, truth):
    segments = tuple(
        Segment(
            number,
            said["start_ms"],
            said["end_ms"],
            said["text"],
            tuple(Word(one["start_ms"], one["end_ms"], f" {one['text']}", 0.9) for one in said["words"]),
            0.9,
            "fr",
        )
        for number, (_, said) in enumerate(truth)
    )
    whole = Transcript(Source("audio.flac", segments[-1].end_ms), "fr", 0.9, segments)
    made = meeting_with(workspace.places.meetings, "AG", whole, people=("Ève", "Zoé", "Max"))
    shutil.copy(demonstration("fr").sound, made.sound)
    return made


def click(screen, text):
    next(one for one in screen.findChildren(QAbstractButton) if one.text() == text and one.isVisibleTo(screen)).click()


def test_each_sentence_is_given_to_who_says_it_and_all_of_it_is_one_edit(qtbot, context, pair, meeting, truth):
    screen = SCREENS["review"].make(context)
    qtbot.addWidget(screen)
    screen.resize(1100, 800)
    screen.show()
    screen.arrive(Place("review", meeting.folder))
    qtbot.waitUntil(lambda: screen._review.document is not None)

    click(screen, "Distinguer les voix…")
    panel = screen.findChild(VoicesPanel)
    qtbot.waitUntil(lambda: panel._voices.state.state.ready)
    click(screen, "Distinguer")
    qtbot.waitUntil(lambda: len(screen._review.document.speakers) > 0, timeout=30_000)

    pairs = {(true, found.speaker) for (true, _), found in zip(truth, document_of(meeting).segments, strict=True)}
    assert len(pairs) == len({true for true, _ in pairs}) == 3
    qtbot.waitUntil(lambda: screen._review.state.state.undoable is not None)
    screen._view.undo_edit()
    qtbot.waitUntil(lambda: {one.speaker for one in screen._review.document.segments} == {None})
    screen.leave()
    qtbot.waitUntil(lambda: not context.runner.busy)
