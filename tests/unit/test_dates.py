"""When a recording was made, by the tags that recorders write."""

from __future__ import annotations

import datetime as dt

import pytest

from lokas.audio.dates import recorded_at

UTC = dt.UTC


@pytest.mark.parametrize(
    ("tags", "moment"),
    [
        ({"creation_time": "2026-03-14T18:30:00.000000Z"}, dt.datetime(2026, 3, 14, 18, 30, tzinfo=UTC)),
        ({"creation_time": "2026-03-14 18:30:00"}, dt.datetime(2026, 3, 14, 18, 30).astimezone()),
        ({"date": "2026-03-14", "creation_time": "18:30:00"}, dt.datetime(2026, 3, 14, 18, 30).astimezone()),
        ({"date": "2026-03-14"}, dt.datetime(2026, 3, 14).astimezone()),
        ({"date": "2026"}, None),
        ({"creation_time": "18:30:00"}, None),
        ({"creation_time": "1904-01-01T00:00:00.000000Z"}, None),
        ({"creation_time": "1970-01-01T00:00:00.000000Z", "date": "2026-03-14"}, dt.datetime(2026, 3, 14).astimezone()),
        ({"creation_time": "2999-01-01T00:00:00Z"}, None),
        ({"creation_time": "hier soir"}, None),
        ({}, None),
    ],
)
def test_tags_tell_a_moment_that_can_be(tags, moment):
    assert recorded_at(tags) == moment


def test_the_zone_a_telephone_was_in_is_kept():
    told = recorded_at(
        {"com.apple.quicktime.creationdate": "2026-03-14T23:30:00+0100", "creation_time": "2026-03-14T22:30:00Z"}
    )
    assert (told.day, told.hour, told.utcoffset()) == (14, 23, dt.timedelta(hours=1))
