"""Listening to a recording: any moment of it, at half to twice its speed, with the position of what is truly heard.

Every method may be called in any thread and returns at once: it changes what is wished. One thread, which owns the file
and the loudspeakers, follows the latest wish, so that of many seeks one after the other only the last is done.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lokas.audio.blocks import PER_MS
from lokas.audio.loudspeaker import Loudspeaker
from lokas.audio.stretch import LEAST, MOST
from lokas.audio.turntable import Turntable
from lokas.errors import Cancelled, LokasError
from lokas.jobs import CancelToken

if TYPE_CHECKING:
    from pathlib import Path

    from lokas.audio.devices import SoundSystem
    from lokas.audio.turntable import Output
    from lokas.types import Span

LOUDEST = 4.0
"""Some people sit far from the microphone: four times is 12 dB."""

CLOSE_S = 3.0

GLANCE_S = 0.03
"""How often the loudspeakers are looked after while they play: they have ten times as much waiting."""

LENGTH_SLACK_MS = 100
"""A length that is off by less is right: the last block is filled up, and the change of speed rounds."""


@dataclass(frozen=True, slots=True)
class Playing:
    """What a player does. `loaded`: there is sound to play. `position_ms`: what is heard, or where it would go on.

    `duration_ms`: what the file declares, or what it turned out to be; None where it declares nothing. `trouble`: why
    it does not play what was asked for; gone once it plays again.
    """

    loaded: bool = False
    playing: bool = False
    position_ms: int = 0
    duration_ms: int | None = None
    speed: float = 1.0
    volume: float = 1.0
    trouble: LokasError | None = None


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the player shall do; its `token` is cancelled once it has to begin at another place than `from_ms`."""

    sound: Path | None = None
    from_ms: int = 0
    playing: bool = False
    speed: float = 1.0
    volume: float = 1.0
    loop: Span | None = None
    closed: bool = False
    token: CancelToken = field(default_factory=CancelToken)


class Player:
    """Plays one recording at a time; `close` it, or use it with `with`. Its thread begins with the first `load`.

    `now().trouble` is one of `InputError`: what opening and reading a recording raises, ``sound.no_output``,
    ``sound.no_portaudio``, ``sound.not_available`` (reason), ``sound.output_lost``.
    """

    def __init__(self, system: SoundSystem, output: Output | None = None) -> None:
        """`output`: another than the system's loudspeakers, for tests."""
        self._output = output or Loudspeaker(system)
        self._changed = threading.Condition()  # whoever holds it may read and change what follows
        self._wish = _Wish()
        self._begun: CancelToken | None = None
        self._loaded: Path | None = None
        self._length_ms: int | None = None
        self._trouble: LokasError | None = None
        self._thread: threading.Thread | None = None

    def load(self, sound: Path) -> None:
        """Make ready to play a recording, from its beginning. What is wrong with it is `now().trouble`."""
        with self._changed:
            self._trouble = self._length_ms = None
            self._stand(0, sound=sound, playing=False, loop=None)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="lokas-player", daemon=True)
                self._thread.start()

    def unload(self) -> None:
        """Be silent and let the file go."""
        with self._changed:
            self._trouble = self._length_ms = None
            self._stand(0, sound=None, playing=False, loop=None)

    def play(self, back_ms: int = 0) -> None:
        """Go on from where it stands, or so much before; from the beginning if it stands at the end."""
        with self._changed:
            if self._wish.sound is None or self._wish.playing:
                return
            self._trouble = None
            at_ms = self._wish.from_ms
            at_end = self._length_ms is not None and at_ms >= self._length_ms
            self._stand(0 if at_end else max(0, at_ms - back_ms), playing=True)

    def pause(self) -> None:
        """Be silent at once, and stand where it was heard last."""
        with self._changed:
            if self._wish.playing:
                self._stand(self._position_ms(), playing=False)

    def seek_ms(self, at_ms: int) -> None:
        """Stand at a moment, or at the nearest there is; it goes on playing, or not, as before."""
        with self._changed:
            self._stand(max(0, at_ms if self._length_ms is None else min(at_ms, self._length_ms)))

    def set_speed(self, speed: float) -> None:
        """Play so fast, at the same pitch: 0.5 to 2, or the nearest to it."""
        with self._changed:
            self._put(speed=max(LEAST, min(speed, MOST)))

    def set_volume(self, volume: float) -> None:
        """Play so loud: 1 is as it was recorded, 0 silent, 4 the loudest."""
        with self._changed:
            self._put(volume=max(0.0, min(volume, LOUDEST)))

    def set_loop(self, stretch: Span | None) -> None:
        """Play a stretch again and again once it is reached, or no longer. Raises ValueError if it has no length."""
        if stretch is not None and stretch.end_ms <= stretch.start_ms:
            raise ValueError(stretch)
        with self._changed:
            self._put(loop=stretch)

    def position_ms(self) -> int:
        """The moment of the recording that is heard now, or at which it would go on."""
        return self.now().position_ms

    def duration_ms(self) -> int | None:
        """See `Playing`."""
        return self.now().duration_ms

    def now(self) -> Playing:
        """What it does, all of it at one moment."""
        with self._changed:
            wish = self._wish
            return Playing(
                loaded=wish.sound is not None and self._loaded == wish.sound,
                playing=wish.playing,
                position_ms=self._position_ms(),
                duration_ms=self._length_ms,
                speed=wish.speed,
                volume=wish.volume,
                trouble=self._trouble,
            )

    def close(self) -> None:
        """Be silent, let the file go and wait for the thread; nothing can be played after that.

        A file on a drive that does not answer is not waited for.
        """
        with self._changed:
            self._stand(0, sound=None, playing=False, closed=True)
            thread = self._thread
        if thread is not None:
            thread.join(CLOSE_S)

    def __enter__(self) -> Player:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _stand(self, from_ms: int, **changes: object) -> None:
        """Wish to begin anew at a moment. The condition is held."""
        self._wish.token.cancel()
        self._put(from_ms=from_ms, token=CancelToken(), **changes)

    def _put(self, **changes: object) -> None:
        """Wish something else. The condition is held."""
        if not self._wish.closed:
            self._wish = replace(self._wish, **changes)  # type: ignore[arg-type]
            self._changed.notify_all()

    def _position_ms(self) -> int:
        """What is heard now, once the sound of the latest wish is; until then, where it will begin."""
        heard = self._output.heard if self._wish.playing and self._begun is self._wish.token else None
        return self._wish.from_ms if heard is None else round(heard / PER_MS)

    def _run(self) -> None:
        """Follow the wishes, in a thread of its own."""
        table, done = Turntable(self._output), _Wish()
        try:
            while not (wish := self._next(done)).closed:
                try:
                    self._follow(table, wish, done)
                except Cancelled:  # another wish came
                    pass
                except LokasError as error:
                    self._give_up(wish, error)
                done = wish
        finally:
            table.put_on(None)

    def _next(self, done: _Wish) -> _Wish:
        """The latest wish, as soon as it is another, or the loudspeakers need to be looked after."""
        with self._changed:
            if self._wish is done:
                self._changed.wait(GLANCE_S if done.playing else None)
            return self._wish

    def _follow(self, table: Turntable, wish: _Wish, done: _Wish) -> None:
        table.put_on(wish.sound)
        self._note_loaded(wish, table.expected_ms)
        if not wish.playing:
            table.stop()
            return
        if self._begun is not wish.token:
            table.begin(wish.from_ms, wish.speed, wish.loop, wish.token)
            self._begun = wish.token
        elif (wish.speed, wish.loop) != (done.speed, done.loop):
            table.go_on(wish.speed, wish.loop, wish.token)
        if table.fill(wish.volume):
            self._end(wish, table.reached_ms)

    def _note_loaded(self, wish: _Wish, expected_ms: int | None) -> None:
        with self._changed:
            self._loaded = wish.sound
            if self._wish.sound == wish.sound and self._length_ms is None:
                self._length_ms = expected_ms

    def _end(self, wish: _Wish, reached_ms: int) -> None:
        """All was heard. What files declare is often rounded, and sometimes guessed."""
        with self._changed:
            if self._wish.token is wish.token:
                if self._length_ms is None or abs(self._length_ms - reached_ms) > LENGTH_SLACK_MS:
                    self._length_ms = reached_ms
                self._stand(self._length_ms, playing=False)

    def _give_up(self, wish: _Wish, error: LokasError) -> None:
        """Stand where it was heard last; if something else was wished meanwhile, that is tried first."""
        with self._changed:
            if self._wish.token is wish.token:
                self._trouble = error
                sound = wish.sound if self._loaded == wish.sound else None
                self._stand(self._position_ms(), playing=False, sound=sound)
