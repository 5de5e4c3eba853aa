"""How likely it is that somebody speaks, every 32 ms: Silero VAD v6, the copy inside faster-whisper, run in steps.

The network is a plain ONNX file, so onnxruntime runs it here; faster-whisper itself, slow to import and made to take
a whole recording at once, is only asked where the file lies. Source: https://github.com/snakers4/silero-vad.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from lokas.errors import EngineError

if TYPE_CHECKING:
    from lokas.types import Samples

WINDOW_SAMPLES = 512
"""Samples that each probability speaks for (32 ms); fixed by the network."""

CONTEXT_SAMPLES = 64
"""Samples before the window that the network also sees; fixed by the network."""

STEP_WINDOWS = 128
"""Windows per call (4.1 s): long enough that the call costs little, short enough to stop soon."""

STATE_SHAPE = (1, 1, 128)
"""Shape of the two memories (h and c) that the network carries from window to window."""


class SileroVad:
    """One pass of the network over one recording: call it with the sound step by step, in order.

    Raises `EngineError` ``engine.no_vad`` with `path` when the network's file is missing.
    """

    def __init__(self) -> None:
        self._session = _load(_network_path())
        self._hidden = np.zeros(STATE_SHAPE, np.float32)
        self._cell = np.zeros(STATE_SHAPE, np.float32)
        self._context = np.zeros(CONTEXT_SAMPLES, np.float32)

    def __call__(self, samples: Samples) -> Samples:
        """Probability of speech in [0, 1] of each window of `samples`, shape (windows,).

        `samples`: float32 mono 16 kHz, of exactly `STEP_WINDOWS` windows except at the end of the recording, where the
        last window is completed with silence.
        """
        windows = -(-samples.size // WINDOW_SAMPLES)
        # Always the same number of windows: after a larger call onnxruntime may answer a smaller one with the old
        # length. What is added is silence after the end.
        step = np.zeros(STEP_WINDOWS * WINDOW_SAMPLES, np.float32)
        step[: samples.size] = samples
        names = {"input": self._with_context(step), "h": self._hidden, "c": self._cell}
        probabilities, self._hidden, self._cell = self._session.run(None, names)
        return np.asarray(probabilities, np.float32).reshape(-1)[:windows]

    def _with_context(self, step: Samples) -> Samples:
        """Each window behind the end of the one before it, shape (STEP_WINDOWS, 576)."""
        windows = step.reshape(STEP_WINDOWS, WINDOW_SAMPLES)
        tails = windows[:, -CONTEXT_SAMPLES:]
        contexts = np.vstack((self._context, tails[:-1]))
        self._context = tails[-1].copy()
        return np.hstack((contexts, windows))


def _network_path() -> Path:
    spec = find_spec("faster_whisper")  # finds the package without running it
    folder = Path(spec.origin if spec and spec.origin else "").parent
    path = folder / "assets" / "silero_vad_v6.onnx"
    if not path.is_file():
        raise EngineError("engine.no_vad", path=str(path))
    return path


def _load(path: Path):  # type: ignore[no-untyped-def]  # noqa: ANN202 - onnxruntime is untyped
    # Newer versions report to their maker at import unless told not to; ours is pinned below them, but who knows what
    # a distribution puts in its place.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # noqa: PLC0415 - 0.1 s that only a transcription needs

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
