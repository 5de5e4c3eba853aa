"""The settings of the application: each declared once, kept in one file, with what is not set left to its default."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lokas.errors import InputError, OptionError
from lokas.files import write_atomic
from lokas.formats import FileFormat

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT = FileFormat("lokas.settings", 1, 0)

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its key, whose part before the dot is its topic, and its default, whose type is that of every value.

    `choices`: the only values it takes; `least`, `most`: the range of a number.
    """

    key: str
    default: Value
    choices: tuple[Value, ...] = ()
    least: float | None = None
    most: float | None = None

    def accepts(self, value: object) -> bool:
        """Whether it can have this value."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            if self.least is not None and value < self.least:
                return False
            if self.most is not None and value > self.most:
                return False
        return not self.choices or value in self.choices


SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        setting.key: setting
        for setting in (
            Setting("interface.language", "system", choices=("system", "fr", "en")),
            Setting(
                "interface.theme", "system", choices=("system", "light", "dark", "contrast_light", "contrast_dark")
            ),
            Setting("interface.text_percent", 100, least=100, most=200),
            Setting("interface.window", ""),
            Setting("interface.started", default=False),
            Setting("recording.association", ""),
            Setting("recording.people", ""),
            Setting("recording.source", ""),
            Setting("recording.live_text", default=True),
            Setting("recording.retention_days", 0, least=-1, most=36_500),
            Setting("text.language", "fr"),
            Setting("text.model", ""),
            Setting("text.only_on_mains", default=False),
            Setting("text.not_before", ""),
            Setting("speakers.remember_voices", default=False),
            Setting("playback.back_step_ms", 1_500, least=0, most=10_000),
            Setting("playback.speed_percent", 100, least=50, most=200),
        )
    }
)
"""By key. `interface.window` and `recording.people` are texts of the screens' own; -1 `recording.retention_days` are
until a person deletes the sound."""


class Settings:
    """The settings of a person: read once, written at each change. Used by one thread."""

    def __init__(self, path: Path) -> None:
        """Read the file at `path`; where there is none, every setting has its default.

        A value that a setting does not accept counts as not set, and one of a newer Lokas is kept as it is.
        Raises `InputError` ``settings.damaged`` (path, reason), ``settings.newer`` (path, version) and
        ``input.not_readable`` (path, reason).
        """
        self._path = path
        self._values = _read(path)

    @classmethod
    def set_aside(cls, path: Path) -> Settings:
        """Begin anew beside a file that cannot be read, which stays under another name. Raises OSError."""
        path.replace(path.with_name(f"{path.stem}.damaged{path.suffix}"))
        return cls(path)

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - of the type of the setting's default
        """The value of a setting. Raises KeyError for one that is not declared."""
        setting = SETTINGS[key]
        value = self._values.get(key, setting.default)
        return value if setting.accepts(value) else setting.default

    def put(self, key: str, value: Value) -> None:
        """Give a setting a value, which is on the disk when this returns.

        Raises `OptionError` ``option.bad_setting`` (setting, value), and `OutputError` as `files.write_atomic`.
        """
        setting = SETTINGS[key]
        if not setting.accepts(value):
            raise OptionError("option.bad_setting", setting=key, value=value)
        if value == self[key]:
            return
        values = {**self._values, key: value}
        if value == setting.default:
            del values[key]
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(self._path, json.dumps({**FORMAT.stamp, "values": values}, ensure_ascii=False, indent=1) + "\n")
        self._values = values


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
        if newer := FORMAT.too_new(found):
            raise InputError("settings.newer", path=str(path), version=newer)
        return dict(found["values"])
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError("settings.damaged", path=str(path), reason=str(error)) from error
