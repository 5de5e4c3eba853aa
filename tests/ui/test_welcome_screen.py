"""The first start: a language, a microphone, a model, each with a way on whatever is missing."""

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton, QRadioButton

from lokas.audio.sources import SoundSource
from lokas.jobs import Job
from lokas.settings import Settings
from lokas_ui.app import is_first_start
from lokas_ui.viewmodels.models import Work
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.widgets.main_window import MainWindow
from lokas_ui.widgets.models.welcome_screen import WelcomeScreen
from lokas_ui.widgets.models.work_line import WorkLine
from lokas_ui.widgets.navigation import Navigation
from lokas_ui.widgets.recording.level_meter import LevelMeter

TABLE = SoundSource("pulse:table", "Micro de table", "microphone", default=True)


@pytest.fixture
def sources():
    return [TABLE]


@pytest.fixture
def window(qtbot, context, sources, monkeypatch):
    lane = context.workspace._library_lane
    monkeypatch.setattr(context.workspace, "find_sources", lambda: Job(lane, lambda _emit, _token: sources))
    monkeypatch.setattr(context.workspace, "hear_level", lambda _s, heard: Job(lane, lambda _emit, _token: heard(0.5)))
    context.navigator.go("welcome")
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def screen(window):
    return window.findChild(WelcomeScreen)


def buttons(screen):
    return {one.text(): one for one in screen.findChildren(QPushButton) if one.isVisible()}


def test_nothing_but_the_first_step_is_in_the_window(window, screen):
    assert window.findChild(Navigation).isHidden()
    assert set(buttons(screen)) == {"Suivant"}


def test_a_language_is_read_as_soon_as_it_is_chosen(qtbot, screen):
    english = next(one for one in screen.findChildren(QRadioButton) if one.text() == "English")

    english.click()

    qtbot.waitUntil(lambda: "Next" in buttons(screen))


def test_the_microphone_is_listened_to(qtbot, screen):
    buttons(screen)["Suivant"].click()
    box = screen.findChild(QComboBox)

    qtbot.waitUntil(lambda: box.currentText() == "Micro de table")
    assert screen.findChild(LevelMeter).isVisible()


@pytest.mark.parametrize("sources", [[]])
def test_without_a_microphone_one_can_go_on(qtbot, screen):
    buttons(screen)["Suivant"].click()
    box = screen.findChild(QComboBox)
    qtbot.waitUntil(lambda: box.placeholderText() == "Aucun micro n'a été trouvé")

    assert not screen.findChild(LevelMeter).isVisible()
    buttons(screen)["Suivant"].click()
    assert "Plus tard" in buttons(screen)


def test_later_leads_to_the_meetings_and_the_first_start_does_not_come_again(qtbot, window, screen, context):
    buttons(screen)["Suivant"].click()
    buttons(screen)["Suivant"].click()
    assert any(text.startswith("Installer (") for text in buttons(screen))
    buttons(screen)["Plus tard"].click()

    assert context.navigator.place.state == Place("meetings")
    assert not window.findChild(Navigation).isHidden()
    assert not is_first_start(Settings(context.workspace.places.settings), context.workspace.places)


def test_a_download_goes_on_while_one_begins(screen, context):
    buttons(screen)["Suivant"].click()
    buttons(screen)["Suivant"].click()
    context.models.state.set(context.models.state.state.__class__(work=Work("install", "small", 1, 4)))

    assert screen.findChild(WorkLine).isVisible()
    assert {"Commencer en attendant", "Arrêter"} <= set(buttons(screen))


def test_the_keyboard_is_never_lost_on_the_way(qtbot, screen, window):
    window.activateWindow()
    for _ in range(2):
        buttons(screen)["Suivant"].click()
        assert window.focusWidget() is not None
        assert window.focusWidget().isVisible()


def test_somebody_who_has_meetings_here_is_not_welcomed_as_new(context):
    places = context.workspace.places
    new = is_first_start(context.settings, places)
    (places.meetings / "2026-03-14 AG [k3f9]").mkdir(parents=True)

    assert new
    assert not is_first_start(context.settings, places)
