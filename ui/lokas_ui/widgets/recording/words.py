"""What is said of a recording, the same in the window, in the small window and at the tray icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPalette

from lokas_ui.language import texts
from lokas_ui.widgets.recording.level_meter import colours_on
from lokas_ui.widgets.times import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lokas.audio.recorder_state import RecorderStatus
    from lokas.meeting.markers import Gap
    from lokas_ui.viewmodels.recording import RecordingState

ICONS = {"paused": "pause", "off_record": "off-record", "stopped": "check", "failed": "warning"}
"""The sign of each state; of all others it is a dot."""


def sign_of(state: RecordingState) -> str:
    """The name of the icon for what the recorder does."""
    return ICONS.get(state.status.state, "record")


def sign_colours(state: RecordingState, palette: QPalette) -> QPalette:
    """The palette to draw that icon with: a recorder that is at work shows red, one that keeps nothing does not."""
    coloured = QPalette(palette)
    if state.status.state == "recording":
        coloured.setColor(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText, colours_on(palette)[2])
    return coloured


def state_name(state: RecordingState) -> str:
    """What the recorder does."""
    if state.phase == "beginning":
        return texts.tr("Beginning…")
    return {
        "starting": texts.tr("Beginning…"),
        "recording": texts.tr("Recording"),
        "paused": texts.tr("Paused: nothing is recorded"),
        "off_record": texts.tr("Off the record: nothing is kept"),
        "stopping": texts.tr("Ending…"),
        "stopped": texts.tr("Recorded"),
        "failed": texts.tr("Ended by a failure"),
    }[state.status.state]


def pause_name(status: RecorderStatus) -> str:
    """What the button for a pause does now."""
    return texts.tr("Resume") if status.state == "paused" else texts.tr("Pause")


def off_record_name(status: RecorderStatus) -> str:
    """What the button for off the record does now."""
    return texts.tr("Back on the record") if status.state == "off_record" else texts.tr("Off the record")


def facts_line(state: RecordingState) -> str:
    """Where it is written, the room that is left, and what is lacking: nothing, in normal use."""
    status = state.status
    parts = [texts.tr("Written to “{folder}”").format(folder=state.folder.name)] if state.folder else []
    if status.bytes_free is not None and state.hours_left is not None:
        free = QLocale().formattedDataSize(status.bytes_free, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        hours = texts.tr("%n hours", "", state.hours_left)
        parts.append(texts.tr("{free} left on the disk: room for {hours}").format(free=free, hours=hours))
    if status.missed_samples:
        parts.append(texts.tr("Some sound never came from the microphone: silence stands for it"))
    else:
        parts.append(texts.tr("no sound lost"))
    return "  ·  ".join(parts)


def gaps_line(gaps: Iterable[Gap]) -> str:
    """What the sound of a meeting lacks, in a line for each; "" where it lacks nothing."""
    names = {
        "pause": texts.tr("pause"),
        "off_record": texts.tr("off the record"),
        "device": texts.tr("microphone gone, silence in its place"),
        "missed": texts.tr("sound lost, silence in its place"),
        "suspended": texts.tr("computer asleep, silence in its place"),
    }
    lines = [
        texts.tr("{at}  {kind}, {length}").format(
            at=clock(gap.at_ms),
            kind=names.get(gap.kind, gap.kind),
            length="?" if gap.length_ms is None else clock(gap.length_ms),
        )
        for gap in gaps
    ]
    return "\n".join(lines)
