"""The processor: its name, its instruction sets, and whether the engine can run on it at all."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path

from lokas.errors import EngineError

CPUINFO = Path("/proc/cpuinfo")


@dataclass(frozen=True, slots=True)
class Processor:
    """`flags` are its instruction sets by Linux's names for them, None where the system does not tell."""

    name: str
    flags: frozenset[str] | None
    machine: str

    @property
    def is_x86(self) -> bool:
        """Whether it is of the family of Intel and AMD, of 64 bits."""
        return self.machine in {"x86_64", "AMD64"}

    def check(self) -> None:
        """Raise `EngineError` ``engine.cpu_too_old`` if the engine's own code would end the process here.

        CTranslate2's builds for x86-64 choose among AVX-512, AVX2, AVX and a general path when they run, and even that
        one wants SSE4.1, of 2008. Where the flags are not known, the processor gets the benefit of the doubt.
        """
        if self.is_x86 and self.flags is not None and "sse4_1" not in self.flags:
            raise EngineError("engine.cpu_too_old")


def this_processor(cpuinfo: Path = CPUINFO, machine: str | None = None) -> Processor:
    """Ask the system: Linux tells in a file, for each of its processors; other systems tell little more than a name."""
    told = _first_of(cpuinfo)
    flags = told.get("flags") or told.get("Features")
    machine = machine or platform.machine()
    name = told.get("model name") or platform.processor() or machine
    return Processor(name, frozenset(flags.split()) if flags else None, machine)


def _first_of(cpuinfo: Path) -> dict[str, str]:
    try:
        first = cpuinfo.read_text(encoding="utf-8", errors="replace").partition("\n\n")[0]
    except OSError:
        return {}
    pairs = (line.partition(":") for line in first.splitlines())
    return {key.strip(): value.strip() for key, _, value in pairs}
