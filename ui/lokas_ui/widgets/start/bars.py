"""The lines above and below the list of meetings: what is wrong, what can be recovered, what is done and was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lokas_ui.language import texts
from lokas_ui.widgets.notice_bar import NoticeBar
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.start import texts as start_texts
from lokas_ui.widgets.trouble_bar import TroubleBar
from lokas_ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas_ui.viewmodels.backing_up import BackingUpState
    from lokas_ui.viewmodels.meetings import MeetingsState, Row
    from lokas_ui.viewmodels.shelving import ShelvingState
    from lokas_ui.viewmodels.start import Start
    from lokas_ui.viewmodels.taking_in import TakingInState


class StartBars(Screen):
    """Those above the list; `undo` is the one below, to be placed there. `wanted`: show the meeting in this folder.

    `asked`: do this with the meeting that is chosen, by the name of an `Action`. `left`: a line went, and with it what
    had the keyboard.
    """

    wanted = Signal(object)
    asked = Signal(str)
    left = Signal()

    def __init__(self, start: Start) -> None:
        super().__init__()
        self._start = start
        self._chosen: Row | None = None
        self._list_trouble, self._trouble = TroubleBar(), TroubleBar()
        self._import_trouble, self._backup_trouble = TroubleBar(), TroubleBar()
        self._recovery, self._damage = NoticeBar("undo", closable=False), NoticeBar("warning", closable=False)
        self._taking, self._packing = WorkBar(), WorkBar()
        self._left_over, self._half_packed = NoticeBar("import"), NoticeBar("backup")
        self._came, self._packed, self.undo = NoticeBar("check"), NoticeBar("check"), NoticeBar("check")
        self.first = self._recovery
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for bar in self._bars():
            layout.addWidget(bar)
        self._connect()
        start.meetings.state.watch(self._show_meetings)
        start.shelving.state.watch(self._show_shelving)
        start.taking_in.state.watch(self._show_taking_in)
        start.taking_in.left.watch(self._show_left_over)
        start.backing_up.left.watch(self._show_half_packed)
        start.backing_up.state.watch(self._show_backing_up)

    def show_chosen(self, row: Row | None) -> None:
        """Tell what is wrong with the meeting that is chosen, if anything is."""
        self._chosen = row
        self._show_meetings(self._start.meetings.state.state)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._show_meetings(self._start.meetings.state.state)
        self._show_shelving(self._start.shelving.state.state)
        self._show_taking_in(self._start.taking_in.state.state)
        self._show_left_over(self._start.taking_in.left.state)
        self._show_half_packed(self._start.backing_up.left.state)
        self._show_backing_up(self._start.backing_up.state.state)

    def _bars(self) -> list[QWidget]:
        return [
            self._list_trouble,
            self._trouble,
            self._recovery,
            self._damage,
            self._left_over,
            self._half_packed,
            self._taking,
            self._packing,
            self._import_trouble,
            self._backup_trouble,
            self._came,
            self._packed,
        ]

    def _connect(self) -> None:
        start = self._start
        self._list_trouble.acted.connect(start.meetings.refresh)
        self._trouble.acted.connect(self._leaving(start.shelving.dismiss))
        self._import_trouble.acted.connect(self._leaving(start.taking_in.dismiss))
        self._backup_trouble.acted.connect(self._leaving(start.backing_up.dismiss))
        self._recovery.acted.connect(
            self._leaving(lambda: start.shelving.recover(start.meetings.state.state.interrupted))
        )
        self._damage.acted.connect(self._leaving(self._act_on_damage))
        self._left_over.acted.connect(self._leaving(start.taking_in.take_left))
        self._left_over.dismissed.connect(self._leaving(start.taking_in.forget_left))
        self._half_packed.acted.connect(self._leaving(start.backing_up.write_left))
        self._half_packed.dismissed.connect(self._leaving(start.backing_up.forget_left))
        self._taking.stopped.connect(start.taking_in.cancel)
        self._packing.stopped.connect(start.backing_up.cancel)
        self._came.acted.connect(self._show_what_came)
        self._came.dismissed.connect(self._leaving(start.taking_in.dismiss))
        self._packed.dismissed.connect(self._leaving(start.backing_up.dismiss))
        self.undo.acted.connect(self._leaving(start.shelving.undo))
        self.undo.dismissed.connect(self._leaving(start.shelving.dismiss))

    def _leaving(self, act: Callable[[], None]) -> Callable[[], None]:
        """`act`, and then the keyboard goes to the list: the button that had it goes away."""

        def act_and_leave() -> None:
            act()
            self.left.emit()

        return act_and_leave

    def _act_on_damage(self) -> None:
        row = self._chosen
        if row is not None and row.state is None:
            self._start.shelving.mend(row)
        elif row is not None and row.copies and not _is_ill(row):
            self.wanted.emit(row.copies[0])
        elif _is_ill(row):
            self.asked.emit("find_sound")
        else:
            self.wanted.emit(self._start.meetings.state.state.damaged[0].folder)

    def _show_what_came(self) -> None:
        state = self._start.taking_in.state.state
        folders = [*state.new, *(folder for _, folder in state.known)]
        if folders:
            self.wanted.emit(folders[0])
        self._start.taking_in.dismiss()
        self.left.emit()

    def _show_meetings(self, state: MeetingsState) -> None:
        self._list_trouble.show_error(state.trouble, texts.tr("Try again"))
        self._recovery.show_text(start_texts.of_interrupted(state.interrupted), texts.tr("Recover"))
        chosen = self._chosen
        action = _way_out(chosen) if _is_ill(chosen) else texts.tr("Show")
        self._damage.show_text(start_texts.of_damage(state.damaged, chosen), action)

    def _show_shelving(self, state: ShelvingState) -> None:
        self._trouble.show_error(state.trouble, texts.tr("Close"))
        undo = texts.tr("Undo") if state.done and state.done.kind == "deleted" else ""
        self.undo.show_text(start_texts.of_done(state.done), undo)

    def _show_taking_in(self, state: TakingInState) -> None:
        self._taking.show_work(start_texts.of_taking(state), state.done, state.total)
        self._import_trouble.show_text(start_texts.of_failures(state.failed), texts.tr("Close"))
        one = len(state.new) + len(state.known) == 1
        self._came.show_text(start_texts.of_arrivals(state), texts.tr("Show") if one else "")

    def _show_left_over(self, left: tuple[Path, ...]) -> None:
        self._left_over.show_text(start_texts.of_left(left), texts.tr("Go on"))

    def _show_half_packed(self, target: Path | None) -> None:
        self._half_packed.show_text(start_texts.of_backup_left(target), texts.tr("Write it again"))

    def _show_backing_up(self, state: BackingUpState) -> None:
        doing = texts.tr("Writing “{name}”…").format(name=state.name) if state.busy else ""
        self._packing.show_work(doing, state.done, state.total)
        self._packed.show_text(start_texts.of_backup(state))
        self._backup_trouble.show_error(state.trouble, texts.tr("Close"))


def _is_ill(row: Row | None) -> bool:
    """Whether something is wrong with a meeting that it should be told of itself."""
    return row is not None and (row.state is None or bool(row.torn) or bool(row.sound_moved))


def _way_out(row: Row | None) -> str:
    """What the button beside that does; "" where nothing can be done here."""
    if row is None or row.torn:
        return ""
    if row.state is not None:
        return texts.tr("Show where the sound is…")
    return texts.tr("Repair") if row.remains and row.remains.mendable else ""
