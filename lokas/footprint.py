"""What a run costs: time, and energy from a counter of this computer if it has one that can be read.

In this order: the counters of the processor (RAPL) and of NVIDIA's cards (NVML), that of the battery, an estimate from
processor time. All the counters are of whole parts of the computer: what else runs meanwhile is in their figures.
"""

from __future__ import annotations

import os
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lokas.types import Footprint

if TYPE_CHECKING:
    from collections.abc import Callable

SYSTEM = Path("/sys")

WATTS_PER_BUSY_CORE = 10.0
"""For the estimate. Processors are made to give off, all cores busy, 15 to 45 W with 2 to 8 cores in a laptop and 65 W
with 4 to 8 in a desktop: 4 to 16 W for each core. The figure lies in the middle, right within a factor of about two;
memory, screen and power supply come on top of it."""

MOST_WATTS = 2000
"""What no processor draws. A counter that says more was set back, as some are when the computer wakes from sleep."""

LEAST_FALLS = 10
"""How often the battery must have been seen to fall. Its counter moves in steps (of 1 mWh to 1 %), and up to a step at
each end is not known: of ten steps that is a fifth at most."""

_UJ_PER_WH = 3.6e9
_MJ_PER_WH = 3.6e6


class Meter:
    """Measures from the moment it is made. `tick` it at every window, from one thread.

    RAPL's counter starts again from 0 at some 65 to 262 kJ, after a quarter of an hour at the soonest (65 kJ at 65 W):
    it has to be looked at more often than that. `system` is where Linux shows its devices; other systems have nothing
    there, and get the estimate. `clock` is in seconds.
    """

    def __init__(self, system: Path = SYSTEM, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began_s, self._began_cpu_s = clock(), _cpu_s()
        self._processor, self._battery = _Rapl(system, clock), _Battery(system)
        self._cuda = False
        self._cards_began_mj: int | None = None

    def watch_cuda(self) -> None:
        """Count the graphics cards too, from here on; to be called when the engine computes on one."""
        self._cuda, self._cards_began_mj = True, _cards_mj()

    def tick(self) -> None:
        """Look at the counters."""
        self._processor.tick()
        self._battery.tick()

    def footprint(self) -> Footprint:
        """What was used until now. `method` as in `Footprint`, "rapl+nvml" for both, "unknown" without watt-hours."""
        self.tick()
        cpu_s = _cpu_s() - self._began_cpu_s
        watt_hours, method = self._energy(cpu_s)
        known = None if watt_hours is None else round(watt_hours, 4)
        return Footprint(round(self._clock() - self._began_s, 1), round(cpu_s, 1), known, method)

    def _energy(self, cpu_s: float) -> tuple[float | None, str]:
        parts = {"rapl": self._processor.watt_hours, "nvml": self._cards_watt_hours()}
        measured = {name: watt_hours for name, watt_hours in parts.items() if watt_hours is not None}
        if measured:
            return sum(measured.values()), "+".join(measured)
        if self._battery.watt_hours is not None:
            return self._battery.watt_hours, "battery"
        # What a graphics card draws does not follow from the time of the processor.
        return (None, "unknown") if self._cuda else (cpu_s * WATTS_PER_BUSY_CORE / 3600, "estimate")

    def _cards_watt_hours(self) -> float | None:
        if self._cards_began_mj is None or (now_mj := _cards_mj()) is None:
            return None
        return (now_mj - self._cards_began_mj) / _MJ_PER_WH


class _Rapl:
    """The energy of the processor's packages, as Linux's powercap shows it for Intel and AMD.

    The zones inside a package (cores, graphics, memory) are parts of it, and "psys" holds it: they are not added.
    Many systems let only root read these counters, since they can betray what is computed (CVE-2020-8694).
    """

    def __init__(self, system: Path, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._used_uj = 0
        try:
            zones = sorted(system.glob("class/powercap/intel-rapl:*"))
            self._packages = [zone for zone in zones if (zone / "name").read_text().startswith("package")]
            self._spans = [_number(zone / "max_energy_range_uj") for zone in self._packages]
            self._last = self._look()
            self._usable = bool(self._packages) and all(self._spans)
        except (OSError, ValueError):
            self._usable = False

    @property
    def watt_hours(self) -> float | None:
        """Used so far; None if it could not be read all the time."""
        return self._used_uj / _UJ_PER_WH if self._usable else None

    def tick(self) -> None:
        """Add what was used since the last look."""
        if not self._usable:
            return
        before_s, before = self._last
        try:
            now_s, now = self._last = self._look()
        except (OSError, ValueError):
            self._usable = False
            return
        used_uj = sum((b - a) % span for a, b, span in zip(before, now, self._spans, strict=True))
        self._usable = used_uj <= MOST_WATTS * 1e6 * (now_s - before_s) * len(self._packages)
        self._used_uj += used_uj

    def _look(self) -> tuple[float, list[int]]:
        return self._clock(), [_number(zone / "energy_uj") for zone in self._packages]


class _Level(NamedTuple):
    """What is left in a battery: in millionths of a watt-hour at 1 volt, or of an ampere-hour."""

    amount: int
    volts: float


class _Battery:
    """What a laptop took out of its batteries, the whole of it with its screen; only while none was being charged."""

    def __init__(self, system: Path) -> None:
        self._folders = sorted(system.glob("class/power_supply/BAT*"))
        self._used_wh, self._falls = 0.0, 0
        self._last = self._look()

    @property
    def watt_hours(self) -> float | None:
        """Used so far; None if it was on mains at any time, or not long enough on battery to tell."""
        return self._used_wh if self._last and self._falls >= LEAST_FALLS else None

    def tick(self) -> None:
        """Add what was used since the last look."""
        if self._last is None:
            return
        before, now = self._last, self._look()
        self._last = now
        if now is not None:
            used = [(a.amount - b.amount) * (a.volts + b.volts) / 2e6 for a, b in zip(before, now, strict=True)]
            self._used_wh += sum(used)
            self._falls += sum(used) > 0

    def _look(self) -> list[_Level] | None:
        """The level of each battery; None when they are not what the computer runs on."""
        try:
            states = {(folder / "status").read_text().strip() for folder in self._folders}
            if "Discharging" not in states or "Charging" in states:
                return None
            return [_level(folder) for folder in self._folders]
        except (OSError, ValueError):
            return None


def _level(battery: Path) -> _Level:
    """Some batteries count energy, others charge, whose energy depends on the voltage."""
    if (battery / "energy_now").exists():
        return _Level(_number(battery / "energy_now"), 1.0)
    return _Level(_number(battery / "charge_now"), _number(battery / "voltage_now") / 1e6)


def _number(file: Path) -> int:
    return int(file.read_text())


def _cards_mj() -> int | None:
    """Millijoules that all NVIDIA cards used since their driver was loaded; None if they do not tell (before Volta)."""
    try:
        nvml = import_module("pynvml")
    except ImportError:
        return None
    try:
        nvml.nvmlInit()
        cards = map(nvml.nvmlDeviceGetHandleByIndex, range(nvml.nvmlDeviceGetCount()))
        return int(sum(map(nvml.nvmlDeviceGetTotalEnergyConsumption, cards)))
    except nvml.NVMLError:
        return None


def _cpu_s() -> float:
    """Seconds of processors that this process used, and those of its children that have ended."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system
