"""What each setting is called on the screen, what it is for, and what its values are called."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from lokas_ui.language import own_name, texts
from lokas_ui.viewmodels.meeting_form import RETENTION_DAYS, UNDECIDED_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lokas.settings import Value

    Names = Callable[[Sequence[str]], Mapping[Value, str]]

EVENING_AND_NIGHT = tuple(f"{hour % 24:02}:00" for hour in range(18, 31))
"""The hours in which a computer is left to itself."""


@dataclass(frozen=True, slots=True)
class Words:
    """All in the language that is spoken now. `names`: of the values, by value, given the models that are installed.

    `unit` stands behind a number, which is shown divided by `divisor`.
    """

    title: Callable[[], str]
    help: Callable[[], str]
    names: Names | None = None
    unit: Callable[[], str] = str
    divisor: int = 1
    step: int = 1


TOPICS: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "interface": lambda: texts.tr("Appearance"),
        "recording": lambda: texts.tr("Recording meetings"),
        "text": lambda: texts.tr("Transcribing"),
        "speakers": lambda: texts.tr("Voices"),
        "playback": lambda: texts.tr("Listening"),
    }
)
"""The parts of the screen, by what stands before the dot of a key."""


def _languages(_models: Sequence[str]) -> Mapping[Value, str]:
    return {"system": texts.tr("The language of the system"), "fr": own_name("fr"), "en": own_name("en")}


def _themes(_models: Sequence[str]) -> Mapping[Value, str]:
    return {
        "system": texts.tr("As the system"),
        "light": texts.tr("Light"),
        "dark": texts.tr("Dark"),
        "contrast_light": texts.tr("High contrast, dark on white"),
        "contrast_dark": texts.tr("High contrast, light on black"),
    }


def _spoken(_models: Sequence[str]) -> Mapping[Value, str]:
    return {"fr": texts.tr("French"), "en": texts.tr("English"), "auto": texts.tr("Found out by listening")}


def _models(models: Sequence[str]) -> Mapping[Value, str]:
    return {"": texts.tr("The best suited of those installed"), **{model: model for model in models}}


def _kept(_models: Sequence[str]) -> Mapping[Value, str]:
    days = {day: texts.tr("%n days after the minutes are approved", "", day) for day in RETENTION_DAYS if day}
    return {
        UNDECIDED_DAYS: texts.tr("Until somebody deletes it"),
        0: texts.tr("Until the minutes are approved"),
        **cast("Mapping[Value, str]", days),
    }


def _hours(_models: Sequence[str]) -> Mapping[Value, str]:
    return {"": texts.tr("At any time"), **{hour: hour for hour in EVENING_AND_NIGHT}}


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "interface.language": Words(
            lambda: texts.tr("Language"),
            lambda: texts.tr("Of the buttons and sentences of Lokas, not of your meetings."),
            _languages,
        ),
        "interface.theme": Words(
            lambda: texts.tr("Colours"),
            lambda: texts.tr("Dark colours tire the eyes less in a dark room; high contrast helps weak eyes."),
            _themes,
        ),
        "interface.text_percent": Words(
            lambda: texts.tr("Size of the text"),
            lambda: texts.tr("Everything that is written in the window grows with it."),
            unit=lambda: texts.tr(" %"),
            step=10,
        ),
        "recording.association": Words(
            lambda: texts.tr("Name of the association"),
            lambda: texts.tr("Stands in the text that is read aloud to ask for consent, and in minutes."),
        ),
        "recording.live_text": Words(
            lambda: texts.tr("Show the text while people speak"),
            lambda: texts.tr("Takes much of the computer's strength. The recording always comes first."),
        ),
        "recording.retention_days": Words(
            lambda: texts.tr("Keep the sound"),
            lambda: texts.tr("How long after the minutes are approved. Lokas reminds you of it; only you delete it."),
            _kept,
            unit=lambda: texts.tr(" days"),
        ),
        "text.language": Words(
            lambda: texts.tr("Language of the meetings"),
            lambda: texts.tr("What is usually spoken. It can be chosen anew for each meeting."),
            _spoken,
        ),
        "text.model": Words(
            lambda: texts.tr("Speech model"),
            lambda: texts.tr("Models are installed and compared in “Models”."),
            _models,
        ),
        "text.only_on_mains": Words(
            lambda: texts.tr("Transcribe on mains power only"),
            lambda: texts.tr("On its battery, the computer waits until it is plugged in."),
        ),
        "text.not_before": Words(
            lambda: texts.tr("Begin no earlier than"),
            lambda: texts.tr("Lets long work wait until nobody needs the computer."),
            _hours,
        ),
        "speakers.remember_voices": Words(
            lambda: texts.tr("Remember voices from one meeting to the next"),
            lambda: texts.tr(
                "Only of people who agree, each asked, and only to propose their names. The voices stay on this "
                "computer and go into no backup. Turned off, nothing is compared."
            ),
        ),
        "playback.back_step_ms": Words(
            lambda: texts.tr("Step back after a pause"),
            lambda: texts.tr("How far before the pause the sound goes on, so that the word is heard whole."),
            unit=lambda: texts.tr(" s"),
            divisor=1000,
            step=500,
        ),
        "playback.speed_percent": Words(
            lambda: texts.tr("Speed of listening"),
            lambda: texts.tr("Voices keep their pitch."),
            unit=lambda: texts.tr(" %"),
            step=10,
        ),
    }
)
"""By key, in the order of the screen; settings that are not here are kept by the screens they belong to."""
