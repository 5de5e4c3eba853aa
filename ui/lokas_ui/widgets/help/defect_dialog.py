"""What a person sees of a defect of Lokas: that nothing is lost, and a report to save for those who mend it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from lokas.errors import LokasError
from lokas.files import write_atomic
from lokas_ui.language import texts
from lokas_ui.widgets.trouble_bar import TroubleBar

SMALLEST = (560, 360)


class DefectDialog(QDialog):
    """Shows a report (see `failures.report`); the program goes on behind it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(texts.tr("Something did not work"))
        self._trouble = TroubleBar()
        self.save_button, self.go_on = self._buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        for widget in (self._words(), self._text(), self._trouble, self._box):
            layout.addWidget(widget)
        self.setMinimumSize(*SMALLEST)
        self.go_on.setFocus()

    def save_to(self, path: Path) -> None:
        """Write the report to a file; what hinders it is said in the dialog."""
        try:
            write_atomic(path, self._report)
        except LokasError as error:
            self._trouble.show_error(error)
        else:
            self._trouble.show_text(texts.tr("Saved: {path}").format(path=path))

    def _words(self) -> QLabel:
        words = QLabel(
            texts.tr(
                "Lokas met a defect of its own. What was recorded and corrected is safe, and you can go on. Save this "
                "report and send it to those who help you with Lokas: it says where the program was, and nothing of "
                "your meetings. The same defect is not told again before the next start."
            )
        )
        words.setWordWrap(True)
        return words

    def _text(self) -> QPlainTextEdit:
        text = QPlainTextEdit(self._report)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(texts.tr("Report"))
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        return text

    def _buttons(self) -> tuple[QWidget, QWidget]:
        self._box = QDialogButtonBox()
        save = self._box.addButton(texts.tr("Save the report…"), QDialogButtonBox.ButtonRole.ActionRole)
        go_on = self._box.addButton(texts.tr("Go on"), QDialogButtonBox.ButtonRole.RejectRole)
        go_on.setDefault(True)
        save.setAutoDefault(False)
        save.clicked.connect(self._choose)
        go_on.clicked.connect(self.reject)
        return save, go_on

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, texts.tr("Save the report…"), "lokas-report.txt")
        if chosen:
            self.save_to(Path(chosen))
