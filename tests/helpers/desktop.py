"""The real application on a screen of its own, used as a screen reader uses it: by what things are called.

with VirtualScreen() as screen, Desktop(screen, home, language="fr") as desktop:
    desktop.the("push button", "Record a meeting").press()  # called so in English, and found in French
    desktop.the("label", "Before the meeting")              # waits until it is there
    desktop.keys("Ctrl+F", "Tab"); desktop.type("budget")
    desktop.keep("recording")                               # a picture in build/screens
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTranslator

from tests.helpers.command import ROOT, environment

LOCALE = ROOT / "ui" / "lokas_ui" / "locale"
SYSTEM_PYTHON = "/usr/bin/python3"
AGENT = ROOT / "tests" / "helpers" / "accessibility_agent.py"
PICTURED = ROOT / "tests" / "helpers" / "pictured.py"
PICTURES = ROOT / "build" / "screens"
EIGHT = ""
PATIENCE_S = 60
STEP_S = 0.05
AT_ONCE_S = 1
"""Within which a key does something; inside a text with links nobody is told of it."""
MOST_TABS = 150
END_S = 20
LOOKS = 4
"""So many times in a row a window that has settled looks the same."""

DEFECT = "Something did not work"
PARTS = {"table cell", "table column header", "list item", "tree item", "page tab", "menu item"}
"""What the arrow keys lead to inside a control."""

KEYS = {
    "Backspace": 0xFF08, "Tab": 0xFF09, "Return": 0xFF0D, "Escape": 0xFF1B, "Delete": 0xFFFF, "Space": 0x20,
    "Home": 0xFF50, "Left": 0xFF51, "Up": 0xFF52, "Right": 0xFF53, "Down": 0xFF54, "End": 0xFF57, "Menu": 0xFF67,
    "PageUp": 0xFF55, "PageDown": 0xFF56, **{f"F{number}": 0xFFBD + number for number in range(1, 13)},
}  # fmt: skip
"""X's numbers of the keys that write nothing."""


class GoneError(Exception):
    """An element that was there is not any more."""


@dataclass(frozen=True)
class Element:
    """What a screen reader is told of something in a window, and what it can do there."""

    desktop: Desktop
    number: int
    parent: int | None
    role: str
    name: str
    chosen: str
    description: str
    states: frozenset[str]
    interfaces: frozenset[str]

    def press(self):
        """Press a button, tick a box, follow a link, open what is current in a list, which Qt has no action for."""
        if self.desktop.keys_alone or self.role == "list item":
            self.desktop.reach(self)
            self.desktop.keys("Space")
            return
        self.desktop.ask("act", element=self.number, actions=["Press", "Toggle", "click"])

    def write(self, text):
        """Put this text in the place of all that is there."""
        self.desktop.ask("write", element=self.number, text=text)

    def focus(self):
        """Give it the keyboard."""
        if self.desktop.keys_alone:
            self.desktop.reach(self)
            return
        self.desktop.ask("focus", element=self.number)
        self.desktop.until(lambda: self.desktop.focused().name == self.name, f"{self.name} has the keyboard")

    @property
    def text(self):
        return self.desktop.ask("read", element=self.number)

    @property
    def words(self):
        """All words of a text, one after the other, each with what is told of the text at that place."""
        return self.desktop.ask("words", element=self.number)

    def put_caret(self, offset):
        self.desktop.ask("put_caret", element=self.number, offset=offset)

    def parent_in(self, elements):
        """Whether what it is in is among these."""
        return any(one.number == self.parent for one in elements)

    def __repr__(self):
        return f"{self.role} {self.name!r} ({', '.join(sorted(self.states))})"


class Desktop:
    """The application, and the agent that looks at it.

    `script`: Python to run in place of the application's entry. `keys_alone`: whatever is pressed or focused is reached
    with the Tab key, as by somebody who has no mouse. `pictures`: their folder in build/screens; or `EIGHT`, to have
    them in all languages, colours and sizes, with the script `PICTURED`.
    """

    def __init__(self, screen, home, *, language="fr", script=None, keys_alone=False, pictures=None, **variables):
        self.keys_alone = keys_alone
        self._screen, self.home, self._language = screen, home, language
        self._program = [str(script)] if script else ["-m", "lokas_ui"]
        self._variables = screen.environment | variables
        self._pictures, self._count = pictures, itertools.count(1)
        self._texts, self._content = QTranslator(), (LOCALE / f"lokas_{language}.qm").read_bytes()
        assert self._texts.load(self._content)
        self._log = Path(screen.environment["XDG_RUNTIME_DIR"], "desktop.log")

    def __enter__(self):
        self._agent = subprocess.Popen(
            [SYSTEM_PYTHON, str(AGENT)],
            env=os.environ | self._screen.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.ask("tree", pid=0)  # AT-SPI is there from now on
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()
        self._agent.stdin.close()
        self._agent.wait(END_S)
        self._agent.stdout.close()

    def start(self):
        """Start the application (again)."""
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *self._program],
                env=environment(self.home, self._language) | self._variables,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def kill(self):
        """End it as a crash would."""
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def ended(self):
        """Wait until it has closed by itself; its exit code."""
        return self.process.wait(END_S)

    @property
    def log(self):
        """What it wrote on its standard error."""
        return self._log.read_text(encoding="utf-8")

    def tell(self, *words):
        """A line to a script that stands in the place of the application."""
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()

    def ask(self, question, **data):
        """What the agent answers. Raises `GoneError` for an element that went away."""
        self._agent.stdin.write(json.dumps({"do": question, **data}) + "\n")
        self._agent.stdin.flush()
        found = json.loads(self._agent.stdout.readline())
        if "error" in found:
            raise GoneError(found["error"])
        return found["answer"]

    def elements(self, question="tree"):
        """All that can be seen in the windows, parents before what is in them."""
        return [
            Element(self, **one | {"states": frozenset(one["states"]), "interfaces": frozenset(one["interfaces"])})
            for one in self.ask(question, pid=self.process.pid)
        ]

    def said(self, text):
        """A text of the interface, by its English, in the language of the application."""
        return (self._texts.translate("texts", text) or text).replace("&", "")

    def heard(self):
        """What was announced to screen readers since the last time this was asked."""
        return self.ask("heard")

    def hears(self, text):
        """Wait until something that begins so is announced; by its English, up to what is filled into it.

        In English too: that is what is spoken half of the time while eight pictures are taken.
        """
        told, heard = tuple(one.partition("{")[0] for one in (self.said(text), text)), []

        def announced():
            heard.extend(self.heard())
            return any(one.startswith(told) for one in heard)

        assert self.soon(announced), f"{told!r} is not announced, but {heard}"

    def the(self, role, name, *states):
        """Wait for the first element with this role, whose name begins like that, and that is in these states."""
        told, states = self.said(name), {"showing", *states}

        def found():
            alike = (one for one in self.elements() if one.role == role and one.name.startswith(told))
            return next((one for one in alike if states <= one.states), None)

        return self.until(found, f"a {role} {told!r} ({', '.join(states)})")

    def gone(self, role, name):
        """Wait until there is no such element any more."""
        told = self.said(name)

        def away():
            return not [one for one in self.elements() if one.role == role and one.name.startswith(told)]

        self.until(away, f"no {role} {told!r}")

    def focused(self):
        """What has the keyboard."""

        def found():
            # What is inside a control that has the keyboard is told to have it too, though nobody could reach it.
            focused = [one for one in self.elements("focused") if one.role != "filler" or "focusable" in one.states]
            # Qt says of the current cell of a table that it has the keyboard, even where the table itself has not.
            return next((one for one in reversed(focused) if one.role not in PARTS or one.parent_in(focused)), None)

        return self.until(found, "the keyboard")

    def reach(self, element):
        """Press Tab until this element has the keyboard."""
        for _ in range(MOST_TABS):
            at = self.focused()
            if at.number == element.number:
                return
            self.keys("Tab")
            self.soon(lambda before=at.number: self.focused().number != before, AT_ONCE_S)
        raise AssertionError(f"Tab does not lead to {element}")

    def settled(self):
        """Wait until nothing comes or goes any more in the windows."""
        before = []

        def same():
            now = [(one.role, one.name, one.states) for one in self.elements()]
            before.append(now)
            return bool(now) and len(before) >= LOOKS and all(one == now for one in before[-LOOKS:])

        self.until(same, "quiet")

    def defect(self):
        """The report that a dialog shows, if one does."""
        elements = self.elements()
        if not any(one.role == "dialog" and one.name == self.said(DEFECT) for one in elements):
            return ""
        return next(one.text for one in reversed(elements) if one.name == self.said("Report"))

    def soon(self, answer, seconds=PATIENCE_S):
        """Wait until `answer` gives something, and give that; None if it does not in time."""
        deadline = time.monotonic() + seconds
        while not (found := answer()) and time.monotonic() < deadline:
            assert self.process.poll() is None, f"the application ended with {self.process.returncode}:\n{self.log}"
            time.sleep(STEP_S)
        return found

    def until(self, answer, wanted):
        """As `soon`; AssertionError with all that is there if it does not come."""
        found = self.soon(answer)
        assert found, f"{wanted} does not come:\n" + "\n".join(map(repr, self.elements()))
        return found

    def keys(self, *names):
        """Press keys, one after the other: "Tab", "Return", "Ctrl+F", "a"."""
        for name in names:
            *held, key = name.split("+")
            letter = key.lower() if held else key  # a capital would hold Shift as well
            self.ask("key", keysym=KEYS.get(key) or ord(letter), held=held)

    def type(self, text):
        """Type a text of ASCII: the keyboard of a virtual screen has no accents."""
        assert text.isascii()
        self.ask("type", text=text)

    def keep(self, name):
        """Keep a picture of the screen for people, if wanted; or eight."""
        if self._pictures is None:
            return
        name = f"{next(self._count):02d} {name}.png"
        if self._pictures == EIGHT:
            self.tell(str(PICTURES), name)
            assert self.process.stdout.readline() == "kept\n", self.log
            return
        folder = PICTURES / self._pictures
        folder.mkdir(parents=True, exist_ok=True)
        assert self._screen.picture().save(str(folder / name))
