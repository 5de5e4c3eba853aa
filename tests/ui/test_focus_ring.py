"""Whatever has the keyboard has a ring around it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QFocusFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lokas_ui.widgets.focus_ring import FocusRing


@pytest.fixture
def window(qtbot, qapp):
    ring = FocusRing(qapp)
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    for widget in (QPushButton("un"), QLineEdit()):
        layout.addWidget(widget)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    qapp.focusChanged.disconnect(ring.follow)
    ring.deleteLater()


def ringed():
    """What rings are around now."""
    frames = (one for one in QApplication.allWidgets() if isinstance(one, QFocusFrame) and one.isVisible())
    return [frame.widget() for frame in frames]


def test_it_goes_with_the_keyboard(qtbot, window):
    button, line = window.findChild(QPushButton), window.findChild(QLineEdit)
    for widget in (button, line, button):
        widget.setFocus()
        assert ringed() == [widget]

    button.clearFocus()
    assert ringed() == []


def test_it_is_seen_at_its_control(qtbot, window):
    line = window.findChild(QLineEdit)
    line.setFocus()
    qtbot.wait(50)
    (frame,) = (one for one in QApplication.allWidgets() if isinstance(one, QFocusFrame) and one.isVisible())

    drawn = frame.grab().toImage()

    colours = {drawn.pixelColor(drawn.width() // 2, y).name() for y in range(drawn.height())}
    assert frame.geometry().adjusted(2, 2, -2, -2).size() == line.size()
    assert len(colours) > 1


def test_it_outlives_a_dialog_in_which_it_was(qtbot, window):
    dialog = QDialog(window)
    inside = QPushButton("deux", dialog)
    dialog.open()
    dialog.activateWindow()
    inside.setFocus()
    qtbot.waitUntil(inside.hasFocus)
    assert ringed() == [inside]

    dialog.deleteLater()
    window.activateWindow()
    window.findChild(QLineEdit).setFocus()
    qtbot.waitUntil(lambda: ringed() == [window.findChild(QLineEdit)])


def test_it_covers_nothing_but_its_line(window):
    window.findChild(QLineEdit).setFocus()
    (frame,) = (one for one in QApplication.allWidgets() if isinstance(one, QFocusFrame) and one.isVisible())

    assert frame.mask().contains(QPoint(0, 0))
    assert not frame.mask().intersects(frame.rect().adjusted(2, 2, -2, -2))
