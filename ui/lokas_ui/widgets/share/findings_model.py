"""What a check of captions found, in words: the verdict, the figures, and a line for each finding."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from lokas.cli.messages import Messages
from lokas.cli.sentences.findings import FIGURES, SEVERITIES, message
from lokas_ui.language import texts
from lokas_ui.widgets.share.words import profile_names
from lokas_ui.widgets.times import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.text.findings import Finding, Report
    from lokas.types import Cue

ROOT = QModelIndex()


class FindingsModel(QAbstractListModel):
    """A line for each finding, in the order of the captions."""

    def __init__(self) -> None:
        super().__init__()
        self._report: Report | None = None
        self._language = ""
        self._cues: Sequence[Cue] = ()

    def show(self, report: Report | None, cues: Sequence[Cue]) -> None:
        """Show what was found in these captions."""
        language = QLocale().name()
        if report is self._report and language == self._language:
            return
        self.beginResetModel()
        self._report, self._cues, self._language = report, cues, language
        self.endResetModel()

    def cue(self, index: QModelIndex) -> int | None:
        """The place of the caption that a line is of, from 0."""
        found = self._report.findings[index.row()].cue if self._report and index.isValid() else None
        return None if found is None else found - 1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many were found."""
        return 0 if parent.isValid() or self._report is None else len(self._report.findings)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line, with its time in front."""
        if self._report is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        finding = self._report.findings[index.row()]
        at = f"{clock(self._cues[finding.cue - 1].start_ms)}  " if finding.cue else ""
        return f"{at}{finding_text(finding)}"


def finding_text(finding: Finding) -> str:
    """What is wrong, how much that weighs, and what would mend it."""
    messages = messages_in(_language())
    weight = messages(SEVERITIES[finding.severity])
    return texts.tr("{kind}: {text}").format(kind=weight, text=message(finding, messages))


def verdict(report: Report | None) -> str:
    """How many captions can be read as the profile wants it."""
    if report is None or not report.cues:
        return texts.tr("There is no text to show.")
    name = profile_names().get(report.profile, report.profile)
    if report.conforms:
        return texts.tr("All %n captions conform: {name}.", "", report.cues).format(name=name)
    percent = QLocale().toString(int(1000 * report.conforming / report.cues) / 10, "f", 1)  # never up to 100
    told = texts.tr("{conforming} of {count} captions conform ({percent} %): {name}.")
    return told.format(conforming=report.conforming, count=report.cues, percent=percent, name=name)


def report_text(report: Report) -> str:
    """The figures of a report."""
    figures: dict[str, object] = {name: getattr(report, name) for name in FIGURES}
    messages = messages_in(_language())
    return messages("captions.figures", **{**figures, "fastest_cps": messages.number(report.fastest_cps, 1)})


@cache
def messages_in(language: str) -> Messages:
    """The sentences of the core in a language: reading their files takes longer than a click may."""
    return Messages(language)


def _language() -> str:
    return "fr" if QLocale().language() == QLocale.Language.French else "en"
