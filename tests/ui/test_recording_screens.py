"""The screens before and during a recording, the small window, the tray, and what closing the window does."""

import datetime as dt
from contextlib import closing
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from lokas.audio.recorder_state import RecorderStatus
from lokas.errors import OutputError
from lokas.jobs import Notice, Progress, SegmentHeard
from lokas.meeting import Meeting
from lokas.meeting.facts import MeetingFacts
from lokas.places import Places
from lokas.types import Segment
from lokas_ui.screens import SCREENS
from lokas_ui.viewmodels.recording import Note, Recording
from lokas_ui.widgets.main_window import MainWindow
from lokas_ui.widgets.recording.keep_dialog import KeepDialog
from lokas_ui.widgets.recording.level_meter import DARK_COLOURS, LIGHT_COLOURS, level_word
from lokas_ui.widgets.recording.presence import Presence, Tray
from tests.helpers.recorders import ScriptedLink
from tests.helpers.rooms import TABLE, ScriptedWorkspace

AT_WORK = RecorderStatus(
    "recording", recorded_ms=3_723_000, levels=(0.3,), bytes_free=864_000_000, sources=(TABLE.name,)
)
EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
SPOKEN = SegmentHeard(Segment(0, 61_000, 62_000, " Bonjour à tous.", (), 0.9, "fr"))


@pytest.fixture
def room():
    with ScriptedWorkspace(Places.of_system()) as made:
        yield made


@pytest.fixture
def recording(room, context):
    with closing(Recording(room, context.runner, context.settings)) as made:
        yield made


@pytest.fixture
def window(qtbot, context, room, recording):
    made = MainWindow(replace(context, workspace=room, recording=recording))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    recording.stop()
    context.navigator.go("settings")
    qtbot.waitUntil(lambda: not context.runner.busy)
    made.close()
    shiboken6.delete(made)  # with all that watches, before anything changes


@pytest.fixture
def presence(qapp, window, recording, context):
    yield Presence(qapp, window, recording, context.navigator, context.keys)
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def prepare(qtbot, window, context):
    context.navigator.go("prepare")
    screen = window._screens["prepare"]
    qtbot.waitUntil(lambda: screen._preparing.state.state.chosen is not None and not context.runner.busy)
    return screen


@pytest.fixture
def running(qtbot, window, context, room, recording, presence):
    """A recording found at the start, as after a crash."""
    meeting = Meeting.create_with(room.places.meetings, MeetingFacts("Assemblée générale", EVENING))
    meeting.add_marker("decision", 12_000, "budget")
    room.under_way = [ScriptedLink(meeting, [AT_WORK])]
    presence.find()
    qtbot.waitUntil(lambda: context.navigator.place.state.screen == "recording")
    return window._screens["recording"]


def link(room):
    return (room.under_way or [one[2] for one in room.begun])[-1]


def words(screen):
    texts = [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]
    return " ".join([*texts, *(one.text() for one in screen.findChildren(QAbstractButton) if one.isVisible())])


def button(screen, text):
    (found,) = (one for one in screen.findChildren(QAbstractButton) if one.isVisible() and text in one.text())
    return found


def field(screen, name):
    (label,) = (one for one in screen.findChildren(QLabel) if one.text().replace("&", "") == name)
    return label.buddy()


def sent(room, qtbot, *commands):
    qtbot.waitUntil(lambda: link(room).commands == [*commands])


def test_a_meeting_is_filled_in_read_aloud_and_recorded(qtbot, room, prepare, context):
    assert field(prepare, "Enregistrer avec").currentText() == TABLE.name
    qtbot.keyClicks(field(prepare, "Titre"), "AG 2026")
    qtbot.keyClicks(field(prepare, "Ordre du jour"), "Budget")
    qtbot.keyClicks(field(prepare, "Association"), "Les Amis")
    (name,) = (one for one in prepare.findChildren(QLineEdit) if "personne" in one.accessibleName())
    name.insert("Zoé")  # QTest knows the keys of ASCII only
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert "Les Amis" in words(prepare)
    button(prepare, "lu à &voix haute").click()

    button(prepare, "Commencer à enregistrer").click()

    qtbot.waitUntil(lambda: context.navigator.place.state.screen == "recording")
    qtbot.waitUntil(lambda: bool(room.begun))
    ((facts, request, _),) = room.begun
    assert (facts.title, facts.agenda, facts.people) == ("AG 2026", ("Budget",), ("Zoé",))
    assert facts.consent.read_at is not None
    assert request.sources == (TABLE,)


def test_who_did_not_read_the_text_is_warned_beside_the_button_that_goes_on(qtbot, room, prepare):
    button(prepare, "Commencer à enregistrer").click()
    assert room.begun == []

    button(prepare, "Elles le savent").click()

    qtbot.waitUntil(lambda: bool(room.begun))


def test_without_a_microphone_the_button_says_why_it_does_nothing(qtbot, room, prepare):
    room.found = []
    button(prepare, "Chercher de nouveau").click()
    begin = button(prepare, "Commencer à enregistrer")
    qtbot.waitUntil(lambda: not begin.isEnabled())

    assert "micro" in begin.toolTip()
    assert "micro" in words(prepare)


def test_the_check_of_the_room_says_how_it_is_heard(qtbot, prepare):
    button(prepare, "Essayer la salle").click()

    qtbot.waitUntil(lambda: "la salle s’entend clairement" in words(prepare))


def test_names_are_ticked_and_forgotten_with_the_keyboard(qtbot, context, prepare):
    preparing = prepare._preparing
    preparing._show(known_people=("Zoé", "Ève"))
    names = prepare.findChild(QListWidget)
    names.setFocus()
    names.setCurrentRow(1)

    qtbot.keyClick(names, Qt.Key.Key_Space)
    ticked = preparing.state.state.form.people
    qtbot.keyClick(names, Qt.Key.Key_Delete)

    assert ticked == ("Ève",)
    assert preparing.state.state.known_people == ("Zoé",)
    assert preparing.state.state.form.people == ()


def test_a_recorder_that_does_not_start_says_so_where_everything_is_still_filled_in(qtbot, room, prepare, context):
    room.refusal = OutputError("recording.not_started", path="/été", reason="exit code 1")
    qtbot.keyClicks(field(prepare, "Titre"), "AG 2026")
    button(prepare, "lu à &voix haute").click()

    button(prepare, "Commencer à enregistrer").click()

    qtbot.waitUntil(lambda: context.navigator.place.state.screen == "prepare" and "exit code 1" in words(prepare))
    assert field(prepare, "Titre").text() == "AG 2026"


def test_a_recording_is_found_again_at_the_start_with_all_it_shows(running):
    shown = words(running)

    assert "Assemblée générale" in shown
    assert "1:02:03" in shown
    assert "place pour 10 heures" in shown
    assert "aucun son perdu" in shown
    assert running.findChild(QListWidget).item(0).text() == "0:12  Décision\u00a0: budget"


def test_each_key_does_what_its_button_does(qtbot, room, running):
    for key in ("P", "O", "D", "V", "C", "A"):
        qtbot.keyClick(running.focusWidget(), key.lower())

    sent(
        room, qtbot, ("pause",), ("off_record", True),
        *[("mark", kind, "", AT_WORK.recorded_ms) for kind in ("decision", "vote", "action", "agenda")],
    )  # fmt: skip


def test_letters_typed_into_a_note_are_no_keys_and_it_has_the_time_of_its_first_one(qtbot, room, running, recording):
    qtbot.keyClick(running.focusWidget(), "n")
    note = running.focusWidget()
    assert isinstance(note, QLineEdit)
    qtbot.keyClick(note, "d")
    link(room).states = [replace(AT_WORK, recorded_ms=3_900_000)]
    qtbot.waitUntil(lambda: recording.recorded_ms == 3_900_000)
    qtbot.keyClicks(note, "ate")

    qtbot.keyClick(note, Qt.Key.Key_Return)

    sent(room, qtbot, ("mark", "note", "date", AT_WORK.recorded_ms))
    assert note.text() == ""


def test_a_note_that_is_being_written_when_lokas_stops_is_gone_on_with_and_keeps_its_time(
    qtbot, room, running, recording
):
    field = next(one for one in running.findChildren(QLineEdit) if one.accessibleName() == "Texte du repère")
    qtbot.keyClicks(field, "la cl")
    kept = room.places.data / "next marker.json"
    qtbot.waitUntil(lambda: kept.exists() and "la cl" in kept.read_text(encoding="utf-8"))
    field.clear()  # as in another window

    recording.left_note.set(Note("", "la cl", 12_000))
    assert field.text() == "la cl"
    qtbot.keyClicks(field, "ef")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    sent(room, qtbot, ("mark", "note", "la clef", 12_000))
    qtbot.waitUntil(lambda: "la cl" not in kept.read_text(encoding="utf-8"))


def test_the_keyboard_waits_where_a_space_ends_nothing(qtbot, room, running):
    assert running.focusWidget() is running.findChild(QListWidget)

    qtbot.keyClick(running.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(running.focusWidget(), "v")

    sent(room, qtbot, ("mark", "vote", "", AT_WORK.recorded_ms))


def test_off_the_record_is_said_in_words_and_its_button_then_ends_it(qtbot, room, running):
    link(room).states = [replace(AT_WORK, state="off_record")]

    qtbot.waitUntil(lambda: "rien n’est gardé" in words(running))

    assert "Fin du hors enregistrement" in words(running)


def test_what_the_recorder_notices_is_told(qtbot, room, running):
    notice = Notice("recording.source_lost", {"source": TABLE.name})
    link(room).states = [replace(AT_WORK, notices=(notice,))]

    qtbot.waitUntil(lambda: TABLE.name in words(running) and "source" in words(running).lower())


def test_text_comes_while_people_speak_and_tells_how_far_behind_it_is(qtbot, room, running):
    room.spoken = [SPOKEN, Progress(3_693_000, 3_723_000)]

    button(running, "pendant qu’on parle").click()

    lines = running.findChild(QPlainTextEdit)
    qtbot.waitUntil(lambda: lines.toPlainText() == "1:01  Bonjour à tous.")


def test_when_it_is_over_the_next_step_is_offered(qtbot, context, room, running):
    button(running, "Terminer l’enregistrement").click()
    qtbot.waitUntil(lambda: "en sûreté" in words(running))
    assert running.focusWidget() is button(running, "Transcrire")

    button(running, "Transcrire").click()

    assert context.navigator.place.state.screen == "queue"
    assert context.navigator.place.state.folder == link(room).meeting.folder


def test_a_recorder_that_died_says_what_to_do(qtbot, room, running):
    error = Notice("recording.died", {"path": "/été"})
    link(room).states = [replace(AT_WORK, state="failed", error=error, reason="failed")]

    qtbot.waitUntil(lambda: "Récupérer" in words(running))


def test_closing_the_window_ends_nothing_and_leaves_the_small_one(qtbot, qapp, room, window, running, presence):
    window.close()

    small = presence._small
    qtbot.waitUntil(small.isVisible)
    assert not window.isVisible()
    assert not qapp.quitOnLastWindowClosed()
    assert small.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert "1:02:03" in words(small)
    button(small, "Pause").click()
    button(small, "Décision").click()
    sent(room, qtbot, ("pause",), ("mark", "decision", "", AT_WORK.recorded_ms))
    small.close()
    qtbot.waitUntil(window.isVisible)


def test_whoever_quits_while_the_small_window_is_there_gets_no_other_window(
    qtbot, qapp, monkeypatch, window, running, presence, recording
):
    recording.small.set(True)
    qtbot.waitUntil(presence._small.isVisible)
    monkeypatch.setattr(qapp, "quit", qapp.closeAllWindows)  # which is the first thing that quitting does

    presence.leave()

    assert not window.isVisible()
    assert not presence._small.isVisible()
    assert recording.state.state.active


def test_the_keys_of_a_recording_hold_in_the_small_window_as_a_person_chose_them(
    qtbot, room, context, running, presence, recording
):
    recording.small.set(True)
    small = presence._small
    small.activateWindow()
    qtbot.waitUntil(small.isActiveWindow)
    context.keys.put("recording.decision", ("F13",))

    qtbot.keyClick(small, "p")
    qtbot.keyClick(small, "d")
    qtbot.keyClick(small, Qt.Key.Key_F13)

    sent(room, qtbot, ("pause",), ("mark", "decision", "", AT_WORK.recorded_ms))
    assert button(small, "Décision").toolTip() == "Marquer une décision (F13)"


def test_the_window_comes_back_when_the_recording_is_over(qtbot, qapp, window, running, presence, recording):
    recording.small.set(True)
    assert not window.isVisible()

    recording.stop()

    qtbot.waitUntil(window.isVisible)
    assert not presence._small.isVisible()
    assert qapp.quitOnLastWindowClosed()


def test_other_screens_say_that_it_is_recorded_and_lead_back(qtbot, context, window, running):
    context.navigator.go("meetings")
    assert "Enregistrement en cours  1:02:03" in words(window)

    button(window, "Voir l’enregistrement").click()

    assert context.navigator.place.state.screen == "recording"
    assert "Enregistrement en cours  1:02:03" not in words(window)


def test_to_record_another_meeting_leads_to_the_one_that_is_recorded(qtbot, context, running):
    context.navigator.go("prepare")

    qtbot.waitUntil(lambda: context.navigator.place.state.screen == "recording")


def test_the_tray_icon_says_what_is_recorded_and_steers_it(qtbot, room, window, running, recording):
    tray = Tray(recording, window)
    tray.show_state(recording.state.state, quiet=True)
    actions = {one.text(): one for one in tray.contextMenu().actions()}

    actions["Pause"].trigger()
    actions["Terminer l’enregistrement"].trigger()

    sent(room, qtbot, ("pause",), ("stop",))
    assert "1:02:03" in tray.toolTip()
    assert "Quitter Lokas (l’enregistrement continue)" in actions


@pytest.mark.parametrize("screen", ["prepare", "recording"])
def test_everything_a_person_can_use_has_a_name(qtbot, context, window, running, recording, screen):
    if screen == "prepare":
        recording.stop()
        qtbot.waitUntil(lambda: recording.state.state.phase == "over")
        context.navigator.go("prepare")
    shown = window._screens[screen]
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QListWidget)
    labelled = {label.buddy() for label in shown.findChildren(QLabel) if label.buddy()}

    nameless = [
        one
        for one in shown.findChildren(QWidget)
        if isinstance(one, kinds) and one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not (one.accessibleName() or getattr(one, "text", str)() or one in labelled)
    ]

    assert len(shown.findChildren(QAbstractButton)) > 3
    assert nameless == []


def test_levels_are_told_in_words_as_well(translations):
    assert [level_word(db) for db in (-60, -40, -20, -0.5)] == ["Rien ne s’entend", "Faible", "Bon", "Trop fort"]


@pytest.mark.parametrize(("colours", "window"), [(LIGHT_COLOURS, "#ffffff"), (DARK_COLOURS, "#2d2d2d")])
def test_the_colours_of_levels_stand_out_from_their_ground(colours, window):
    from PySide6.QtGui import QColor  # noqa: PLC0415

    def luminance(colour):
        parts = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in colour.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    for colour in colours:
        lighter, darker = sorted((luminance(colour), luminance(QColor(window))), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 3, colour.name()  # WCAG 2.2, 1.4.11: graphics


def test_both_screens_are_among_those_of_the_window():
    assert {"prepare", "recording"} <= SCREENS.keys()


def test_a_meeting_is_kept_for_later_and_opened_again_to_be_recorded(qtbot, room, window, prepare, context):
    qtbot.keyClicks(field(prepare, "Titre"), "Bureau de juin")
    qtbot.keyClicks(field(prepare, "Ordre du jour"), "Budget")
    button(prepare, "Garder pour plus tard").click()
    dialog = prepare.findChild(KeepDialog)
    dialog.when.setDateTime(QDateTime(QDate(2027, 6, 2), QTime(18, 30)))
    dialog.keep.click()
    qtbot.waitUntil(lambda: context.navigator.place.state.screen == "meetings")
    folder = context.navigator.place.state.folder
    kept = Meeting(folder).facts

    assert (kept.title, kept.agenda, kept.began.replace(tzinfo=None)) == (
        "Bureau de juin",
        ("Budget",),
        dt.datetime(2027, 6, 2, 18, 30),
    )
    assert field(prepare, "Titre").text() == ""
    context.navigator.go("prepare", folder)
    qtbot.waitUntil(lambda: field(prepare, "Titre").text() == "Bureau de juin")
