"""Telling the C library to keep the large blocks of memory that are given back to it.

CTranslate2 takes and gives back its large temporary arrays at every layer of a model. By default glibc asks the kernel
for each of them anew and returns it at once, so each page of each is mapped, cleared and faulted in again: on two
cores that cost a base-size int8 encoder 1.6 to 1.75 times its time, a whole window with beam 5 1.3 to 1.4 times, and
more memory at the peak (505 MB for 430) since every thread kept an arena of its own. `just bench allocator` measures
it. The parameters are those of mallopt(3).
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_MAX, M_ARENA_MAX = -1, -2, -4, -8
"""The numbers that malloc.h gives the parameters; they are part of glibc's binary interface."""

SETTINGS: Mapping[int, int] = MappingProxyType(
    {
        M_MMAP_MAX: 0,  # no block is so large that it gets a mapping of its own, which is lost when it is given back
        M_TRIM_THRESHOLD: -1,  # what lies free at the end of the heap stays there
        M_ARENA_MAX: 1,  # what one thread gave back, the next one takes
        M_TOP_PAD: 16 * 1024 * 1024,  # the heap grows by such steps: fewer calls to the kernel
    }
)

TUNABLES = "GLIBC_TUNABLES"


def keep_large_blocks(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell glibc to keep large blocks for the rest of this process; whether it was told.

    Call it before an engine loads. Elsewhere than on Linux with glibc nothing is done (musl, macOS and Windows have no
    such setting), nor where the person has set glibc's allocator themselves, by MALLOC_… or GLIBC_TUNABLES in
    `environment`. Never raises.
    """
    if sys.platform != "linux" or platform.libc_ver()[0] != "glibc" or _is_set(environment):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # a Python that is linked in an unusual way
        return False
    taken = [mallopt(parameter, value) for parameter, value in SETTINGS.items()]
    return all(taken)


def _is_set(environment: Mapping[str, str]) -> bool:
    return "glibc.malloc." in environment.get(TUNABLES, "") or any(name.startswith("MALLOC_") for name in environment)
