"""A meeting is shared by checking boxes: each says what it holds, and the files are where the screen says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QListView, QPushButton, QSlider

from lokas_models.demonstration import demonstration
from lokas_ui.screens import SCREENS
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.widgets.columns import Columns
from lokas_ui.widgets.share.caption_picture import CaptionPicture, WholeScreen
from lokas_ui.widgets.share.format_choices import FormatChoices
from tests.helpers.documents import meeting_with, transcript

SAID = ("Le budget est voté à l'unanimité.", "Merci à Louis Tanguy.", "La séance est levée.")


@pytest.fixture
def meeting(workspace):
    made = meeting_with(workspace.places.meetings, "AG d'été", transcript(*SAID, speakers=("Zoé", "Max", "Zoé")))
    made.sound.write_bytes(demonstration("fr").sound.read_bytes())
    return made


@pytest.fixture
def screen(qtbot, context):
    made = SCREENS["share"].make(context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


@pytest.fixture
def shown(qtbot, context, screen, meeting):
    screen.arrive(Place("share", meeting.folder))
    qtbot.waitUntil(lambda: button(screen, "Écrire les fichiers").isEnabled())
    return screen


def button(screen, text):
    return next(one for one in screen.findChildren(QPushButton) if one.text() == text)


def box(screen, text):
    return next(one for one in screen.findChildren(QCheckBox) if one.text() == text)


def words(screen):
    return "\n".join(one.text() for one in screen.findChildren(QLabel) if one.isVisible())


def test_it_says_what_the_files_hold_before_they_are_written(qtbot, shown):
    assert "qui le dit (Zoé, Max)" in words(shown)
    assert "Rien n'est envoyé" in words(shown)
    assert "noms" in box(shown, "Document LibreOffice (ODT)").accessibleDescription()

    box(shown, "Dire qui parle").click()

    assert "qui le dit" not in words(shown)
    assert "noms" not in box(shown, "Document LibreOffice (ODT)").accessibleDescription()


def test_files_are_written_by_the_keyboard_and_only_replaced_if_somebody_says_so(qtbot, shown, meeting):
    qtbot.keyClick(box(shown, "Texte simple (TXT)"), Qt.Key.Key_Space)
    qtbot.keyClick(button(shown, "Écrire les fichiers"), Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: button(shown, "Ouvrir le dossier").isVisible())
    assert sorted(path.suffix for path in (meeting.folder / "exports").iterdir()) == [".odt", ".txt"]
    assert ".odt" in words(shown)
    button(shown, "Écrire les fichiers").click()
    qtbot.waitUntil(lambda: "Les remplacer" in {one.text() for one in shown.findChildren(QPushButton)})
    button(shown, "Les remplacer").click()
    qtbot.waitUntil(lambda: button(shown, "Ouvrir le dossier").isVisible())


def test_a_page_chooses_its_sound_by_itself(shown):
    box(shown, "Page web (HTML)").click()

    assert box(shown, "MP3").isChecked()
    assert not box(shown, "MP3").isEnabled()
    box(shown, "Son dans la page web elle-même").click()
    assert not box(shown, "MP3").isChecked()
    assert box(shown, "MP3").isEnabled()


def test_with_nothing_chosen_it_says_what_to_do(shown):
    box(shown, "Document LibreOffice (ODT)").click()

    assert not button(shown, "Écrire les fichiers").isEnabled()
    assert "Choisissez au moins un fichier." in words(shown)


def test_captions_are_shown_as_they_will_be_and_their_faults_lead_to_them(qtbot, shown):
    shown._tabs.setCurrentIndex(1)
    picture = shown.findChild(CaptionPicture)
    qtbot.waitUntil(lambda: "budget" in picture.text())
    findings = shown.findChild(QListView)
    first = picture.text()

    button(shown, "Suivant").click()

    assert picture.text() != first
    assert shown.findChild(QSlider).value() == 1
    assert findings.model().rowCount() > 0
    findings.setCurrentIndex(findings.model().index(0, 0))
    assert shown._page._captions.state.state.found
    assert "Sous-titre" in words(shown)


def test_the_picture_is_black_with_white_text_of_its_share_of_the_height(qtbot, shown):
    picture = CaptionPicture()
    qtbot.addWidget(picture)
    picture.resize(640, 400)
    picture.setText("█████")
    image = picture.grab().toImage()

    rows = [y for y in range(image.height()) if image.pixelColor(image.width() // 2, y).lightness() > 200]
    inside = [y for y in rows if 20 < y < 380]
    assert image.pixelColor(320, 200).lightness() == 0
    assert 0.7 * 0.05 * 360 < len(inside) < 1.5 * 0.05 * 360


def test_on_the_whole_screen_the_arrow_keys_lead_on_and_escape_back(qtbot, shown):
    shown._tabs.setCurrentIndex(1)
    picture = shown.findChild(CaptionPicture)
    qtbot.waitUntil(lambda: bool(picture.text()))
    button(shown, "Plein écran").click()
    whole = shown.findChild(WholeScreen)
    first = whole.picture.text()

    qtbot.keyClick(whole, Qt.Key.Key_Right)
    assert whole.picture.text() not in {first, ""}
    qtbot.keyClick(whole, Qt.Key.Key_Escape)

    assert not whole.isVisible()


def test_a_meeting_without_text_leads_to_its_transcription(qtbot, context, screen, meeting):
    meeting.transcript.unlink()
    screen.arrive(Place("share", meeting.folder))
    qtbot.waitUntil(lambda: "pas encore de texte" in words(screen))

    button(screen, "Transcrire").click()

    assert context.navigator.place.state == Place("queue", meeting.folder)


def test_every_choice_has_a_name_in_both_languages(qtbot, shown, translations):
    french = {one.text() for one in shown.findChildren(QCheckBox)}
    assert "" not in french

    translations.use("en")

    qtbot.waitUntil(lambda: "Web page (HTML)" in {one.text() for one in shown.findChildren(QCheckBox)})
    assert "They go to" in words(shown)


@pytest.mark.parametrize("width", [1200, 800, 500])
def test_formats_are_never_read_by_scrolling_aside(qtbot, shown, width):
    shown.resize(width, 600)
    columns = shown.findChild(Columns)

    qtbot.waitUntil(lambda: columns.horizontalScrollBar().maximum() == 0)
    assert all(one.isVisibleTo(shown) for one in shown.findChildren(FormatChoices))
