"""What screen readers are told of controls that have no label of their own."""

from PySide6.QtGui import QAccessible, QIcon
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from lokas_ui.widgets.naming import call


def labels_of(widget):
    """The names of the labels that the accessibility of Qt knows for it."""
    told = QAccessible.queryAccessibleInterface(widget)
    return [one[0].text(QAccessible.Text.Name) for one in told.relations(QAccessible.RelationFlag.Label)]


def shown(qtbot, *widgets):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    window.show()
    return window


def test_each_of_two_boxes_has_its_own_name_in_the_language_that_was_last_spoken(qtbot, translations):
    kind, period = QComboBox(), QComboBox()
    window = shown(qtbot, kind, period)

    call(kind, "Kind")
    call(period, "Period")
    call(kind, "Genre")

    assert (labels_of(kind), labels_of(period)) == (["Genre"], ["Period"])
    assert not [label for label in window.findChildren(QLabel) if label.isVisible()]


def test_the_buttons_in_a_line_have_names(qtbot, translations):
    line = QLineEdit()
    line.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
    line.setClearButtonEnabled(True)
    window = shown(qtbot, line)

    call(line, "Chercher")

    assert line.accessibleName() == "Chercher"
    assert sorted(button.text() for button in window.findChildren(QToolButton)) == ["Chercher", "Effacer"]
