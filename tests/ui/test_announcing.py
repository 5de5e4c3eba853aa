"""What changes while nobody touches it is said to those who listen to the screen, once and in few words."""

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QAccessible

from lokas.errors import InputError
from lokas_ui.widgets import announcing
from lokas_ui.widgets.models.work_line import WorkLine
from lokas_ui.widgets.notice_bar import NoticeBar
from lokas_ui.widgets.recording import level_meter
from lokas_ui.widgets.recording.level_meter import LASTING_S, LevelMeter
from lokas_ui.widgets.trouble_bar import TroubleBar
from lokas_ui.widgets.work_bar import WorkBar

ASSERTIVE = QAccessible.AnnouncementPoliteness.Assertive


@pytest.fixture
def announced(monkeypatch, translations):
    """What a screen reader is to say, and whether at once."""
    told = []

    class Listening:
        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

        @staticmethod
        def updateAccessibility(event):  # noqa: N802 - Qt's name
            told.append((event.message(), event.politeness() == ASSERTIVE))

    monkeypatch.setattr(announcing, "QAccessible", Listening)
    return told


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_an_error_is_said_at_once_and_only_once(qtbot, announced):
    bar = shown(qtbot, TroubleBar())
    error = InputError("input.missing", path="été.mp3")

    bar.show_error(error)
    bar.show_error(error)

    ((sentence, at_once),) = announced
    assert "été.mp3" in sentence
    assert at_once


def test_what_was_done_is_said_without_interrupting(qtbot, announced):
    bar = shown(qtbot, NoticeBar("check"))

    bar.show_text("« AG » est dans la corbeille.", "Annuler")
    bar.show_text("")
    bar.show_text("« AG » est dans la corbeille.", "Annuler")

    assert announced == [("« AG » est dans la corbeille.", False)] * 2


def test_of_long_work_the_beginning_and_the_end_are_said_and_not_each_step(qtbot, announced):
    bar, line = shown(qtbot, WorkBar()), shown(qtbot, WorkLine())
    bar.hide()
    line.hide()
    for done in range(3):
        bar.show_work(f"Import ({done})", done, 3)
        line.show_work(f"Téléchargement ({done})", done, can_stop=True)
    line.show_end("« small » est prêt.")

    assert [text for text, _ in announced] == ["Import (0)", "Téléchargement (0)", "« small » est prêt."]


@pytest.fixture
def meter(qtbot, announced, monkeypatch):
    """A meter and a clock that only a test moves."""
    clock = SimpleNamespace(now_s=100.0)
    monkeypatch.setattr(level_meter, "time", SimpleNamespace(monotonic=lambda: clock.now_s))
    made = shown(qtbot, LevelMeter())
    made.show_source("Micro")

    def hear(peak, seconds):
        for _ in range(round(seconds)):
            clock.now_s += 1
            made.show_level(peak)

    return hear


def test_a_level_that_stays_too_low_is_said_once_and_that_it_is_good_again(meter, announced):
    meter(0.3, 5)
    meter(0.004, LASTING_S + 4)
    meter(0.004, 60)
    meter(0.3, LASTING_S + 4)

    assert [text for text, _ in announced] == ["Micro\u00a0: Faible", "Micro\u00a0: Bon"]


def test_people_may_be_silent_for_a_while_and_a_pause_is_no_level(meter, announced):
    meter(0.3, 30)
    meter(0.0, LASTING_S / 2)
    meter(0.3, 30)
    meter(None, 60)

    assert announced == []
