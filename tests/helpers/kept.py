"""Meetings that are kept, with text and marks, and the index of them."""

from __future__ import annotations

import datetime as dt
import os
import time
from dataclasses import replace

from lokas.documents import open_document
from lokas.jobs import CancelToken
from lokas.library import Library
from lokas.library.index import Index
from lokas.library.index.searching import Search, search
from lokas.meeting import Meeting
from lokas.text.document import AddMark
from lokas.text.export import EXPORTERS
from tests.helpers.documents import transcript

PARIS = dt.timezone(dt.timedelta(hours=1))


class Kept:
    """A library in a data folder, its index, and the events of the last refresh."""

    def __init__(self, data):
        self.library = Library(data / "meetings", data / "trash")
        self.index = Index(data / "index.sqlite3")
        self.events = []

    def add(self, *texts, title="AG", day="2026-03-14", marks=(), speakers=(), **facts):
        """A meeting at 18:30 of a day; each mark is (kind, start_ms, text, details). Its files are an hour old."""
        began = dt.datetime.combine(dt.date.fromisoformat(day), dt.time(18, 30), PARIS)
        meeting = Meeting.create(self.library.root, title, began)
        if facts:
            meeting.update(lambda known: replace(known, **facts))
        if texts:
            write_transcript(meeting, transcript(*texts, speakers=speakers))
        if marks:
            with open_document(meeting) as document:
                for kind, start_ms, text, *details in marks:
                    document.do(AddMark(kind, start_ms, start_ms, text, tuple(details)))
        age(meeting)
        return meeting

    def refresh(self):
        self.events.clear()
        return self.index.refresh(self.library, self.events.append, CancelToken())

    def find(self, words="", **where):
        """The hits in the index as it is now."""
        return list(search(self.index, self.library, Search(words, **where)))

    def said(self, words="", **where):
        """What was said where these words are, after a refresh."""
        self.refresh()
        return [hit.snippet for hit in self.find(words, **where) if hit.kind == "said"]


def write_transcript(meeting, made):
    meeting.transcript.write_bytes(b"".join(EXPORTERS["json"].write(made)))


def age(meeting, seconds=3600):
    """Let the files of a meeting rest since so long."""
    for path in meeting.folder.iterdir():
        os.utime(path, (time.time() - seconds,) * 2)
