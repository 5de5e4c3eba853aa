"""What is said of a model, of what is being done with it, and of how that ended."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from lokas.cli.sentences.models import STATES, description_of, facts_of, notes
from lokas.computer import usable_cores
from lokas_models.expected import expected_hour_s
from lokas_models.store import hub_host
from lokas_ui.language import texts
from lokas_ui.sentences import messages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lokas_models.catalogue import Catalogue, ModelEntry
    from lokas_models.listing import Row
    from lokas_ui.viewmodels.models import Outcome, Work

FACTS_OF_PAIRS = 3
"""State, size and memory: a pair that tells voices apart knows no language, and its errors are others."""

FEW_MINUTES = 10
"""Below it, tenths are shown."""


def state_of(row: Row) -> str:
    """Whether it is here, in a word or two."""
    state = messages()(STATES[row.state])
    if row.tells_speakers:
        return ", ".join((texts.tr("tells voices apart"), state))
    return ", ".join((state, texts.tr("recommended"))) if row.recommended else state


def size(count: int) -> str:
    """Bytes as people read them."""
    return messages().size(count)


def minutes(seconds: int) -> str:
    """Minutes, with tenths if they are few."""
    return messages().number(seconds / 60, 1 if seconds < 60 * FEW_MINUTES else 0)


def hour_takes(seconds: int | None) -> str:
    """How long an hour of sound takes."""
    if seconds is None:
        return texts.tr("not measured yet")
    return texts.tr("about {minutes} minutes").format(minutes=minutes(seconds))


def expected(entry: ModelEntry) -> str:
    """How long an hour of sound may take on this computer, where that was not measured."""
    least, most = (max(1, round(seconds / 60)) for seconds in expected_hour_s(entry.parameters, usable_cores()))
    text = texts.tr("{least} to {most} minutes, by a rough estimate; it can be measured once the model is here")
    return text.format(least=least, most=most)


def wrong_in_french(row: Row) -> str:
    """The published error rates in the language of most of our meetings."""
    return facts_of(row, messages())[messages()("models.wrong_fr")]


def page_of(row: Row, hour_s: int | None, catalogue: Catalogue, shown: Sequence[Row]) -> str:
    """Everything that is known of a model, as HTML."""
    parts = [f"<p>{escape(description_of(row, messages()))}</p>"]
    if row.recommended:
        parts.append(_bold(texts.tr("Recommended for this computer.")))
    lines = "".join(f"<tr><th align='left'>{escape(a)}</th><td>{escape(b)}</td></tr>" for a, b in _facts(row, hour_s))
    parts.append(f"<table cellpadding='5'>{lines}</table>")
    if row.entry and row.entry.error_rates:
        rates = "".join(f"<li>{escape(rate)}</li>" for rate in _rates(row))
        parts.extend((_bold(texts.tr("Published error rates")), f"<ul>{rates}</ul>"))
    about = notes(shown, catalogue, messages())[:2]  # the third one tells of commands
    if row.tells_speakers:
        about = [
            texts.tr(
                "It is used by “Tell the voices apart…” in the review of a text. It hears who speaks when, not what is "
                "said, and knows nobody: people name the voices."
            )
        ]
    return "".join((*parts, *(f"<p>{escape(one)}</p>" for one in about)))


def _bold(text: str) -> str:
    return f"<p><b>{escape(text)}</b></p>"


def _facts(row: Row, hour_s: int | None) -> list[tuple[str, str]]:
    """Names and values, those that matter most first."""
    told = [*facts_of(row, messages()).items()]
    if row.tells_speakers:
        return [*told[:FACTS_OF_PAIRS], *_origin(row).items()]
    if not (row.entry and row.entry.built_in):
        takes = hour_takes(hour_s) if hour_s is not None or row.entry is None else expected(row.entry)
        told.insert(1, (texts.tr("One hour of sound takes"), takes))
    return [*told, *_origin(row).items()]


def _origin(row: Row) -> Mapping[str, str]:
    told: dict[str, str] = {}
    if row.entry:
        where = f"{row.entry.repository}, {hub_host()}" if row.entry.repository else texts.tr("ships with Lokas")
        told[texts.tr("Where it comes from")] = where
        told[texts.tr("Trained on")] = getattr(row.entry.trained_on, messages().language)
        told[texts.tr("Licence")] = row.entry.licence
    if row.model and row.model.manifest:
        how = row.model.manifest.verified_by.replace(" ", "_")
        told[texts.tr("Its files")] = messages()(f"models.by_{how}")
    return told


def _rates(row: Row) -> list[str]:
    return [
        texts.tr("{language}, {test_set}: {percent} % ({source})").format(
            language=messages().language_name(rate.language),
            test_set=rate.test_set,
            percent=messages().number(rate.percent, 1),
            source=rate.source,
        )
        for rate in (row.entry.error_rates if row.entry else ())
    ]


def doing(work: Work) -> str:
    """What is being done now."""
    if work.stopping:
        return texts.tr("Stopping…")
    names = {
        "install": texts.tr("Downloading “{model}”…"),
        "import": texts.tr("Importing “{model}”…"),
        "verify": texts.tr("Checking the files of “{model}”…"),
        "measure": texts.tr("Measuring the speed of “{model}” on the demonstration meeting…"),
        "remove": texts.tr("Deleting “{model}”…"),
    }
    name = names[work.kind].format(model=work.model)
    if work.kind == "measure" or not work.total:
        return name
    return texts.tr("{doing} {done} of {total}").format(doing=name, done=size(work.done), total=size(work.total))


def ended(outcome: Outcome, hour_s: int | None) -> str:
    """How it ended."""
    if outcome.kept:
        return texts.tr("Stopped. What has been downloaded is kept: “Install” goes on from there.")
    if outcome.wrong:
        sentence = texts.tr("Files of “{model}” are damaged or missing: {files}.")
        return sentence.format(model=outcome.model, files=", ".join(outcome.wrong))
    names = {
        "install": texts.tr("“{model}” is ready."),
        "import": texts.tr("“{model}” is ready."),
        "verify": texts.tr("All files of “{model}” are as they should be."),
        "measure": texts.tr("With “{model}”, one hour of sound takes {duration} on this computer."),
        "remove": texts.tr("“{model}” was deleted from this computer."),
    }
    return names[outcome.kind].format(model=outcome.model, duration=hour_takes(hour_s))
