"""The start screen as a whole: the list of meetings, and all that is done there, each telling the list of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas_ui.viewmodels.backing_up import BackingUp
from lokas_ui.viewmodels.finding import Finding
from lokas_ui.viewmodels.meetings import Meetings
from lokas_ui.viewmodels.shelving import Shelving
from lokas_ui.viewmodels.taking_in import TakingIn

if TYPE_CHECKING:
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner


class Start:
    """The view-models of the start screen; see each of them."""

    def __init__(self, workspace: Workspace, runner: Runner) -> None:
        self.meetings = Meetings(workspace, runner)
        self.shelving = Shelving(workspace, runner, self.changed)
        self.taking_in = TakingIn(workspace, runner, self.changed)
        self.backing_up = BackingUp(workspace, runner)
        self.finding = Finding(workspace, runner)
        finishing = workspace.background(lambda _emit, _token: workspace.library.finish_erasing())
        runner.follow(finishing, lambda _: None, lambda _: None)

    def changed(self) -> None:
        """Something was done to a meeting: read the list anew, and look again for what is looked for."""
        self.meetings.refresh()
        self.finding.find_again()

    def stop(self) -> None:
        """The application ends: do not keep it waiting. What was not finished is offered at the next start."""
        self.finding.find("")
        self.taking_in.stop()
        self.backing_up.stop()
