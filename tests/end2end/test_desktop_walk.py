"""A walk over all screens of the real desktop application, as a screen reader and the Tab key see them."""

from __future__ import annotations

import sys
from itertools import groupby

import pytest

from lokas_ui.screens import SCREENS
from lokas_ui.widgets.times import clock
from tests.helpers.association import found_association
from tests.helpers.command import ROOT
from tests.helpers.desktop import AT_ONCE_S, PARTS, Desktop
from tests.helpers.pages import meeting_transcript
from tests.helpers.screen_of_its_own import VirtualScreen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI and Xvfb are of Linux")

VISITED = ROOT / "tests" / "helpers" / "visited.py"
CONTROLS = {
    "push button", "toggle button", "check box", "radio button", "text", "password text", "combo box", "slider",
    "spin button", "table", "tree", "tree table", "list", "list item", "menu", "menu item", "check menu item",
    "radio menu item", "page tab", "page tab list", "link", "progress bar", "dial", "document text", "document frame",
    "level bar", "alert", "notification", "dialog", "table cell", "table column header",
}  # fmt: skip
"""Roles by which a screen reader tells what can be done with something."""
FEWEST = 5
"""Elements of a window in which a screen is shown."""
OF_QT = {"scroll bar"}
"""What belongs to another control and is never reached by itself."""


GROUPED = {"radio button"}
AROUND = {"filler", "panel", "layered pane", "application", "frame", "tool bar", "scroll pane", "split pane"}
"""What controls are in."""
EMPTY = {"table cell"}
"""What may say nothing: a meeting without people."""


@pytest.fixture
def screen():
    with VirtualScreen() as made:
        yield made


@pytest.fixture(scope="module")
def visited(tmp_path_factory):
    """Shows a screen of the application, for the meeting that has everything: `visited("review")`."""
    home = tmp_path_factory.mktemp("visited") / "Éloïse Château-Müller"
    council = found_association(home)
    with VirtualScreen() as screen, Desktop(screen, home, script=VISITED) as desktop:

        def visit(name):
            desktop.settled()
            desktop.tell(name, str(council.folder))
            desktop.settled()
            if report := desktop.defect():
                desktop.kill()
                desktop.start()
                pytest.fail(report)
            return desktop

        yield visit


@pytest.mark.parametrize("name", SCREENS)
def test_every_control_of_a_screen_has_a_name_and_a_role_that_says_what_it_is(visited, name):
    elements = [one for one in visited(name).elements() if one.role not in OF_QT]
    reached = [one for one in elements if "focusable" in one.states and one.number not in tab_widgets(elements)]

    assert len(elements) > FEWEST
    assert not [one for one in elements if not one.name and one.role in CONTROLS - EMPTY]
    assert not [one for one in reached if one.role not in CONTROLS | {"label"}]


@pytest.mark.parametrize("name", SCREENS)
def test_the_tab_key_leads_through_all_controls_of_a_screen_and_back(visited, name):
    desktop = visited(name)
    elements = desktop.elements()
    reached = round_of_tabs(desktop, len(elements))
    wanted = [one for one in elements if {"focusable", "enabled"} <= one.states and one.role in CONTROLS - PARTS]

    assert reached, "the keyboard never came back to where it was"
    assert not [one for one in elements if one.number in reached and one.role not in CONTROLS | AROUND]
    assert not [one for one in wanted if one.number not in reached | others_of_groups(elements, reached)]


def test_a_text_is_read_word_by_word_and_each_tells_who_says_it_and_when(visited):
    said = meeting_transcript("fr").segments

    words = visited("review").the("text", "Text of the meeting").words

    lines = [(told, "".join(word for word, _ in group)) for told, group in groupby(words, lambda one: told_of(one[1]))]
    assert len(words) > sum(len(segment.text.split()) for segment in said)
    assert lines == [
        (f"{segment.speaker}, {clock(segment.start_ms)}", "".join(segment.text.split())) for segment in said
    ]


def told_of(description):
    """Who and when, without what is said of doubts and marks besides."""
    return ", ".join(description.split(", ")[:2])


def tab_widgets(elements):
    """What Qt puts around the tabs and their pages: it hands the keyboard on to the tabs."""
    return {one.parent for one in elements if one.role == "page tab list"}


def round_of_tabs(desktop, most):
    """What has the keyboard after each press of Tab, and what that is in, until it is again where it began.

    Inside a text with links Tab goes from one to the next, of which nothing is told.
    """
    first = last = desktop.focused().number
    reached = set()
    for _ in range(most):
        desktop.keys("Tab")
        desktop.soon(lambda before=last: desktop.focused().number != before, seconds=AT_ONCE_S)
        at = desktop.focused()
        reached |= {at.number, at.parent}
        if at.number == first != last:
            return reached
        last = at.number
    return None


def others_of_groups(elements, reached):
    """What the arrow keys lead to: the buttons of a group of which one is chosen, when Tab has found one of them."""
    groups = {}
    for one in elements:
        if one.role in GROUPED:
            groups.setdefault(one.parent, []).append(one)
    return {
        one.number
        for group in groups.values()
        if sum("checked" in one.states for one in group) == 1 and any(one.number in reached for one in group)
        for one in group
    }
