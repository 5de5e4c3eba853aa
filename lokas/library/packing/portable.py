"""Names of files that every file system takes, and that lead nowhere: for what travels from computer to computer."""

from __future__ import annotations

import unicodedata

REFUSED = '<>:"/\\|?*'
"""What Windows does not take in a name, and POSIX in part."""

DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"})
"""Names that Windows keeps for itself, whatever stands behind the first dot.

https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""

MOST_BYTES = 200
"""Of a name: file systems take 255, encrypted home folders 143 of which most names stay clear; a temporary file beside
it has a longer one."""


def portable(name: str) -> str:
    """A name of one file or folder made such that any file system takes it; most stay as they are.

    Characters that are refused or not seen become ``_``, half a character that no encoding knows too. The result is
    never empty, hidden, ``..``, a path, or a device.
    """
    composed = unicodedata.normalize("NFC", name)
    kept = "".join("_" if _is_refused(character) else character for character in composed)
    kept = _shortened(kept).rstrip(" .")
    kept = f"_{kept.lstrip('. ')}" if kept[:1] in {"", ".", " "} else kept
    return f"_{kept}" if kept.partition(".")[0].rstrip().casefold() in DEVICES else kept


def unlike(name: str, taken: set[str]) -> str:
    """The name, or one like it if a file system that knows no upper case would find it in `taken`; adds it there."""
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, dot + suffix) if stem else (name, "")
    number, wanted = 2, name
    while wanted.casefold() in taken:
        number, wanted = number + 1, f"{stem} ({number}){suffix}"
    taken.add(wanted.casefold())
    return wanted


def _is_refused(character: str) -> bool:
    """Joiners are kept, which emoji and several scripts need; other marks of control could hide what stands there."""
    return character in REFUSED or (unicodedata.category(character)[0] == "C" and character not in "\u200c\u200d")


def _shortened(name: str) -> str:
    """So many of its first characters that there is room for them and its suffix."""
    if len(name.encode("utf-8")) <= MOST_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, dot + suffix) if stem and len(suffix) < 10 else (name, "")  # noqa: PLR2004 - longer: none
    room = MOST_BYTES - len(suffix.encode("utf-8"))
    return stem.encode("utf-8")[:room].decode("utf-8", "ignore").rstrip() + suffix
