"""The real application is killed in the midst of what is done on each screen, and started again.

Nothing is lost, and the person is told where they were; what was cut short goes on, or is offered.
"""

from __future__ import annotations

import json
import sys
import wave

import numpy as np
import pytest

from lokas.audio.decode import probe
from lokas.documents import document_of
from lokas.job_queue import JobQueue
from lokas.library import Library
from lokas.meeting import Meeting, find_meetings
from lokas.meeting.facts import MeetingFacts
from lokas.places import Places
from lokas.recorder.link import RecorderLink
from lokas.settings import Settings
from lokas.transcription import Request
from lokas_models.catalogue import SELF_TEST
from lokas_ui.viewmodels.whereabouts import FILE
from lokas_ui.widgets.times import clock
from tests.helpers.association import BEGAN, COUNCIL, found_association
from tests.helpers.command import ROOT
from tests.helpers.desktop import Desktop
from tests.helpers.hub_server import HubServer, stalled
from tests.helpers.meetings import write_repeated
from tests.helpers.one_catalogue import CATALOGUE
from tests.helpers.screen_of_its_own import VirtualScreen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI and Xvfb are of Linux")

RATE = 16_000
VISITED = ROOT / "tests" / "helpers" / "visited.py"
SMALL_CATALOGUE = ROOT / "tests" / "helpers" / "one_catalogue.py"
OF_MEETING = {"review", "minutes", "share"}
TYPED, IN_THE_MIDST = "Bonjour a tous ", "et a tout"


class Stopped:
    """The application, which is shown a screen, killed there, and started again."""

    def __init__(self, desktop, council):
        self.desktop, self.council = desktop, council
        self.home = desktop.home
        self.places = Places(desktop.home)

    def visit(self, screen):
        self.desktop.tell(screen, str(self.council.folder) if screen in OF_MEETING else None)
        self.noted(lambda place: place["screen"] == screen)

    def noted(self, wanted):
        """Wait until it is on the disk where the person is."""

        def there():
            try:
                place = json.loads((self.home / FILE).read_bytes())["open"]
            except FileNotFoundError:
                return None
            return place if place and wanted(place) else None

        return self.desktop.until(there, "where the person is")

    def kill_and_start(self):
        self.desktop.kill()
        self.desktop.start()

    def go_back(self, told, **data):
        """The start screen tells this, and leads back."""
        text = self.desktop.said(told).format(**data)
        self.desktop.until(lambda: self.tells(text), text)
        self.desktop.the("push button", "Go back there").press()
        self.desktop.until(lambda: not self.tells(text), "the screen behind it")

    def recorder(self):
        """The recorder that is at work, None for none."""
        meetings = (one for one in find_meetings(self.places.meetings) if isinstance(one, Meeting))
        return next(filter(None, map(RecorderLink.attach, meetings)), None)

    def tells(self, text):
        return any(one.role == "label" and one.name == text for one in self.desktop.elements())


@pytest.fixture(scope="module")
def stopped(tmp_path_factory):
    home = tmp_path_factory.mktemp("killed") / "Éloïse Château-Müller"
    council = found_association(home)
    with VirtualScreen() as screen, Desktop(screen, home, script=VISITED) as desktop:
        yield Stopped(desktop, council)


def test_in_a_review_what_was_typed_is_there_and_the_text_opens_at_its_second(stopped):
    desktop, journal = stopped.desktop, stopped.council.folder / "document.edits.jsonl"
    stopped.visit("review")
    desktop.the("text", "Text of the meeting").focus()
    desktop.keys("Ctrl+End", "Home")
    desktop.type(TYPED)
    desktop.until(lambda: journal.exists() and "Bonjour" in journal.read_text(encoding="utf-8"), "the edit")
    last = document_of(stopped.council).segments[-1]
    place = stopped.noted(lambda place: (place["at_ms"] or 0) >= last.start_ms)
    desktop.type(IN_THE_MIDST)
    stopped.kill_and_start()

    time = clock(place["at_ms"])
    stopped.go_back("Lokas stopped while “{title}” was being reviewed, at {time}.", title=COUNCIL, time=time)
    text = desktop.the("text", "Text of the meeting", "focused")
    desktop.until(lambda: TYPED.strip() in text.text.split("\n")[-1], "what was typed")
    assert stopped.noted(lambda place: place["screen"] == "review")["at_ms"] >= last.start_ms


def test_before_a_recording_all_that_was_filled_in_is_there(stopped):
    desktop, draft = stopped.desktop, stopped.home / "next meeting.json"
    stopped.visit("prepare")
    desktop.the("text", "&Title").focus()
    desktop.type("Conseil de juin")
    desktop.until(lambda: draft.exists() and "Conseil de juin" in draft.read_text(encoding="utf-8"), "the draft")
    stopped.kill_and_start()

    stopped.go_back("Lokas stopped while a recording was being prepared. What was filled in is kept.")
    assert desktop.the("text", "&Title", "focused").text == "Conseil de juin"


def test_in_minutes_what_was_typed_and_not_confirmed_is_there(stopped):
    desktop = stopped.desktop
    stopped.visit("minutes")
    desktop.the("text", "&Association").focus()
    desktop.type("Les Amis des ecluses")
    desktop.until(lambda: stopped.council.facts.association == "Les Amis des ecluses", "what was typed")
    stopped.kill_and_start()

    stopped.go_back("Lokas stopped while the minutes of “{title}” were being written.", title=COUNCIL)
    desktop.until(lambda: desktop.the("text", "&Association").text == "Les Amis des ecluses", "what was typed")


def test_an_export_leaves_no_half_file(stopped):
    desktop, exports = stopped.desktop, stopped.council.exports
    stopped.visit("share")
    desktop.the("check box", "FLAC", "enabled").press()
    desktop.the("push button", "Write the files", "enabled").press()
    desktop.until(lambda: exports.exists() and any(exports.iterdir()), "the first file")
    stopped.kill_and_start()

    length_ms = probe(stopped.council.sound_file()).duration_ms
    sounds = [one for one in exports.iterdir() if one.suffix == ".flac"]
    assert all(probe(one).duration_ms == pytest.approx(length_ms, abs=100) for one in sounds)
    stopped.go_back("Lokas stopped while “{title}” was being shared.", title=COUNCIL)
    desktop.the("check box", "FLAC", "checked")
    desktop.the("push button", "Write the files", "enabled")


def test_what_was_deleted_for_good_is_gone_or_whole(stopped):
    desktop, places = stopped.desktop, stopped.places
    library = Library(places.meetings, places.trash)
    gone = Meeting.create_with(places.meetings, MeetingFacts("Brouillon", BEGAN, closed="stopped"))
    library.delete(gone.folder)
    stopped.visit("trash")
    desktop.the("push button", "Empty the trash…", "enabled").press()
    desktop.the("push button", "Delete for ever", "enabled").press()
    stopped.kill_and_start()

    stopped.go_back("Lokas stopped while “{screen}” was shown.", screen=desktop.said("Trash"))
    left = library.trashed()
    assert all(Meeting.open(one.folder).facts.title == "Brouillon" for one in left)
    desktop.until(lambda: len(list(places.trash.iterdir())) == len(left), "nothing hidden is left")


def test_a_setting_is_kept_the_moment_it_is_changed(stopped):
    desktop = stopped.desktop
    stopped.visit("settings")
    desktop.the("check box", "Transcribe on mains power only").press()
    desktop.until(lambda: Settings(stopped.places.settings)["text.only_on_mains"], "the setting")
    stopped.kill_and_start()

    stopped.go_back("Lokas stopped while “{screen}” was shown.", screen=desktop.said("Settings"))
    desktop.the("check box", "Transcribe on mains power only", "checked")


def test_a_transcription_goes_on_where_it_was_and_the_queue_is_shown_again(stopped, meeting):
    desktop, places = stopped.desktop, stopped.places
    long = Meeting.create_with(places.meetings, MeetingFacts("Bureau", BEGAN, closed="stopped"))
    write_repeated(long.sound, meeting, 5)
    stopped.visit("queue")
    JobQueue(places).add([Request(long.folder, model=SELF_TEST, language="fr")])
    desktop.until(lambda: long.journal.exists() and long.journal.read_bytes().count(b"\n") > 1, "some of the text")
    stopped.kill_and_start()
    kept = long.journal.read_bytes()

    stopped.go_back("Lokas stopped while “{screen}” was shown.", screen=desktop.said("Transcriptions"))
    desktop.until(lambda: long.transcript.exists() or long.journal.read_bytes() != kept, "more of the text")
    assert long.transcript.exists() or long.journal.read_bytes().startswith(kept)


def test_an_import_that_was_cut_short_is_offered_and_comes(stopped, tmp_path):
    desktop, noted = stopped.desktop, stopped.home / "imports.json"
    sound = tmp_path / "Assemblee.wav"
    with wave.open(str(sound), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(np.zeros(RATE * 600, np.int16).tobytes())
    stopped.visit("meetings")
    desktop.the("push button", "Import a recording").focus()
    desktop.keys("Space")
    desktop.until(lambda: any(one.role == "dialog" for one in desktop.elements()), "a dialog that asks for a file")
    desktop.type(str(sound))
    desktop.keys("Return")
    desktop.until(noted.exists, "what is to be imported")
    stopped.kill_and_start()

    told = desktop.said("The import of “{name}” did not end.").format(name=sound.name)
    desktop.until(lambda: stopped.tells(told), told)
    desktop.the("push button", "Go on").press()
    desktop.until(lambda: any(stopped.places.meetings.glob("*Assemblee*")) and not noted.exists(), "the meeting")


def test_whoever_logs_out_is_told_of_no_crash_and_loses_nothing(stopped):
    desktop = stopped.desktop
    stopped.visit("review")
    desktop.the("text", "Text of the meeting").focus()
    desktop.keys("Ctrl+Home")
    desktop.type("Adieu ")
    desktop.until(lambda: "Adieu " in desktop.the("text", "Text of the meeting").text, "what was typed")
    desktop.process.terminate()

    assert desktop.ended() == 0
    assert document_of(stopped.council).segments[0].text.startswith("Adieu ")
    assert json.loads((stopped.home / FILE).read_bytes())["open"] is None
    stopped.kill_and_start()


def test_a_recording_goes_on_without_the_window_and_is_shown_again(stopped, sound_server, meeting):
    desktop = stopped.desktop
    stopped.kill_and_start()  # it hears the microphone that is there now
    with sound_server.playing(sound_server.microphone("salle", "Micro de la salle"), np.tile(meeting, 5), RATE):
        stopped.visit("prepare")
        desktop.the("push button", "Begin to record", "enabled")
        desktop.the("check box", "The text was read aloud to &everybody present").press()
        desktop.the("push button", "Begin to record", "enabled").press()
        stopped.noted(lambda place: place["screen"] == "recording")
        link = desktop.until(stopped.recorder, "a recorder at work")
        desktop.the("text", "Text of the marker").focus()
        desktop.type("Noter la cle")
        noted = stopped.home / "next marker.json"
        desktop.until(lambda: noted.exists() and "Noter la cle" in noted.read_text(encoding="utf-8"), "the note")
        stopped.kill_and_start()
        before_ms = link.status().recorded_ms

        desktop.the("push button", "End the recording", "enabled")
        desktop.until(lambda: desktop.the("text", "Text of the marker").text == "Noter la cle", "the note")
        desktop.until(lambda: link.status().recorded_ms > before_ms + 1_000, "more sound")
        desktop.the("push button", "End the recording", "enabled").press()
        desktop.until(lambda: link.meeting.facts.closed == "stopped", "its end")


def test_at_the_first_start_the_download_of_a_model_goes_on_where_it_was(home):
    with HubServer() as hub:
        for entry in CATALOGUE.entries:
            hub.publish(entry)
            hub.plan(entry, "model.bin", stalled(100_000))
        with VirtualScreen() as screen, Desktop(screen, home, script=SMALL_CATALOGUE, LOKAS_HUB=hub.url) as desktop:
            for _ in range(2):
                desktop.the("push button", "Next").press()
                desktop.settled()
            install = desktop.said("Install ({size})").partition("{")[0]
            desktop.the("push button", install, "enabled").press()
            came = desktop.until(lambda: [*home.glob("models/.incoming/*/*model.bin*")], "some of the model")[0]
            desktop.until(lambda: came.stat().st_size == 100_000, "all that came")
            desktop.kill()
            desktop.start()

            desktop.the("label", "Stopped. What has been downloaded is kept: “Install” goes on from there.")
            desktop.the("push button", install, "enabled").press()
            desktop.the("push button", "Begin", "enabled")
            desktop.until(lambda: [*home.glob("models/*/model.bin")], "the model")
        assert hub.asked("model.bin")[-1]["range"] == "bytes=100000-"
