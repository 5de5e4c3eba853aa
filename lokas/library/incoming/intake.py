"""Whatever a person brings becomes meetings: what it is decides how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas.library.endings import ARCHIVES, TEXTS
from lokas.library.incoming.arrivals import Arrived
from lokas.library.incoming.folders import import_folder
from lokas.library.incoming.importing import import_sound
from lokas.library.incoming.restoring import restore_backup
from lokas.library.incoming.texts import import_text
from lokas.meeting import is_meeting

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas.jobs import CancelToken, Event
    from lokas.library.incoming.importing import ImportRequest
    from lokas.places import Places


def take_in(places: Places, request: ImportRequest, emit: Callable[[Event], None], token: CancelToken) -> Arrived:
    """Make meetings of a backup, of a folder, of a text or of a recording; of the first two `again` means a copy.

    A file in the folder of a meeting stands for that meeting.
    Raises as `restore_backup`, `import_folder`, `import_text` and `import_sound`.
    """
    inside = request.path.is_file() and is_meeting(request.path.parent)
    path, root = request.path.parent if inside else request.path, places.meetings
    suffix = path.suffix.lower()
    if path.is_dir():
        return import_folder(root, path, emit, token, as_copy=request.again)
    if suffix in ARCHIVES:
        return restore_backup(path, root, emit, token, glossary=places.glossary, as_copy=request.again)
    bring = import_text if suffix in TEXTS else import_sound
    return Arrived((bring(root, request, emit, token).folder,))
