"""What is said of errors whose sentence in the core names a command, or an option of one, with what to click."""

from __future__ import annotations

from lokas_ui.language import texts


def of_errors() -> dict[str, str]:
    """By the code of the error; its data is still to be filled in."""
    return {**_of_meetings(), **_of_sound(), **_of_files(), **_of_work(), **_of_settings()}


def _of_meetings() -> dict[str, str]:
    return {
        "import.already": texts.tr("“{path}” is a meeting already: {meeting}."),
        "import.has_text": texts.tr(
            "The meeting has a text already, which stays as it is. To have another one, import the recording again."
        ),
        "import.no_link": texts.tr(
            "The name of “{path}” has characters that Lokas cannot note. Rename the file, then import it again."
        ),
        "import.no_meeting": texts.tr(
            "Nothing in “{path}” can be imported: there is no recording, no text and no meeting of Lokas."
        ),
        "import.sound_moved": texts.tr(
            "The sound of “{path}” is no longer at “{sound}”. Plug in the disk it is on, or show where it is now: "
            "“Show where the sound is…” in the list of meetings."
        ),
        "import.other_sound": texts.tr("“{path}” is not the sound of this meeting: its content differs."),
        "index.damaged": texts.tr(
            "What the search reads is damaged ({reason}). The meetings themselves are not. Search again: it is made "
            "anew."
        ),
        "index.missing": texts.tr("Nothing was read for the search yet. Search again: it is made then."),
        "library.other_disk": texts.tr(
            "“{path}” does not lie on the same disk as the trash of Lokas, and was not touched. Put that folder into "
            "the trash with the file manager."
        ),
        "library.unknown": texts.tr("No meeting goes by the name “{value}”.[ Names like it: {near}.]"),
        "meeting.interrupted": texts.tr(
            "The recording of “{path}” was interrupted. Click “Recover” above the list of meetings first."
        ),
        "meeting.no_transcript": texts.tr("This meeting has no text yet. Click “Transcribe”."),
        "minutes.bad_template": texts.tr(
            "Your own template “{path}” cannot be followed (line {line}): {reason}. Mend it, or take it out of its "
            "folder: Lokas then uses its own."
        ),
        "redaction.as_heard": texts.tr(
            "Nothing was written: what the machine heard would show what is hidden in this meeting ({count})."
        ),
    }


def _of_sound() -> dict[str, str]:
    return {
        "input.no_decoder": texts.tr(
            "The sound of “{path}” is in a format that Lokas cannot read. Convert the file with another program."
        ),
        "input.no_such_track": texts.tr(
            "“{path}” no longer has the track of sound that was chosen ({track}). It has: {available}."
        ),
        "option.unknown_source": texts.tr(
            "“{value}” cannot be recorded: it is not there any more. Click “Look again” and choose another source."
        ),
        "recording.died": texts.tr(
            "The recorder ended without a word. What was said until then is on the disk, but for a second: “Recover” "
            "in “Meetings” makes it whole. To go on with the meeting, begin a new recording."
        ),
        "sound.no_computer": texts.tr("What the computer plays cannot be recorded here. Choose a microphone."),
        "sound.no_microphone": texts.tr(
            "No microphone is plugged in, or the system shows none. Plug one in, check the sound settings of the "
            "computer, then click “Look again”."
        ),
    }


def _of_files() -> dict[str, str]:
    return {
        "input.captions_damaged": texts.tr(
            "“{path}” was not laid out anew: at line {line}, text has no time that can be read, and would be lost. "
            "Correct that line in a text editor."
        ),
        "option.same_results": texts.tr(
            "“{first}” and “{second}” would have the same files. Write them into different folders."
        ),
        "output.disk_full": texts.tr(
            "The disk is full: “{path}” could not be written. Free some space, then try again."
        ),
        "output.exists": texts.tr(
            "These files are there already and were not touched: {paths}. Replace them, or choose another folder."
        ),
        "output.is_input": texts.tr(
            "“{path}” is what the file would be made of, and was not touched. Choose another folder."
        ),
        "output.not_writable": texts.tr(
            "“{path}” cannot be written: {reason}. Check the rights of its folder, or choose another one."
        ),
        "output.unfinished": texts.tr("Its transcription was begun and not ended. Click “Transcribe” to go on."),
    }


def _of_work() -> dict[str, str]:
    anew = texts.tr("Click “Begin anew…”.")
    return {
        "engine.failed": texts.tr(
            "The transcription stopped: {reason}. What is text already is kept: click “Try again”. If it happens "
            "again, look under “About”, “This computer”, or choose a smaller model."
        ),
        "engine.hangs": texts.tr(
            "The transcription has not moved for {after_s} seconds. What is text already is kept: click “Try again”. "
            "If it happens again, choose a smaller model."
        ),
        "engine.no_cuda": texts.tr(
            "No graphics card can be used on this computer. Click “Try again”: the processor does the work."
        ),
        "engine.out_of_memory": texts.tr(
            "There is not enough memory for this model. Close other programs, or choose a smaller model in “Models”."
        ),
        "journal.damaged": texts.tr("What was text already cannot be read at line {line}. It was not touched.")
        + f" {anew}",
        "journal.newer": texts.tr(
            "The text was begun by a newer version of Lokas ({version}). Update Lokas, or begin anew with this one."
        ),
        "journal.other_options": texts.tr("The text was begun in another way. What differs: {changed}.") + f" {anew}",
        "journal.other_recording": texts.tr("The recording has changed since its text was begun.") + f" {anew}",
        "journal.other_regions": texts.tr("From {start_ms} on, what is text already no longer fits the recording.")
        + f" {anew}",
        "option.language_not_in_model": texts.tr(
            "The model “{model}” does not know the language “{language}”. Choose another model."
        ),
        "queue.twice": texts.tr("“{path}” is in the queue already."),
    }


def _of_settings() -> dict[str, str]:
    return {
        "voices.damaged": texts.tr(
            "The file of known voices is damaged ({reason}). Click “Erase all…” in the settings."
        ),
        "voices.no_name": texts.tr("“{name}” has no name yet. Click “Rename…” first."),
        "voices.not_heard": texts.tr(
            "The voices of this meeting were not told apart, or they were erased with the sound. Click “Tell the "
            "voices apart…” first."
        ),
        "voices.turned_off": texts.tr("Voices are not remembered on this computer. The settings have the switch."),
        "settings.damaged": texts.tr(
            "Your settings could not be read ({reason}), so Lokas uses the original ones. The damaged file stays in "
            "the same folder, under the name settings.damaged.json."
        ),
        "settings.newer": texts.tr(
            "Your settings were written by a newer version of Lokas ({version}), so this one uses the original ones. "
            "They stay in the same folder, under the name settings.damaged.json."
        ),
    }
