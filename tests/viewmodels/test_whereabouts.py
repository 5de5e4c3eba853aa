"""Where a person is stays known: a text opens where it was left, and a crash is told once, with the way back."""

import datetime as dt
import json
from contextlib import closing

import pytest

from lokas.meeting import Meeting
from lokas.places import Places
from lokas_ui.screens import SCREENS
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.viewmodels.whereabouts import FILE, Left, Whereabouts
from tests.helpers.command import start
from tests.helpers.interface import AtOnce

AT_MS = 751_000
START = Place("meetings")
WORK_AND_STOP = """
import json, os, sys
from pathlib import Path
from lokas.places import Places
from lokas.workspace import Workspace
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.viewmodels.whereabouts import Whereabouts
from tests.helpers.interface import AtOnce

with Workspace(Places.of_system()) as workspace:
    here = Whereabouts(workspace, AtOnce(), "meetings")
    for screen, folder, at_ms in json.loads(sys.argv[1]):
        here.note(Place(screen, folder and Path(folder)), at_ms)
    os.kill(os.getpid(), 9)
"""


@pytest.fixture
def council(room):
    return Meeting.create(room.places.meetings, "CA de mars : été", dt.datetime(2026, 3, 14, 18, tzinfo=dt.UTC))


@pytest.fixture
def opened(room):
    """Lokas is started (again), and looks where the person was."""
    made = []

    def start_again():
        if made:
            made.pop().close()
        made.append(Whereabouts(room, AtOnce(), "meetings"))
        made[-1].look(SCREENS)
        return made[-1]

    yield start_again
    for one in made:
        one.close()


def stop_at(room, *places):
    """A Lokas that is killed after it was at these places."""
    told = [[one.screen, str(one.folder) if one.folder else None, at_ms] for one, at_ms in places]
    process = start(room.places.data, json.dumps(told), script=WORK_AND_STOP)
    _, complaints = process.communicate()
    assert process.returncode == -9, complaints


def test_after_a_crash_the_place_is_offered_with_the_moment_and_the_title(room, council, opened):
    stop_at(room, (START, None), (Place("review", council.folder), AT_MS))

    assert opened().offered.state == Left(Place("review", council.folder, AT_MS), "CA de mars : été")


def test_it_is_offered_again_after_a_second_crash_on_the_first_screen(room, council, opened):
    stop_at(room, (Place("share", council.folder), None))
    stop_at(room, (START, None))

    assert opened().offered.state == Left(Place("share", council.folder), "CA de mars : été")


def test_it_is_offered_no_more_once_the_person_went_there_or_was_told(room, council, opened):
    stop_at(room, (Place("share", council.folder), None))
    here = opened()
    here.note(START, None)
    assert here.offered.state is not None

    here.note(Place("share", council.folder), None)
    here.note(START, None)

    assert here.offered.state is None
    assert opened().offered.state is None


def test_after_an_orderly_end_nothing_is_offered_but_the_text_opens_where_it_was_left(council, opened):
    here = opened()
    here.note(Place("review", council.folder), AT_MS)

    here = opened()

    assert here.offered.state is None
    assert here.moment(council.folder) == AT_MS


def test_the_place_in_a_text_stays_with_a_meeting_that_is_renamed(room, council, opened):
    opened().note(Place("review", council.folder), AT_MS)

    renamed = room.library.rename(council, "Conseil")

    assert opened().moment(renamed.folder) == AT_MS


@pytest.mark.parametrize("screen", ["screen of a newer Lokas", "review"])
def test_a_place_that_is_not_there_any_more_is_not_offered(room, council, opened, screen):
    stop_at(room, (Place(screen, council.folder), AT_MS))
    room.library.delete(council.folder)

    assert opened().offered.state is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": "lokas.whereabouts", "version": "1.0", "open": 3}'])
def test_a_damaged_file_says_nothing(room, opened, content):
    room.places.data.mkdir(parents=True, exist_ok=True)
    (room.places.data / FILE).write_bytes(content)

    assert opened().offered.state is None


def test_a_second_application_beside_the_first_tells_of_no_crash_and_keeps_nothing(room, council, opened):
    first = opened()
    first.note(Place("review", council.folder), AT_MS)
    kept = (room.places.data / FILE).read_bytes()

    with closing(Whereabouts(room, AtOnce(), "meetings")) as second:
        second.look(SCREENS)
        second.note(Place("share", council.folder), None)

        assert second.offered.state is None
    assert (room.places.data / FILE).read_bytes() == kept


def test_nothing_is_written_while_nobody_moves(room, council, opened):
    here = opened()
    here.note(Place("review", council.folder), AT_MS)
    before = (room.places.data / FILE).stat().st_ino

    here.note(Place("review", council.folder), AT_MS)

    assert (room.places.data / FILE).stat().st_ino == before


def test_where_nothing_can_be_written_people_work_all_the_same(tmp_path, room, council):
    (tmp_path / "a file").write_text("")
    room.places = Places(tmp_path / "a file")

    with closing(Whereabouts(room, AtOnce(), "meetings")) as here:
        here.note(Place("review", council.folder), AT_MS)

        assert here.moment(council.folder) == AT_MS
