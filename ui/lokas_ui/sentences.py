"""What is said of errors and notices: the sentences of the core, with what to click instead of what to type."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from lokas.cli.messages import Messages
from lokas_ui.language import texts
from lokas_ui.model_sentences import of_models

if TYPE_CHECKING:
    from lokas.errors import LokasError
    from lokas.jobs import Notice


def said(error: LokasError) -> str:
    """What happened and what to do about it."""
    own = (_own() | of_models()).get(error.code)
    return own.format(**error.data) if own else messages().error(error)


def told(notice: Notice) -> str:
    """What a person should know of work that goes on."""
    return messages().notice(notice)


def messages() -> Messages:
    """The sentences of the core, in the language that is spoken now."""
    return _of_language("fr" if QLocale().language() == QLocale.Language.French else "en")


@cache
def _of_language(language: str) -> Messages:
    """Reading them takes 20 ms, which an interface has not."""
    return Messages(language)


def _own() -> dict[str, str]:
    """The errors whose sentence in the core names a command, and what to do in the window instead."""
    return {
        "import.no_link": texts.tr(
            "The name of “{path}” has characters that Lokas cannot note. Rename the file, then import it again."
        ),
        "import.no_meeting": texts.tr(
            "Nothing in “{path}” can be imported: there is no recording, no text and no meeting of Lokas."
        ),
        "import.sound_moved": texts.tr(
            "The sound of “{path}” is no longer at “{sound}”. Plug in the disk it is on, or put the file back."
        ),
        "import.other_sound": texts.tr("“{path}” is not the sound of this meeting: its content differs."),
        "input.no_decoder": texts.tr(
            "The sound of “{path}” is in a format that Lokas cannot read. Convert the file with another program."
        ),
        "library.other_disk": texts.tr(
            "“{path}” does not lie on the same disk as the trash of Lokas, and was not touched. Put that folder into "
            "the trash with the file manager."
        ),
        "meeting.interrupted": texts.tr(
            "The recording of “{path}” was interrupted. Click “Recover” above the list of meetings first."
        ),
        "output.disk_full": texts.tr(
            "The disk is full: “{path}” could not be written. Free some space, then try again."
        ),
        "output.not_writable": texts.tr(
            "“{path}” cannot be written: {reason}. Check the rights of its folder, or choose another one."
        ),
        "queue.twice": texts.tr("“{path}” is in the queue already."),
        "meeting.no_transcript": texts.tr("This meeting has no text yet. Click “Transcribe”."),
        "recording.died": texts.tr(
            "The recorder ended without a word. What was said until then is on the disk, but for a second: “Recover” "
            "in “Meetings” makes it whole. To go on with the meeting, begin a new recording."
        ),
        "model.none_installed": texts.tr("No speech model is installed. Install one in “Models”: it is done once."),
        "settings.damaged": texts.tr(
            "Your settings could not be read ({reason}), so Lokas uses the original ones. The damaged file stays in "
            "the same folder, under the name settings.damaged.json."
        ),
        "settings.newer": texts.tr(
            "Your settings were written by a newer version of Lokas ({version}), so this one uses the original ones. "
            "They stay in the same folder, under the name settings.damaged.json."
        ),
        "output.unfinished": texts.tr("Its transcription was begun and not ended. Click “Transcribe” to go on."),
    }
