"""The real desktop application on a screen of its own: a meeting from the first start to its captions, as people do it.

Everything is found by what a screen reader is told of it. Pictures of each step are kept in build/screens.
"""

from __future__ import annotations

import sys

import numpy as np
import pytest

from lokas.meeting import Meeting
from lokas.places import Places
from lokas.recorder.link import RecorderLink
from lokas.settings import Settings
from lokas_models.catalogue import SELF_TEST
from tests.helpers.desktop import EIGHT, PICTURED, Desktop
from tests.helpers.screen_of_its_own import VirtualScreen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI and Xvfb are of Linux")

RATE = 16_000
RECORDED_MS = 20_000
TITLE = "Bureau du 14 mars"


@pytest.fixture
def room(sound_server, meeting):
    """A microphone that hears the demonstration meeting."""
    made = sound_server.microphone("salle", "Micro de la salle")
    with sound_server.playing(made, np.tile(meeting, 5), RATE):
        yield made


def test_a_meeting_from_the_first_start_to_its_captions(room, home):
    """Each step is pictured eight times; all of it goes on although language, colours and size change all the time."""
    journey(home, "light", 1, language="fr", script=PICTURED, pictures=EIGHT)


def test_the_same_in_english_in_the_dark_on_a_screen_of_twice_the_density(room, home):
    journey(home, "dark", 2, language="en", pictures="en dark, screen 200")


def test_the_same_with_the_keyboard_alone(room, home):
    journey(home, "light", 1, language="fr", keys_alone=True)


def journey(home, theme, scale, **wanted):
    choose(Places(home), theme)
    size = 1280 * scale, 720 * scale
    with VirtualScreen(*size) as screen, Desktop(screen, home, QT_SCALE_FACTOR=str(scale), **wanted) as desktop:
        first_start(desktop)
        record(desktop)
        transcribe(desktop)
        correct(desktop)
        share(desktop)
        find_again(desktop)
        desktop.keys("Alt+F4")

        assert desktop.ended() == 0
        assert "Traceback" not in desktop.log


def choose(places, theme):
    """A theme; and the model that is always there, since it is offered to those only who asked for it."""
    settings = Settings(places.settings)
    settings.put("interface.theme", theme)
    settings.put("text.model", SELF_TEST)


def first_start(desktop):
    desktop.the("label", "Welcome to Lokas")
    desktop.keep("welcome")
    desktop.the("push button", "Next").press()
    desktop.the("label", "Which microphone do you record with?")
    desktop.keep("microphone")
    desktop.the("push button", "Next").press()
    desktop.the("label", "A model, to turn speech into text")
    desktop.keep("model")
    desktop.the("push button", "Later").press()
    desktop.the("push button", "Record a meeting")
    desktop.keep("meetings, none yet")


def record(desktop):
    """The demonstration meeting, for a while, with a mark."""
    desktop.the("push button", "Record a meeting").press()
    desktop.the("text", "&Title").focus()
    desktop.type(TITLE)
    desktop.the("push button", "Begin to record", "enabled")
    shown = desktop.the("check box", "Show the &text while people speak")
    if "checked" in shown.states:
        shown.press()
    desktop.keep("before the recording")
    desktop.the("check box", "The text was read aloud to &everybody present").press()
    desktop.the("push button", "Begin to record", "enabled").press()
    desktop.the("label", "Recording")
    desktop.the("push button", "Pause", "enabled").press()
    desktop.hears("Paused: nothing is recorded")
    desktop.the("push button", "Resume", "enabled").press()
    desktop.hears("Recording")
    desktop.until(lambda: recorded_ms(desktop) > RECORDED_MS, "enough is recorded")
    desktop.keep("recording")
    desktop.the("push button", "End the recording", "enabled").press()
    desktop.the("label", "It has no text yet. That can be made now, or at any time later.")
    desktop.keep("recorded")


def recorded_ms(desktop):
    (folder,) = (desktop.home / "meetings").iterdir()
    return RecorderLink(Meeting(folder)).status().recorded_ms


def transcribe(desktop):
    desktop.the("push button", "Transcribe", "enabled").press()
    desktop.keep("what to transcribe")
    desktop.the("push button", "Transcribe", "enabled", "focused").press()
    desktop.keep("transcribing")
    desktop.hears("Transcribing “{title}”")
    desktop.the("push button", "Clear what is over", "enabled")
    desktop.hears("The text of “{title}” is ready.")
    desktop.the("push button", "Open", "enabled").press()
    desktop.the("text", "Text of the meeting")


def correct(desktop):
    """Three words, the name of somebody, and the name again."""
    desktop.the("text", "Text of the meeting").focus()
    desktop.keep("review")
    desktop.keys("Ctrl+Home", "Ctrl+Shift+Right")
    desktop.type("Bonjour cher tresorier ")
    desktop.keys("Home")
    desktop.the("push button", "Somebody else says it…", "enabled").press()
    desktop.the("text", "Name of the speaker", "focused")
    desktop.type("Zoe")
    desktop.keys("Return")
    desktop.the("list item", "1, Zoe")
    desktop.the("push button", "Rename…", "enabled").press()
    desktop.the("text", "Name of the speaker", "focused")
    desktop.keys("Ctrl+A")
    desktop.type("Zoe Martin")
    desktop.keys("Return")
    desktop.the("list item", "1, Zoe Martin")
    desktop.keys("Ctrl+Z")
    desktop.hears("Undone")
    desktop.keys("Ctrl+Y")
    desktop.hears("Done again")
    desktop.the("list item", "1, Zoe Martin")
    desktop.keep("corrected")


def share(desktop):
    desktop.the("push button", "Share", "enabled").press()
    for name in ("Captions for videos (SRT)", "Captions for the web (WebVTT)"):
        desktop.the("check box", name, "enabled").press()
        desktop.the("check box", name, "checked")
    desktop.keep("share")
    desktop.the("push button", "Write the files", "enabled").press()
    desktop.hears("Written: {path}")
    desktop.the("push button", "Open the folder", "enabled")
    desktop.keep("shared")
    (folder,) = (desktop.home / "meetings").iterdir()
    written = {path.suffix: path for path in folder.glob("exports/*")}

    assert set(written) == {".odt", ".srt", ".vtt"}
    for captions in (written[".srt"], written[".vtt"]):
        words = captions.read_text(encoding="utf-8").split()
        assert {"Bonjour", "cher", "tresorier", "Martin"} <= set(words)


def find_again(desktop):
    """A word from the start screen, and the place where it was said."""
    desktop.the("list item", "Meetings").press()
    desktop.the("text", "Search").focus()
    desktop.type("tresorier")
    desktop.the("list", "What was found")
    desktop.keep("found")
    desktop.keys("Down", "Return")
    desktop.the("text", "Text of the meeting")
    desktop.keep("opened where it was said")
