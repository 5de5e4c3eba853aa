"""The screens there are: to add one, give it a line in `SCREENS`. Each is made when it is shown for the first time."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from lokas_ui.language import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lokas_ui.context import Context
    from lokas_ui.widgets.screen import Screen


@dataclass(frozen=True, slots=True)
class ScreenKind:
    """`title`: what it is called, in the language that is spoken now. `icon`: only if it stands in the bar at the left.

    `within`: the screen whose button in that bar is marked while this one is shown.
    """

    make: Callable[[Context], Screen]
    title: Callable[[], str]
    icon: str | None = None
    within: str | None = None


def _meetings(context: Context) -> Screen:
    from lokas_ui.viewmodels.start import Start  # noqa: PLC0415 - a screen costs nothing before it is shown
    from lokas_ui.widgets.meetings_screen import MeetingsScreen  # noqa: PLC0415

    return MeetingsScreen(Start(context.workspace, context.runner), context.navigator, frozenset(SCREENS))


def _settings(context: Context) -> Screen:
    from lokas_ui.viewmodels.choices import Choices  # noqa: PLC0415
    from lokas_ui.widgets.settings_screen import SettingsScreen  # noqa: PLC0415

    return SettingsScreen(Choices(context.workspace, context.settings, context.manner.apply))


def _queue(context: Context) -> Screen:
    from lokas_ui.viewmodels.transcribing import Transcribing  # noqa: PLC0415
    from lokas_ui.widgets.queue_screen import QueueScreen  # noqa: PLC0415

    transcribing = Transcribing(context.workspace, context.queue, context.settings)
    return QueueScreen(context.queue, transcribing, context.navigator)


def _decisions(context: Context) -> Screen:
    from lokas_ui.viewmodels.register import Register  # noqa: PLC0415
    from lokas_ui.widgets.decisions_screen import DecisionsScreen  # noqa: PLC0415

    return DecisionsScreen(Register(context.workspace, context.runner), context.navigator, frozenset(SCREENS))


def _trash(context: Context) -> Screen:
    from lokas_ui.viewmodels.trash import Trash  # noqa: PLC0415
    from lokas_ui.widgets.trash_screen import TrashScreen  # noqa: PLC0415

    return TrashScreen(Trash(context.workspace, context.runner), context.navigator)


SCREENS: Mapping[str, ScreenKind] = MappingProxyType(
    {
        "meetings": ScreenKind(_meetings, lambda: texts.tr("Meetings"), icon="meetings"),
        "queue": ScreenKind(_queue, lambda: texts.tr("Transcriptions"), icon="queue"),
        "decisions": ScreenKind(_decisions, lambda: texts.tr("Decisions"), icon="decisions"),
        "trash": ScreenKind(_trash, lambda: texts.tr("Trash"), within="meetings"),
        "settings": ScreenKind(_settings, lambda: texts.tr("Settings"), icon="settings"),
    }
)
"""By name, in the order of the bar at the left, whose last one stands at the bottom."""

START = "meetings"
