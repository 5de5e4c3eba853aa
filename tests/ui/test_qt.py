"""The Qt that is locked does not break this Python: in PySide6 6.12 each signal dropped a reference to `True`."""

import sys

from PySide6.QtCore import QObject, Signal


class Sender(QObject):
    sent = Signal(bool)


def test_two_thousand_signals_leave_the_references_of_true_as_they_were(qapp):
    sender, got = Sender(), []
    sender.sent.connect(got.append)
    before = sys.getrefcount(True)

    for _ in range(2_000):
        sender.sent.emit(True)
    received = len(got)
    got.clear()

    assert received == 2_000
    assert abs(sys.getrefcount(True) - before) < 50
