"""The demonstration meeting, whose every word is known: transcribed with the self-test model, and measured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas import transcription
from lokas.text.scoring import word_error_rate
from lokas_models.catalogue import SELF_TEST
from lokas_models.demonstration import demonstration

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas.jobs import CancelToken, Event
    from lokas.speech.engine import Engine
    from lokas.transcription import Outcome, Request


@dataclass(frozen=True, slots=True)
class Demonstrated:
    """What came of it. `word_error_rate`: of what is said there, in [0, 1] or above."""

    outcome: Outcome
    word_error_rate: float


def run(
    language: str,
    request: Callable[[Path], Request],
    engine_for: Callable[[Request], Engine],
    emit: Callable[[Event], None],
    token: CancelToken,
) -> Demonstrated:
    """Transcribe it in "fr" or "en".

    `request` makes the request for the recording; its model is set here. Raises as `transcription.run`.
    """
    shown = demonstration(language)
    asked = replace(request(shown.sound), model=SELF_TEST, replace=True)
    outcome = transcription.run(asked, lambda: engine_for(asked), emit, token)
    heard = " ".join(segment.text for segment in outcome.transcript.segments)
    return Demonstrated(outcome, word_error_rate(shown.spoken_text(), heard))
