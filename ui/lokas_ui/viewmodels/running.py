"""How screens have long work done: a plug point, which is a timer of Qt in the application and a loop in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from lokas.errors import Cancelled, LokasError

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas.jobs import Event, Job

T = TypeVar("T")


class Runner(Protocol):
    """Follows jobs and tells of them in the thread of the interface."""

    def follow(
        self,
        job: Job[T],
        done: Callable[[T], None],
        failed: Callable[[LokasError], None],
        events: Callable[[list[Event]], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> None:
        """Call `events` with what the job reported since the last time, and in the end one of the others.

        An exception that no person can mend is not `failed`: it is raised where the application reports defects.
        """
        ...


def conclude(
    job: Job[T], done: Callable[[T], None], failed: Callable[[LokasError], None], cancelled: Callable[[], None] | None
) -> None:
    """Tell how a job ended that is over."""
    try:
        result = job.result()
    except LokasError as error:
        failed(error)
    except Cancelled:
        if cancelled is not None:
            cancelled()
    else:
        done(result)
