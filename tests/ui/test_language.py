"""Everything is said in French and in English, and the language is switched while the application runs."""

import ast
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QPushButton

from lokas_ui.widgets.main_window import MainWindow
from tests.helpers.source_code import ROOT
from ui.translations import LANGUAGES, UI, collect_to, compile_to


def messages(path):
    return {one.findtext("source"): one for one in ET.parse(path).iter("message")}


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The .ts files as they would be if the texts were collected now."""
    folder = tmp_path_factory.mktemp("locale")
    for language in LANGUAGES:
        name = f"lokas_{language}.ts"
        (folder / name).write_bytes((UI / "locale" / name).read_bytes())
    collect_to(folder)
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_of_the_source_are_those_that_were_collected(language, collected):
    name = f"lokas_{language}.ts"

    assert messages(collected / name).keys() == messages(UI / "locale" / name).keys()
    assert len(messages(collected / name)) > 20


def test_every_text_of_the_source_was_seen_by_what_collects_them():
    """It does not look into f-strings, for one."""
    calls = [node for path in UI.rglob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    asked = [one for one in calls if isinstance(one, ast.Call) and ast.unparse(one.func) == "texts.tr"]

    assert {ast.literal_eval(one.args[0]) for one in asked} == messages(UI / "locale" / "lokas_fr.ts").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_left_untranslated(language):
    found = messages(UI / "locale" / f"lokas_{language}.ts")
    wanted = [one for one in found.values() if language == "fr" or one.get("numerus")]

    forms = {one.findtext("source"): list(one.find("translation").itertext()) for one in wanted}
    assert not {source for source, texts in forms.items() if not "".join(texts).strip()}
    assert not [one.findtext("source") for one in wanted if one.find("translation").get("type")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_french_and_english_fill_in_the_same_values(language):
    for source, one in messages(UI / "locale" / f"lokas_{language}.ts").items():
        for text in filter(str.strip, one.find("translation").itertext()):
            assert sorted(part.split("}")[0].split(":")[0] for part in text.split("{")[1:]) == sorted(
                part.split("}")[0].split(":")[0] for part in source.split("{")[1:]
            ), source


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_application_loads_is_what_was_translated(language, tmp_path):
    compile_to(tmp_path)

    name = f"lokas_{language}.qm"
    assert (tmp_path / name).read_bytes() == (UI / "locale" / name).read_bytes()


def test_the_window_changes_its_language_while_it_is_shown(qtbot, context, translations):
    window = MainWindow(context)
    qtbot.addWidget(window)

    def texts():
        return {button.text() for button in window.findChildren(QPushButton)}

    assert "Enregistrer une réunion" in texts()
    assert QLocale().language() == QLocale.Language.French
    translations.use("en")
    qtbot.waitUntil(lambda: "Record a meeting" in texts())
    assert QLocale().language() == QLocale.Language.English


def test_french_keeps_its_marks_together():
    for source, one in messages(ROOT / "ui/lokas_ui/locale/lokas_fr.ts").items():
        for text in one.find("translation").itertext():
            assert not any(f" {mark}" in text.replace("%n", "2") for mark in (":", ";", "!", "?", "%", "»")), source
