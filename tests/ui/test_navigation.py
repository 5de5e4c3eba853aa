"""The places at the left are one list: reached with one Tab, walked with the arrows, opened with Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from lokas_ui.widgets.main_window import MainWindow
from lokas_ui.widgets.navigation import PlacesList


@pytest.fixture
def window(qtbot, context):
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.isActiveWindow() and made.focusWidget() is not None)
    return made


@pytest.fixture
def places(window):
    found = window.findChild(PlacesList)
    found.setFocus()
    return found


def shown(places):
    return [item.text() for item in places.selectedItems()]


def test_arrows_go_through_the_places_and_enter_opens_one(qtbot, context, places):
    qtbot.keyClick(places, Qt.Key.Key_Down)
    qtbot.keyClick(places, Qt.Key.Key_Down)
    assert (places.currentItem().text(), shown(places)) == ("Décisions", ["Réunions"])

    qtbot.keyClick(places, Qt.Key.Key_Return)

    assert context.navigator.place.state.screen == "decisions"
    assert shown(places) == ["Décisions"]


def test_who_went_through_the_places_and_left_finds_the_one_that_is_shown(qtbot, places):
    qtbot.keyClick(places, Qt.Key.Key_End)
    qtbot.keyClick(places, Qt.Key.Key_Tab)

    assert not places.hasFocus()
    assert places.currentItem().text() == "Réunions"


def test_a_click_on_the_place_of_a_screen_within_it_leads_back_to_it(qtbot, context, places):
    context.navigator.go("trash")
    assert shown(places) == ["Réunions"]

    qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=places.visualItemRect(places.item(0)).center())

    assert context.navigator.place.state.screen == "meetings"


def test_a_screen_reader_is_told_a_list_and_can_choose_in_it(context, places):
    told = QAccessible.queryAccessibleInterface(places)
    roles = {told.child(row).role() for row in range(told.childCount())}
    assert (told.role(), roles) == (QAccessible.Role.List, {QAccessible.Role.ListItem})

    told.selectionInterface().select(told.child(3))

    assert context.navigator.place.state.screen == "models"


def test_the_window_is_called_as_what_it_shows(qtbot, context, window, translations):
    context.navigator.go("decisions")
    assert window.windowTitle() == "Décisions – Lokas"

    translations.use("en")

    qtbot.waitUntil(lambda: window.windowTitle() == "Decisions – Lokas")


def test_the_list_is_wide_enough_in_the_largest_text(qtbot, context, window, places):
    context.settings.put("interface.text_percent", 200)
    context.manner.apply()
    try:
        qtbot.waitUntil(lambda: places.width() >= places.sizeHintForColumn(0))
    finally:
        context.settings.put("interface.text_percent", 100)
        context.manner.apply()
