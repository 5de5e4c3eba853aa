"""`meeting.toml` edited as a careful person would: one value changed, the rest left as it stands.

Reading meetings does without this module, and so without its library.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Item

from lokas.errors import InputError
from lokas.meeting.facts import FORMAT, MeetingFacts, decoded, parse_facts, plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def new_content(facts: MeetingFacts) -> bytes:
    """The content of a new `meeting.toml`: what is known, without empty keys."""
    document = tomlkit.document()
    document.update(FORMAT.stamp)
    unsaid = plain(MeetingFacts("", facts.began)) | {("title",): None, ("began",): None}
    for place, value in plain(facts).items():
        if value != unsaid[place]:
            _put(document, place, value, None)
    return tomlkit.dumps(document).encode("utf-8")


def edited_content(path: Path, content: bytes, facts: MeetingFacts) -> bytes:
    """The content with these facts; the same where it tells them already. `path` is for errors.

    Raises as `parse_facts`, and ``meeting.damaged`` if the file is written in a way that cannot be edited safely: what
    it gives is read back first.
    """
    before, after = plain(parse_facts(path, content)), plain(facts)
    if before == after:
        return content
    try:
        document = tomlkit.parse(decoded(content))
        for place in (place for place in after if after[place] != before[place]):
            _put(document, place, after[place], before[place])
        edited = tomlkit.dumps(document).encode("utf-8")
    except (TOMLKitError, RecursionError, ValueError, TypeError, KeyError, IndexError) as error:
        raise InputError("meeting.damaged", path=str(path), reason=str(error)) from error
    if plain(parse_facts(path, edited)) != after or repr(_others(edited, after)) != repr(_others(content, after)):
        raise InputError("meeting.damaged", path=str(path), reason="tomlkit")
    return edited


def _put(document: Any, place: tuple[str, ...], value: object, before: object) -> None:  # noqa: ANN401 - any table
    """Put the value in the place of `before`. A list that grew keeps what stands there, with its comments."""
    *tables, key = place
    table = document
    for name in tables:
        table = table.setdefault(name, {})
    if value is None:
        table.pop(key, None)
    elif isinstance(value, list) and isinstance(before, list) and before and value[: len(before)] == before:
        for item in value[len(before) :]:
            table[key].append(item if isinstance(table[key], AoT) else _element(item))
    else:
        table[key] = _item(value)


def _item(value: object) -> Item:
    if not isinstance(value, list):
        return tomlkit.item(value)
    array = tomlkit.array()
    array.extend(_element(item) for item in value)
    return array.multiline(len(value) > 1 or any(isinstance(item, dict) for item in value))


def _element(value: object) -> object:
    """Of an array: a table becomes one that stands in its line."""
    if not isinstance(value, dict):
        return value
    table = tomlkit.inline_table()
    for key, inner in value.items():
        table.append(key, inner)
    return table


def _others(content: bytes, facts: Mapping[tuple[str, ...], object]) -> dict[str, Any]:
    """What a file holds beside the facts."""
    table = tomllib.loads(decoded(content))
    for *tables, key in facts:
        inner: Any = table
        for name in tables:
            inner = inner.get(name, {})
        inner.pop(key, None)
    return {key: value for key, value in table.items() if value != {}}
