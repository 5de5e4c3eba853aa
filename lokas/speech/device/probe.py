"""Whether a graphics card can really be used: a process of its own decodes two seconds of sound on it.

A card that is listed may still end the process at the first multiplication (a driver too old, a library that is
missing, memory taken by a game), and no `try` survives that. So it happens elsewhere first.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lokas.children import run_python
from lokas.errors import EngineError
from lokas.jobs import Notice
from lokas.speech.device.cuda_libraries import preload_cuda_libraries

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas.children import Ended

TIMEOUT_S = 60
SOUND_MS = 2000
DECODED = "lokas: decoded on cuda"
"""What the other process says last when all went well: an exit code of 0 could be that of another program."""

EXIT_OUT_OF_MEMORY = 71
_LIBRARY = re.compile(r"(lib(cublas|cudnn|cudart|nvrtc)\w*\.so|(cublas|cudnn|cudart|nvrtc)\w*\.dll)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Probe:
    """What the trial gave. `reason_code` tells programs what went wrong, `detail` is what was said of it.

    Codes: "crashed", "library_missing", "out_of_memory", "timeout", "failed".
    """

    ok: bool
    reason_code: Literal["", "crashed", "library_missing", "out_of_memory", "timeout", "failed"] = ""
    detail: str = ""


@cache
def probe_cuda(
    model_folder: Path, timeout_s: float = TIMEOUT_S, *, command: tuple[str, ...] = ("-m", "lokas.speech.device.probe")
) -> Probe:
    """Try the model on the graphics card; once in the life of this process, then the answer is remembered.

    `command` is what Python runs to try it, given the folder as its last argument.
    """
    try:
        ended = run_python(*command, str(model_folder), timeout_s=timeout_s)
    except TimeoutError:
        return Probe(ok=False, reason_code="timeout", detail=f"{timeout_s:g} s")
    except OSError as error:
        return Probe(ok=False, reason_code="failed", detail=str(error))
    return _judge(ended)


def choose_device(
    wanted: Literal["auto", "cpu", "cuda"],
    folder: Path,
    *,
    devices: Callable[[], int],
    probe: Callable[[Path], Probe] = probe_cuda,
) -> tuple[Literal["cpu", "cuda"], Notice | None]:
    """The device for a wish, and what the person should know about the choice.

    "cpu" and "cuda" are taken at their word; without a card the engine refuses "cuda" itself. "auto" is a card, which
    `devices` counts, only if the trial with the model in `folder` went well; if there is one and it did not, `Notice`
    ``device.cuda_unusable`` (cause: a code of `Probe`, reason).
    """
    if wanted != "auto":
        return wanted, None
    if devices() == 0:
        return "cpu", None
    tried = probe(folder)
    if tried.ok:
        return "cuda", None
    return "cpu", Notice("device.cuda_unusable", {"cause": tried.reason_code, "reason": tried.detail})


def main(arguments: list[str]) -> int:
    """What the other process does: decode on the card, with the model in the folder named; the exit code."""
    (folder,) = arguments
    preload_cuda_libraries()
    try:
        _decode(Path(folder))
    except EngineError as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_OUT_OF_MEMORY if error.code == "engine.out_of_memory" else 1
    sys.stdout.write(f"\n{DECODED}\n")
    return 0


def _decode(folder: Path) -> None:
    import numpy as np  # noqa: PLC0415 - in the other process only, as all that follows

    from lokas.speech.engine import EngineOptions  # noqa: PLC0415
    from lokas.speech.whisper import WhisperEngine  # noqa: PLC0415
    from lokas.types import SAMPLE_RATE, Region, Span, Window  # noqa: PLC0415

    time_s = np.arange(SOUND_MS * SAMPLE_RATE // 1000, dtype=np.float32) / SAMPLE_RATE
    sound = (0.1 * np.sin(2 * np.pi * 220 * time_s)).astype(np.float32)
    region = Region(0, SOUND_MS, sound, (Span(0, SOUND_MS),))
    engine = WhisperEngine.load(folder, EngineOptions(device="cuda"))
    engine.transcribe([engine.prepare(Window((region,)))], None)


def _judge(ended: Ended) -> Probe:
    """What the end of the other process means."""
    if ended.code == 0 and DECODED in ended.told.splitlines():
        return Probe(ok=True)
    if ended.code == EXIT_OUT_OF_MEMORY:
        return Probe(ok=False, reason_code="out_of_memory", detail=ended.reason)
    # The libraries say what they lack in words alone, and cuDNN then ends the process.
    if lacking := next((line for line in ended.complaints.splitlines() if _LIBRARY.search(line)), None):
        return Probe(ok=False, reason_code="library_missing", detail=lacking.strip())
    return Probe(ok=False, reason_code="crashed" if ended.crashed else "failed", detail=ended.reason)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
