"""What Lokas stands on is found out in the background, and told."""

import pytest

from lokas.doctor import Check
from lokas.errors import Cancelled, OutputError
from lokas.jobs import Progress
from lokas.places import Places
from lokas.workspace import Workspace
from lokas_ui.viewmodels.examination import Examination, parts_of
from tests.helpers.interface import AtOnce


@pytest.fixture
def workspace():
    with Workspace(Places.of_system()) as made:
        yield made


class Ended:
    """A job that is over."""

    def __init__(self, result):
        self._result = result

    def __iter__(self):
        return iter((Progress(1, 4), Progress(3, 4)))

    def cancel(self):
        pass

    def result(self):
        if isinstance(self._result, Exception):
            raise self._result
        return self._result


def examined(workspace, monkeypatch, result):
    monkeypatch.setattr(workspace, "examine", lambda: Ended(result))
    examination = Examination(workspace, AtOnce())
    seen = []
    examination.state.watch(seen.append)
    examination.examine()
    return examination.state.state, seen


def test_what_was_found_is_kept(workspace, monkeypatch):
    check = Check("python", "good", {"version": "3.11"})

    state, seen = examined(workspace, monkeypatch, [check])

    assert (state.checks, state.running) == ((check,), False)
    assert [one.percent for one in seen if one.running] == [None, 75]


def test_an_examination_that_fails_says_why(workspace, monkeypatch):
    state, _ = examined(workspace, monkeypatch, OutputError("disk.not_readable", path="/x", reason="no"))

    assert (state.trouble.code, state.running, state.checks) == ("disk.not_readable", False, None)


def test_one_that_is_stopped_is_over(workspace, monkeypatch):
    state, _ = examined(workspace, monkeypatch, Cancelled())

    assert (state.trouble, state.running, state.checks) == (None, False, None)


def test_the_parts_of_lokas_are_known_with_their_licences(workspace):
    examination = Examination(workspace, AtOnce())

    examination.read_parts()

    parts = {part.name.casefold(): part for part in examination.state.state.parts}
    assert {"av", "numpy", "faster-whisper", "ctranslate2", "pyside6_essentials"} <= parts.keys()
    assert "MIT" in parts["faster-whisper"].licence
    assert not [part for part in parts.values() if len(part.licence) > 60]


def test_parts_of_parts_are_named_and_those_of_extras_are_not():
    names = {part.name.casefold() for part in parts_of("httpx")}

    assert {"httpcore", "certifi"} <= names
    assert "rich" not in names
