"""What people look for among settings and keys: by words, as they type fastest."""

from __future__ import annotations

import unicodedata


def has_words(text: str, wanted: str) -> bool:
    """Whether a text has all the words that are wanted, or beginnings and parts of them, capitals and accents aside."""
    among = folded(text)
    return all(word in among for word in folded(wanted).split())


def folded(text: str) -> str:
    """Without capitals and accents."""
    return "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))
