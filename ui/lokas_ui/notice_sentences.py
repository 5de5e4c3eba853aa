"""What is told of work that goes on, where the sentence of the core names a command, with what to click."""

from __future__ import annotations

from lokas_ui.language import texts


def of_notices() -> dict[str, str]:
    """By the code of the notice; its data is still to be filled in."""
    return {**_of_meetings(), **_of_work(), **_of_files()}


def _of_meetings() -> dict[str, str]:
    return {
        "backup.glossary_beside": texts.tr(
            "Your glossary stays as it is; the one of the backup is beside it, in the file “{path}”."
        ),
        "backup.linked": texts.tr("The sound of “{path}” stays where it is, at “{sound}”: it is not in the backup."),
        "backup.sound_missing": texts.tr("The sound of “{path}” is not in the backup: it is no longer at “{sound}”."),
        "import.here_already": texts.tr("“{title}” is here already, and stays as it is."),
        "import.sound_elsewhere": texts.tr("The sound of “{path}” is not here: it was at “{sound}”."),
        "import.text_alone": texts.tr("No recording lies beside “{path}”: the meeting has a text, but no sound."),
        "import.tracks": texts.tr("“{path}” has several tracks of sound: the first one is taken."),
    }


def _of_work() -> dict[str, str]:
    return {
        "document.set_aside": texts.tr(
            "The earlier text and its corrections are kept: “Earlier texts” shows them. Your marks have gone over to "
            "the new text, which nobody has reviewed yet."
        ),
        "device.cuda_unusable": texts.tr(
            "The graphics card failed its trial ({reason}): the processor does the work. “About”, “This computer” "
            "tells what is wanting."
        ),
        "sound.no_microphone": texts.tr(
            "No microphone is plugged in, or the system shows none. Plug one in, then click “Look again”. Without one, "
            "“Meetings” takes in a recording that was made elsewhere."
        ),
        "queue.paused": texts.tr("Paused: nothing is transcribed until you click “Go on”."),
        "result.no_speech": texts.tr(
            "Nobody was heard to speak: the text is empty. If somebody does speak, listen to the recording: it may be "
            "very quiet."
        ),
    }


def _of_files() -> dict[str, str]:
    return {
        "export.no_sound": texts.tr("The web page has no sound: the recording is not there any more."),
        "export.sound_apart": texts.tr(
            "The web page looks for its sound beside it: copy “{path}” into “{folder}”, or tick “Sound within the web "
            "page”."
        ),
        "minutes.no_members": texts.tr(
            "The quorum ({rule}) is a share of the members: say how many there are to know whether it is reached."
        ),
        "minutes.quoted": texts.tr(
            "Marks without a text: {count}. What was said at that moment is quoted there. Give them a text under "
            "“Decisions and tasks”."
        ),
    }
