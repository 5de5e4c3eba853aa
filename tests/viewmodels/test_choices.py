"""Settings: a choice is kept at once, and what cannot be kept is not shown as if it were."""

import pytest

from lokas.places import Places
from lokas.settings import Settings
from lokas.workspace import Workspace
from lokas_ui.viewmodels.choices import Choices


@pytest.fixture
def applied():
    return []


@pytest.fixture
def choices(applied):
    with Workspace(Places.of_system()) as workspace:
        yield Choices(workspace, Settings(workspace.places.settings), lambda: applied.append(True))


def test_a_choice_is_on_the_disk_and_shown(choices):
    choices.choose("recording.association", "Les Amis du Château")

    assert choices.state.state.values["recording.association"] == "Les Amis du Château"
    assert Settings(Places.of_system().settings)["recording.association"] == "Les Amis du Château"


def test_only_what_changes_the_interface_is_applied_to_it(choices, applied):
    choices.choose("text.only_on_mains", True)
    none = list(applied)
    choices.choose("interface.theme", "dark")

    assert (none, applied) == ([], [True])


def test_a_value_that_cannot_be_is_told_and_the_old_one_stays(choices, applied):
    choices.choose("interface.text_percent", 900)

    state = choices.state.state
    assert (state.values["interface.text_percent"], state.trouble.code) == (100, "option.bad_setting")
    assert not applied
    choices.choose("interface.text_percent", 150)
    assert choices.state.state.trouble is None


def test_a_disk_that_takes_nothing_is_told(choices, applied):
    Places.of_system().data.parent.mkdir(parents=True, exist_ok=True)
    Places.of_system().settings.mkdir(parents=True)

    choices.choose("interface.theme", "dark")

    state = choices.state.state
    assert (state.values["interface.theme"], state.trouble.code) == ("system", "output.not_writable")
    assert not applied


def test_the_model_that_is_only_a_test_is_not_offered(choices):
    choices.refresh()

    assert choices.state.state.models == ()
