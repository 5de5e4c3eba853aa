"""Every code that is raised has its sentence in both languages, with fields that are given; none is left over."""

from __future__ import annotations

import ast
import re
import string
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lokas.cli.messages import sentences
from lokas.settings import SETTINGS
from lokas_ui.viewmodels.keys import KEYS
from tests.helpers.source_code import modules

if TYPE_CHECKING:
    from collections.abc import Iterator

ERRORS = {"OptionError", "InputError", "OutputError", "ModelError", "EngineError", "NetworkError", "DiskError"}
TRANSLATORS = {"t", "_t", "messages"}
"""What sentences are asked of in the command line."""

FILE_NAMES = {
    "document.json",
    "document.lock",
    "glossary.txt",
    "index.sqlite3",
    "keys.json",
    "meeting.toml",
    "meeting.wav",
    "model.bin",
    "queue.json",
    "settings.json",
    "speakers.found",
    "speakers.json",
    "speakers.remember_voices",
    "voices.json",
}
"""Strings that look like a code and are none."""

COMMAND_LINE = "lokas/cli/"


@dataclass(frozen=True)
class Use:
    """A place where a code, or the key of a sentence, is written out; `given` is None where the data is not."""

    place: str
    code: str
    given: frozenset[str] | None


@cache
def table() -> dict[str, dict[str, str]]:
    return sentences()


def fields(sentence: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


def needed(key: str) -> frozenset[str]:
    return fields(table()[key]["fr"])


def keys(kind: str) -> set[str]:
    """The rest of every key that begins with `kind` and a dot."""
    return {key.partition(".")[2] for key in table() if key.startswith(f"{kind}.")}


def choices(node: ast.expr) -> list[str]:
    """The strings an expression can be, as far as they are written out."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=other):
            return choices(body) + choices(other)
    return []


def keywords(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(map(str, names))


def dictionary(call: ast.Call, position: int, function: ast.AST) -> frozenset[str] | None:
    """The keys of the dictionary at `position`, written there or in a variable of the function; none if it is left."""
    if len(call.args) <= position:
        return frozenset()
    node = call.args[position]
    if isinstance(node, ast.Name):
        values = [
            one.value
            for one in ast.walk(function)
            if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == node.id
        ]
        node = values[0] if len(values) == 1 else node
    if not isinstance(node, ast.Dict):
        return None
    return frozenset(key.value for key in node.keys if isinstance(key, ast.Constant))


def errors() -> Iterator[Use]:
    for module in modules():
        for name, call in module.calls():
            if name in ERRORS and call.args:
                for code in choices(call.args[0]):
                    yield Use(f"{module.path}:{call.lineno}", code, keywords(call))


def notices() -> Iterator[Use]:
    for module in modules():
        for name, call in module.calls():
            if name == "Notice" and call.args:
                for code in choices(call.args[0]):
                    yield Use(f"{module.path}:{call.lineno}", code, dictionary(call, 1, module.tree))


def checks() -> Iterator[Use]:
    """Each `Check(code, state, data)`, as `code.state`."""
    for module in modules():
        functions = [node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef)]
        for function in functions:
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "Check":
                    for code in choices(call.args[0]):
                        for state in choices(call.args[1]):
                            yield Use(f"{module.path}:{call.lineno}", f"{code}.{state}", dictionary(call, 2, function))


def asked() -> Iterator[Use]:
    """Each key the command line asks a sentence of."""
    for module in modules():
        if module.path.startswith(COMMAND_LINE):
            for name, call in module.calls():
                if name in TRANSLATORS and call.args:
                    for key in choices(call.args[0]):
                        yield Use(f"{module.path}:{call.lineno}", key, keywords(call))


def written(folder: str = "") -> set[str]:
    """Every string constant of the modules under `folder`."""
    return {one.value for module in modules() if module.path.startswith(folder) for one in module.strings()}


def lacking(uses: Iterator[Use], kind: str) -> dict[str, str]:
    """The uses whose sentence is missing, or wants data that is not given."""
    prefix = f"{kind}." if kind else ""
    return {
        use.place: use.code
        for use in uses
        if f"{prefix}{use.code}" not in table()
        or (use.given is not None and not needed(f"{prefix}{use.code}") <= use.given)
    }


def test_every_sentence_stands_in_both_languages_with_the_same_fields():
    assert all(set(row) == {"fr", "en"} and all(row.values()) for row in table().values())
    assert not {key for key, row in table().items() if fields(row["fr"]) != fields(row["en"])}


def test_every_error_has_its_sentence_and_gives_what_it_says():
    assert len(list(errors())) > 60
    assert not lacking(errors(), "error")


def test_every_notice_has_its_sentence_and_gives_what_it_says():
    assert {use.code for use in notices()} == keys("notice")
    assert not lacking(notices(), "notice")


def test_every_finding_of_the_doctor_has_its_sentence_and_gives_what_it_says():
    assert {use.code for use in checks()} == keys("check")
    assert not lacking(checks(), "check")


def test_every_sentence_the_command_line_asks_for_exists_and_gets_its_data():
    assert len(list(asked())) > 60
    assert not lacking(asked(), "")


def test_a_code_comes_with_the_same_data_wherever_it_is_raised():
    given = defaultdict(set)
    for use in errors():
        if use.given is not None:
            given[use.code].add(use.given)
    assert not {code: sets for code, sets in given.items() if len(sets) > 1}


def test_whatever_looks_like_a_code_has_a_sentence():
    kinds = {code.partition(".")[0] for code in keys("error") | keys("notice")}
    looks = re.compile(rf"({'|'.join(sorted(kinds))})\.[a-z0-9_]+")
    codes = (
        {text for text in written() if looks.fullmatch(text)} - FILE_NAMES - set(table()) - set(SETTINGS) - set(KEYS)
    )
    assert not codes - keys("error") - keys("notice")


def test_codes_are_written_out_so_that_they_can_be_found():
    pieced = [
        f"{module.path}:{call.lineno}"
        for module in modules()
        for name, call in module.calls()
        if name in ERRORS | {"Notice", "Check"} and call.args and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert not pieced


def test_no_sentence_is_left_over():
    assert not keys("error") - written()
    kinds = ("error.", "notice.", "check.", "language.")
    assert not {key for key in table() if not key.startswith(kinds)} - written(COMMAND_LINE)
