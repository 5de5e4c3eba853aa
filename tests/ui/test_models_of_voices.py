"""The pairs that tell voices apart stand among the models, say what they are for, and are not taken for others."""

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton

from lokas_ui.screens import SCREENS
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.widgets.reading_text import ReadingText


@pytest.fixture
def screen(qtbot, context):
    made = SCREENS["models"].make(context)
    qtbot.addWidget(made)
    made.show()
    made.arrive(Place("models"))
    return made


@pytest.fixture
def chosen(screen, context):
    context.models.choose(context.workspace.catalogue.speakers[0].id)
    return screen.findChild(QListWidget).currentItem()


def test_a_pair_says_that_it_tells_voices_apart_and_where_that_is_done(screen, chosen):
    assert "distingue les voix" in chosen.text()
    page = screen.findChild(ReadingText).toPlainText()
    assert "Distinguer les voix…" in page
    assert "Taux" not in page
    assert "WER" not in page


def test_a_pair_can_be_installed_and_not_measured(screen, chosen):
    shown = [one.text() for one in screen.findChildren(QPushButton) if one.isVisibleTo(screen)]
    assert any(one.startswith("Installer (") for one in shown)
    assert "Mesurer la vitesse" not in shown


def test_a_pair_is_not_taken_for_a_model_that_transcribes(screen, context):
    state = context.models.state.state
    assert not state.usable
    assert any(row.tells_speakers for row in state.rows)
    assert not state.row.tells_speakers
