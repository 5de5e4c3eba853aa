"""The panel to listen by: what it shows, with the mouse, with the keys, and to who hears it read."""

import datetime as dt
import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QPushButton, QSlider

from lokas.errors import InputError
from lokas.meeting import Meeting
from lokas.meeting.facts import MeetingFacts
from lokas.types import Span
from lokas_models.demonstration import demonstration
from lokas_ui.viewmodels.playback import Playback
from lokas_ui.widgets.review.sound_panel import SoundPanel
from lokas_ui.widgets.review.sound_picture import SoundMark, SoundSpeaker
from lokas_ui.widgets.review.waveform import Waveform
from tests.helpers.interface import AtOnce
from tests.helpers.players import InstantPlayer

LENGTH_MS = 99_915
EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@pytest.fixture
def player():
    return InstantPlayer()


@pytest.fixture
def playback(context, player):
    return Playback(context.workspace, AtOnce(), context.settings, player)


@pytest.fixture
def panel(qtbot, context, playback):
    meeting = Meeting.create_with(context.workspace.places.meetings, MeetingFacts("AG", EVENING))
    shutil.copy(demonstration("fr").sound, meeting.sound)
    made = SoundPanel(playback, context.keys)
    qtbot.addWidget(made)
    made.resize(1000, 200)
    made.show()
    playback.open(meeting)
    playback.tick()
    return made


@pytest.fixture
def wave(panel):
    return panel.findChild(Waveform)


def button(panel, name):
    return next(one for one in panel.findChildren(QAbstractButton) if name in {one.text(), one.accessibleName()})


def at(wave, at_ms):
    """Where in the widget a moment is."""
    return QPoint(round(wave.view.x(at_ms)), wave.height() // 2)


def colours(wave):
    image = wave.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 5) for y in range(image.height())}


def test_one_button_plays_and_pauses_and_says_what_it_will_do(qtbot, panel, playback):
    play = button(panel, "Écouter")
    qtbot.mouseClick(play, Qt.MouseButton.LeftButton)
    assert playback.state.state.playing
    assert play.text() == "Pause"

    qtbot.keyClick(play, Qt.Key.Key_Space)
    assert not playback.state.state.playing
    assert play.text() == "Écouter"


def test_the_time_is_told_as_a_clock_and_follows_the_sound(qtbot, panel, playback, player):
    assert any(label.text() == "0:00 sur 1:39" for label in panel.findChildren(QLabel))
    playback.play()
    player.state = replace(player.state, position_ms=61_400)
    qtbot.waitUntil(lambda: any(label.text() == "1:01 sur 1:39" for label in panel.findChildren(QLabel)))


def test_a_click_goes_to_that_moment_and_so_does_dragging(qtbot, wave, playback):
    qtbot.mouseClick(wave, Qt.MouseButton.LeftButton, pos=at(wave, 50_000))
    assert playback.position.state == pytest.approx(50_000, abs=LENGTH_MS / wave.width())

    qtbot.mousePress(wave, Qt.MouseButton.LeftButton, pos=at(wave, 20_000))
    qtbot.mouseMove(wave, at(wave, 30_000))
    qtbot.mouseRelease(wave, Qt.MouseButton.LeftButton, pos=at(wave, 30_000))
    assert playback.position.state == pytest.approx(20_000, abs=LENGTH_MS / 5)


def test_keys_go_five_seconds_a_minute_and_to_the_ends(qtbot, wave, playback):
    steps = {
        Qt.Key.Key_Right: 5_000,
        Qt.Key.Key_Up: 10_000,
        Qt.Key.Key_PageUp: 70_000,
        Qt.Key.Key_Left: 65_000,
        Qt.Key.Key_PageDown: 5_000,
        Qt.Key.Key_End: LENGTH_MS,
        Qt.Key.Key_Home: 0,
    }
    for key, wanted_ms in steps.items():
        qtbot.keyClick(wave, key)
        assert playback.position.state == wanted_ms


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)],
)
def test_other_keys_are_left_to_the_screen(key, modifier, wave, playback):
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifier)
    wave.keyPressEvent(event)
    assert not event.isAccepted()
    assert playback.position.state == 0


def test_speed_and_volume_are_set_and_shown(qtbot, panel, playback, player):
    speeds = panel.findChild(QComboBox)
    assert speeds.currentText() == "1\u00a0×"
    assert [speeds.itemText(number) for number in (0, 6)] == ["0,5\u00a0×", "1,2\u00a0×"]

    playback.faster()
    assert speeds.currentText() == "1,2\u00a0×"
    qtbot.keyClick(speeds, Qt.Key.Key_Down)
    assert playback.state.state.speed == 1.4
    volume = next(one for one in panel.findChildren(QSlider) if not isinstance(one, Waveform))
    volume.setValue(150)
    assert player.asked[-1] == ("volume", 1.5)


def test_looking_closer_keeps_in_sight_what_is_heard(qtbot, panel, wave, playback):
    playback.seek(60_000)
    for _ in range(3):
        qtbot.mouseClick(button(panel, "Regarder de plus près"), Qt.MouseButton.LeftButton)
    close = wave.view
    assert close.end_ms - close.start_ms == pytest.approx(LENGTH_MS / 8, abs=2)
    assert close.start_ms < 60_000 < close.end_ms

    playback.seek(90_000)
    assert wave.view.start_ms < 90_000 < wave.view.end_ms
    for _ in range(9):
        qtbot.mouseClick(button(panel, "Voir une plus grande partie"), Qt.MouseButton.LeftButton)
    assert (wave.view.start_ms, wave.view.end_ms) == (0, LENGTH_MS)


def test_the_wheel_zooms_with_ctrl_where_the_pointer_is_and_otherwise_looks_on(wave):
    place = at(wave, 70_000)

    def turn(by, modifier):
        event = QWheelEvent(
            QPointF(place), wave.mapToGlobal(QPointF(place)), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
            modifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(wave, event)

    turn(240, Qt.KeyboardModifier.ControlModifier)
    closer = wave.view
    assert closer.end_ms - closer.start_ms == pytest.approx(LENGTH_MS / 4, abs=2)
    assert closer.x(70_000) == pytest.approx(place.x(), abs=2)
    turn(120, Qt.KeyboardModifier.NoModifier)
    assert wave.view.start_ms < closer.start_ms


def test_marks_and_speakers_are_drawn_and_named_where_the_pointer_is(panel, wave):
    before = wave.grab().toImage()
    panel.show_marks([SoundMark(20_500, "decision", "Décision : la cotisation"), SoundMark(60_000, "vote", "Vote")])
    panel.show_speakers([SoundSpeaker(0, 50_000, 0, "Zoé"), SoundSpeaker(50_000, LENGTH_MS, 1, "Jean-Noël")])

    assert wave.grab().toImage() != before
    assert {"#0072b2", "#d55e00"} <= colours(wave)
    assert wave.told_at(at(wave, 20_500).x()) == "0:20\nDécision : la cotisation\nZoé"
    assert wave.told_at(at(wave, 80_500).x()) == "1:20\nJean-Noël"


@pytest.mark.parametrize("kind", ["decision", "vote", "action", "agenda", "note", "of a newer Lokas"])
def test_each_kind_of_mark_has_a_shape(kind, panel, wave):
    before = wave.grab().toImage()
    panel.show_marks([SoundMark(50_000, kind, "")])
    assert wave.grab().toImage() != before


def test_what_is_heard_again_and_again_is_shown(wave, playback):
    before = wave.grab().toImage()
    playback.set_loop(Span(10_000, 30_000))
    assert wave.grab().toImage() != before


def test_four_hours_with_five_thousand_turns_are_drawn(qtbot, panel, wave, playback, player):
    whole_ms = 4 * 3_600_000
    playback.close()
    player.state = replace(player.state, loaded=True, duration_ms=whole_ms)
    playback.tick()
    turn_ms = whole_ms // 5_000
    panel.show_speakers(
        [SoundSpeaker(n * turn_ms, (n + 1) * turn_ms, n % 9, f"Personne {n % 9}") for n in range(5_000)]
    )
    assert len(colours(wave)) > 5


def test_everything_has_a_name_and_the_time_is_told_to_who_does_not_see_it(panel, wave, playback):
    playback.seek(61_000)
    shown = [
        one for kind in (QAbstractButton, QSlider, QComboBox) for one in panel.findChildren(kind) if one.isVisible()
    ]
    named = {one: QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in shown}
    assert len(shown) >= 8
    assert not [one for one, name in named.items() if not name]
    told = QAccessible.queryAccessibleInterface(wave)
    assert told.role() == QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Description) == "1:01"
    assert told.valueInterface().currentValue() == 61


def test_the_order_of_the_tab_key_is_that_of_reading(panel, wave):
    order, widget = [], wave
    while widget.nextInFocusChain() is not wave:
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and panel.isAncestorOf(widget):
            order.append((widget.mapTo(panel, QPoint()).x(), widget))
    assert [x for x, _ in order] == sorted(x for x, _ in order)
    assert len(order) == 7


def test_what_hinders_is_said_in_the_panel_and_goes_when_it_plays(qtbot, panel, playback, player):
    player.state = replace(player.state, trouble=InputError("sound.output_lost"))
    playback.tick()
    assert any("débranché" in label.text() for label in panel.findChildren(QLabel) if label.isVisible())

    player.state = replace(player.state, trouble=None)
    playback.tick()
    assert not any("débranché" in label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_without_a_sound_nothing_can_be_pressed_in_vain(qtbot, context, playback):
    panel = SoundPanel(playback, context.keys)
    qtbot.addWidget(panel)
    panel.show()
    assert not any(one.isEnabled() for one in panel.findChildren(QPushButton) if one.isVisible())


def test_it_changes_its_language_while_it_is_shown(qtbot, panel, translations):
    translations.use("en")
    qtbot.waitUntil(lambda: "Play" in {one.text() for one in panel.findChildren(QPushButton)})
    assert panel.findChild(QComboBox).currentText() == "1×"


def test_letters_for_which_there_is_no_room_make_it_higher(qtbot, panel, wave):
    usual = wave.minimumSizeHint().height()
    font = wave.font()
    font.setPointSizeF(font.pointSizeF() * 4)
    wave.setFont(font)
    assert wave.minimumSizeHint().height() > usual + 20
