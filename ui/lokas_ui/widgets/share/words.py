"""What is said of files before they are written: what each format is for, and what it tells of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lokas_ui.language import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from lokas_ui.viewmodels.holding import Holding

MOST_NAMES = 6
"""Names that a sentence lists; further ones are counted."""


class FormatWords(NamedTuple):
    """What a format is called, and what it is for."""

    name: str
    purpose: str


def format_words() -> Mapping[str, FormatWords]:
    """Every format of text and of sound."""
    return {
        "srt": FormatWords(texts.tr("Captions for videos (SRT)"), texts.tr("For videos, on any player.")),
        "vtt": FormatWords(texts.tr("Captions for the web (WebVTT)"), texts.tr("For web pages and PeerTube.")),
        "chapters": FormatWords(texts.tr("Chapters (WebVTT)"), texts.tr("Titles that players list.")),
        "odt": FormatWords(texts.tr("LibreOffice document (ODT)"), texts.tr("To correct, print and keep.")),
        "docx": FormatWords(texts.tr("Word document (DOCX)"), texts.tr("For those who use Word.")),
        "html": FormatWords(texts.tr("Web page (HTML)"), texts.tr("To read and listen in any browser.")),
        "txt": FormatWords(texts.tr("Plain text (TXT)"), texts.tr("To paste into a mail.")),
        "md": FormatWords(texts.tr("Markdown (MD)"), texts.tr("For wikis and websites.")),
        "mp3": FormatWords(texts.tr("MP3"), texts.tr("Small, and plays everywhere.")),
        "opus": FormatWords(texts.tr("Opus"), texts.tr("Smaller still, for recent players.")),
        "flac": FormatWords(texts.tr("FLAC"), texts.tr("Loses nothing: to keep.")),
        "wav": FormatWords(texts.tr("WAV"), texts.tr("Very large: to edit the sound.")),
        "csv": FormatWords(texts.tr("Table (CSV)"), texts.tr("For spreadsheets.")),
        "tsv": FormatWords(texts.tr("Table with tabs (TSV)"), texts.tr("For spreadsheets and databases.")),
        "json": FormatWords(texts.tr("Data (JSON)"), texts.tr("All there is, for programs.")),
        "eaf": FormatWords(texts.tr("ELAN (EAF)"), texts.tr("For linguists.")),
        "audacity": FormatWords(texts.tr("Labels for Audacity"), texts.tr("To edit the sound by its text.")),
    }


def holding_in_short(held: Collection[Holding]) -> str:
    """What one file tells of people, in a few words."""
    short = {
        "words": texts.tr("words"),
        "first_words": texts.tr("first words"),
        "names": texts.tr("names"),
        "voices": texts.tr("voices"),
    }
    return texts.tr("Holds: {things}").format(things=", ".join(text for one, text in short.items() if one in held))


def holding_in_full(held: Collection[Holding], speakers: Sequence[str]) -> str:
    """What files tell of people, for somebody who is about to give them away."""
    full = {
        "words": texts.tr("all that was said, also of people who were not there"),
        "first_words": texts.tr("the first words of each chapter"),
        "names": texts.tr("who says it ({names})").format(names=listed(speakers)),
        "voices": texts.tr("the voices, by which people are recognized"),
    }
    things = texts.tr("; ", "between things in a sentence").join(text for one, text in full.items() if one in held)
    return texts.tr("These files hold {things}.").format(things=things)


def listed(names: Sequence[str]) -> str:
    """The first of the names, and how many more."""
    more = len(names) - MOST_NAMES
    shown = ", ".join(names[:MOST_NAMES])
    return shown if more <= 0 else texts.tr("{names} and %n more", "", more).format(names=shown)


def profile_names() -> Mapping[str, str]:
    """What the profiles of captions are for."""
    return {
        "charter": texts.tr("French charter, for deaf viewers"),
        "web": texts.tr("Videos on the web"),
        "netflix": texts.tr("As Netflix asks for"),
        "vertical": texts.tr("Telephones held upright"),
        "verbatim": texts.tr("Word for word, a working copy"),
    }
