"""Garbage is collected in the thread of the interface, and not while somebody types."""

import gc
import weakref

import pytest

from lokas_ui import tidying
from lokas_ui.tidying import Tidying


class Circle:
    def __init__(self):
        self.self = self


@pytest.fixture
def tidy(qapp):
    made = Tidying(qapp)
    yield made
    made.stop()


def test_python_collects_nothing_by_itself_until_it_is_stopped(tidy):
    assert not gc.isenabled()
    tidy.stop()
    assert gc.isenabled()


def test_much_that_is_young_is_collected_at_the_next_look(tidy):
    dropped = weakref.ref(Circle())
    kept = [Circle() for _ in range(tidying.YOUNG + 100)]

    tidy.look()

    assert dropped() is None
    assert kept


def test_what_is_old_is_collected_when_it_is_time(tidy, monkeypatch):
    old = Circle()
    dropped = weakref.ref(old)
    gc.collect()
    del old
    tidy.look()
    assert dropped() is not None

    monkeypatch.setattr(tidying, "SELDOM_S", -1)
    monkeypatch.setattr(tidying, "LATEST_S", -1)
    tidy.look()

    assert dropped() is None
