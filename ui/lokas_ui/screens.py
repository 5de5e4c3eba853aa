"""The screens there are: to add one, give it a line in `SCREENS`. Each is made when it is shown for the first time."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from lokas_ui.language import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lokas_ui.context import Context
    from lokas_ui.viewmodels.first_start import Step
    from lokas_ui.widgets.screen import Screen


@dataclass(frozen=True, slots=True)
class ScreenKind:
    """`title`: what it is called, in the language that is spoken now. `icon`: only if it stands in the bar at the left.

    `within`: the screen whose button in that bar is marked while this one is shown. `alone`: there is no bar beside it.
    """

    make: Callable[[Context], Screen]
    title: Callable[[], str]
    icon: str | None = None
    within: str | None = None
    alone: bool = False


def _meetings(context: Context) -> Screen:
    from lokas_ui.viewmodels.start import Start  # noqa: PLC0415 - a screen costs nothing before it is shown
    from lokas_ui.widgets.start.screen import MeetingsScreen  # noqa: PLC0415

    return MeetingsScreen(Start(context.workspace, context.runner), context.navigator, frozenset(SCREENS), context.keys)


def _prepare(context: Context) -> Screen:
    from lokas_ui.viewmodels.preparing import Preparing  # noqa: PLC0415
    from lokas_ui.widgets.recording.prepare_screen import PrepareScreen  # noqa: PLC0415

    preparing = Preparing(context.workspace, context.runner, context.settings, context.recording)
    return PrepareScreen(preparing, context.recording, context.navigator, context.keys)


def _recording(context: Context) -> Screen:
    from lokas_ui.widgets.recording.screen import RecordingScreen  # noqa: PLC0415

    return RecordingScreen(context.recording, context.navigator, context.keys)


def _models(context: Context) -> Screen:
    from lokas_ui.widgets.models.screen import ModelsScreen  # noqa: PLC0415

    return ModelsScreen(context.models, context.workspace.catalogue)


def _welcome(context: Context) -> Screen:
    from lokas_ui.viewmodels.first_start import FirstStart  # noqa: PLC0415
    from lokas_ui.widgets.models.welcome_screen import WelcomeScreen  # noqa: PLC0415

    workspace, settings, navigator = context.workspace, context.settings, context.navigator
    step: Step = "model" if context.models.left.state else "language"  # they were there when Lokas stopped
    apply, done = context.manner.apply, lambda: navigator.go(START)
    start = FirstStart(workspace, context.runner, settings, apply, done, step=step)
    return WelcomeScreen(start, context.models, settings)


def _review(context: Context) -> Screen:
    from lokas_ui.viewmodels.corrections import Corrections  # noqa: PLC0415
    from lokas_ui.viewmodels.playback import Playback  # noqa: PLC0415
    from lokas_ui.viewmodels.recognised import Recognising  # noqa: PLC0415
    from lokas_ui.viewmodels.telling_apart import TellingApart  # noqa: PLC0415
    from lokas_ui.viewmodels.transcript import Review  # noqa: PLC0415
    from lokas_ui.widgets.review.screen import ReviewScreen  # noqa: PLC0415

    review = Review(context.workspace, context.runner)
    corrections = Corrections(review, context.workspace, context.runner)
    playback = Playback(context.workspace, context.runner, context.settings)
    recognising = Recognising(
        review, context.workspace, context.runner, context.settings, lambda: texts.tr("Person {number}")
    )
    voices = TellingApart(review, context.workspace, context.runner, context.models.choose, recognising)
    return ReviewScreen(
        review,
        corrections,
        playback,
        context.navigator,
        frozenset(SCREENS),
        voices=voices,
        keys=context.keys,
        remembered=context.whereabouts.moment,
    )


def _earlier(context: Context) -> Screen:
    from lokas_ui.viewmodels.earlier import Earlier  # noqa: PLC0415
    from lokas_ui.widgets.review.earlier_screen import EarlierScreen  # noqa: PLC0415

    return EarlierScreen(Earlier(context.workspace, context.runner), context.navigator)


def _about(context: Context) -> Screen:
    from lokas_ui.viewmodels.examination import Examination  # noqa: PLC0415
    from lokas_ui.widgets.help.about_screen import AboutScreen  # noqa: PLC0415

    return AboutScreen(Examination(context.workspace, context.runner))


def _settings(context: Context) -> Screen:
    from lokas_ui.viewmodels.choices import Choices  # noqa: PLC0415
    from lokas_ui.viewmodels.voices_kept import VoicesKept  # noqa: PLC0415
    from lokas_ui.widgets.settings.screen import SettingsScreen  # noqa: PLC0415

    choices = Choices(context.workspace, context.settings, context.manner.apply)
    voices = VoicesKept(context.workspace, context.runner, context.settings)
    return SettingsScreen(choices, context.navigator, voices)


def _keys(context: Context) -> Screen:
    from lokas_ui.viewmodels.key_choices import KeyChoices  # noqa: PLC0415
    from lokas_ui.widgets.settings.keys_screen import KeysScreen  # noqa: PLC0415

    return KeysScreen(KeyChoices(context.keys), context.navigator)


def _queue(context: Context) -> Screen:
    from lokas_ui.viewmodels.transcribing import Transcribing  # noqa: PLC0415
    from lokas_ui.widgets.queue.screen import QueueScreen  # noqa: PLC0415

    transcribing = Transcribing(context.workspace, context.queue, context.settings)
    return QueueScreen(context.queue, transcribing, context.navigator, context.keys)


def _decisions(context: Context) -> Screen:
    from lokas_ui.viewmodels.register import Register  # noqa: PLC0415
    from lokas_ui.widgets.start.decisions_screen import DecisionsScreen  # noqa: PLC0415

    register = Register(context.workspace, context.runner)
    return DecisionsScreen(register, context.navigator, frozenset(SCREENS), context.keys)


def _trash(context: Context) -> Screen:
    from lokas_ui.viewmodels.trash import Trash  # noqa: PLC0415
    from lokas_ui.widgets.start.trash_screen import TrashScreen  # noqa: PLC0415

    return TrashScreen(Trash(context.workspace, context.runner), context.navigator)


def _share(context: Context) -> Screen:
    from lokas_ui.viewmodels.captions import Captions  # noqa: PLC0415
    from lokas_ui.viewmodels.sharing import Sharing  # noqa: PLC0415
    from lokas_ui.widgets.share.screen import ShareScreen  # noqa: PLC0415

    workspace, runner = context.workspace, context.runner
    sharing, captions = Sharing(workspace, runner), Captions(workspace, runner)
    return ShareScreen(sharing, captions, context.navigator, frozenset(SCREENS), context.keys)


def _speaking(context: Context) -> Screen:
    from lokas_ui.viewmodels.speaking import SpeakingTime  # noqa: PLC0415
    from lokas_ui.widgets.share.speaking_screen import SpeakingScreen  # noqa: PLC0415

    return SpeakingScreen(SpeakingTime(context.workspace, context.runner), context.navigator)


def _minutes(context: Context) -> Screen:
    from lokas_ui.viewmodels.minutes_desk import MinutesDesk  # noqa: PLC0415
    from lokas_ui.widgets.minutes.screen import MinutesScreen  # noqa: PLC0415

    desk = MinutesDesk(context.workspace, context.runner)
    return MinutesScreen(desk, context.navigator, frozenset(SCREENS), context.keys)


SCREENS: Mapping[str, ScreenKind] = MappingProxyType(
    {
        "meetings": ScreenKind(_meetings, lambda: texts.tr("Meetings"), icon="meetings"),
        "prepare": ScreenKind(_prepare, lambda: texts.tr("Record a meeting"), within="meetings"),
        "recording": ScreenKind(_recording, lambda: texts.tr("Recording"), within="meetings"),
        "queue": ScreenKind(_queue, lambda: texts.tr("Transcriptions"), icon="queue"),
        "decisions": ScreenKind(_decisions, lambda: texts.tr("Decisions"), icon="decisions"),
        "share": ScreenKind(_share, lambda: texts.tr("Share"), within="meetings"),
        "minutes": ScreenKind(_minutes, lambda: texts.tr("Minutes"), within="meetings"),
        "speaking": ScreenKind(_speaking, lambda: texts.tr("Speaking time"), within="meetings"),
        "trash": ScreenKind(_trash, lambda: texts.tr("Trash"), within="meetings"),
        "models": ScreenKind(_models, lambda: texts.tr("Models"), icon="models"),
        "earlier": ScreenKind(_earlier, lambda: texts.tr("Earlier texts"), within="meetings"),
        "review": ScreenKind(_review, lambda: texts.tr("Review"), within="meetings"),
        "welcome": ScreenKind(_welcome, lambda: texts.tr("Welcome to Lokas"), within="meetings", alone=True),
        "keys": ScreenKind(_keys, lambda: texts.tr("Keys"), within="settings"),
        "about": ScreenKind(_about, lambda: texts.tr("About"), icon="help"),
        "settings": ScreenKind(_settings, lambda: texts.tr("Settings"), icon="settings"),
    }
)
"""By name, in the order of the bar at the left, whose last one stands at the bottom."""

START, WELCOME = "meetings", "welcome"

FOUND_ANYWAY = frozenset({START, WELCOME, "recording"})
"""Where a start leads by itself: to go back there is not offered after a crash."""
