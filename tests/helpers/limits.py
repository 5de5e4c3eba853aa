"""How much of what was said the self-test model may get wrong, by language.

The goal is one word in twenty (0.05) in both. The weights that ship now do not reach it: these limits, a little above
what `models/training/README.md` says was measured, keep them from getting worse until better ones are taught.
"""

WORD_ERROR_RATE = {"fr": 0.05, "en": 0.05}
"""On sentences and voices never trained on."""

DEMONSTRATION_ERROR_RATE = {"fr": 0.05, "en": 0.05}
"""On the demonstration meetings."""
