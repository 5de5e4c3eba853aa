"""Errors are said where they happen, in the person's language, with what to click."""

from lokas.errors import InputError, ModelError
from lokas_ui.widgets.trouble_bar import TroubleBar


def shown(bar):
    return [label.text() for label in bar.findChildren(type(bar._text)) if label.text()]


def test_an_error_is_said_with_its_way_out_and_goes_again(qtbot, translations):
    bar = TroubleBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()

    bar.show_error(ModelError("model.none_installed", recommended="small", size_bytes=1), "Modèles")

    assert not bar.isHidden()
    assert any("Aucun modèle" in text for text in shown(bar))
    with qtbot.waitSignal(bar.acted):
        bar._button.click()
    bar.show_error(None)
    assert bar.isHidden()


def test_the_sentences_of_the_core_are_said_in_the_language_of_the_window(qtbot, translations):
    bar = TroubleBar()
    qtbot.addWidget(bar)
    error = InputError("input.missing", path="/home/Éloïse Château-Müller/été.mp3")

    bar.show_error(error)
    french = shown(bar)
    translations.use("en")
    bar.show_error(error)

    assert french != shown(bar)
    assert "été.mp3" in french[0]
