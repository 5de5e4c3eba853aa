"""The language of the interface: French or English, switched while the application runs."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

Language = Literal["fr", "en"]


def own_name(language: Language) -> str:
    """What a language calls itself, for those who look for it in a list."""
    if language == "en":
        return "English"  # Qt would say of which country
    return QLocale(QLocale.Language.French).nativeLanguageName().capitalize()


class Texts:
    """The texts of the interface, by their English.

    `lupdate` finds ``texts.tr("…")`` in the source and takes the name before the dot for their context; of a function
    it would not see that a text has plural forms.
    """

    def tr(self, text: str, comment: str = "", count: int = -1) -> str:
        """The text in the language that is spoken now; `comment` tells apart what is the same in English.

        A `count` stands in the place of "%n", and chooses the plural form.
        """
        return QCoreApplication.translate("texts", text, comment, count)


texts = Texts()


class Translations:
    """The translators of an application; changing them sends `LanguageChange` to every widget, which draws anew."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self._content = b""  # Qt reads it where it lies, as long as it is used

    def use(self, language: Language) -> None:
        """Speak this language, in dates, numbers and Qt's own dialogs too. Raises ValueError if its file is damaged."""
        QLocale.setDefault(QLocale(QLocale.Language.French if language == "fr" else QLocale.Language.English))
        self.forget()
        ours, of_qt = QTranslator(), QTranslator()
        self._content = (files("lokas_ui") / "locale" / f"lokas_{language}.qm").read_bytes()
        if not ours.load(self._content):
            raise ValueError(f"lokas_{language}.qm")
        of_qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._installed = [of_qt, ours]
        for translator in self._installed:
            self._application.installTranslator(translator)

    def forget(self) -> None:
        """Speak as the source does."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed = []
