"""Defects, wherever they happen: one report without anything that people said, and the program goes on."""

import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from lokas.jobs import Job, Lane, Progress
from lokas_ui.bridge import Bridge
from lokas_ui.failures import Failures

SECRET = "Zoé dit que le trésorier est parti avec la caisse"
HOME = "/home/zoé/réunions"


def fail(*_):
    secret = SECRET
    try:
        {}[secret]
    except KeyError as error:
        raise ValueError(f"{HOME}: {secret}") from error


class Picture(QWidget):
    """A widget that cannot be painted."""

    def paintEvent(self, event):  # noqa: N802 - Qt's name
        fail()


def in_a_slot(qtbot, runner):
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(fail)
    button.click()
    return button


def in_a_paint_event(qtbot, runner):
    picture = Picture()
    qtbot.addWidget(picture)
    picture.show()
    qtbot.waitExposed(picture)
    return picture


def in_a_timer(qtbot, runner):
    QTimer.singleShot(0, fail)


def in_a_job(qtbot, runner):
    with Lane("test") as lane:
        runner.follow(Job(lane, fail), lambda _: None, lambda _: None)


def in_what_a_job_reports_to(qtbot, runner):
    with Lane("test") as lane:
        runner.follow(Job(lane, lambda emit, _: emit(Progress(1, 2))), lambda _: None, lambda _: None, fail)


def in_a_thread(qtbot, runner):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


@pytest.fixture
def reports(qtbot, monkeypatch):
    """What is shown of defects; Python's own hooks come back after it, and pytest-qt looks away."""
    shown = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    failures = Failures(shown.append)
    failures.listen()
    yield shown
    failures.deleteLater()


@pytest.mark.qt_no_exception_capture
@pytest.mark.parametrize(
    "place", [in_a_slot, in_a_paint_event, in_a_timer, in_a_job, in_what_a_job_reports_to, in_a_thread]
)
def test_a_defect_is_reported_once_wherever_it_happens_without_what_was_said(qtbot, reports, place):
    runner = Bridge()
    made = place(qtbot, runner)
    qtbot.waitUntil(lambda: bool(reports))
    runner.forget()
    if made is not None:
        made.hide()

    assert "ValueError <- KeyError" in reports[0]
    assert "test_failures.py" in reports[0]
    assert not [word for word in (SECRET, "Zoé", "trésorier", HOME, "zoé") if word in reports[0]]


@pytest.mark.qt_no_exception_capture
def test_who_has_seen_a_report_is_not_shown_it_again(qtbot, reports):
    runner = Bridge()
    button = in_a_slot(qtbot, runner)
    qtbot.waitUntil(lambda: bool(reports))
    button.click()
    in_a_job(qtbot, runner)

    qtbot.waitUntil(lambda: len(reports) > 1)
    assert len(reports) == len(set(reports)) == 2


@pytest.mark.qt_no_exception_capture
def test_the_program_goes_on_after_a_defect(qtbot, reports):
    runner, done = Bridge(), []
    in_a_slot(qtbot, runner)
    qtbot.waitUntil(lambda: bool(reports))
    with Lane("test") as lane:
        runner.follow(Job(lane, lambda *_: 7), done.append, fail)
        qtbot.waitUntil(lambda: done == [7])
    assert not runner.busy
