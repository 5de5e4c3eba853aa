"""How the names of files end that the library knows: of what it gives away, and of what it can take in."""

from __future__ import annotations

BACKUP = ".lokas"
"""Of a file that holds meetings; it is a zip."""

ARCHIVES = (BACKUP, ".zip")
"""Of backups; some mail programs and browsers rename what is a zip."""

CAPTIONS = (".srt", ".vtt")
TEXTS = (".json", *CAPTIONS)
"""Of texts that can be imported."""
