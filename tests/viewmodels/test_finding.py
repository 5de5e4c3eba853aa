"""The search box: every word that was ever said, with its second."""

import pytest

from lokas.places import Places
from lokas.workspace import Workspace
from lokas_ui.viewmodels.finding import MOST_HITS, Finding, wanted_of
from tests.helpers.interface import AtOnce
from tests.helpers.kept import Kept


@pytest.fixture
def kept():
    return Kept(Places.of_system().data)


@pytest.fixture
def finding():
    with Workspace(Places.of_system()) as workspace:
        yield Finding(workspace, AtOnce())


class Later:
    """A runner that tells nothing before it is asked to."""

    def __init__(self):
        self.followed = []

    def follow(self, *asked):
        self.followed.append(asked)

    def tell(self):
        for asked in self.followed:
            AtOnce().follow(*asked)
        self.followed.clear()


def test_words_are_found_with_the_meeting_and_the_second(kept, finding):
    meeting = kept.add("Bonsoir à tous.", "L'été, la fête aura lieu dehors.", title="Bureau")

    finding.find(" ete ")

    (hit,) = finding.state.state.hits
    assert (hit.folder, hit.title, finding.state.state.count) == (meeting.folder, "Bureau", 1)
    assert hit.start_ms > 0
    assert [hit.snippet[start:end] for start, end in hit.found] == ["été"]
    assert not finding.state.state.busy


def test_an_emptied_box_shows_nothing(kept, finding):
    kept.add("Bonsoir.")
    finding.find("bonsoir")

    finding.find("")

    assert (finding.state.state.words, finding.state.state.hits) == ("", ())


def test_a_meeting_that_came_meanwhile_is_found_when_it_is_looked_for_again(kept, finding):
    finding.find("bonsoir")
    assert finding.state.state.count == 0
    kept.add("Bonsoir.")

    finding.find("bonsoir")
    assert finding.state.state.count == 0
    finding.find_again()

    assert finding.state.state.count == 1


def test_more_is_shown_when_it_is_asked_for(kept, finding):
    for number in range(MOST_HITS + 3):
        kept.add("Bonsoir.", title=f"Bureau {number}")

    finding.find("bonsoir")
    assert len(finding.state.state.hits) == MOST_HITS
    assert finding.state.state.more
    finding.show_more()

    assert len(finding.state.state.hits) == finding.state.state.count == MOST_HITS + 3
    assert not finding.state.state.more


def test_the_answer_to_words_that_were_typed_over_is_not_shown(kept):
    kept.add("Le budget et la fête.")
    kept.add("Rien d'autre.")
    later = Later()
    with Workspace(Places.of_system()) as workspace:
        finding = Finding(workspace, later)
        finding.find("budget")
        finding.find("rien")
        later.tell()

    assert [hit.snippet for hit in finding.state.state.hits] == ["Rien d'autre."]


def test_an_index_that_cannot_be_written_is_told(kept, finding):
    kept.add("Bonsoir.")
    kept.index.path.mkdir()

    finding.find("bonsoir")

    assert finding.state.state.trouble is not None
    assert not finding.state.state.busy


def test_a_number_sign_makes_a_tag_of_a_word(kept, finding):
    kept.add("Le budget.", title="Bureau", tags=("bureau",))
    kept.add("Le budget aussi.", title="AG")

    finding.find("budget #bureau")

    assert [hit.title for hit in finding.state.state.hits] == ["Bureau"]
    assert (wanted_of("a # b").words, wanted_of("a # b").tags) == ("a # b", ())
