"""A player for view-models and widgets: it does at once what it is told, and no time passes in it."""

from __future__ import annotations

from dataclasses import replace

from lokas.audio.player import Playing


class InstantPlayer:
    """See `lokas_ui.viewmodels.playback.Player`; `state` can be set, and `asked` is all it was told."""

    def __init__(self, duration_ms=100_000):
        self.state = Playing()
        self.asked = []
        self._duration_ms = duration_ms

    def load(self, sound):
        self.asked.append(("load", sound))
        self.state = replace(self.state, loaded=True, playing=False, position_ms=0, duration_ms=self._duration_ms)

    def unload(self):
        self.state = replace(self.state, loaded=False, playing=False, position_ms=0, duration_ms=None, trouble=None)

    def play(self, back_ms=0):
        self.asked.append(("play", back_ms))
        self.state = replace(self.state, playing=True, position_ms=max(0, self.state.position_ms - back_ms))

    def pause(self):
        self.state = replace(self.state, playing=False)

    def seek_ms(self, at_ms):
        self.state = replace(self.state, position_ms=at_ms)

    def set_speed(self, speed):
        self.asked.append(("speed", speed))

    def set_volume(self, volume):
        self.asked.append(("volume", volume))

    def set_loop(self, stretch):
        self.asked.append(("loop", stretch))

    def now(self):
        return self.state
