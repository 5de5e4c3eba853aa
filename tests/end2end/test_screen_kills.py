"""What screens write while people work is whole, wherever the process that writes it is killed."""

from __future__ import annotations

import csv
import json
import sys
import time
from contextlib import closing
from random import Random

import pytest

from lokas.documents import document_of, open_document
from lokas.meeting import Meeting
from lokas.places import Places
from lokas.settings import Settings
from lokas.text.document import AddMark, redactions
from lokas.workspace import Workspace
from lokas_ui.viewmodels.drafts import with_draft
from lokas_ui.viewmodels.preparing import Form
from lokas_ui.viewmodels.unfinished import Unfinished
from lokas_ui.viewmodels.whereabouts import Whereabouts
from tests.helpers.command import start
from tests.helpers.documents import meeting_with, transcript
from tests.helpers.interface import AtOnce

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there a file that is read cannot be replaced")

KILLS = 4
SAID = tuple(f"Le budget numéro {number} est adopté" for number in range(150))
BUDGETS = {"Le budget", "Le projet"}

BUSY = """
import sys
from pathlib import Path

from lokas.places import Places
from lokas.settings import Settings
from lokas.text.document import Search
from lokas.workspace import Workspace
from lokas_ui.viewmodels.corrections import Corrections
from lokas_ui.viewmodels.drafts import keep_draft
from lokas_ui.viewmodels.minutes_desk import MinutesDesk
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.viewmodels.preparing import Form
from lokas_ui.viewmodels.register import Register
from lokas_ui.viewmodels.transcript import Review
from lokas_ui.viewmodels.unfinished import Unfinished
from lokas_ui.viewmodels.whereabouts import Whereabouts
from tests.helpers.interface import AtOnce

folder, runner = Path(sys.argv[1]), AtOnce()
with Workspace(Places.of_system()) as workspace:
    data = workspace.places.data
    review = Review(workspace, runner)
    corrections = Corrections(review, workspace, runner)
    review.open(folder)
    register, settings = Register(workspace, runner), Settings(workspace.places.settings)
    desk, here = MinutesDesk(workspace, runner), Whereabouts(workspace, runner, "meetings")
    desk.open(folder)
    register.refresh()
    imports = Unfinished(data / "imports.json")
    while True:
        for before, after in (("budget", "projet"), ("projet", "budget")):
            corrections.look_for(Search(before), after)
            corrections.replace_chosen()
            review.hide_name("numéro")
            review.undo()
            desk.set_association(f"Les Amis du {after}")
            register.write_table(data / "registre.csv")
            settings.put("recording.association", f"Les Amis du {after}")
            keep_draft(data / "next meeting.json", Form(title=f"Le {after}"))
            here.note(Place("review", folder), len(after))
            imports.note([f"{after}.mp3"])
        print(flush=True)
"""


@pytest.fixture
def council(home):
    meeting = meeting_with(Places(home).meetings, "Conseil d'été", transcript(*SAID))
    with open_document(meeting) as file:
        file.do(AddMark("decision", 500, 900, "Le budget est adopté"))
    return meeting


def test_wherever_it_is_killed_everything_is_there_and_opens(home, council):
    random = Random(20260314)
    for _ in range(KILLS):
        work_and_kill(home, council, random)

        assert_text_is_whole(council)
        assert_files_are_whole(home)
        assert_place_is_known(home, council)


def work_and_kill(home, council, random):
    process = start(home, str(council.folder), script=BUSY)
    try:
        process.stdout.readline()
        time.sleep(random.uniform(0, 0.5))
    finally:
        process.kill()
        complaints = process.communicate()[1]
    assert "Error" not in complaints, complaints


def assert_text_is_whole(council):
    """Replaced everywhere or nowhere, hidden everywhere or nowhere."""
    document = document_of(Meeting.open(council.folder))
    assert len(document.segments) == len(SAID)
    assert len({segment.text[:9] for segment in document.segments} & BUDGETS) == 1
    assert [len(one.spans) for one in redactions(document)] in ([], [len(SAID)])


def assert_files_are_whole(home):
    with (home / "registre.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len({len(row) for row in csv.reader(file)}) == 1
    assert "Les Amis du" in Settings(home / "settings.json")["recording.association"]
    assert with_draft(home / "next meeting.json", Form()).title in BUDGETS
    assert Unfinished(home / "imports.json").read() in {("projet.mp3",), ("budget.mp3",)}


def assert_place_is_known(home, council):
    with Workspace(Places(home)) as workspace, closing(Whereabouts(workspace, AtOnce(), "meetings")) as here:
        here.look({"review"})
        assert here.offered.state.place.folder == council.folder
    assert json.loads((home / "whereabouts.json").read_bytes())["open"] is None
