"""Speaking time on the screen: a table whose cells say what its bars draw, in either language and however large."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from lokas_ui.screens import SCREENS
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.widgets.share.speaking_table import BAR_ROLE, TIME, SpeakingTable, headings
from tests.helpers.documents import meeting_with, transcript
from tests.helpers.interface import AtOnce
from tests.helpers.voices_heard import mistaken_meeting, true_voices


@pytest.fixture
def screen(qtbot, context):
    made = SCREENS["speaking"].make(replace(context, runner=AtOnce()))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def table(screen, workspace):
    meeting = mistaken_meeting(workspace.places.meetings, true_voices(9), unsure=(4,))
    screen.arrive(Place("speaking", meeting.folder))
    return screen.findChild(SpeakingTable)


def button(screen, text):
    return next(one for one in screen.findChildren(QAbstractButton) if one.text() == text and one.isVisibleTo(screen))


def rows(table):
    return [[table.item(row, column).text() for column in range(len(headings()))] for row in range(table.rowCount())]


def test_every_number_of_a_bar_is_a_text(table):
    shown = rows(table)
    assert [row[0] for row in shown] == ["Personne 1", "Personne 2", "Personne 3"]
    assert shown[0][TIME] == "0:04  (33\u00a0%)"
    assert shown[2][2] == "0:04 à 0:06"
    assert table.accessibleName() == "Temps de parole"
    assert table.item(2, TIME).data(BAR_ROLE) == (1.0, 0.75, 1.0)


@pytest.mark.parametrize("base", [Qt.GlobalColor.white, Qt.GlobalColor.black])
def test_bars_are_as_long_as_the_times_in_light_and_in_dark(table, base):
    palette = table.palette()
    palette.setColor(QPalette.ColorRole.Base, base)
    palette.setColor(QPalette.ColorRole.AlternateBase, base)
    table.setPalette(palette)
    image, fill = table.viewport().grab().toImage(), palette.color(QPalette.ColorRole.Highlight)

    def pixels(row):
        place = table.visualItemRect(table.item(row, TIME))
        y = place.center().y() + 4  # beside the line of the interval
        return sum(image.pixelColor(x, y) == fill for x in range(place.left(), place.right()))

    first, second = pixels(1), pixels(2)
    assert first > 50
    wanted = table.item(1, TIME).data(BAR_ROLE)[0] / table.item(2, TIME).data(BAR_ROLE)[0]
    assert first / second == pytest.approx(wanted, rel=0.05)


def test_files_are_written_and_told(screen, table):
    button(screen, "Écrire la feuille").click()
    assert any(one.text().endswith("temps de parole.html") for one in screen.findChildren(QLabel))
    assert button(screen, "Ouvrir le dossier").isEnabled()
    button(screen, "Écrire la feuille").click()
    button(screen, "Les remplacer").click()
    assert not any("existe" in one.text() and one.isVisibleTo(screen) for one in screen.findChildren(QLabel))


def test_groups_are_closed_until_somebody_opens_them(qtbot, screen, table):
    fields = [one for one in screen.findChildren(QLineEdit) if "Groupe" in one.accessibleName()]
    assert len(fields) == 3
    assert not any(one.isVisibleTo(screen) for one in fields)
    button(screen, "Groupes déclarés par les personnes…").click()
    field = next(one for one in screen.findChildren(QLineEdit) if one.accessibleName() == "Groupe de Personne 1")
    qtbot.keyClicks(field, "anciens")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    told = [one.text() for one in screen.findChildren(QLabel)]
    assert any(one.startswith("anciens\u00a0: 0:04, 33\u00a0% de la parole") for one in told)


def test_where_nobody_is_known_the_way_to_the_voices_is_shown(screen, workspace, context):
    meeting = meeting_with(workspace.places.meetings, "AG", transcript("un", "deux"))
    screen.arrive(Place("speaking", meeting.folder))
    assert screen.findChild(SpeakingTable).item(0, 0).text() == "Voix non identifiée"
    button(screen, "Distinguer les voix…").click()
    assert context.navigator.place.state == Place("review", meeting.folder)


def test_a_meeting_without_a_text_leads_to_its_transcription(screen, workspace, context):
    meeting = meeting_with(workspace.places.meetings, "AG", transcript("un"))
    meeting.transcript.unlink()
    screen.arrive(Place("speaking", meeting.folder))
    button(screen, "Transcrire").click()
    assert context.navigator.place.state == Place("queue", meeting.folder)


def test_it_is_one_click_away_from_sharing(qtbot, context, workspace):
    meeting = meeting_with(workspace.places.meetings, "AG", transcript("un"))
    share = SCREENS["share"].make(replace(context, runner=AtOnce()))
    qtbot.addWidget(share)
    share.show()
    share.arrive(Place("share", meeting.folder))
    button(share, "Temps de parole…").click()
    assert context.navigator.place.state == Place("speaking", meeting.folder)
