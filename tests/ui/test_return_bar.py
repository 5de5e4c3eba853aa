"""After a crash the start screen says where the person was, and leads back there; what was cut short can go on."""

import json
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from lokas_ui.screens import FOUND_ANYWAY, SCREENS
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.viewmodels.whereabouts import FILE, FORMAT, Left, Whereabouts
from lokas_ui.widgets.main_window import MainWindow
from lokas_ui.widgets.models.left_bar import LeftBar
from lokas_ui.widgets.notice_bar import NoticeBar
from lokas_ui.widgets.start.return_bar import ReturnBar, of_left
from tests.helpers.documents import meeting_with, transcript
from tests.helpers.interface import AtOnce

SAID = ("le budget est voté", "à l'unanimité", "merci Berot")
MEETING = {"review", "share", "minutes"}


@pytest.fixture
def meeting(workspace):
    return meeting_with(workspace.places.meetings, "CA de mars", transcript(*SAID))


@pytest.fixture
def stopped(qtbot, context, workspace):
    """The window of a start after Lokas stopped at a place."""
    context.whereabouts.close()
    with closing(_Later(workspace)) as later:

        def start(screen, folder=None, at_ms=None):
            told = {"screen": screen, "folder": str(folder) if folder else None, "at_ms": at_ms}
            (workspace.places.data / FILE).write_text(json.dumps(FORMAT.stamp | {"open": told, "texts": {}}))
            later.whereabouts = Whereabouts(workspace, AtOnce(), "meetings")
            window = MainWindow(replace(context, whereabouts=later.whereabouts))
            qtbot.addWidget(window)
            window.show()
            later.whereabouts.look(SCREENS.keys() - FOUND_ANYWAY)
            return window

        yield start


class _Later:
    def __init__(self, workspace):
        self.whereabouts = Whereabouts(workspace, AtOnce(), "meetings")
        self.whereabouts.close()

    def close(self):
        self.whereabouts.close()


def bar_of(window):
    return window.findChild(ReturnBar)


def test_its_button_leads_back_to_the_moment(qtbot, context, stopped, meeting):
    window = stopped("review", meeting.folder, 751_000)

    assert bar_of(window).isVisible()
    told = bar_of(window)._text.text().replace("\N{NO-BREAK SPACE}", " ")
    assert told == "Lokas s’est arrêté pendant la relecture de « CA de mars », à 12:31."
    qtbot.mouseClick(bar_of(window)._button, Qt.MouseButton.LeftButton)

    assert context.navigator.place.state == Place("review", meeting.folder, 751_000)
    assert not bar_of(window).isVisible()
    context.navigator.back()
    assert not bar_of(window).isVisible()
    window.close()


def test_it_can_be_put_away_and_the_keyboard_goes_on_from_the_screen(qtbot, stopped):
    window = stopped("settings")
    bar_of(window)._close.setFocus()
    qtbot.keyClick(bar_of(window)._close, Qt.Key.Key_Space)

    assert not bar_of(window).isVisible()
    qtbot.waitUntil(lambda: window.focusWidget() is not bar_of(window)._close)
    window.close()


@pytest.mark.parametrize("screen", sorted(FOUND_ANYWAY))
def test_where_a_start_leads_anyway_nothing_is_offered(stopped, screen):
    window = stopped(screen)

    assert not bar_of(window).isVisible()
    window.close()


@pytest.mark.parametrize("screen", sorted(SCREENS.keys() - FOUND_ANYWAY))
def test_of_each_screen_it_says_what_was_done_there(translations, meeting, screen):
    folder = meeting.folder if screen in MEETING else None
    told = of_left(Left(Place(screen, folder), "CA de mars" if folder else ""))

    assert told.startswith("Lokas s’est arrêté")
    assert "{" not in told
    assert ("CA de mars" in told) == (screen in MEETING)


def test_an_installation_that_was_cut_short_goes_on_where_it_can_be_followed(qtbot, monkeypatch, context):
    went_on = []
    monkeypatch.setattr(context.models, "go_on", lambda: went_on.append(context.models.left.state))
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    context.models.left.set("small")
    bar = window.findChild(LeftBar)
    assert "« small »" in bar._text.text().replace("\N{NO-BREAK SPACE}", " ")

    qtbot.mouseClick(bar._button, Qt.MouseButton.LeftButton)

    assert went_on == ["small"]
    assert context.navigator.place.state == Place("models")
    window.close()


@pytest.mark.parametrize(("names", "told"), [(("a.mp3",), "« a.mp3 »"), (("a.mp3", "b.mp3"), "de 2 fichiers")])
def test_an_import_that_was_cut_short_is_told_and_forgotten_if_the_person_says_so(qtbot, context, names, told):
    noted = context.workspace.places.data / "imports.json"
    noted.write_text(json.dumps([f"/médias/clé/{name}" for name in names]))
    screen = SCREENS["meetings"].make(context)
    qtbot.addWidget(screen)
    screen.show()
    (bar,) = (one for one in screen.findChildren(NoticeBar) if told in one._text.text().replace("\xa0", " "))
    assert bar.isVisibleTo(screen)

    qtbot.mouseClick(bar._close, Qt.MouseButton.LeftButton)

    assert not bar.isVisibleTo(screen)
    assert not noted.exists()
    screen.leave()
    qtbot.waitUntil(lambda: not context.runner.busy)
