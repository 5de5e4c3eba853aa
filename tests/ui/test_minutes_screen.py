"""Minutes are edited as forms with the keyboard alone: what is typed is kept, and the page beside shows it."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from lokas.documents import document_of, open_document
from lokas.files import write_atomic
from lokas.meeting import Meeting
from lokas.text.document import AddMark
from lokas.text.export import EXPORTERS
from lokas_ui.screens import SCREENS
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.widgets.minutes.lines_edit import LinesEdit
from lokas_ui.widgets.minutes.mark_fields import MarkFields
from lokas_ui.widgets.reading_text import ReadingText
from tests.helpers.documents import transcript
from tests.helpers.minutes import FACTS, MARKS


@pytest.fixture
def meeting(workspace):
    made = Meeting.create_with(workspace.places.meetings, replace(FACTS, closed="stopped"))
    said = transcript("Bonjour à toutes et à tous.", "On loue une tente pour la fête du canal.")
    write_atomic(made.transcript, EXPORTERS["json"].write(said))
    with open_document(made) as file:
        for mark in MARKS:
            file.do(AddMark(mark.kind, mark.start_ms, mark.end_ms, mark.text, mark.details))
    return made


@pytest.fixture
def screen(qtbot, context, meeting):
    made = SCREENS["minutes"].make(context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.arrive(Place("minutes", meeting.folder))
    qtbot.waitUntil(lambda: "Relevé des décisions" in page(made))
    yield made
    made.leave()
    qtbot.waitUntil(lambda: not context.runner.busy)


def page(screen):
    return screen.findChild(ReadingText).toPlainText()


def named(screen, kind, label):
    """The field of a label, as a screen reader finds it."""
    labels = [one for one in screen.findChildren(QLabel) if one.text().replace("&", "") == label and one.buddy()]
    return next(one.buddy() for one in labels if isinstance(one.buddy(), kind))


def button(screen, text):
    return next(one for one in screen.findChildren(QPushButton) if one.text() == text)


def decide(screen, row):
    """Go to the decisions, to one of them."""
    screen._tabs.setCurrentIndex(1)
    screen.findChild(QTableView).selectRow(row)


def test_the_fields_show_what_is_known(screen):
    assert named(screen, LinesEdit, "Ordre du jour, un point par ligne").toPlainText() == "\n".join(FACTS.agenda)
    assert (
        "Louis Tanguy par Anne Le Goff"
        in named(screen, LinesEdit, "Représentés, par exemple « Louis par Anne »").toPlainText()
    )
    assert any("Atteint" in one.text() for one in screen.findChildren(QLabel))


def test_what_is_typed_is_kept_when_the_person_goes_on_and_the_page_shows_it(qtbot, screen, meeting):
    agenda = named(screen, LinesEdit, "Ordre du jour, un point par ligne")
    agenda.setFocus()
    agenda.selectAll()
    qtbot.keyClicks(agenda, "Accueil")
    qtbot.keyClick(agenda, Qt.Key.Key_Tab)

    qtbot.waitUntil(lambda: meeting.facts.agenda == ("Accueil",))
    qtbot.waitUntil(lambda: "Accueil" in page(screen))


def test_what_is_typed_is_kept_after_a_pause_wherever_the_keyboard_is(qtbot, screen, meeting):
    association = screen._facts._association
    association.setFocus()
    association.selectAll()
    qtbot.keyClicks(association, "Les Amis ")
    qtbot.waitUntil(lambda: meeting.facts.association == "Les Amis")
    assert association.text() == "Les Amis "

    decide(screen, 6)
    who = screen.findChild(MarkFields)._lines["who"]
    who.setFocus()
    who.selectAll()
    qtbot.keyClicks(who, "Anne")
    qtbot.waitUntil(lambda: "Anne" in {dict(mark.details).get("who") for mark in document_of(meeting).marks})


def test_half_a_rule_is_no_mistake_while_it_is_typed(qtbot, screen, meeting):
    rule, members = screen._facts._rule, screen._facts._members
    rule.setFocus()
    rule.selectAll()
    qtbot.keyClicks(rule, "2/")
    members.setValue(81)
    qtbot.keyClicks(screen._facts._association, "!")  # whose pause ends after that of the rule
    qtbot.waitUntil(lambda: meeting.facts.association.endswith("!"))
    assert screen._desk.state.state.trouble is None

    qtbot.keyClicks(rule, "5")
    qtbot.waitUntil(lambda: (meeting.facts.quorum, meeting.facts.members) == ("2/5", 81))


def test_what_is_typed_last_is_kept_when_the_screen_is_left(qtbot, context, screen, meeting):
    screen._facts._association.setText("Les Amis des écluses")
    decide(screen, 4)
    fields = screen.findChild(MarkFields)
    fields._text.setPlainText("Le résultat reste en caisse.")

    screen.leave()
    qtbot.waitUntil(lambda: not context.runner.busy)

    assert meeting.facts.association == "Les Amis des écluses"
    assert "Le résultat reste en caisse." in {mark.text for mark in document_of(meeting).marks}


def test_an_agenda_is_pasted_from_a_mail_without_its_numbers(screen):
    agenda = named(screen, LinesEdit, "Ordre du jour, un point par ligne")
    agenda.selectAll()
    pasted = QMimeData()
    pasted.setText("Ordre du jour :\n1) Accueil ;\n2) Budget 2026 ;\n3) Questions diverses.\n")

    agenda.insertFromMimeData(pasted)

    assert agenda.toPlainText() == "Accueil\nBudget 2026\nQuestions diverses"


def test_a_vote_is_counted_and_the_page_says_so(qtbot, screen):
    decide(screen, 5)
    against = named(screen, QLineEdit, "Contre")
    against.setFocus()
    against.selectAll()
    qtbot.keyClicks(against, "12")
    qtbot.keyClick(against, Qt.Key.Key_Tab)

    qtbot.waitUntil(lambda: "12 contre" in page(screen))


def test_only_the_details_of_the_kind_are_asked_for(screen):
    decide(screen, 5)
    assert named(screen, QLineEdit, "Contre").isVisible()
    assert not named(screen, QLineEdit, "Qui s'en charge").isVisible()

    decide(screen, 6)

    assert not named(screen, QLineEdit, "Contre").isVisible()
    assert named(screen, QLineEdit, "Qui s'en charge").text() == "Bruno Petit"


def test_a_task_is_ticked_as_done_and_the_page_says_when(qtbot, screen):
    decide(screen, 6)
    tick = next(one for one in screen.findChildren(QCheckBox) if one.text() == "&C’est fait")
    tick.click()
    assert named(screen, QLineEdit, "Faite le").text() == str(dt.date.today())
    qtbot.waitUntil(lambda: "Fait." in page(screen))

    tick.click()
    qtbot.waitUntil(lambda: "Fait." not in page(screen))
    assert not tick.isChecked()


def test_a_decision_is_added_at_the_moment_of_the_chosen_one_and_taken_away(qtbot, screen, meeting):
    decide(screen, 4)
    before = len(document_of(meeting).marks)

    screen._marks._kinds["decision"].trigger()
    fields = screen.findChild(MarkFields)
    fields._text.setPlainText("Une tente est louée.")
    fields.commit()

    added = next(mark for mark in document_of(meeting).marks if mark.text == "Une tente est louée.")
    assert added.start_ms == MARKS[4].start_ms
    qtbot.waitUntil(lambda: "Une tente est louée." in page(screen))
    button(screen, "Retirer").click()
    assert len(document_of(meeting).marks) == before
    button(screen, "Annuler").click()
    qtbot.waitUntil(lambda: len(document_of(meeting).marks) == before + 1)


def test_choosing_another_line_keeps_what_was_typed_in_the_one_before(screen, meeting):
    decide(screen, 4)
    fields = screen.findChild(MarkFields)
    fields._text.setPlainText("Changé.")

    screen.findChild(QTableView).selectRow(6)

    assert "Changé." in {mark.text for mark in document_of(meeting).marks}
    assert fields._text.toPlainText() == "Écrire à la mairie"
    assert screen.findChild(QTableView).currentIndex().row() == 6


def test_the_time_of_a_mark_is_changed_and_the_mark_stays_chosen(screen, meeting):
    decide(screen, 4)
    fields = screen.findChild(MarkFields)
    fields._time.setTime(fields._time.time().addSecs(600))
    fields.commit()

    moved = next(mark for mark in document_of(meeting).marks if mark.text.startswith("Le résultat va"))
    assert moved.start_ms == MARKS[4].start_ms + 600_000
    table = screen.findChild(QTableView)
    assert "Le résultat va" in table.model().index(table.currentIndex().row(), 2).data()


def test_a_time_in_the_page_leads_to_what_was_said_then(context, screen, meeting):
    screen.findChild(ReadingText).followed.emit(QUrl("../audio.flac#t=190"))

    assert context.navigator.place.state == Place("review", meeting.folder, 190_000)


def test_minutes_are_written_and_replaced_if_somebody_says_so(qtbot, screen, meeting):
    button(screen, "Écrire le procès-verbal").click()
    qtbot.waitUntil(lambda: button(screen, "Ouvrir le dossier").isVisible())
    assert [path.suffix for path in (meeting.folder / "exports").iterdir()] == [".odt"]

    button(screen, "Écrire le procès-verbal").click()

    qtbot.waitUntil(lambda: "Le remplacer" in {one.text() for one in screen.findChildren(QPushButton)})
    button(screen, "Le remplacer").click()
    qtbot.waitUntil(lambda: button(screen, "Ouvrir le dossier").isVisible())


def test_another_language_is_written_at_once(qtbot, screen):
    choice = named(screen, QComboBox, "Langue")
    choice.setCurrentIndex(2)
    choice.activated.emit(2)

    qtbot.waitUntil(lambda: "Attendance" in page(screen))


def test_every_control_has_a_name(screen):
    kinds = (QAbstractButton, QLineEdit, LinesEdit, QComboBox, QTableView, ReadingText)
    buddies = {one.buddy() for one in screen.findChildren(QLabel)}

    def is_named(widget: QWidget) -> bool:
        return bool(widget.accessibleName() or widget in buddies or getattr(widget, "text", str)())

    shown = [one for kind in kinds for one in screen.findChildren(kind) if not one.objectName().startswith("qt_")]
    inner = (QComboBox, QTableView)  # what they are made of is named by them
    shown = [one for one in shown if not isinstance(one.parent(), inner)]
    hidden = {one for one in shown if one.isHidden() or (one.parentWidget() and one.parentWidget().isHidden())}
    assert [one for one in shown if one not in hidden and not is_named(one)] == []
