"""Controls that do not fit into one line go on in the next."""

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lokas_ui.widgets.flow import Flow


@pytest.fixture
def row(qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    flow = Flow()
    for name in ("un", "deux", "trois"):
        button = QPushButton(name)
        button.setFixedSize(100, 40)
        flow.addWidget(button)
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addLayout(flow)
    layout.addStretch(1)
    box.show()
    return box


@pytest.mark.parametrize(("width", "lines"), [(400, 1), (250, 2), (110, 3)])
def test_a_narrow_window_has_more_lines(row, qtbot, width, lines):
    row.resize(width, 300)

    qtbot.waitUntil(lambda: len({one.y() for one in row.findChildren(QPushButton)}) == lines)
    assert all(one.x() + one.width() <= width for one in row.findChildren(QPushButton))


def test_what_is_hidden_takes_no_room(row, qtbot):
    row.resize(250, 300)
    row.findChildren(QPushButton)[0].hide()

    qtbot.waitUntil(lambda: [one.x() for one in row.findChildren(QPushButton)[1:]] == [0, 108])


def test_it_gets_as_narrow_as_its_widest_control(row):
    assert row.minimumSizeHint().width() == 100
