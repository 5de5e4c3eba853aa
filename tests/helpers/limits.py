"""What the self-test model may get wrong, on what it was never taught and on the demonstration meetings.

The goal on what it was never taught is one word in twenty (0.05), every language right, and every segment within
300 ms. The weights that ship now do not reach it: these limits, a little above what `models/training/README.md` says
was measured, keep them from getting worse until better ones are taught.
"""

WORD_ERROR_RATE = {"fr": 0.12, "en": 0.12}
"""On sentences and voices never trained on."""

LANGUAGE_ERRORS = 2
"""Of the 60 clips in `tests/data/unheard`."""

SEGMENTS_WITHIN_300_MS = 0.92
"""The share of segment starts and ends that are no further off."""

DEMONSTRATION_ERROR_RATE = {"fr": 0.05, "en": 0.05}
"""On the demonstration meetings."""
