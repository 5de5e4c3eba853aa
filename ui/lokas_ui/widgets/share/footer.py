"""What is true of all files that are made of a meeting: what they tell, where they go, and what became of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
)

from lokas_ui.language import texts
from lokas_ui.sentences import told
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.icons import icon, sign_beside
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.share.words import holding_in_full

if TYPE_CHECKING:
    from lokas_ui.viewmodels.sharing import ShareState, Sharing


class ShareFooter(Screen):
    """Stands below the choices, whatever is chosen; `outcome` tells what became of them."""

    def __init__(self, sharing: Sharing) -> None:
        super().__init__()
        self._sharing = sharing
        self._holds, self._place, self._done, self._sign = QLabel(), QLabel(), QLabel(), QLabel()
        self._choose, self._open, self._cancel, self._bar = QPushButton(), QPushButton(), QPushButton(), QProgressBar()
        self.first = self._choose
        self.outcome = self._done
        self._arrange()
        self._choose.clicked.connect(self._choose_folder)
        self._open.clicked.connect(self._open_folder)
        self._cancel.clicked.connect(sharing.cancel)
        self.retranslate()
        self.recolour()

    def show_state(self, state: ShareState) -> None:
        """Show what is chosen, and how far it is."""
        self._holds.setText(_told_of_people(state))
        self._place.setText(texts.tr("They go to {folder}").format(folder=state.place) if state.place else "")
        self._place.setToolTip(str(state.place or ""))
        self._choose.setEnabled(state.subject is not None and not state.writing)
        self._bar.setVisible(state.writing)
        self._cancel.setVisible(state.writing)
        self._bar.setRange(0, state.total_ms or 0)
        self._bar.setValue(min(state.done_ms, state.total_ms or 0))
        self._open.setVisible(bool(state.written))
        self._sign.setVisible(bool(state.written))
        done = _told_of_files(state)
        if done and done != self._done.text():
            announce(self, done)
        self._done.setText(done)
        self._done.setVisible(bool(done))

    def retranslate(self) -> None:
        """See `Screen`."""
        self._choose.setText(texts.tr("Another folder…"))
        self._open.setText(texts.tr("Open the folder"))
        self._cancel.setText(texts.tr("Cancel"))
        self._bar.setAccessibleName(texts.tr("Writing the files"))
        self.show_state(self._sharing.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        self._open.setIcon(icon("folder", self.palette()))
        self._choose.setIcon(icon("folder", self.palette()))
        self._sign.setPixmap(sign_beside("check", self))

    def _arrange(self) -> None:
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        for label in (self._holds, self._place, self._done):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._holds.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid = QGridLayout(frame)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._holds, 0, 0, 1, 3)
        grid.addWidget(self._place, 1, 0, 1, 2)
        grid.addWidget(self._choose, 1, 2)
        grid.addWidget(self._bar, 2, 0, 1, 2)
        grid.addWidget(self._cancel, 2, 2)
        grid.addWidget(self._sign, 3, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._done, 3, 1)
        grid.addWidget(self._open, 3, 2, Qt.AlignmentFlag.AlignTop)

    def _choose_folder(self) -> None:
        place = self._sharing.state.state.place
        start = str(place if place is not None and place.is_dir() else Path.home())
        chosen = QFileDialog.getExistingDirectory(self, texts.tr("Another folder…"), start)
        if chosen:
            self._sharing.put_into(Path(chosen))

    def _open_folder(self) -> None:
        written = self._sharing.state.state.written
        if written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(written[0].parent)))


def _told_of_people(state: ShareState) -> str:
    """What the files tell of people, what they do not, and that nothing is sent."""
    if state.subject is None:
        return ""
    if not state.wanted:
        return texts.tr("Choose at least one file.")
    parts = [holding_in_full(state.held, state.subject.speakers)]
    if state.subject.hidden:
        parts.append(texts.tr("%n names or passages are hidden in all of them.", "", state.subject.hidden))
    parts.append(texts.tr("Nothing is sent: they stay on this computer until you give them to somebody."))
    return " ".join(parts)


def _told_of_files(state: ShareState) -> str:
    """Which files there are now, and what to know of them."""
    if not state.written:
        return ""
    names = ", ".join(path.name for path in state.written)
    notes = (told(one) for one in state.told if one.code != "redaction.applied")
    return "\n".join((texts.tr("Written: {path}").format(path=names), *notes))
