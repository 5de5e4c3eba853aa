"""A workspace whose microphones, recorders and texts are scripted, for the screens before and while people speak."""

from __future__ import annotations

from contextlib import contextmanager
from types import SimpleNamespace

from lokas.audio.room import RoomVerdict
from lokas.audio.sources import SoundSource
from lokas.jobs import Job, Progress
from lokas.library.planning import begin_planned
from lokas.meeting import Meeting
from lokas.workspace import Workspace
from tests.helpers.recorders import ScriptedLink

TABLE = SoundSource("fake:table", "Micro de la table – été", "microphone", default=True)
HEADSET = SoundSource("fake:headset", "Casque", "microphone", default=False)
SPEAKERS = SoundSource("fake:speakers", "Haut-parleurs", "computer", default=True)
FINE = RoomVerdict("fine", -28.0, -60.0, 32.0, 0.0)


class ScriptedWorkspace(Workspace):
    """Its `found` sources, `refusal` to begin, recorders `under_way` and `spoken` events are as a test says."""

    def __init__(self, places):
        super().__init__(places)
        self.found = [TABLE, HEADSET, SPEAKERS]
        self.refusal = None
        self.under_way = []
        self.begun = []
        self.ready = 0
        self.usable = []
        self.models.of_speech = lambda: tuple(self.usable)
        self.spoken = []
        self.verdict = FINE
        self.text_requests = []
        self.texts = []

    def find_sources(self):
        return self._job(lambda _emit, _token: self.found)

    def hear_level(self, source, heard):
        def work(_emit, _token):
            heard(0.5)

        return self._job(work)

    def check_room(self, source, heard=lambda _: None):
        def work(emit, _token):
            emit(Progress(5_000, 10_000))
            return self.verdict

        return self._job(work)

    def ready_recorder(self):
        @contextmanager
        def ready():
            yield

        self.ready += 1
        made = ready()
        made.close = lambda: setattr(self, "ready", self.ready - 1)
        return made

    def record(self, facts, request, recorder, planned=None):
        if self.refusal:
            raise self.refusal
        made = begin_planned(planned, facts) if planned else Meeting.create_with(self.places.meetings, facts)
        link = ScriptedLink(made)
        self.begun.append((facts, request, link))
        return link

    def recordings_under_way(self):
        return self.under_way

    def transcribe(self, request):
        self.text_requests.append(request)

        def work(emit, token):
            for event in self.spoken:
                emit(event)
            return SimpleNamespace()

        return self._job(work)

    def _job(self, work):
        return Job(self._sound_lane, work)
