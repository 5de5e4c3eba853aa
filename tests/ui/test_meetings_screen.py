"""The start screen: by mouse or by keyboard alone, everything there leads somewhere and nothing is lost."""

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton

from lokas.meeting import Meeting
from lokas.places import Places
from lokas_models.demonstration import demonstration
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.viewmodels.start import Start
from lokas_ui.widgets.start.meetings_model import STATE, TAGS, TITLE
from lokas_ui.widgets.start.screen import MeetingsScreen
from tests.helpers.kept import Kept

ALL = frozenset({"recording", "queue", "prepare", "review", "share", "minutes", "trash"})


@pytest.fixture
def kept():
    made = Kept(Places.of_system().data)
    made.add("Bonsoir à tous.", "Le budget est adopté.", title="Bureau", people=("Zoé",), closed="stopped")
    made.add(title="Conseil", day="2026-04-01", closed="stopped", tags=("CA",)).sound.touch()
    return made


class Shown:
    """The screen as a person meets it."""

    def __init__(self, qtbot, context, screens=ALL):
        self.qtbot, self.navigator = qtbot, context.navigator
        self.start = Start(context.workspace, context.runner)
        self.screen = MeetingsScreen(self.start, context.navigator, screens, context.keys)
        qtbot.addWidget(self.screen, before_close_func=MeetingsScreen.leave)
        self.screen.resize(1000, 640)
        self.screen.show()
        self.screen.arrive(Place("meetings"))
        self.table = self.screen.first
        qtbot.waitUntil(lambda: self.start.meetings.state.state.rows is not None)

    def column(self, column=TITLE):
        model = self.table.model()
        return [model.index(row, column).data() for row in range(model.rowCount())]

    def button(self, text):
        return next(one for one in self.screen.findChildren(QPushButton) if one.text() == text and one.isVisible())

    def texts(self):
        """All that is said, no-break spaces as plain ones."""
        return " ".join(one.text() for one in self.screen.findChildren(QLabel) if one.isVisible()).replace(
            "\u00a0", " "
        )

    def wait_for(self, text):
        self.qtbot.waitUntil(lambda: text in self.texts())

    def type_search(self, words):
        self.screen._search.setText(words)
        self.qtbot.keyClick(self.screen._search, Qt.Key.Key_Return)

    def commands(self):
        return {one.text() for one in self.table.actions() if one.isVisible()}


@pytest.fixture
def shown(qtbot, context, kept):
    return Shown(qtbot, context)


def test_the_list_has_every_meeting_and_the_first_is_chosen(shown):
    assert shown.column() == ["Conseil", "Bureau"]
    assert shown.column(STATE) == ["Enregistrée", "À relire"]
    assert shown.table.current.title == "Conseil"


def test_enter_does_what_people_most_likely_want(shown):
    shown.qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert shown.navigator.place.state.screen == "queue"

    shown.table.choose(1)
    shown.qtbot.keyClick(shown.table, Qt.Key.Key_Return)

    place = shown.navigator.place.state
    assert (place.screen, place.folder) == ("review", shown.table.current.folder)


def test_nothing_is_offered_that_leads_nowhere(qtbot, context, kept):
    shown = Shown(qtbot, context, screens=frozenset())

    assert shown.commands() == {
        "Lui donner un texte depuis un fichier…",
        "Renommer",
        "Changer les étiquettes",
        "Ouvrir le dossier",
        "Sauvegarder…",
        "Mettre à la corbeille",
    }
    assert not any(one.text() == "Enregistrer une réunion" and one.isVisible() for one in shown_buttons(shown))
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert context.navigator.place.state.screen == "meetings"


def shown_buttons(shown):
    return shown.screen.findChildren(QPushButton)


def test_a_title_is_typed_over_in_place(shown):
    shown.screen._page.commands.commands["rename"].trigger()
    editor = shown.table.findChild(QLineEdit)
    editor.setText("Conseil d'été")  # QTest types ASCII only
    shown.qtbot.keyClick(editor, Qt.Key.Key_Return)

    shown.qtbot.waitUntil(lambda: shown.column() == ["Conseil d'été", "Bureau"])
    assert shown.table.current.title == "Conseil d'été"


def test_tags_are_typed_over_too(shown):
    shown.table.choose(1)
    shown.table.rows.setData(shown.table.rows.index(1, TAGS), "bureau, budget")

    shown.qtbot.waitUntil(lambda: shown.column(TAGS) == ["CA", "bureau, budget"])


def test_what_is_put_into_the_trash_is_back_after_undo_and_the_keyboard_stays_in_the_list(shown):
    shown.screen._page.commands.commands["delete"].trigger()
    shown.qtbot.waitUntil(lambda: shown.column() == ["Bureau"])
    assert shown.table.current.title == "Bureau"
    shown.wait_for("« Conseil » est dans la corbeille.")

    shown.button("Annuler").click()

    shown.qtbot.waitUntil(lambda: shown.column() == ["Conseil", "Bureau"])
    shown.qtbot.waitUntil(lambda: shown.table.current.title == "Conseil")
    assert shown.screen.focusWidget() is shown.table


def test_a_word_that_was_said_is_found_and_opened_at_its_second(shown):
    shown.type_search("budget")
    shown.wait_for("1 passage")
    hits = shown.screen._found.hits
    assert "budget" in hits.current.snippet

    shown.qtbot.keyClick(shown.screen._search, Qt.Key.Key_Down)
    assert shown.screen.focusWidget() is hits
    shown.qtbot.keyClick(hits, Qt.Key.Key_Return)

    place = shown.navigator.place.state
    assert (place.screen, place.folder, place.at_ms) == ("review", hits.current.folder, hits.current.start_ms)


def test_a_title_without_a_text_leads_to_its_meeting_in_the_list(shown):
    shown.type_search("conseil")
    shown.wait_for("1 passage")

    shown.qtbot.keyClick(shown.screen._found.hits, Qt.Key.Key_Return)

    assert shown.navigator.place.state.screen == "meetings"
    assert shown.screen._search.text() == ""
    assert shown.table.current.title == "Conseil"
    assert shown.table.isVisible()


def test_nothing_found_is_said_and_escape_leads_back(shown):
    shown.type_search("zzz")
    shown.wait_for("Rien n’a été trouvé pour « zzz ».")

    shown.qtbot.keyClick(shown.screen._search, Qt.Key.Key_Escape)

    shown.qtbot.waitUntil(shown.table.isVisible)


def test_a_screen_reader_hears_of_a_passage_where_it_is(shown):
    shown.type_search("budget")
    shown.wait_for("1 passage")
    index = shown.screen._found.hits.currentIndex()

    told = index.data(Qt.ItemDataRole.AccessibleTextRole)

    assert told == "Bonsoir à tous. Le budget est adopté. — 0:02 · 14/03/2026 · Bureau"


def test_interrupted_recordings_are_offered_to_be_recovered(qtbot, context, kept):
    one = Meeting.create(kept.library.root, "Coupée", dt.datetime(2026, 5, 1, 20, tzinfo=dt.UTC))
    one.sound.write_bytes(b"")
    shown = Shown(qtbot, context)
    shown.wait_for("L’enregistrement de « Coupée » ne s’est pas terminé normalement.")

    shown.button("Récupérer").click()

    shown.wait_for("1 enregistrement récupéré")
    shown.qtbot.waitUntil(lambda: "ne s’est pas terminé" not in shown.texts())


def test_a_damaged_meeting_is_told_shown_and_repaired(qtbot, context, kept):
    folder = kept.add(title="Été", day="2025-01-02", closed="stopped").folder
    Meeting(folder).facts_file.write_bytes(b'title = "\xc3\x89t\xc3\xa9"\npeople = ')
    shown = Shown(qtbot, context)
    shown.wait_for("1 réunion ne s’ouvre pas.")

    shown.button("Montrer").click()
    shown.wait_for("la réunion du 02/01/2025, son : aucun")
    assert shown.table.current.folder == folder
    shown.button("Réparer").click()

    shown.wait_for("« Été » s’ouvre de nouveau.")
    shown.qtbot.waitUntil(lambda: "Endommagée" not in shown.column(STATE))


def test_files_that_are_dropped_become_meetings(shown, tmp_path):
    path = tmp_path / "2026-06-01 Réunion d'été.ogg"
    path.write_bytes(demonstration("fr").sound.read_bytes())
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    middle = QPointF(shown.screen.rect().center())

    shown.screen._dropping.eventFilter(
        shown.screen,
        QDropEvent(
            middle, Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        ),
    )

    shown.wait_for("1 réunion importée.")
    shown.qtbot.waitUntil(lambda: shown.column() == ["Réunion d'été", "Conseil", "Bureau"])
    assert shown.table.current.title == "Réunion d'été"
    shown.table.choose(1)
    shown.button("Montrer").click()
    assert shown.table.current.title == "Réunion d'été"


def test_files_that_are_chosen_and_cannot_be_read_are_told(shown, tmp_path, monkeypatch):
    path = tmp_path / "cassé.mp3"
    path.write_text("no sound")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))

    shown.button("Importer un enregistrement").click()

    shown.wait_for("cassé.mp3 » n'est pas un enregistrement")
    shown.button("Fermer").click()
    assert "cassé.mp3" not in shown.texts()


def test_a_sound_that_was_moved_is_told_and_shown_where_it_is(shown, tmp_path, monkeypatch):
    sound, moved = tmp_path / "2026-06-01 Réunion.ogg", tmp_path / "ailleurs.ogg"
    sound.write_bytes(demonstration("fr").sound.read_bytes())
    shown.start.taking_in.take([sound])
    shown.qtbot.waitUntil(lambda: shown.column() == ["Réunion", "Conseil", "Bureau"])
    sound.rename(moved)
    shown.start.changed()
    shown.wait_for("Le son de « Réunion » n’est plus à")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(moved), ""))

    shown.button("Montrer où est le son…").click()

    shown.qtbot.waitUntil(lambda: "n’est plus à" not in shown.texts())
    assert shown.start.taking_in.state.state.failed == ()


def test_all_meetings_go_into_the_file_that_was_chosen(shown, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Été.lokas"), ""))

    shown.screen._back_up.trigger()

    shown.wait_for("2 réunions sont dans « Été.lokas ».")
    assert (tmp_path / "Été.lokas").is_file()


def test_what_another_program_does_is_seen_without_asking(shown, kept):
    kept.add(title="Ajoutée", day="2026-07-01")
    shown.qtbot.waitUntil(lambda: shown.column() == ["Ajoutée", "Conseil", "Bureau"])

    assert shown.table.current.title == "Conseil"


def test_while_a_title_is_typed_the_list_does_not_change(shown, kept):
    shown.screen._page.commands.commands["rename"].trigger()
    before = shown.start.meetings.state.state
    kept.add(title="Ajoutée", day="2026-07-01")

    shown.screen._look()
    shown.qtbot.wait(0)

    assert shown.start.meetings.state.state is before


def test_a_first_meeting_is_invited_where_there_is_none(qtbot, context):
    shown = Shown(qtbot, context)

    shown.wait_for("Aucune réunion pour l’instant.")
    assert shown.button("Enregistrer une réunion")
    assert not shown.table.isVisible()


def test_every_control_has_a_name_in_both_languages(shown, translations):
    for language in ("fr", "en"):
        translations.use(language)
        shown.screen.retranslate()
        unnamed = [one for one in shown_buttons(shown) if one.isVisible() and not (one.text() or one.accessibleName())]
        assert not unnamed
        assert shown.table.accessibleName()
        assert shown.screen._search.accessibleName()


def test_the_tab_key_goes_through_the_screen_as_it_is_read(shown):
    order, widget = [], shown.screen._more
    while len(order) < 7:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
            order.append(widget)
        widget = widget.nextInFocusChain()

    screen, page = shown.screen, shown.screen._page
    wanted = [screen._more, screen._import, screen._record, screen._search, shown.table, page._more, page._lead]
    assert order == wanted
