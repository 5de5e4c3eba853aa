"""Minutes as Markdown, by a template (Jinja2) that an association can replace.

Templates run in a sandbox and reach nothing but the minutes. What people typed is escaped by itself; a template may
`extends` the ones that come with Lokas. The only module here that knows Jinja2.
"""

from __future__ import annotations

import math
import re
import tomllib
import traceback
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from lokas.errors import InputError
from lokas.text.export.facts import clock
from lokas.text.minutes.markdown import escaped, escaped_lines
from lokas.text.typography import NARROW, spaced

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from jinja2.sandbox import SandboxedEnvironment
    from markupsafe import Markup

    from lokas.text.export.labels import Language
    from lokas.text.minutes.content import Minutes

_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class MinutesTemplate:
    """A template: its text, and the name that errors give it."""

    name: str
    text: str


def builtin_template(language: Language) -> MinutesTemplate:
    """The template that comes with Lokas."""
    name = f"minutes.{language}.md.j2"
    return MinutesTemplate(name, _folder().joinpath(name).read_text(encoding="utf-8"))


def render(minutes: Minutes, template: MinutesTemplate | None = None, sound: str = "") -> str:
    """The minutes in Markdown. `sound`: the address of the recording from where the file will lie, "" for none.

    Raises `InputError` ``minutes.bad_template`` (path, line: None if not known, reason).
    """
    template = template or builtin_template(minutes.language)
    try:
        environment = _environment(minutes.language, sound)
        text = environment.from_string(template.text).render(minutes=minutes)
    except Exception as error:  # whatever a template does wrong: its code is not ours
        reason = str(error) or type(error).__name__
        raise InputError("minutes.bad_template", path=template.name, line=_line(error), reason=reason) from error
    return _EMPTY_LINES.sub("\n\n", "\n".join(line.rstrip(" ") for line in text.split("\n"))).strip("\n") + "\n"


def words(language: Language) -> Mapping[str, Any]:
    """Names of days and months, how dates are written, and the name of the files."""
    return _words()[language]


def long_date(moment: dt.date, language: Language) -> str:
    """Such as ``samedi 14 mars 2026``."""
    return _dated(moment, language, "long_date")


def date(moment: dt.date, language: Language) -> str:
    """Such as ``14 mars 2026``."""
    return _dated(moment, language, "date")


def time(moment: dt.datetime, language: Language) -> str:
    """Such as ``18 h 30``, and ``18 h`` on the hour."""
    form: str = words(language)["time" if moment.minute else "hour"]
    return form.format(hour=moment.hour, minute=moment.minute)


def percent(value: float, language: Language) -> str:
    """A percentage with one decimal, rounded up: what is more than nothing never looks like nothing."""
    tenths = math.ceil(round(value * 10, 6))
    text = str(tenths // 10) if tenths % 10 == 0 else f"{tenths / 10:.1f}"
    return text.replace(".", words(language)["decimal_mark"])


def _environment(language: Language, sound: str) -> SandboxedEnvironment:
    """Autoescape is on so that `Markup` stands for what is Markdown already; `finalize` makes it of all the rest."""
    from jinja2 import PackageLoader, StrictUndefined  # noqa: PLC0415 - for minutes only
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    def finalize(value: object) -> Markup:
        if isinstance(value, Markup):
            return value
        return Markup("" if value is None else escaped(_spaced(str(value), language)))  # noqa: S704 - Markdown, not HTML

    environment = ImmutableSandboxedEnvironment(
        loader=PackageLoader("lokas.text.minutes"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., object]] = {
        "date": lambda moment: date(moment, language),
        "long_date": lambda moment: long_date(moment, language),
        "time": lambda moment: time(moment, language),
        "percent": lambda value: percent(value, language),
        "lines": lambda text: Markup(escaped_lines(_spaced(text, language))),  # noqa: S704 - Markdown, not HTML
        "moment": lambda at_ms, brackets=True: Markup(_moment(at_ms, sound, brackets=brackets)),  # noqa: S704
    }
    environment.filters.update(filters)
    return environment


def _spaced(text: str, language: Language) -> str:
    """With the spaces of French, as wide as the templates have them."""
    return spaced(text, language).replace(NARROW, "\u00a0")


def _moment(at_ms: int, sound: str, *, brackets: bool) -> str:
    """A time of the sound, as a link to it (a media fragment, W3C) if there is one."""
    shown = clock(at_ms)
    linked = f"[{shown}]({sound}#t={at_ms // 1000})" if sound else shown
    return f"({linked})" if brackets else linked


def _dated(moment: dt.date, language: Language, form: str) -> str:
    known = words(language)
    day = known["first"] if moment.day == 1 else str(moment.day)
    weekday, month = known["weekdays"][moment.weekday()], known["months"][moment.month - 1]
    return str(known[form]).format(weekday=weekday, day=day, month=month, year=moment.year)


def _line(error: Exception) -> int | None:
    """The line of the template where it went wrong: Jinja2 puts it among those of the program."""
    named = getattr(error, "lineno", None)
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return named or (lines[-1] if lines else None)


def _folder() -> Any:  # noqa: ANN401 - a folder of the package
    return files("lokas.text.minutes").joinpath("templates")


@cache
def _words() -> Mapping[Language, Mapping[str, Any]]:
    return tomllib.loads(files("lokas.text.minutes").joinpath("words.toml").read_text(encoding="utf-8"))  # type: ignore[return-value]
