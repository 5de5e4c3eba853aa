"""One key at a time from the terminal, which is given back as it was whatever happens."""

from __future__ import annotations

import codecs
import sys
import time
from collections import deque
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

ESCAPE = "\x1b"
ENTER = ("\r", "\n")
BACKSPACE = ("\x7f", "\b")


class Keyboard(Protocol):
    """Where keys come from. `present` tells whether somebody can press one."""

    present: bool

    def read(self, timeout_s: float) -> str:
        """The next key as its character, waited for as long as `timeout_s`; "" if none came."""
        ...


class NoKeyboard:
    """What stands in where nobody can press a key: a pipe, a scheduled task."""

    present = False

    def read(self, timeout_s: float) -> str:
        """See `Keyboard`."""
        time.sleep(timeout_s)
        return ""


@contextmanager
def open_keyboard() -> Iterator[Keyboard]:
    """The keys of the terminal on standard input, each as it is pressed and without its echo.

    Ctrl-C still raises KeyboardInterrupt. Ctrl-Z gives the terminal back while the program stands, and takes it again
    when it goes on.
    """
    if not (sys.stdin and sys.stdin.isatty()):
        yield NoKeyboard()
    elif sys.platform == "win32":
        yield _Console()
    else:
        with _terminal(sys.stdin.fileno()) as keyboard:
            yield keyboard


if sys.platform == "win32":
    import msvcrt

    class _Console:
        """The console of Windows, which needs no other mode to give single keys."""

        present = True

        def read(self, timeout_s: float) -> str:
            deadline = time.monotonic() + timeout_s
            while not msvcrt.kbhit():
                if time.monotonic() >= deadline:
                    return ""
                time.sleep(0.01)
            key = msvcrt.getwch()
            if key in {"\x00", "\xe0"}:  # an arrow or a function key: a second value tells which
                msvcrt.getwch()
                return ""
            return key

else:
    import os
    import select
    import signal
    import termios
    import tty

    @contextmanager
    def _terminal(descriptor: int) -> Iterator[Keyboard]:
        """The terminal in the mode that gives single keys and still knows Ctrl-C and Ctrl-Z."""
        before = termios.tcgetattr(descriptor)

        def restore() -> None:
            with suppress(termios.error):  # the terminal may have been closed
                termios.tcsetattr(descriptor, termios.TCSADRAIN, before)

        def suspend(*_: object) -> None:
            restore()
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)  # here it stands, until it is told to go on
            signal.signal(signal.SIGTSTP, suspend)
            tty.setcbreak(descriptor, termios.TCSADRAIN)

        tty.setcbreak(descriptor, termios.TCSADRAIN)
        handler = signal.signal(signal.SIGTSTP, suspend)
        try:
            yield _Keys(descriptor)
        finally:
            signal.signal(signal.SIGTSTP, handler)
            restore()

    class _Keys:
        """Characters from a terminal; what a key sends that has none (an arrow) is passed over."""

        present = True

        def __init__(self, descriptor: int) -> None:
            self._descriptor = descriptor
            self._decoder = codecs.getincrementaldecoder("utf-8")("ignore")
            self._waiting: deque[str] = deque()

        def read(self, timeout_s: float) -> str:
            if not self._waiting and select.select([self._descriptor], [], [], timeout_s)[0]:
                self._take(timeout_s)
            return self._waiting.popleft() if self._waiting else ""

        def _take(self, timeout_s: float) -> None:
            try:
                sent = self._decoder.decode(os.read(self._descriptor, 1024))
            except OSError:  # the terminal was closed: nobody presses a key any more
                sent = ""
            if not sent:
                time.sleep(timeout_s)
            elif not sent.startswith(ESCAPE) or sent == ESCAPE:
                self._waiting.extend(sent)
