"""A runner for view-models that does all work at once, where it is asked for."""

from __future__ import annotations

from lokas_ui.viewmodels.running import conclude


class AtOnce:
    """See `lokas_ui.viewmodels.running.Runner`."""

    def follow(self, job, done, failed, events=None, cancelled=None):
        reported = list(job)
        if reported and events is not None:
            events(reported)
        conclude(job, done, failed, cancelled)
