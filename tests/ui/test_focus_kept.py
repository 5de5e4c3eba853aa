"""Whatever goes away with the keyboard on it, the keyboard is then at something that is seen and can be used."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QVBoxLayout, QWidget

from lokas.meeting import Meeting
from lokas_ui.screens import SCREENS
from lokas_ui.widgets.main_window import MainWindow
from lokas_ui.widgets.models.work_line import WorkLine
from lokas_ui.widgets.notice_bar import NoticeBar
from lokas_ui.widgets.start.meetings_table import MeetingsTable
from lokas_ui.widgets.trouble_bar import TroubleBar
from lokas_ui.widgets.work_bar import WorkBar
from tests.helpers.association import found_association


@pytest.fixture
def council(workspace):
    return found_association(workspace.places.meetings.parent)


@pytest.fixture
def window(qtbot, context, council):
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.isActiveWindow() and made.findChild(MeetingsTable).model().rowCount() > 0)
    return made


def at():
    """What has the keyboard, if it can be used."""
    found = QApplication.focusWidget()
    return found if found is not None and found.isVisible() and found.isEnabled() else None


def button(window, text):
    return next(
        one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.text().replace("&", "") == text
    )


def test_at_the_start_the_list_has_the_keyboard(window):
    assert at() is window.findChild(MeetingsTable)


def test_a_meeting_that_is_deleted_leaves_the_keyboard_in_the_list(qtbot, window):
    table = window.findChild(MeetingsTable)
    table.setFocus()
    for left in (2, 1):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda left=left: table.model().rowCount() == left)
        assert at() is table
        assert table.current is not None


def test_undoing_from_the_line_that_goes_leads_back_to_the_list(qtbot, window):
    table = window.findChild(MeetingsTable)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: table.model().rowCount() == 2)
    undo = button(window, "Annuler")
    undo.setFocus()
    qtbot.keyClick(undo, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: table.model().rowCount() == 3)
    assert at() is table


def test_when_the_last_meeting_goes_the_keyboard_is_still_somewhere(qtbot, window, workspace):
    table = window.findChild(MeetingsTable)
    table.setFocus()
    for folder in sorted(workspace.places.meetings.iterdir()):
        assert Meeting(folder)
        rows = table.model().rowCount()
        qtbot.keyClick(table, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda rows=rows: table.model().rowCount() == rows - 1)

    assert at() is not None


def trouble(bar, shown):
    bar.show_text("Cela n'a pas marché." if shown else "", "Réessayer")


def notice(bar, shown):
    bar.show_text("C'est fait." if shown else "", "Annuler")


def work(bar, shown):
    bar.show_work("Import…" if shown else "", 1, 3)


def line(bar, shown):
    if shown:
        bar.show_work("Téléchargement…", 30, can_stop=True)
    else:
        bar.show_end("C'est là.")


@pytest.mark.parametrize(
    ("make", "show"), [(TroubleBar, trouble), (lambda: NoticeBar("check"), notice), (WorkBar, work), (WorkLine, line)]
)
def test_a_line_that_goes_with_the_keyboard_on_its_button_hands_it_on(qtbot, translations, make, show):
    window, bar, after = QWidget(), make(), QPushButton("Suite")
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(bar)
    layout.addWidget(after)
    window.show()
    window.activateWindow()
    show(bar, True)
    inside = next(one for one in bar.findChildren(QPushButton) if one.isVisible())
    qtbot.waitUntil(window.isActiveWindow)
    inside.setFocus()
    qtbot.waitUntil(inside.hasFocus)

    show(bar, False)

    assert at() is after


@pytest.mark.parametrize("screen", ["prepare", "queue", "decisions", "models", "settings", "trash", "about"])
def test_a_screen_that_is_gone_to_has_the_keyboard(qtbot, context, window, screen):
    context.navigator.go(screen)
    qtbot.waitUntil(lambda: not context.runner.busy, timeout=10_000)

    assert at() is not None
    assert window.isAncestorOf(at())


class Shows(QObject):
    """Notes which windows are shown."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_no_window_flashes_up_while_a_screen_is_made(qtbot, qapp, context, window, council):
    shows = Shows()
    qapp.installEventFilter(shows)
    for screen in SCREENS:
        context.navigator.go(screen, council.folder)
        qtbot.waitUntil(lambda: not context.runner.busy, timeout=10_000)
    qapp.removeEventFilter(shows)

    assert [getattr(one, "text", one.accessibleName)() for one in shows.shown] == []
    assert window.isActiveWindow()
