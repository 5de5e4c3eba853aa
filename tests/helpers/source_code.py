"""The project's own source, read once, for the tests that look at it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PACKAGES = ("lokas", "ui/lokas_ui", "models/lokas_models")


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file: its path from the root, its text, and what Python understands of it."""

    path: str
    text: str
    tree: ast.Module

    def __str__(self) -> str:
        return self.path

    def docstrings(self) -> set[int]:
        """The `id` of each node that is a docstring, of the module or in it (a string that is a statement)."""
        return {
            id(node.value)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }

    def strings(self) -> Iterator[ast.Constant]:
        """Each string constant that is not a docstring."""
        documentation = self.docstrings()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
                yield node

    def names(self) -> Iterator[tuple[str, int]]:
        """Each name, attribute, imported name and string constant, with its line."""
        for node in ast.walk(self.tree):
            match node:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name, node.lineno
                case ast.alias(name=name):
                    yield name, node.lineno
        for constant in self.strings():
            yield constant.value, constant.lineno

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Each call with the last part of what is called: `open` for `Path(x).open()`."""
        for node in ast.walk(self.tree):
            match node:
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                    yield name, node


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the three packages."""
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(ROOT).as_posix(), text, ast.parse(text))
