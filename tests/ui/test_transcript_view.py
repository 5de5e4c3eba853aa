"""The text of a meeting is typed in like any text, and every block of it stays one segment."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication

from lokas.documents import document_of
from lokas.text.document import redactions
from lokas_ui.viewmodels.spoken import Spot
from lokas_ui.viewmodels.transcript import Review
from lokas_ui.widgets import pausing
from lokas_ui.widgets.review.transcript_view import TranscriptView
from tests.helpers.documents import meeting_with, transcript
from tests.helpers.interface import AtOnce

SAID = ("le budget est voté", "à l'unanimité", "merci Berot", "la séance est levée")


@pytest.fixture
def meeting(workspace):
    made = transcript(*SAID, speakers=("Zoé", "Zoé", "Max", "Max"))
    first = made.segments[0]
    doubted = replace(first, words=(first.words[0], replace(first.words[1], confidence=0.2), *first.words[2:]))
    return meeting_with(workspace.places.meetings, "AG", replace(made, segments=(doubted, *made.segments[1:])))


@pytest.fixture
def review(workspace, meeting):
    made = Review(workspace, AtOnce())
    made.open(meeting.folder)
    yield made
    made.close()


@pytest.fixture
def view(qtbot, review, translations):
    made = TranscriptView(review)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture
def said(monkeypatch):
    """What was told to those who listen to the screen."""
    told = []
    monkeypatch.setattr(TranscriptView, "say", lambda _view, text: told.append(text))
    return told


def kept(review):
    return [segment.text for segment in review.document.segments]


def shown(view):
    return view.toPlainText().split("\n")


def select(view, first, start, last, end):
    cursor = QTextCursor(view.document().findBlockByNumber(first))
    cursor.movePosition(QTextCursor.MoveOperation.Right, n=start)
    to = view.document().findBlockByNumber(last).position() + end
    cursor.setPosition(to, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def test_each_segment_is_a_block_with_its_speaker_and_its_time_beside_it(view):
    assert shown(view) == list(SAID)
    assert [view.label(place).told for place in range(3)] == ["Zoé, 0:00", "Zoé, 0:02", "Max, 0:03"]
    assert [view.label(place).first for place in range(3)] == [True, False, True]


def test_what_is_typed_is_kept_after_a_pause_without_moving_the_cursor(qtbot, view, review, meeting):
    view.go(1, 0)
    qtbot.keyClicks(view, "oui ")
    assert kept(review) == list(SAID)
    qtbot.waitUntil(lambda: kept(review)[1] == "oui à l'unanimité")

    assert document_of(meeting).segments[1].text == "oui à l'unanimité"
    assert view.selected.start == 4


def test_whoever_types_without_a_pause_has_it_kept_after_some_seconds(qtbot, monkeypatch, view, review):
    monkeypatch.setattr(pausing, "LONGEST_MS", 300)
    view.go(1, 0)

    def kept_while_typing():
        qtbot.keyClicks(view, "o")
        return kept(review)[1].startswith("ooo")

    qtbot.waitUntil(kept_while_typing, timeout=20_000)
    assert view.hasFocus()


def test_a_space_that_was_just_typed_is_not_taken_away_by_a_pause(qtbot, view, review):
    view.go(1, len(SAID[1]))
    qtbot.keyClicks(view, " et ")
    view.commit()
    assert kept(review)[1] == "à l'unanimité et"
    assert shown(view)[1] == "à l'unanimité et "

    qtbot.keyClicks(view, "debout")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert kept(review)[1] == shown(view)[1] == "à l'unanimité et debout"


def test_what_is_typed_is_kept_when_the_cursor_leaves_its_segment(qtbot, view, review):
    view.go(0, 0)
    qtbot.keyClicks(view, "Oui,  ")
    qtbot.keyClick(view, Qt.Key.Key_Down)

    assert kept(review)[0] == shown(view)[0] == "Oui, le budget est voté"


def test_enter_divides_and_backspace_joins_again(qtbot, view, review):
    view.go(0, 9)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert shown(view)[:2] == kept(review)[:2] == ["le budget", "est voté"]
    assert view.selected[:2] == (1, 0)

    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert review.document.segments[1].begins_paragraph
    assert view.selected[:2] == (1, 0)
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert shown(view) == kept(review) == list(SAID)
    assert view.selected[:2] == (0, 10)


def test_delete_at_the_end_of_a_segment_joins_the_next(qtbot, view, review):
    view.go(0, len(SAID[0]))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    if len(kept(review)) == 4:  # the paragraph went on first
        qtbot.keyClick(view, Qt.Key.Key_Delete)

    assert shown(view)[0] == kept(review)[0] == "le budget est voté à l'unanimité"


def test_typing_over_several_segments_makes_one_of_them(qtbot, view, review):
    select(view, 0, 3, 2, 6)
    qtbot.keyClicks(view, "x")
    view.commit()

    assert shown(view) == kept(review) == ["le xBerot", SAID[3]]
    view.undo_edit()
    view.undo_edit()
    assert shown(view) == kept(review) == list(SAID)


def test_cutting_over_several_segments_takes_the_text_along(qtbot, view, review):
    select(view, 2, 5, 3, 2)
    qtbot.keyClick(view, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text().split("\n") == [" Berot", "la"]
    assert shown(view) == kept(review) == [*SAID[:2], "merci séance est levée"]


def test_what_is_pasted_stays_on_one_line(view, review):
    pasted = QMimeData()
    pasted.setText("deux\nlignes\n")
    view.go(3, 0)
    view.insertFromMimeData(pasted)
    view.commit()

    assert shown(view)[3] == kept(review)[3] == "deux ligneslà séance".replace("là séance", "la séance est levée")


def test_whatever_removes_a_block_does_not_remove_a_segment(qtbot, view, review):
    select(view, 0, 0, 3, 0)
    view.textCursor().removeSelectedText()

    qtbot.waitUntil(lambda: shown(view) == list(SAID))
    assert kept(review) == list(SAID)


def test_undo_and_redo_by_their_usual_keys_go_where_the_change_is(qtbot, view, review, said):
    view.go(3, 0)
    qtbot.keyClicks(view, "et ")
    view.go(0)
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(view) == kept(review) == list(SAID)
    assert view.place == 3

    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert shown(view)[3] == "et la séance est levée"
    assert said[-2:] == ["Annulé", "Refait"]


def test_doubtful_words_are_underlined_with_dashes_and_told(qtbot, view, review):
    def underlined():
        formats = view.document().findBlockByNumber(0).layout().formats()
        dashes = QTextCharFormat.UnderlineStyle.DashUnderline
        return [(one.start, one.length) for one in formats if one.format.underlineStyle() == dashes]

    assert underlined() == [(3, 6)]
    view.go(0, 4)
    assert view.accessibleDescription() == "Zoé, 0:00, douteux"
    view.go(0, 0)
    qtbot.keyClicks(view, "oh ")
    assert underlined() == [(6, 6)]

    view.commit()
    review.check(0, 2)
    assert underlined() == []


def test_what_is_hidden_is_struck_out(view, review):
    view.go(0, 3, 9)
    view.hide_selected()
    (one,) = view.document().findBlockByNumber(0).layout().formats()
    assert (one.start, one.length, one.format.fontStrikeOut()) == (3, 6, True)
    assert view.accessibleDescription() == "Zoé, 0:00, masqué, douteux"

    review.show_again(redactions(review.document)[0].number)
    (again,) = view.document().findBlockByNumber(0).layout().formats()
    assert not again.format.fontStrikeOut()


def test_who_speaks_is_said_when_somebody_else_does(qtbot, view, said):
    view.go(0)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert said == []
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert said == ["Max, 0:03"]


def test_the_word_that_is_heard_is_shown_as_such(view):
    view.show_heard(Spot(2, 1), follow=True)
    (heard,) = view.extraSelections()
    assert heard.cursor.selectedText() == "Berot"

    view.show_heard(None, follow=True)
    assert view.extraSelections() == []


def test_a_speaker_is_renamed_beside_the_text(qtbot, view, review):
    view.go(1)
    view.rename()
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "Zoe Martin")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert review.document.name_of("s1") == "Zoe Martin"
    assert view.label(0).name == "Zoe Martin"
    view.rename()
    qtbot.keyClicks(QApplication.focusWidget(), "non")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert review.document.name_of("s1") == "Zoe Martin"
    assert view.hasFocus()


def test_a_click_on_a_word_tells_when_it_is_said(qtbot, view, review):
    view.go(0, 4)
    where = view.cursorRect().center()
    with qtbot.waitSignal(view.clicked) as clicked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert clicked.args == [review.document.segments[0].words[1].start_ms]


def test_what_cannot_be_kept_stays_as_it_was_typed(qtbot, view, review, monkeypatch):
    view.go(0, 0)
    qtbot.keyClicks(view, "oui ")
    monkeypatch.setattr(review, "set_text", lambda *_: False)
    assert not view.commit()
    assert shown(view)[0] == "oui le budget est voté"

    monkeypatch.undo()
    assert view.commit()
    assert kept(review)[0] == "oui le budget est voté"
