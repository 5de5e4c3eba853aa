"""The screen of the transcriptions, the line at the bottom, and what is asked before: by buttons and by keys."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTableView, QWidget

from lokas.errors import LokasError
from lokas.places import Places
from lokas.types import Segment
from lokas.workspace import Workspace
from lokas_models.catalogue import SELF_TEST
from lokas_ui.viewmodels.navigator import Navigator, Place
from lokas_ui.viewmodels.queue import Over
from lokas_ui.viewmodels.queue_work import Heard, Work
from lokas_ui.viewmodels.transcribing import Transcribing
from lokas_ui.widgets.queue.dock_line import DockLine
from lokas_ui.widgets.queue.model import KIND, ROOT
from lokas_ui.widgets.queue.notifier import Notifier
from lokas_ui.widgets.queue.screen import QueueScreen
from lokas_ui.widgets.queue.words import failure
from lokas_ui.widgets.queue.work_panel import figures
from lokas_ui.widgets.times import about
from tests.helpers.engines import ScriptedEngine
from tests.helpers.queues import asked, keep_meeting


@pytest.fixture
def engine():
    return ScriptedEngine()


@pytest.fixture
def workspace(engine):
    with Workspace(Places.of_system(), load_engine=lambda *_: engine) as made:
        yield made


@pytest.fixture
def navigator():
    return Navigator(Place("meetings"))


@pytest.fixture
def queue(context):
    return context.queue


@pytest.fixture
def screen(qtbot, context, navigator):
    transcribing = Transcribing(context.workspace, context.queue, context.settings)
    made = QueueScreen(context.queue, transcribing, navigator, context.keys)
    qtbot.addWidget(made)
    made.resize(1000, 680)
    made.show()
    return made


@pytest.fixture
def three(qtbot, workspace, queue, screen):
    """Three meetings that wait, and do not begin."""
    queue.pause()
    queue.add([asked(keep_meeting(workspace, title)) for title in ("Un", "Deux", "Trois")])
    qtbot.waitUntil(lambda: len(queue.state.state.rows or ()) == 3 and queue.state.state.paused)
    return screen


def button(widget, text):
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text)


def shows(widget, text):
    return any(one.text() == text and one.isVisible() for one in widget.findChildren(QPushButton))


def table(screen):
    return screen.findChild(QTableView)


def titles(screen):
    model = table(screen).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def chosen(screen):
    return table(screen).currentIndex().siblingAtColumn(0).data()


def shown_texts(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def test_what_is_chosen_moves_with_the_keys_and_stays_chosen(qtbot, three):
    assert (titles(three), chosen(three)) == (["Un", "Deux", "Trois"], "Un")
    table(three).setFocus()

    qtbot.keyClick(table(three), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: titles(three) == ["Deux", "Un", "Trois"])

    assert chosen(three) == "Un"
    qtbot.mouseClick(button(three, "Monter"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(three) == ["Un", "Deux", "Trois"])
    assert not button(three, "Monter").isEnabled()


def test_a_row_is_dragged_before_another_or_to_the_end(qtbot, three):
    model = table(three).model()

    def drop(source, place, parent=ROOT):
        dragged = model.mimeData([model.index(source, 0)])
        model.dropMimeData(dragged, Qt.DropAction.MoveAction, place, 0, parent)

    drop(2, 0)
    qtbot.waitUntil(lambda: titles(three) == ["Trois", "Un", "Deux"])
    drop(0, -1)
    qtbot.waitUntil(lambda: titles(three) == ["Un", "Deux", "Trois"])
    drop(0, -1, model.index(2, 0))
    qtbot.waitUntil(lambda: titles(three) == ["Deux", "Un", "Trois"])
    assert isinstance(model.mimeData([model.index(0, 0)]), QMimeData)
    assert model.mimeTypes() == [KIND]


def test_an_entry_is_taken_out_with_the_delete_key(qtbot, three):
    table(three).setFocus()

    qtbot.keyClick(table(three), Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: titles(three) == ["Deux", "Trois"])


def test_a_pause_is_said_and_ended_by_the_button_that_stands_for_it(qtbot, three, queue):
    assert "En pause" in shown_texts(three)

    qtbot.mouseClick(button(three, "Continuer"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not queue.state.state.paused)
    assert "En pause" not in shown_texts(three)
    qtbot.waitUntil(lambda: [row.state for row in queue.state.state.rows] == ["failed"] * 3, timeout=20_000)
    assert "Échec" in [table(three).model().index(row, 1).data() for row in range(3)]
    assert "audio.flac" in shown_texts(three)


def test_where_nothing_is_listed_the_way_to_the_meetings_is(qtbot, queue, screen, navigator):
    queue.refresh()
    qtbot.waitUntil(lambda: queue.state.state.rows == ())

    qtbot.mouseClick(button(screen, "Choisir une réunion"), Qt.MouseButton.LeftButton)

    assert navigator.place.state.screen == "meetings"
    assert screen.first is button(screen, "Choisir une réunion")


def test_a_meeting_is_transcribed_from_its_panel_to_its_end(qtbot, context, screen, queue, engine, meeting):
    context.settings.put("text.model", SELF_TEST)
    kept = keep_meeting(context.workspace, "AG", meeting)

    screen.arrive(Place("queue", kept.folder))
    qtbot.waitUntil(lambda: shows(screen, "Transcrire"))
    language, model = screen.findChildren(QComboBox)
    assert (language.currentText(), model.currentData()) == ("Français", SELF_TEST)
    qtbot.mouseClick(button(screen, "Transcrire"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: [row.state for row in queue.state.state.rows or ()] == ["done"], timeout=20_000)
    assert titles(screen) == ["AG"]
    assert not shows(screen, "Transcrire")


def test_without_a_model_the_main_button_leads_to_the_models(qtbot, context, screen, navigator):
    kept = keep_meeting(context.workspace, "AG")

    screen.arrive(Place("queue", kept.folder))
    qtbot.waitUntil(lambda: shows(screen, "Choisir un modèle…"))
    qtbot.mouseClick(button(screen, "Choisir un modèle…"), Qt.MouseButton.LeftButton)

    assert navigator.place.state == Place("models")


def test_the_panel_is_left_without_anything_done(qtbot, context, screen, queue):
    kept = keep_meeting(context.workspace, "AG")
    screen.arrive(Place("queue", kept.folder))
    qtbot.waitUntil(lambda: shows(screen, "Annuler"))

    qtbot.mouseClick(button(screen, "Annuler"), Qt.MouseButton.LeftButton)

    assert not shows(screen, "Annuler")
    assert context.workspace.queue.read().entries == ()


def test_the_text_comes_while_it_is_heard_and_the_work_is_stopped_at_a_click(
    qtbot, context, screen, queue, engine, meeting
):
    go_on = threading.Event()

    def before(window):
        if engine.transcribed:
            assert go_on.wait(20)

    engine.before_window = before
    queue.add([asked(keep_meeting(context.workspace, "AG", meeting))])
    try:
        qtbot.waitUntil(lambda: " ms" in screen._work.first.toPlainText(), timeout=20_000)
        assert "AG" in shown_texts(screen)
        qtbot.mouseClick(button(screen, "Arrêter"), Qt.MouseButton.LeftButton)
        assert "Arrêt" in shown_texts(screen)
        qtbot.waitUntil(lambda: [row.state for row in queue.state.state.rows] == ["cancelled"])
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: queue.state.state.work is None)
    qtbot.waitUntil(lambda: titles(screen) == ["AG"])
    assert button(screen, "Continuer").isEnabled()


def test_every_control_has_a_name(three):
    for widget in three.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget


def test_every_control_of_the_panel_has_a_name(qtbot, context, screen):
    context.settings.put("text.model", SELF_TEST)
    screen.arrive(Place("queue", keep_meeting(context.workspace, "AG").folder))
    qtbot.waitUntil(lambda: shows(screen, "Transcrire"))

    test_every_control_has_a_name(screen)


def test_it_speaks_the_other_language_while_it_is_shown(qtbot, three, translations):
    translations.use("en")

    qtbot.waitUntil(lambda: "Paused" in shown_texts(three))
    assert button(three, "Move up")


def test_what_another_version_wrote_is_told_all_the_same(three, queue):
    row = queue.state.state.rows[0]

    assert "tomorrow.trouble" in failure(replace(row, trouble=LokasError("tomorrow.trouble", what=1)))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(20, "moins d'une minute"), (70, "environ 1 minute"), (1300, "environ 22 minutes"), (5000, "environ 1 h 25")],
)
def test_a_length_of_time_is_told_no_more_exactly_than_it_is_known(translations, seconds, said):
    assert about(seconds).replace("\u00a0", " ") == said


def test_the_figures_of_the_work_are_told_as_far_as_they_are_known(translations):
    work = Work(1, "AG", None, 600_000, 3_600_000, speed=4.25, left_s=700, watt_hours=1.5)

    told = figures(work)

    assert "10:00 sur 1:00:00" in told
    assert "environ 12 minutes" in told
    assert "4,2" in told or "4,3" in told
    assert "1,5\u00a0Wh" in told
    assert "Wh" not in figures(Work(1, "AG", None, 600_000, 3_600_000))


class TestDock:
    @pytest.fixture
    def dock(self, qtbot, queue, navigator):
        made = DockLine(queue, navigator)
        qtbot.addWidget(made)
        return made

    def test_there_is_no_line_where_there_is_nothing_to_tell(self, dock):
        assert dock.isHidden()

    def test_what_runs_is_told_on_every_screen_but_its_own(self, dock, queue, navigator):
        queue._set(work=Work(1, "AG", None, 42, 100, left_s=700))
        assert not dock.isHidden()
        assert "AG" in shown_texts(dock)
        assert "42\u00a0%" in shown_texts(dock)

        dock._button.click()

        assert navigator.place.state.screen == "queue"
        assert dock.isHidden()

    def test_what_is_ready_is_told_and_opened_with_one_click(self, dock, queue, navigator, tmp_path):
        queue.over.set(Over(1, 7, "AG", tmp_path, 0))
        assert "est prêt" in shown_texts(dock)

        dock._button.click()

        assert navigator.place.state == Place("review", tmp_path)
        assert dock.isHidden()

    def test_what_failed_is_told_until_it_is_looked_at(self, dock, queue, navigator):
        queue.over.set(Over(1, 7, "AG", None, 0, trouble=LokasError("input.missing", path="été.mp3")))
        assert "n'a pas pu" in shown_texts(dock)

        dock._close.click()

        assert dock.isHidden()
        assert navigator.place.state.screen == "meetings"

    def test_a_pause_is_not_forgotten(self, qtbot, workspace, dock, queue):
        queue.pause()
        queue.add([asked(keep_meeting(workspace, "AG"))])
        qtbot.waitUntil(lambda: not dock.isHidden() and "en pause" in shown_texts(dock))

        dock._button.click()

        qtbot.waitUntil(lambda: not queue.state.state.paused)
        qtbot.waitUntil(lambda: queue.over.state is not None, timeout=20_000)


def test_who_looks_elsewhere_is_told_once_and_led_there(qtbot, queue, navigator, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    notifier = Notifier(window, queue, navigator)

    queue.over.set(Over(1, 7, "AG", tmp_path, left=1))
    assert notifier._last is None
    queue.over.set(Over(2, 8, "CA", tmp_path, left=0))
    notifier._go()

    assert navigator.place.state == Place("review", tmp_path)
    assert window.isVisible()


def test_text_that_comes_is_added_to_what_is_there(qtbot, screen, translations):
    first, second = (
        Segment(number, at_ms, at_ms + 900, text, (), 0.9, "fr")
        for number, (text, at_ms) in enumerate(((" Bonjour.", 0), (" Merci.", 61_000)))
    )

    screen._work.show_heard(Heard(1, 1, (first,)))
    screen._work.show_heard(Heard(1, 2, (first, second)))
    assert screen._work.first.toPlainText().splitlines() == ["0:00   Bonjour.", "1:01   Merci."]

    screen._work.show_heard(Heard(2, 1, (second,)))
    assert screen._work.first.toPlainText().splitlines() == ["1:01   Merci."]
