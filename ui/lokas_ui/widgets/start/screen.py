"""The start screen: two buttons, Record and Import, a search box, and the list of meetings or what was found."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from lokas.library.endings import BACKUP, TEXTS
from lokas_ui.language import texts
from lokas_ui.viewmodels.taking_in import RECORDINGS, TAKEN
from lokas_ui.widgets.head import Head
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.keys import press, shortcut, tell
from lokas_ui.widgets.naming import call
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.start.bars import StartBars
from lokas_ui.widgets.start.dropping import Dropping
from lokas_ui.widgets.start.hits_page import HitsPage
from lokas_ui.widgets.start.meetings_page import MeetingsPage
from lokas_ui.widgets.tables import ROW_HEIGHT
from lokas_ui.widgets.watching import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from lokas.library.index.searching import Hit
    from lokas_ui.viewmodels.finding import FindingState
    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.meetings import MeetingsState
    from lokas_ui.viewmodels.navigator import Navigator, Place
    from lokas_ui.viewmodels.shelving import ShelvingState
    from lokas_ui.viewmodels.start import Start
    from lokas_ui.viewmodels.taking_in import TakingInState

LOOK_MS = 2000
"""How often the list is looked at anew while it is shown."""
TYPED_MS = 250
"""When nothing more is typed for so long, it is looked for."""


class MeetingsScreen(Screen):
    """The list of meetings, newest first. Of what can be done, only what `screens` are there for is offered."""

    def __init__(self, start: Start, navigator: Navigator, screens: Collection[str], keys: Keys) -> None:
        super().__init__()
        self._start, self._navigator, self._screens, self._keys = start, navigator, screens, keys
        self._heading, self._more, self._menu = QLabel(), QPushButton(), QMenu(self)
        self._record, self._import, self._search = QPushButton(), QPushButton(), QLineEdit()
        self._folder, self._back_up, self._trash = QAction(self), QAction(self), QAction(self)
        self._bars, self._page, self._found = StartBars(start), MeetingsPage(screens, keys), HitsPage(start.finding)
        self._looking, self._typed = QTimer(self), QTimer(self)
        self._came: tuple[Path, ...] = ()
        self.first = self._page.table
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        start.meetings.state.watch(self._show)
        start.finding.state.watch(self._show_found)
        start.taking_in.state.watch(self._show_taken)
        start.shelving.state.watch(self._show_done)

    def arrive(self, place: Place) -> None:
        """Read the list anew, much may have happened elsewhere, and go on looking; choose a meeting if one is named."""
        if place.folder is not None:
            self._page.choose(place.folder)
        self._start.changed()
        self._looking.start(LOOK_MS)

    def leave(self) -> None:
        """See `Screen`."""
        self._looking.stop()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._heading.setText(texts.tr("Meetings"))
        self._record.setText(texts.tr("Record a meeting"))
        self._import.setText(texts.tr("Import a recording"))
        self._tell_keys()
        self._more.setText(texts.tr("More"))
        self._more.setAccessibleName(texts.tr("More to do with all meetings"))
        self._folder.setText(texts.tr("Import a folder…"))
        self._back_up.setText(texts.tr("Back up all meetings…"))
        self._trash.setText(texts.tr("Trash"))
        self._search.setPlaceholderText(texts.tr("Search what was ever said"))
        call(self._search, texts.tr("Search"))
        self._search.setToolTip(
            texts.tr("Words that were said. “in quotes”: one behind the other. -word: without it. #tag: with this tag.")
        )

    def recolour(self) -> None:
        """See `Screen`."""
        named = {self._record: "record", self._import: "import", self._more: "more"}
        for button, name in named.items():
            button.setIcon(icon(name, self.palette()))
        for action, name in {self._folder: "folder", self._back_up: "backup", self._trash: "trash"}.items():
            action.setIcon(icon(name, self.palette()))
        self._search.actions()[0].setIcon(icon("search", self.palette()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """In the search box, the arrow down leads to what is shown below, and Escape empties it."""
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self._shown_list().setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self._search.text():
                self._search.clear()
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self._record.clicked.connect(lambda: self._navigator.go("prepare"))
        self._import.clicked.connect(self._choose_files)
        self._folder.triggered.connect(self._choose_folder)
        self._back_up.triggered.connect(lambda: self._choose_backup(()))
        self._trash.triggered.connect(lambda: self._navigator.go("trash"))
        self._search.textChanged.connect(lambda _: self._typed.start(TYPED_MS))
        self._search.returnPressed.connect(self._find)
        self._search.installEventFilter(self)
        self._typed.setSingleShot(True)
        self._typed.timeout.connect(self._find)
        self._looking.timeout.connect(self._look)
        self._page.asked.connect(self._do)
        self._page.table.chosen.connect(self._bars.show_chosen)
        self._page.table.rows.titled.connect(self._start.shelving.rename)
        self._page.table.rows.tagged.connect(lambda row, text: self._start.shelving.tag(row, text.split(",")))
        self._found.opened.connect(self._open_hit)
        self._bars.wanted.connect(self._show_meeting)
        self._bars.asked.connect(self._do)
        self._bars.left.connect(lambda: self._shown_list().setFocus())
        if (application := QApplication.instance()) is not None:
            application.aboutToQuit.connect(self._stop)
        self._dropping = Dropping(self, self._start.taking_in.take)
        for name, deed in (
            ("find", self._search.setFocus),
            ("import", press(self._import)),
            ("record", press(self._record)),
        ):
            shortcut(self._keys, f"meetings.{name}", self, deed)
        watch(self, self._keys.held, lambda _: self._tell_keys())

    def _tell_keys(self) -> None:
        tell(self._keys, {"meetings.import": self._import, "meetings.record": self._record})

    def _do(self, name: str) -> None:
        """Do what was asked for with the meeting that is chosen."""
        row, shelving = self._page.current, self._start.shelving
        if row is None:
            return
        elsewhere = {"record_planned": "prepare", "watch": "recording", "transcribe": "queue", "again": "queue"}
        here: Mapping[str, Callable[[], object]] = {
            "progress": lambda: self._navigator.go("queue"),
            "recover": lambda: shelving.recover([row]),
            "mend": lambda: shelving.mend(row),
            "give_text": self._choose_text,
            "find_sound": self._choose_sound,
            "rename": self._page.type_title,
            "tags": self._page.type_tags,
            "folder": lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(row.folder))),
            "back_up": lambda: self._choose_backup([row.folder]),
            "delete": lambda: shelving.delete(row),
        }
        if name in here:
            here[name]()
        else:
            self._navigator.go(elsewhere.get(name, name), row.folder)

    def _open_hit(self, hit: Hit) -> None:
        """Go to the second at which something was said; where that cannot be, to its meeting in the list."""
        row = self._start.meetings.state.state.find(hit.folder)
        if row is not None and row.has_text and "review" in self._screens:
            self._navigator.go("review", hit.folder, hit.start_ms)
        else:
            self._show_meeting(hit.folder)

    def _show_meeting(self, folder: Path) -> None:
        self._search.clear()
        self._find()
        self._page.choose(folder)
        self._page.table.setFocus()

    def _find(self) -> None:
        self._typed.stop()
        self._start.finding.find(self._search.text())

    def _stop(self) -> None:
        self._start.stop()

    def _look(self) -> None:
        if self.isVisible() and not self.window().isMinimized() and not self._page.table.typing:
            self._start.meetings.look()

    def _show(self, state: MeetingsState) -> None:
        self._page.show_state(state)
        self._back_up.setEnabled(bool(state.rows))

    def _show_taken(self, state: TakingInState) -> None:
        """The first meeting that came is chosen, since something is to be done with it, unless somebody is typing."""
        if state.new and state.new[:1] != self._came and not self._page.table.typing:
            self._page.choose(state.new[0])
        self._came = state.new[:1]

    def _show_done(self, state: ShelvingState) -> None:
        """What was renamed, taken back or mended is chosen, wherever it is in the list now."""
        if state.done is not None and state.done.kind != "deleted" and not self._page.table.typing:
            self._page.choose(state.done.folder)

    def _show_found(self, state: FindingState) -> None:
        """What was found takes the place of the list, and the keyboard stays where it was."""
        had_keyboard = self._shown_list().hasFocus()
        self._either.setCurrentWidget(self._found if state.words else self._page)
        if had_keyboard:
            self._shown_list().setFocus()

    def _shown_list(self) -> QWidget:
        return self._found.hits if self._either.currentWidget() is self._found else self._page.table

    def _choose_files(self) -> None:
        filters = _filters({texts.tr("Recordings, texts and backups"): TAKEN, texts.tr("Recordings"): RECORDINGS})
        chosen, _ = QFileDialog.getOpenFileNames(self, texts.tr("Import a recording"), str(Path.home()), filters)
        self._take(chosen)

    def _choose_sound(self) -> None:
        """Ask where the sound of the meeting that is chosen lies now."""
        row = self._page.current
        filters = _filters({texts.tr("Recordings"): RECORDINGS})
        title = texts.tr("Show where the sound is…")
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), filters)
        if chosen and row is not None:
            self._start.taking_in.find_sound(row.folder, Path(chosen))

    def _choose_text(self) -> None:
        """Ask which file is to be the text of the meeting that is chosen."""
        row = self._page.current
        filters = _filters({texts.tr("Texts of Lokas and captions"): TEXTS})
        title = texts.tr("Give it a text from a file…")
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), filters)
        if chosen and row is not None:
            self._start.taking_in.give_text(row.folder, Path(chosen))

    def _choose_folder(self) -> None:
        self._take([QFileDialog.getExistingDirectory(self, texts.tr("Import a folder…"), str(Path.home()))])

    def _take(self, chosen: Sequence[str]) -> None:
        paths = [Path(one) for one in chosen if one]
        if paths:
            self._start.taking_in.take(paths)

    def _choose_backup(self, folders: Sequence[Path]) -> None:
        name = folders[0].name if folders else f"Lokas {dt.date.today()}"
        proposed = str(Path.home() / f"{name}{BACKUP}")
        kind = texts.tr("Backups of Lokas")
        chosen, _ = QFileDialog.getSaveFileName(self, texts.tr("Back up…"), proposed, f"{kind} (*{BACKUP})")
        if chosen:
            self._start.backing_up.write(Path(chosen), folders)

    def _arrange(self) -> None:
        self._record.setDefault(True)
        if "prepare" not in self._screens:
            self._record.hide()
        self._trash.setVisible("trash" in self._screens)
        self._menu.addActions([self._folder, self._back_up, self._trash])
        self._more.setMenu(self._menu)
        self._search.addAction(icon("search", self.palette()), QLineEdit.ActionPosition.LeadingPosition)
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumHeight(ROW_HEIGHT)
        self._search.setAcceptDrops(False)
        middle = QWidget()
        self._either = QStackedLayout(middle)
        self._either.addWidget(self._page)
        self._either.addWidget(self._found)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addLayout(Head(self._heading, self._more, self._import, self._record))
        layout.addWidget(self._bars)
        layout.addWidget(self._search)
        layout.addWidget(middle, 1)
        layout.addWidget(self._bars.undo)


def _filters(kinds: Mapping[str, Sequence[str]]) -> str:
    """Kinds of files, by the ends of their names, as Qt's dialogs take them; and all files."""
    patterns = {name: " ".join(f"*{one}" for one in ends) for name, ends in kinds.items()}
    return ";;".join(f"{name} ({pattern})" for name, pattern in (patterns | {texts.tr("All files"): "*"}).items())
