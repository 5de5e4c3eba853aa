"""Models are looked at, installed, measured and deleted with buttons that are there only where they do something."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QInputDialog, QListWidget, QMessageBox, QProgressBar, QPushButton

from lokas.errors import NetworkError
from lokas.models_here import ModelsHere
from lokas_models.store import ModelStore
from lokas_ui.viewmodels.models import Models, Work
from lokas_ui.widgets.models.screen import ModelsScreen
from lokas_ui.widgets.models.work_line import WorkLine
from lokas_ui.widgets.reading_text import ReadingText
from lokas_ui.widgets.trouble_bar import TroubleBar
from tests.helpers import hub_server
from tests.helpers.hub_server import SMALL_FILES, HubServer

ENTRY = hub_server.entry("base", languages=("fr",))
CATALOGUE = hub_server.catalogue(ENTRY, replace(hub_server.entry("small", {"model.bin": b"x"}), memory_int8_estimate=2))


@pytest.fixture
def models(context):
    with HubServer() as hub:
        hub.publish(ENTRY)
        store = ModelStore(
            context.workspace.places.models, CATALOGUE, hub_url=hub.url, built_in=context.workspace.places.data
        )
        context.workspace.catalogue, context.workspace.models = CATALOGUE, ModelsHere(store, CATALOGUE)
        yield Models(context.workspace, context.runner)


@pytest.fixture
def screen(qtbot, models):
    made = ModelsScreen(models, CATALOGUE)
    qtbot.addWidget(made)
    made.show()
    made.arrive(None)
    return made


def buttons(screen):
    return {one.text(): one for one in screen.findChildren(QPushButton) if one.isVisible()}


def idle(models):
    return models.state.state.work is None


def choose(screen, name):
    box = screen.findChild(QListWidget)
    (row,) = (index for index in range(box.count()) if box.item(index).text().startswith(name))
    box.setCurrentRow(row)


def install(qtbot, screen, models):
    choose(screen, "base")
    (button,) = (one for text, one in buttons(screen).items() if text.startswith("Installer ("))
    button.click()
    qtbot.waitUntil(lambda: idle(models))


def test_a_model_is_installed_and_then_offers_what_can_be_done_with_it(qtbot, screen, models):
    install(qtbot, screen, models)

    assert {"Mesurer la vitesse", "Vérifier les fichiers", "Supprimer"} <= set(buttons(screen))
    assert not any(text.startswith("Installer") for text in buttons(screen))
    assert "installé" in screen.findChild(QListWidget).currentItem().text()


def test_what_is_known_of_a_model_is_one_text_in_the_language_of_the_window(qtbot, screen, translations):
    choose(screen, "base")
    page = screen.findChild(ReadingText)
    french = page.toPlainText()
    translations.use("en")

    assert "Essai/base" in french
    qtbot.waitUntil(lambda: "Where it comes from" in page.toPlainText())


def test_a_model_is_deleted_only_after_a_question_whose_usual_answer_is_no(qtbot, screen, models):
    install(qtbot, screen, models)

    buttons(screen)["Supprimer"].click()
    (box,) = screen.findChildren(QMessageBox)
    usual = box.defaultButton().text()
    box.defaultButton().click()
    kept = models.state.state.row.state
    qtbot.waitUntil(lambda: not screen.findChildren(QMessageBox))
    buttons(screen)["Supprimer"].click()
    (box,) = screen.findChildren(QMessageBox)
    next(one for one in box.buttons() if one is not box.defaultButton()).click()
    qtbot.waitUntil(lambda: models.state.state.row.state == "absent")

    assert (usual, kept) == ("Garder", "installed")


def test_progress_is_shown_and_can_be_stopped(qtbot, screen, models, monkeypatch):
    asked = []
    models.state.set(replace(models.state.state, work=Work("install", "base", 30, 120)))
    line, bar = screen.findChild(WorkLine), screen.findChild(QProgressBar)
    line.stopped.connect(lambda: asked.append(True))

    assert (bar.value(), bar.accessibleName()) == (25, "Avancement")
    assert not buttons(screen)["Importer un modèle"].isEnabled()
    buttons(screen)["Arrêter"].click()
    assert asked


def test_trouble_says_what_to_click(screen, models):
    error = NetworkError("network.unreachable", host="hub.example", file="model.bin", reason="no route")

    models.state.set(replace(models.state.state, trouble=error))

    bar = screen.findChild(TroubleBar)
    assert bar.isVisible()
    assert "Importer un modèle" in bar._text.text()
    assert "lokas models" not in bar._text.text()


def test_a_model_that_nobody_knows_comes_under_a_name_that_is_asked_for(qtbot, screen, models, tmp_path):
    for name, content in (SMALL_FILES | {"model.bin": b"other", "preprocessor_config.json": b"{}"}).items():
        (tmp_path / name).write_bytes(content)
    models.take_in(tmp_path)
    qtbot.waitUntil(lambda: bool(screen.findChildren(QInputDialog)))

    (asking,) = screen.findChildren(QInputDialog)
    asking.setTextValue("Mairie")
    asking.accept()
    qtbot.waitUntil(lambda: idle(models) and models.state.state.chosen == "Mairie")

    assert not any(text.startswith("Installer") for text in buttons(screen))


def test_the_keyboard_stays_in_the_list_while_it_changes(qtbot, screen, models):
    box = screen.findChild(QListWidget)
    box.setFocus()
    item = box.currentItem()

    models.refresh()

    assert box.currentItem() is item
