"""Text stands out at 4.5 : 1 and what tells something without words at 3 : 1, in each of our palettes (WCAG 2.2)."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lokas_ui.colours import GRAPHIC, TEXT, contrast, palette_of, ring_colour
from lokas_ui.manner import own_theme
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.recording.level_meter import LevelMeter, colours_on
from lokas_ui.widgets.review.sound_picture import FAINT
from lokas_ui.widgets.review.transcript_text import HEARD_BACK, HEARD_FORE
from lokas_ui.widgets.review.voices import COLOURS, colour_of, readable_on

THEMES = ("light", "dark", "contrast_light", "contrast_dark")
HIGH = 7.0
"""What is wanted of text where contrast is high (WCAG 2.2, 1.4.6)."""
ROLES = QPalette.ColorRole
ON = (
    (ROLES.WindowText, ROLES.Window),
    (ROLES.Text, ROLES.Base),
    (ROLES.Text, ROLES.AlternateBase),
    (ROLES.Text, ROLES.Window),
    (ROLES.ButtonText, ROLES.Button),
    (ROLES.HighlightedText, ROLES.Highlight),
    (ROLES.PlaceholderText, ROLES.Base),
    (ROLES.PlaceholderText, ROLES.Window),
    (ROLES.PlaceholderText, ROLES.AlternateBase),
    (ROLES.ToolTipText, ROLES.ToolTipBase),
    (ROLES.Link, ROLES.Window),
    (ROLES.Link, ROLES.Base),
    (ROLES.LinkVisited, ROLES.Base),
)
"""Which colour is written on which; fainter text is written in that of placeholders."""
BOXES = {
    "tick box": QCheckBox,
    "radio button": QRadioButton,
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "list of choices": QComboBox,
    "number": QSpinBox,
}
"""Controls that have to be seen while nothing is written in them."""


@pytest.fixture(params=THEMES)
def theme(request, qapp):
    qapp.setPalette(palette_of(request.param))
    yield request.param
    qapp.setPalette(QPalette())


@pytest.fixture
def palette(theme):
    return palette_of(theme)


def mixed(colour, share, ground):
    """A colour that is drawn so transparent on a ground."""
    parts = zip(colour.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(share * one + (1 - share) * other for one, other in parts))


@pytest.fixture
def drawn(qtbot):
    """A picture of a control as it stands in a window, with something of the window around it."""
    windows = []

    def draw(widget):
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        layout = QVBoxLayout(window)
        layout.addWidget(widget)
        window.resize(240, 80)
        window.ensurePolished()
        layout.activate()
        return window.grab(widget.geometry().adjusted(-4, -4, 4, 4)).toImage()

    return draw


def greatest(image, ground):
    """The greatest contrast of anything in a picture to its ground."""
    pixels = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    return max(contrast(QColor(pixel), ground) for pixel in pixels)


def test_all_text_stands_out(palette, theme):
    least = HIGH if theme.startswith("contrast") else TEXT
    ratios = {pair: round(contrast(*map(palette.color, pair)), 2) for pair in ON}

    assert not {pair: ratio for pair, ratio in ratios.items() if ratio < least}


def test_what_cannot_be_used_now_can_still_be_read(palette):
    pairs = ((ROLES.WindowText, ROLES.Window), (ROLES.Text, ROLES.Base), (ROLES.ButtonText, ROLES.Button))
    faint = [(palette.color(QPalette.ColorGroup.Disabled, text), palette.color(ground)) for text, ground in pairs]

    assert not [pair for pair in faint if contrast(*pair) < GRAPHIC]


def test_the_ring_and_what_is_chosen_are_seen(palette):
    around = [palette.color(role) for role in (ROLES.Window, ROLES.Base, ROLES.Button)]
    ring = ring_colour(palette)

    assert not [ground for ground in around if contrast(ring, ground) < GRAPHIC]
    assert contrast(palette.color(ROLES.Highlight), palette.color(ROLES.Base)) >= GRAPHIC
    assert contrast(palette.color(ROLES.Highlight), palette.color(ROLES.Window)) >= GRAPHIC


def test_the_ring_is_seen_in_palettes_of_others_whose_accent_is_too_faint():
    faint = palette_of("light")
    for role in (ROLES.Accent, ROLES.Highlight):
        faint.setColor(role, QColor("#f0e8a0"))

    assert ring_colour(faint) == faint.color(ROLES.WindowText)


def test_the_wave_the_level_and_the_word_that_is_heard_are_seen(palette):
    base, text = palette.color(ROLES.Base), palette.color(ROLES.Text)

    assert contrast(mixed(text, FAINT / 255, base), base) >= GRAPHIC
    assert contrast(HEARD_FORE, HEARD_BACK) >= TEXT
    assert not [colour for colour in colours_on(palette) if contrast(colour, base) < GRAPHIC]
    assert contrast(colours_on(palette)[2], palette.color(ROLES.Window)) >= GRAPHIC


def test_the_numbers_of_speakers_can_be_read_on_their_colours():
    voices = [colour_of(number) for number in range(len(COLOURS))]

    assert not [voice for voice in voices if contrast(readable_on(voice), voice) < TEXT]


def test_icons_are_drawn_in_the_colour_of_text(palette):
    picture = icon("check", palette).pixmap(48, 48).toImage()
    pixels = [picture.pixelColor(x, y) for x in range(48) for y in range(48)]

    assert {one.name() for one in pixels if one.alpha() == 255} == {palette.color(ROLES.WindowText).name()}


@pytest.mark.parametrize("kind", BOXES)
def test_controls_can_be_told_from_the_window_by_their_frames(drawn, palette, kind):
    picture = drawn(BOXES[kind]())

    # A frame parts what is outside from what is inside, and is seen where it differs from one of them.
    assert max(greatest(picture, palette.color(role)) for role in (ROLES.Window, ROLES.Base)) >= GRAPHIC


@pytest.mark.parametrize("theme", ["contrast_light", "contrast_dark"], indirect=True)
@pytest.mark.parametrize("kind", [QPushButton, QComboBox])
def test_buttons_have_frames_too_for_those_who_wish_for_contrast(drawn, palette, kind):
    assert greatest(drawn(kind()), palette.color(ROLES.Window)) >= GRAPHIC


def test_a_tick_can_be_told_from_its_box(drawn, theme):
    box = QCheckBox()
    box.setChecked(True)
    plain, picture = drawn(QCheckBox()), drawn(box)
    middle = QPoint(4 + box.height() // 2, picture.height() // 2)
    differs = [
        (picture.pixelColor(x, y), plain.pixelColor(x, y))
        for x in range(middle.x() - 8, middle.x() + 8)
        for y in range(middle.y() - 8, middle.y() + 8)
    ]

    assert max(contrast(*pair) for pair in differs) >= GRAPHIC


def test_progress_a_slider_and_a_level_are_seen(drawn, palette):
    bar, slider, meter = QProgressBar(), QSlider(Qt.Orientation.Horizontal), LevelMeter()
    bar.setTextVisible(False)
    bar.setValue(50)
    meter.show_level(0.3)
    for widget in (bar, slider, meter):
        assert greatest(drawn(widget), palette.color(ROLES.Window)) >= GRAPHIC


def test_linux_says_who_wishes_for_contrast_and_we_have_the_colours():
    light, dark = Qt.ColorScheme.Light, Qt.ColorScheme.Dark
    high, usual = Qt.ContrastPreference.HighContrast, Qt.ContrastPreference.NoPreference

    assert own_theme("system", light, high, "linux") == "contrast_light"
    assert own_theme("system", dark, high, "linux") == "contrast_dark"
    assert own_theme("system", dark, usual, "linux") is None
    assert own_theme("system", light, high, "win32") is None
    assert own_theme("contrast_dark", dark, usual) == "contrast_dark"
    assert own_theme("dark", light, usual) == "dark"
    assert own_theme("light", light, high) is None


def test_high_contrast_is_among_the_colours_to_choose(context, qapp):
    context.settings.put("interface.theme", "contrast_dark")
    context.manner.apply()
    try:
        assert qapp.palette().color(ROLES.Window) == QColor("#000000")
    finally:
        context.settings.put("interface.theme", "system")
        context.manner.apply()
