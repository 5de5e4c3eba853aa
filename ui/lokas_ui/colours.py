"""Palettes of our own: light and dark, for systems that do not let a program choose one of theirs; high contrast."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from collections.abc import Mapping

Theme = Literal["light", "dark", "contrast_light", "contrast_dark"]

_LIGHT = {
    "Window": "#f3f3f2",
    "WindowText": "#1a1b1c",
    "Base": "#ffffff",
    "AlternateBase": "#f6f6f5",
    "Text": "#1a1b1c",
    "Button": "#ececea",
    "ButtonText": "#1a1b1c",
    "BrightText": "#ffffff",
    "PlaceholderText": "#65676b",
    "ToolTipBase": "#fffbe6",
    "ToolTipText": "#1a1b1c",
    "Highlight": "#1d62a8",
    "HighlightedText": "#ffffff",
    "Accent": "#1d62a8",
    "Link": "#15559a",
    "LinkVisited": "#6a3d9a",
    "Light": "#ffffff",
    "Midlight": "#e3e3e1",
    "Mid": "#b8b8b6",
    "Dark": "#9a9a98",
    "Shadow": "#6f6f6d",
}
_DARK = {
    "Window": "#2a2b2d",
    "WindowText": "#f1f1f0",
    "Base": "#1d1e20",
    "AlternateBase": "#242527",
    "Text": "#f1f1f0",
    "Button": "#3a3b3e",
    "ButtonText": "#f1f1f0",
    "BrightText": "#ffffff",
    "PlaceholderText": "#a7a9ad",
    "ToolTipBase": "#3d3b2f",
    "ToolTipText": "#f1f1f0",
    "Highlight": "#3277c4",
    "HighlightedText": "#ffffff",
    "Accent": "#5c9ee6",
    "Link": "#85bdf7",
    "LinkVisited": "#c6a3ea",
    "Light": "#5a5b5f",
    "Midlight": "#46474a",
    "Mid": "#222325",
    "Dark": "#18191a",
    "Shadow": "#000000",
}
_CONTRAST_LIGHT = {
    "Window": "#ffffff",
    "WindowText": "#000000",
    "Base": "#ffffff",
    "AlternateBase": "#ffffff",
    "Text": "#000000",
    "Button": "#ffffff",
    "ButtonText": "#000000",
    "BrightText": "#000000",
    "PlaceholderText": "#404040",
    "ToolTipBase": "#ffffff",
    "ToolTipText": "#000000",
    "Highlight": "#00308f",
    "HighlightedText": "#ffffff",
    "Accent": "#00308f",
    "Link": "#00308f",
    "LinkVisited": "#551a8b",
    "Light": "#ffffff",
    "Midlight": "#e0e0e0",
    "Mid": "#505050",
    "Dark": "#404040",
    "Shadow": "#000000",
}
_CONTRAST_DARK = {
    "Window": "#000000",
    "WindowText": "#ffffff",
    "Base": "#000000",
    "AlternateBase": "#000000",
    "Text": "#ffffff",
    "Button": "#1c1c1c",
    "ButtonText": "#ffffff",
    "BrightText": "#ffffff",
    "PlaceholderText": "#c8c8c8",
    "ToolTipBase": "#000000",
    "ToolTipText": "#ffffff",
    "Highlight": "#ffe44d",
    "HighlightedText": "#000000",
    "Accent": "#ffe44d",
    "Link": "#8fd3ff",
    "LinkVisited": "#e0b8ff",
    "Light": "#ffffff",
    "Midlight": "#606060",
    "Mid": "#a0a0a0",
    "Dark": "#b0b0b0",
    "Shadow": "#ffffff",
}
_PALETTES: Mapping[Theme, Mapping[str, str]] = MappingProxyType(
    {"light": _LIGHT, "dark": _DARK, "contrast_light": _CONTRAST_LIGHT, "contrast_dark": _CONTRAST_DARK}
)
_FAINT = {"light": "#77797d", "dark": "#8b8d91", "contrast_light": "#595959", "contrast_dark": "#a6a6a6"}
"""What cannot be used now."""
TEXT, GRAPHIC = 4.5, 3.0
"""The least contrast of text, and of what tells something without words (WCAG 2.2, 1.4.3 and 1.4.11)."""
SRGB_LINEAR = 0.04045
"""Up to which value sRGB is linear."""


def palette_of(theme: Theme) -> QPalette:
    """Text has a contrast of at least 4.5 : 1 to what it stands on (WCAG 2.2, 1.4.3), with high contrast of 7 : 1."""
    made = QPalette()
    for role, colour in _PALETTES[theme].items():
        made.setColor(QPalette.ColorRole[role], QColor(colour))
    for faint in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, faint, QColor(_FAINT[theme]))
    return made


def contrast(one: QColor, other: QColor) -> float:
    """How much two colours differ to the eye, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    """How light a colour is, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    parts = ((colour.redF(), 0.2126), (colour.greenF(), 0.7152), (colour.blueF(), 0.0722))
    return sum(weight * _linear(value) for value, weight in parts)


def ring_colour(palette: QPalette) -> QColor:
    """Of what must be seen on windows and on what is written in: the accent, or that of text where it is too faint."""
    roles = QPalette.ColorRole
    around = [palette.color(role) for role in (roles.Window, roles.Base, roles.Button)]
    chosen = (palette.color(role) for role in (roles.Accent, roles.Highlight))
    seen = (one for one in chosen if all(contrast(one, other) >= GRAPHIC for other in around))
    return next(seen, palette.color(roles.WindowText))


def _linear(value: float) -> float:
    """A channel of sRGB as light."""
    return value / 12.92 if value <= SRGB_LINEAR else ((value + 0.055) / 1.055) ** 2.4
