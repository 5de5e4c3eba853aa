"""The application looks and speaks as a person chose, from one moment to the next."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel

from lokas_ui.widgets.main_window import MainWindow


@pytest.fixture
def manner(context):
    yield context.manner
    for key in ("interface.text_percent", "interface.theme"):
        context.settings.put(key, {"interface.text_percent": 100, "interface.theme": "system"}[key])
    context.manner.apply()


def test_the_language_is_the_one_that_was_chosen(context, manner):
    context.settings.put("interface.language", "en")
    manner.apply()
    english = QLocale().language()
    context.settings.put("interface.language", "fr")
    manner.apply()

    assert (english, QLocale().language()) == (QLocale.Language.English, QLocale.Language.French)


def test_where_nothing_was_chosen_the_surroundings_say_the_language(context, manner, monkeypatch):
    context.settings.put("interface.language", "system")
    monkeypatch.setenv("LOKAS_LANGUAGE", "en")

    manner.apply()

    assert QLocale().language() == QLocale.Language.English


def test_colours_are_light_or_dark_as_chosen(context, manner):
    def lightness(theme):
        context.settings.put("interface.theme", theme)
        manner.apply()
        return QApplication.palette().window().color().lightness()

    assert lightness("dark") < 100 < lightness("light")


def test_all_text_grows_and_headings_keep_their_proportion(qtbot, context, manner):
    plain, heading = QLabel("texte"), QLabel("titre")
    for label in (plain, heading):
        qtbot.addWidget(label)
    font = heading.font()
    font.setPointSizeF(font.pointSizeF() * 1.6)
    heading.setFont(font)
    before = plain.font().pointSizeF(), heading.font().pointSizeF()

    context.settings.put("interface.text_percent", 200)
    manner.apply()

    qtbot.waitUntil(lambda: plain.font().pointSizeF() == 2 * before[0])
    assert heading.font().pointSizeF() == pytest.approx(2 * before[1])
    context.settings.put("interface.text_percent", 100)
    manner.apply()
    qtbot.waitUntil(lambda: plain.font().pointSizeF() == before[0])
    assert heading.font().pointSizeF() == pytest.approx(before[1])


def test_the_window_opens_where_it_was_closed(qtbot, context):
    first = MainWindow(context)
    qtbot.addWidget(first)
    first.show()
    first.resize(980, 666)
    first.close()

    second = MainWindow(context)
    qtbot.addWidget(second)

    assert second.height() == 666


def test_a_place_that_is_nonsense_leaves_the_window_as_it_usually_is(qtbot, context):
    context.settings.put("interface.window", "é" * 20)

    window = MainWindow(context)
    qtbot.addWidget(window)

    assert window.width() >= window.minimumWidth()
    assert window.windowFlags() & Qt.WindowType.Window
