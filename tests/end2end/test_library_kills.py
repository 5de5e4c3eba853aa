"""A meeting that is renamed, tagged, deleted and restored by a process that is killed at any moment stays whole."""

import datetime as dt
import time
from random import Random

from lokas.library import Library
from lokas.meeting import Meeting
from lokas.places import Places
from tests.helpers.command import start

KILLS = 20
TITLES = {"Un", "Deux : été"}
CHANGES = """
from lokas.library import Library
from lokas.places import Places

places = Places.of_system()
library = Library(places.meetings, places.trash)
for one in library.trashed():
    library.restore(one)
print(flush=True)
while True:
    for title in ("Un", "Deux : été"):
        meeting = library.rename(library.find("last"), title)
        library.tag(meeting, ["AG"])
        library.delete(meeting.folder)
        library.restore(library.find_trashed(title))
        library.tag(library.find("last"), remove=["AG"])
"""


def change_and_kill(home, random):
    process = start(home, script=CHANGES)
    try:
        process.stdout.readline()
        time.sleep(random.uniform(0, 0.1))
    finally:
        process.kill()
        complaints = process.communicate()[1]
    assert "Error" not in complaints


def test_wherever_it_is_killed_there_is_one_meeting_and_it_opens(tmp_path):
    places = Places(tmp_path / "Éloïse Château-Müller")
    library = Library(places.meetings, places.trash)
    made = Meeting.create(library.root, "Un", dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC))
    made.sound.write_bytes(b"sound")
    key, random = made.facts.key, Random(20260314)

    for _ in range(KILLS):
        change_and_kill(places.data, random)
        kept, trashed = library.shelf(), library.trashed()
        assert kept.damaged == kept.copies == ()
        assert len(kept.entries) + len(trashed) == 1
        folder = trashed[0].folder if trashed else kept.entries[0].meeting.folder
        facts = Meeting.open(folder).facts
        assert (facts.key, facts.title in TITLES, facts.tags in {(), ("AG",)}) == (key, True, True)
        assert (folder / "audio.flac").read_bytes() == b"sound"
