"""What each screen is for, in plain words: the help that is one click away on all of them."""

from __future__ import annotations

from lokas_ui.language import texts


def purposes() -> dict[str, str]:
    """By the name of the screen: a few sentences each."""
    return {**_of_meetings(), **_of_recording(), **_of_texts(), **_of_sharing(), **_of_lokas()}


def _of_meetings() -> dict[str, str]:
    return {
        "welcome": texts.tr(
            "Three short steps, and Lokas is ready. Choose your language, see that the microphone hears you, and take "
            "the model that turns speech into text. Each step can be skipped: recording works without a model. All of "
            "it can be changed later in “Settings” and “Models”."
        ),
        "meetings": texts.tr(
            "All your meetings are here, the newest first. “Record a meeting” begins a new one; “Import a recording” "
            "takes in a sound or video file, which can also be dropped onto the list. Choose a meeting, and the button "
            "below the list does what comes next for it; “More” shows all that can be done. The search finds words "
            "that were ever said, and opens the meeting at that second."
        ),
        "trash": texts.tr(
            "Meetings that you deleted wait here, with their sound and their text. “Restore” puts one back where it "
            "was. Nothing is deleted for ever until you empty the trash and say so twice."
        ),
        "decisions": texts.tr(
            "Every decision, vote and task that was marked in any meeting stands here, by date. Filter them by their "
            "kind, by words or by tasks that are still open. “Read at that moment” leads to the second at which it "
            "was said. The table can be saved for a spreadsheet."
        ),
    }


def _of_recording() -> dict[str, str]:
    return {
        "prepare": texts.tr(
            "Fill in what you know; all of it can stay empty and be added later. Tick who is there, and look whether "
            "the level moves when somebody speaks: “Check the room” listens for ten seconds and says whether everybody "
            "can be heard. Read the text at the right aloud and tick the box: people have a right to know. Then begin, "
            "or keep the meeting for later."
        ),
        "recording": texts.tr(
            "The sound is written to the disk every second. “Pause” records nothing until you go on; “Off the record” "
            "keeps nothing of what is said, and the minutes show that there was a break. Mark decisions and votes as "
            "they come: they are found again in the text. You can close the window: the recording goes on, and the "
            "next start of Lokas shows it again."
        ),
        "queue": texts.tr(
            "Here meetings are turned into text, one after the other. You can go on working, close the window or "
            "switch the computer off: what is text already is kept, and the work goes on from there. Entries can be "
            "put in another order, with the mouse or with the buttons. “Pause” frees the computer at once."
        ),
    }


def _of_texts() -> dict[str, str]:
    return {
        "review": texts.tr(
            "Read the text while you listen to it, and type over what is wrong: every change is saved at once and can "
            "be undone. A click on a word plays it. Doubtful words have a wavy line: “Next doubt” leads from one to "
            "the next. At the side, give the speakers their names, and see what was marked or hidden. When you have "
            "read all of it, tick “All of it is reviewed”."
        ),
        "earlier": texts.tr(
            "Each time a meeting is transcribed anew, the text it had is set aside, with its corrections and marks. "
            "Here you see these texts and can compare them. “Bring this text back” puts the chosen one in the place of "
            "the present one, which is set aside in its turn: nothing is lost."
        ),
    }


def _of_sharing() -> dict[str, str]:
    return {
        "speaking": texts.tr(
            "See who spoke for how long, in the whole meeting or at one point of its agenda. Nobody is ranked unless "
            "you ask. Where it is unsure who speaks, two times are shown: what surely is theirs, and what may be. "
            "Groups are only those that people declared themselves. “Write the sheet” makes a page to print."
        ),
        "share": texts.tr(
            "Choose what you need: documents to read, captions for a video, the sound, or data for other programs. "
            "Several can be written at once. “Preview of captions” shows them as viewers will see them, and what makes "
            "them hard to read. Below stands what these files tell of people. Nothing is sent: the files are put into "
            "a folder of this computer."
        ),
        "minutes": texts.tr(
            "At the left is what the minutes are made of: the agenda, the people, and the decisions, votes and tasks "
            "that were marked. At the right you see the page that comes of it. Click on a time to hear what was said "
            "then. “Write the minutes” makes a document that you can finish in your word processor."
        ),
    }


def _of_lokas() -> dict[str, str]:
    return {
        "models": texts.tr(
            "A model is what turns speech into text. One is enough; a larger one makes fewer errors and takes longer. "
            "For each you see where it comes from, what it was trained on, and the errors that were published. "
            "“Measure the speed” says how long one hour takes on this computer. Without a network, a model can come on "
            "a USB stick."
        ),
        "settings": texts.tr(
            "Everything here has a value that suits most people. A change holds at once and is kept. The search finds "
            "a setting by its name or by what it does."
        ),
        "keys": texts.tr(
            "Every action can have keys of your choice. A foot pedal is a key like any other. Where a key is taken "
            "already, Lokas asks which of the two it shall be. The usual keys can always be put back."
        ),
        "about": texts.tr(
            "Here stands how the text comes about, where it errs, and whom it understands less well. “This computer” "
            "looks whether everything Lokas needs is there. The licences say what Lokas is made of. Nothing of your "
            "meetings is ever sent anywhere."
        ),
    }
