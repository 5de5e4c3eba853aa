"""A CTranslate2 Whisper that gives the same for the same sound, though it may sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST_FRAMES = 2
"""Mel frames (of 10 ms) that make one step of the encoder."""


class SteadyModel:
    """A `ctranslate2.models.Whisper` that gives the same for the same sound, and survives windows of one frame.

    CTranslate2 takes the random seed once, when a worker thread draws its first number (4.8, tried): setting it again
    does nothing to a worker that has drawn. So a worker that has drawn is replaced, by loading the model anew; this
    happens only for regions that beam search failed on, and takes a small part of the time these take.
    All that is not below goes straight to the model.

    `load` loads the model anew, `set_seed` is `ctranslate2.set_random_seed`. The seed is the library's, for all models
    of the process: two engines that sample at the same moment are not repeatable.
    """

    def __init__(self, model: Any, load: Callable[[], Any], set_seed: Callable[[int], None]) -> None:  # noqa: ANN401
        self._model = model
        self._load = load
        self._set_seed = set_seed
        self._seed = 0
        self._seeded = False
        self._has_drawn = False

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._loaded(), name)

    def begin(self, seed: int) -> None:
        """What is sampled from here on depends on `seed`."""
        self._seed, self._seeded = seed % 2**31, False

    def generate(self, *inputs: Any, **arguments: Any) -> Any:  # noqa: ANN401
        """As the model's, made repeatable when it samples."""
        if "sampling_temperature" in arguments and not self._seeded:
            self._take_seed()
        return self._loaded().generate(*inputs, **arguments)

    def align(self, features: Any, start: Any, text: Any, frames: list[int], **arguments: Any) -> Any:  # noqa: ANN401
        """As the model's; one frame alone is too short to align in, and breaks faster-whisper."""
        return self._loaded().align(features, start, text, [max(count, LEAST_FRAMES) for count in frames], **arguments)

    def _take_seed(self) -> None:
        if self._has_drawn:
            self._model = None  # freed before it is loaded anew: two copies of a large model may not fit
        self._set_seed(self._seed)
        self._seeded = self._has_drawn = True

    def _loaded(self) -> Any:  # noqa: ANN401
        """The model; where loading it anew failed, that is tried again when it is next needed."""
        if self._model is None:
            self._model = self._load()
        return self._model
