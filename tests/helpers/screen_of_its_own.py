"""A virtual screen and a message bus that nobody else uses: where the desktop application is tried.

with VirtualScreen(1280, 720) as screen:
    subprocess.Popen([…], env=os.environ | screen.environment)
    screen.picture().save("build/screens/start.png")
"""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path

from PySide6.QtGui import QImage

HEADER = struct.Struct(">25I")
"""Of X's window dump (XWDFile.h): its own size first, then, among others, width, height and bytes of a line."""
WIDTH, HEIGHT, LINE_BYTES, COLOURS = 4, 5, 12, 19
COLOUR_BYTES = 12


class VirtualScreen:
    """Xvfb and dbus-daemon; AT-SPI is started on that bus by whoever asks for it first."""

    def __init__(self, width=1280, height=720):
        self._size = f"{width}x{height}x24"
        self._folder = Path(tempfile.mkdtemp(prefix="lokas-"))  # short: a socket's path may have 107 characters
        self._running = []
        self.environment = {}

    def __enter__(self):
        try:
            number = self._start_screen()
            address = self._start_bus(f":{number}")
            self._start_windows(f":{number}")
        except BaseException:
            self.__exit__()
            raise
        self.environment = {
            "DISPLAY": f":{number}",
            "DBUS_SESSION_BUS_ADDRESS": address,
            "XDG_RUNTIME_DIR": str(self._folder),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        return self

    def __exit__(self, *_):
        for process in reversed(self._running):
            process.terminate()
            process.wait()
            process.stdout.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def picture(self):
        """What is on the screen now, as a `QImage`."""
        with (
            (self._folder / "Xvfb_screen0").open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as dump,
        ):
            head = HEADER.unpack_from(dump)
            begin = head[0] + head[COLOURS] * COLOUR_BYTES
            pixels = dump[begin : begin + head[HEIGHT] * head[LINE_BYTES]]
        size = head[WIDTH], head[HEIGHT]
        return QImage(pixels, *size, head[LINE_BYTES], QImage.Format.Format_RGB32).copy()

    def _start_screen(self):
        """The number of a display that was free."""
        return self._start(
            "Xvfb", "-displayfd", "1", "-screen", "0", self._size, "-fbdir", str(self._folder), "-nolisten", "tcp"
        )

    def _start_bus(self, display):
        """The address of a bus of its own."""
        return self._start("dbus-daemon", "--session", "--nofork", "--print-address", DISPLAY=display)

    def _start_windows(self, display):
        """A window manager: without one no window has the keyboard. It says when it is there."""
        self._start("openbox", "--sm-disable", "--startup", "echo ready", DISPLAY=display)

    def _start(self, program, *arguments, **environment):
        """Start what says its address in its first line, and give that."""
        assert shutil.which(program), f"{program} is missing: sh packaging/linux/test.sh installs it"
        process = subprocess.Popen(
            [program, *arguments],
            env=os.environ | environment | {"XDG_RUNTIME_DIR": str(self._folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._running.append(process)
        first = process.stdout.readline().strip()
        assert first, f"{program} does not start"
        return first
