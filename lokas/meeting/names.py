"""Names of meeting folders, such as ``2026-03-14 Budget review [k3f9]``, that every file system takes."""

from __future__ import annotations

import secrets
import string
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

MOST_CHARACTERS = 60
MOST_BYTES = 100
"""Of the title: with the rest the name stays under the 143 bytes of encrypted home folders (eCryptfs), and a path under
the 260 characters of Windows, as far as it is up to us."""

REFUSED = '<>:"/\\|?*'
"""What Windows does not take in a name, and POSIX in part."""
ALPHABET = string.ascii_lowercase + string.digits


def folder_name(title: str, began: dt.datetime) -> str:
    """A name for a meeting's folder: its day, as much of its title as a name can hold, four characters drawn at random.

    The day in front and the brackets behind keep it clear of the names that Windows reserves (``CON``), of a dot at
    the beginning and of one at the end.
    """
    title = _shortened(_cleaned(title))
    key = "".join(secrets.choice(ALPHABET) for _ in range(4))
    return " ".join(part for part in (f"{began:%Y-%m-%d}", title, f"[{key}]") if part)


def _cleaned(title: str) -> str:
    """In composed form; what is refused or not seen becomes a space, and spaces are one."""
    composed = unicodedata.normalize("NFC", title)
    return " ".join("".join(" " if _is_refused(character) else character for character in composed).split())


def _is_refused(character: str) -> bool:
    """Joiners are kept, which emoji and several scripts need; other marks of control could hide what stands there."""
    invisible = unicodedata.category(character)[0] == "C" and character not in "\u200c\u200d"
    return invisible or character in REFUSED


def _shortened(title: str) -> str:
    """As many of its characters, as people count them, as there is room for."""
    if _fits(title):
        return title.strip(" .")
    import regex  # noqa: PLC0415 - a recorder that starts has no time for it

    kept = ""
    for character in regex.findall(r"\X", title):
        if not _fits(kept + character):
            break
        kept += character
    return kept.strip(" .")


def _fits(title: str) -> bool:
    return len(title) <= MOST_CHARACTERS and len(title.encode("utf-8")) <= MOST_BYTES
