"""What the start screen says of what was done there, and of what came with an import or went into a backup."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lokas.jobs import Notice
from lokas_ui.language import texts
from lokas_ui.sentences import said, told
from lokas_ui.widgets.start.meetings_model import date_of, length_of, title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lokas.errors import LokasError
    from lokas_ui.viewmodels.backing_up import BackingUpState
    from lokas_ui.viewmodels.finding import FindingState
    from lokas_ui.viewmodels.meetings import Row
    from lokas_ui.viewmodels.shelving import Done
    from lokas_ui.viewmodels.taking_in import TakingInState

MOST_LINES = 4
"""Errors and notices that are told one below the other; further ones are counted."""


def of_done(done: Done | None) -> str:
    """What was done to meetings; "" for what can be seen anyway."""
    if done is None:
        return ""
    name = done.titles[0] or texts.tr("Untitled")
    if done.kind == "deleted":
        return texts.tr("“{title}” is in the trash.").format(title=name)
    if done.kind == "restored":
        return texts.tr("“{title}” is back.").format(title=name)
    if done.kind == "mended":
        return texts.tr("“{title}” can be opened again. The damaged file is kept beside it.").format(title=name)
    if done.kind == "recovered":
        text = texts.tr("%n recordings were recovered: {length} of sound.", "", len(done.titles))
        return text.format(length=length_of(done.length_ms))
    return ""


def of_left(paths: Sequence[Path]) -> str:
    """What was to be taken in when Lokas stopped; "" for nothing."""
    if len(paths) == 1:
        return texts.tr("The import of “{name}” did not end.").format(name=paths[0].name)
    return texts.tr("The import of %n files did not end.", "", len(paths)) if paths else ""


def of_interrupted(rows: Sequence[Row]) -> str:
    """The recordings that did not end in good order, and that nothing of them is lost."""
    if not rows:
        return ""
    if len(rows) == 1:
        text = texts.tr("The recording of “{title}” did not end properly. Its sound is on the disk.")
        return text.format(title=title(rows[0]))
    return texts.tr("%n recordings did not end properly. Their sound is on the disk.", "", len(rows))


def of_damage(damaged: Sequence[Row], chosen: Row | None) -> str:
    """What is wrong with the meeting that is chosen; else how many cannot be opened; "" where all is well."""
    if chosen is not None and chosen.state is None:
        return of_remains(chosen)
    if chosen is not None and chosen.torn:
        text = texts.tr("In “{title}”, these files are not whole: {files}. Nothing was changed.")
        return text.format(title=title(chosen), files=", ".join(chosen.torn))
    if chosen is not None and chosen.sound_moved:
        text = texts.tr("The sound of “{title}” is no longer at “{sound}”. Plug in the disk it is on, or show it.")
        return text.format(title=title(chosen), sound=chosen.sound_moved)
    if chosen is not None and chosen.copies:
        text = texts.tr("“{title}” is here more than once: its folder was copied. Another one: “{folder}”.")
        return text.format(title=title(chosen), folder=chosen.copies[0].name)
    if not damaged:
        return ""
    return texts.tr("%n meetings cannot be opened. Nothing of them was changed.", "", len(damaged))


def of_remains(row: Row) -> str:
    """Why a meeting cannot be opened, and what can still be read of it."""
    remains = row.remains
    if remains is None or not remains.mendable:
        return said(row.trouble) if row.trouble else ""
    sound = texts.tr("no sound") if remains.length_ms is None else length_of(remains.length_ms)
    text = texts.tr(
        "“{title}” cannot be opened: the file that describes it is damaged. Still readable: the meeting of {day}, "
        "sound: {sound}, files: {files}. “Repair” writes that file anew and keeps the old one beside it."
    )
    files = ", ".join(remains.whole) or texts.tr("none")
    return text.format(title=row.title, day=date_of(remains.facts.began), sound=sound, files=files)


def of_arrivals(state: TakingInState) -> str:
    """What came of an import, once it is over."""
    if state.busy:
        return ""
    parts = [texts.tr("%n meetings were imported.", "", len(state.new))] if state.new else []
    parts += [texts.tr("“{name}” is a meeting here already.").format(name=name) for name, _ in state.known]
    return "\n".join(_few([*parts, *map(of_notice, state.notices)]))


def of_failures(errors: Iterable[LokasError]) -> str:
    """Why files were not taken in."""
    return "\n".join(_few([said(error) for error in errors]))


def of_taking(state: TakingInState) -> str:
    """What is being taken in now; "" for nothing."""
    if not state.busy:
        return ""
    text = texts.tr("Importing “{name}”…").format(name=state.name)
    waiting = texts.tr("%n more", "", state.waiting)
    return f"{text} (+ {waiting})" if state.waiting else text


def of_backup_left(target: Path | None) -> str:
    """The backup that was being written when Lokas stopped; "" for none."""
    return texts.tr("The backup “{name}” was not finished.").format(name=target.name) if target else ""


def of_backup(state: BackingUpState) -> str:
    """What a backup holds, once it is written, and what it does not."""
    if state.made is None:
        return ""
    text = texts.tr("%n meetings are in “{name}”.", "", state.made.meetings).format(name=state.made.path.name)
    return "\n".join(_few([text, *map(of_notice, state.notices)]))


def of_found(state: FindingState) -> str:
    """How much was found."""
    if state.busy and state.percent is not None:
        return texts.tr("Reading the meetings… {percent} %").format(percent=state.percent)
    if state.busy and not state.hits:
        return texts.tr("Searching…")
    if not state.count:
        return texts.tr("Nothing was found for “{words}”.").format(words=state.words)
    return texts.tr("%n passages", "", state.count)


def of_notice(notice: Notice) -> str:
    """What else is to be told; of a file its name says enough here."""
    path = notice.data.get("path")
    return told(Notice(notice.code, {**notice.data, "path": Path(str(path)).name}) if path else notice)


def _few(lines: list[str]) -> list[str]:
    more = len(lines) - MOST_LINES
    return lines if more <= 0 else [*lines[:MOST_LINES], f"+ {texts.tr('%n more', '', more)}"]
