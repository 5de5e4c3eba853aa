"""What everything is called that can have a key, the same on its screen, among the keys and in the help."""

from __future__ import annotations

from lokas_ui.language import texts


def topics() -> dict[str, str]:
    """The topics of the table of keys, in the order in which they are shown."""
    return {
        "sound": texts.tr("Listening"),
        "review": texts.tr("Review"),
        "prepare": texts.tr("Prepare and record"),
        "recording": texts.tr("Recording"),
        "meetings": texts.tr("Meetings"),
        "queue": texts.tr("Transcriptions"),
        "decisions": texts.tr("Decisions"),
        "minutes": texts.tr("Minutes"),
        "share": texts.tr("Share"),
        "window": texts.tr("Everywhere"),
    }


def titles() -> dict[str, str]:
    """What is done, by the name of the action."""
    return {
        **_in_topic("sound", _sound()),
        **_in_topic("review", _review()),
        **_in_topic("prepare", {"begin": texts.tr("Begin to record")}),
        **_in_topic("recording", _recording()),
        **_in_topic("meetings", _meetings()),
        **_in_topic("queue", _queue()),
        **_in_topic("decisions", {"find": texts.tr("Go to the search")}),
        **_in_topic("minutes", _minutes()),
        **_in_topic("share", {"write": texts.tr("Write the files")}),
        **_in_topic("window", _window()),
    }


def _in_topic(topic: str, words: dict[str, str]) -> dict[str, str]:
    return {f"{topic}.{name}": said for name, said in words.items()}


def _sound() -> dict[str, str]:
    return {
        "play": texts.tr("Play or pause"),
        "back": texts.tr("Five seconds back"),
        "forward": texts.tr("Five seconds on"),
        "slower": texts.tr("Slower"),
        "faster": texts.tr("Faster"),
    }


def _review() -> dict[str, str]:
    return {
        "hear": texts.tr("Hear from here"),
        "repeat": texts.tr("Repeat this line"),
        "next_doubt": texts.tr("Next doubt"),
        "previous_doubt": texts.tr("Doubt before"),
        "next_unsure": texts.tr("Next line whose voice is unsure"),
        "previous_unsure": texts.tr("Line before whose voice is unsure"),
        "check": texts.tr("It is right"),
        "as_heard": texts.tr("Put back what was heard"),
        "rename": texts.tr("Rename the speaker…"),
        "name_new": texts.tr("Somebody else says it…"),
        "split_speaker": texts.tr("From here on it is somebody else…"),
        "alike": texts.tr("Lines that sound like this one"),
        "tell_apart": texts.tr("Tell the voices apart…"),
        "where": texts.tr("Say who speaks and when"),
        "undo": texts.tr("Undo"),
        "redo": texts.tr("Redo"),
        "find": texts.tr("Find"),
        "replace": texts.tr("Replace"),
        "next_place": texts.tr("Next place found"),
        "previous_place": texts.tr("Place found before"),
        "glossary": texts.tr("Glossary"),
        "mark_decision": texts.tr("Mark a decision"),
        "mark_vote": texts.tr("Mark a vote"),
        "mark_action": texts.tr("Mark an action"),
        "mark_agenda": texts.tr("Mark an agenda item"),
        "mark_note": texts.tr("Mark a note"),
        "hide": texts.tr("Hide what is selected"),
        "hide_name": texts.tr("Hide this name everywhere"),
        "beside": texts.tr("Lists"),
    }


def _recording() -> dict[str, str]:
    return {
        "pause": texts.tr("Pause, or go on"),
        "off_record": texts.tr("Off the record, or back on it"),
        "note": texts.tr("Write what the marker is about"),
        "decision": texts.tr("Mark a decision"),
        "vote": texts.tr("Mark a vote"),
        "action": texts.tr("Mark an action"),
        "agenda": texts.tr("Mark an agenda item"),
        "small": texts.tr("Small window"),
        "stop": texts.tr("End the recording"),
    }


def _meetings() -> dict[str, str]:
    return {
        "record": texts.tr("Record a meeting"),
        "import": texts.tr("Import a recording"),
        "find": texts.tr("Go to the search"),
        "record_planned": texts.tr("Prepare and record"),
        "watch": texts.tr("Go to the recording"),
        "recover": texts.tr("Recover the recording"),
        "mend": texts.tr("Repair"),
        "transcribe": texts.tr("Transcribe"),
        "progress": texts.tr("Show the transcription"),
        "review": texts.tr("Read and correct"),
        "share": texts.tr("Share"),
        "minutes": texts.tr("Minutes"),
        "again": texts.tr("Transcribe again…"),
        "earlier": texts.tr("Earlier texts"),
        "give_text": texts.tr("Give it a text from a file…"),
        "find_sound": texts.tr("Show where the sound is…"),
        "rename": texts.tr("Rename"),
        "tags": texts.tr("Change the tags"),
        "folder": texts.tr("Open the folder"),
        "back_up": texts.tr("Back up…"),
        "delete": texts.tr("Put into the trash"),
    }


def _queue() -> dict[str, str]:
    return {
        "pause": texts.tr("Pause, or go on"),
        "open": texts.tr("Open"),
        "up": texts.tr("Move up"),
        "down": texts.tr("Move down"),
        "retry": texts.tr("Try again"),
        "remove": texts.tr("Take out"),
        "clear": texts.tr("Clear what is over"),
    }


def _minutes() -> dict[str, str]:
    return {
        "undo": texts.tr("Undo"),
        "redo": texts.tr("Redo"),
        "write": texts.tr("Write the minutes"),
    }


def _window() -> dict[str, str]:
    to = texts.tr("Go to “{place}”")
    return {
        "help": texts.tr("Help for this screen"),
        "meetings": to.format(place=texts.tr("Meetings")),
        "queue": to.format(place=texts.tr("Transcriptions")),
        "decisions": to.format(place=texts.tr("Decisions")),
        "models": to.format(place=texts.tr("Models")),
        "about": to.format(place=texts.tr("About")),
        "settings": to.format(place=texts.tr("Settings")),
    }
