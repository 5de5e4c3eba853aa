"""Share a meeting: which files are made of it, how its captions look, and what these files tell of people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QPushButton, QTabWidget, QVBoxLayout

from lokas.text.profiles import find_profile, profile_for
from lokas_ui.language import texts
from lokas_ui.viewmodels.sharing import CAPTIONS, DOCUMENTS, OTHERS, SOUNDS
from lokas_ui.widgets.columns import Columns, Low, scrolled
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.keys import press, shortcut, tell
from lokas_ui.widgets.meeting_title import MeetingTitle
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.share.captions_page import CaptionsPage
from lokas_ui.widgets.share.footer import ShareFooter
from lokas_ui.widgets.share.format_choices import FormatChoices
from lokas_ui.widgets.trouble_bar import TroubleBar
from lokas_ui.widgets.watching import watch

if TYPE_CHECKING:
    from collections.abc import Collection

    from lokas_ui.viewmodels.captions import Captions
    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.navigator import Navigator, Place
    from lokas_ui.viewmodels.sharing import ShareState, Sharing

FOOTER_SHARE = 0.35
"""Of the height of the screen: the choices above are looked at more."""
EXISTS, NO_TEXT = "output.exists", "meeting.no_transcript"


class ShareScreen(Screen):
    """Of the other screens of a meeting, those in `screens` are led to."""

    def __init__(
        self, sharing: Sharing, captions: Captions, navigator: Navigator, screens: Collection[str], keys: Keys
    ) -> None:
        super().__init__()
        self._sharing, self._captions, self._navigator = sharing, captions, navigator
        self._write, self._minutes, self._speaking = QPushButton(), QPushButton(), QPushButton()
        self._screens, self._folder, self._keys = screens, Path(), keys
        for button, screen in ((self._minutes, "minutes"), (self._speaking, "speaking")):
            if screen not in screens:
                button.hide()  # never shown by itself: it has no place yet, and would be a window
        self._title = MeetingTitle(navigator.back, (self._speaking, self._minutes, self._write))
        self._trouble, self._tabs, self._page = TroubleBar(), QTabWidget(), CaptionsPage(captions)
        self._scrolled = scrolled(self._page)
        self._options = {name: QCheckBox() for name in ("speakers", "times", "doubtful_words", "voices", "embed_sound")}
        self._groups = (
            FormatChoices(DOCUMENTS, lambda: texts.tr("Documents")),
            FormatChoices(CAPTIONS, lambda: texts.tr("Captions")),
            FormatChoices(SOUNDS, lambda: texts.tr("Sound")),
            FormatChoices(OTHERS, lambda: texts.tr("For other programs")),
        )
        self._footer = ShareFooter(sharing)
        self._below = Low(self._footer, FOOTER_SHARE)
        self.first = self._tabs
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        sharing.state.watch(self._show)

    def arrive(self, place: Place) -> None:
        """Read the meeting as it is now."""
        if place.folder is not None:
            self._folder = place.folder
            self._captions.close()
            self._sharing.open(place.folder)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._write.setText(texts.tr("Write the files"))
        tell(self._keys, {"share.write": self._write})
        self._minutes.setText(texts.tr("Minutes…"))
        self._speaking.setText(texts.tr("Speaking time…"))
        self._tabs.setTabText(0, texts.tr("Files"))
        self._tabs.setTabText(1, texts.tr("Preview of captions"))
        self._tabs.setAccessibleName(texts.tr("Files and captions"))
        names = {
            "speakers": texts.tr("Tell who speaks"),
            "times": texts.tr("Show the times"),
            "doubtful_words": texts.tr("Mark doubtful words"),
            "voices": texts.tr("Names as tags (WebVTT)"),
            "embed_sound": texts.tr("Sound within the web page"),
        }
        for name, box in self._options.items():
            box.setText(names[name])
        self._show(self._sharing.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        self._write.setIcon(icon("share", self.palette()))
        self._minutes.setIcon(icon("minutes", self.palette()))
        self._speaking.setIcon(icon("person", self.palette()))

    def _arrange(self) -> None:
        documents, captions, sounds, others = self._groups
        documents.add_options([self._options[name] for name in ("speakers", "times", "doubtful_words", "embed_sound")])
        captions.add_options([self._options["voices"]])
        three = (documents,), (captions, sounds), (others,)
        two = (documents, others), (captions, sounds)
        self._tabs.addTab(Columns((three, two, ((documents, captions, sounds, others),))), "")
        self._tabs.addTab(self._scrolled, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(self._title)
        layout.addWidget(self._trouble)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(self._below)

    def _connect(self) -> None:
        for group in self._groups:
            group.chosen.connect(lambda name, chosen: self._sharing.choose(name, chosen=chosen))
        for name, box in self._options.items():
            box.clicked.connect(lambda checked, name=name: self._sharing.set_options(**{name: checked}))
        self._write.clicked.connect(self._write_files)
        shortcut(self._keys, "share.write", self, press(self._write))
        watch(self, self._keys.held, lambda _: tell(self._keys, {"share.write": self._write}))
        self._minutes.clicked.connect(self._go_to_minutes)
        self._speaking.clicked.connect(lambda: self._navigator.go("speaking", self._folder))
        self._trouble.acted.connect(self._get_out)
        self._page.profiled.connect(lambda name: self._sharing.set_options(profile=find_profile(name)))
        self._tabs.currentChanged.connect(lambda _: self._look())

    def _show(self, state: ShareState) -> None:
        subject, options = state.subject, state.options
        self._title.say(texts.tr("Share"), subject.title if subject else "")
        self._trouble.show_error(state.trouble, self._way_out(state))
        self._write.setEnabled(state.ready)
        language = subject.transcript.language if subject else ""
        has_sound = subject is not None and subject.has_sound
        for group, possible in zip(self._groups, (True, True, has_sound, True), strict=True):
            group.show_choice(state, language, possible=possible)
        for name, box in self._options.items():
            box.setChecked(getattr(options, name))
        self._options["embed_sound"].setEnabled(has_sound and "html" in state.formats)
        self._options["voices"].setEnabled(options.speakers and "vtt" in state.formats)
        self._footer.show_state(state)
        self._below.keep_visible(self._footer.outcome if state.written else None)
        self._page.show_profile((options.profile or profile_for(language)).name)
        if subject is not None:
            self._captions.want(subject.transcript, options)
            self._look()

    def _look(self) -> None:
        """Captions are laid out only for those who look at them."""
        if self._tabs.currentWidget() is self._scrolled:
            self._captions.look()

    def _way_out(self, state: ShareState) -> str:
        """What the person can do about what went wrong; "" if that is not known here."""
        code = state.trouble.code if state.trouble else ""
        if code == NO_TEXT and "queue" in self._screens:
            return texts.tr("Transcribe")
        return texts.tr("Replace them") if code == EXISTS else ""

    def _get_out(self) -> None:
        trouble = self._sharing.state.state.trouble
        if trouble is not None and trouble.code == NO_TEXT:
            self._navigator.go("queue", self._folder)
        else:
            self._sharing.write(replacing=True)

    def _write_files(self) -> None:
        self._sharing.write()

    def _go_to_minutes(self) -> None:
        self._navigator.go("minutes", self._folder)
