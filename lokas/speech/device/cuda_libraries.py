"""Loading cuBLAS and cuDNN from the packages of `lokas[cuda]`, so that no search path of the system must name them.

CTranslate2 asks the system for them by name when it first computes on a card. What a process has loaded under that
name already is what it then gets.
"""

from __future__ import annotations

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PACKAGES = ("cuda_nvrtc", "cublas", "cudnn")
"""Folders in the package `nvidia`, those first that others build upon."""

PATTERNS = ("libnvrtc.so*", "libcublasLt.so*", "libcublas.so*", "libcudnn*.so*")
"""What is loaded of them. Not libnvblas, which is there too: it would take the place of every BLAS in the process."""


def preload_cuda_libraries(platform: str = sys.platform) -> tuple[Path, ...]:
    """Make the libraries of the installed packages loadable; what was found: files on Linux, folders on Windows.

    To be called before CTranslate2 is imported. Does nothing where the packages are not installed. A file that cannot
    be loaded is passed over: whether a card can be used is for `lokas.speech.device.probe` to find out.
    """
    folders = list(_package_folders())
    if platform == "win32":
        return _add_search_folders([folder / "bin" for folder in folders])
    if platform == "linux":
        return _load_all([path for pattern in PATTERNS for folder in folders for path in _libraries(folder, pattern)])
    return ()


def _package_folders() -> Iterable[Path]:
    found = find_spec("nvidia")
    roots = found.submodule_search_locations or () if found else ()
    return (Path(root, name) for root in roots for name in PACKAGES)


def _libraries(folder: Path, pattern: str) -> list[Path]:
    return sorted((folder / "lib").glob(pattern))


def _load_all(libraries: Sequence[Path]) -> tuple[Path, ...]:
    """Load what can be; as long as one more can be, those that failed may have been waiting for it."""
    loaded: list[Path] = []
    waiting = list(libraries)
    while ready := [path for path in waiting if _load(path)]:
        loaded += ready
        waiting = [path for path in waiting if path not in ready]
    return tuple(loaded)


def _load(library: Path) -> bool:
    try:
        ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True


def _add_search_folders(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Windows looks for libraries in folders it is told; in PATH too, for those that libraries load themselves."""
    present = tuple(folder for folder in folders if folder.is_dir())
    searched = os.environ.get("PATH", "").split(os.pathsep)
    for folder in (str(folder) for folder in present if str(folder) not in searched):
        os.add_dll_directory(folder)  # type: ignore[attr-defined]  # on Windows
        searched.insert(0, folder)
    os.environ["PATH"] = os.pathsep.join(searched)
    return present
