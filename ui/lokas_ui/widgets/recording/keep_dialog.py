"""A meeting that is to come is kept among the others: the one question left is when it is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QDialogButtonBox, QFormLayout, QLabel, QWidget

from lokas_ui.language import texts

if TYPE_CHECKING:
    from lokas_ui.viewmodels.preparing import Planned

EVENING = dt.time(18, 30)
"""When most associations meet."""


class KeepDialog(QDialog):
    """Emits `chosen` with the moment, aware of the zone of this computer."""

    chosen = Signal(object)

    def __init__(self, planned: Planned | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.tr("Keep this meeting for later"))
        self.when = QDateTimeEdit(_moment(planned))
        self.when.setCalendarPopup(True)
        self.when.setDisplayFormat(QLocale().dateTimeFormat(QLocale.FormatType.ShortFormat))
        label, words = QLabel(texts.tr("&When it is")), QLabel()
        label.setBuddy(self.when)
        words.setWordWrap(True)
        words.setText(
            texts.tr(
                "It then stands in the list of meetings, with its agenda and the people. “Prepare and record” opens it "
                "again."
            )
        )
        box = QDialogButtonBox()
        self.keep = box.addButton(texts.tr("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        back = box.addButton(texts.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.keep.clicked.connect(self._choose)
        back.clicked.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(24, 20, 24, 20)
        form.setSpacing(14)
        form.addRow(words)
        form.addRow(label, self.when)
        form.addRow(box)
        self.when.setFocus()

    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(dt.datetime.fromtimestamp(self.when.dateTime().toSecsSinceEpoch()).astimezone())


def _moment(planned: Planned | None) -> QDateTime:
    """When it was to be, or else tomorrow evening."""
    tomorrow = dt.datetime.now().astimezone() + dt.timedelta(days=1)
    when = planned.when if planned else dt.datetime.combine(tomorrow.date(), EVENING).astimezone()
    return QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
