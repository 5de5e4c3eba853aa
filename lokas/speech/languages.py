"""The languages Whisper knows, as a plain table, so that an unknown one is refused without loading an engine."""

from __future__ import annotations

from lokas.errors import OptionError

_CODES = (
    "af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw he hi hr ht hu hy "
    "id is it ja jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc pa pl ps pt ro ru sa "
    "sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo zh yue"
)

LANGUAGES: tuple[str, ...] = tuple(_CODES.split())
"""Whisper's 100 language codes (ISO 639-1 but for `haw`, `jw`, `yue`); a test holds them equal to the library's."""

AUTO = "auto"
"""What a person types for a language to be detected."""


def parse_language(text: str) -> str | None:
    """The code of a language a person typed, None for `auto`; case and a region (`fr-CA`) do not matter.

    Raises `OptionError` ``option.unknown_language`` (value, known).
    """
    code = text.strip().lower().replace("_", "-").partition("-")[0]
    if code == AUTO:
        return None
    if code not in LANGUAGES:
        raise OptionError("option.unknown_language", value=text, known=list(LANGUAGES))
    return code
