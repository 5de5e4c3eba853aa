"""How long an hour of sound is expected to take with a model that is not here yet: a range, from its size alone.

The work of a Whisper model for a second of sound is in proportion to its parameters. The least is what was measured
with the sizes of base on two fast cores; five times as much covers older processors, and meetings where much is said.
Once a model is here its true speed can be measured, which takes the place of this.
"""

from __future__ import annotations

MEASURED_PARAMETERS, MEASURED_CORES, MEASURED_HOUR_S = 74_000_000, 2, 140
"""base, int8, beam 5, on two virtual cores with AVX-512 VNNI: 6.9 s for three minutes of French speech."""
SLOWER = 5
USEFUL_CORES = 8
"""More cores than that hardly help: they wait for the memory."""


def expected_hour_s(parameters: int, cores: int) -> tuple[int, int]:
    """The least and the most seconds that an hour of sound is expected to take on so many cores, without a GPU."""
    share = max(1, min(cores, USEFUL_CORES)) / MEASURED_CORES
    least = round(MEASURED_HOUR_S * parameters / MEASURED_PARAMETERS / share)
    return least, SLOWER * least
