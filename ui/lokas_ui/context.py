"""What every screen may use: made once, when the application starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lokas.settings import Settings
    from lokas.workspace import Workspace
    from lokas_ui.manner import Manner
    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.models import Models
    from lokas_ui.viewmodels.navigator import Navigator
    from lokas_ui.viewmodels.queue import Queue
    from lokas_ui.viewmodels.recording import Recording
    from lokas_ui.viewmodels.running import Runner
    from lokas_ui.viewmodels.whereabouts import Whereabouts


@dataclass(frozen=True, slots=True)
class Context:
    """The person's meetings, what follows long work, what shows another screen, what they chose.

    After a change of a setting under ``interface.`` the `manner` has to `apply` it.
    """

    workspace: Workspace
    runner: Runner
    navigator: Navigator
    settings: Settings
    manner: Manner
    queue: Queue
    recording: Recording
    models: Models
    whereabouts: Whereabouts
    keys: Keys
