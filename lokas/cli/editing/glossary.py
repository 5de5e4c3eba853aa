"""`lokas glossary`: the association's names and terms, what they correct, and what corrections teach them."""

# Typer reads the annotations: see `app.py`.

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lokas.cli.editing import glossary_uses
from lokas.cli.messages import Messages
from lokas.errors import InputError, OptionError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lokas.text.glossary import Glossary, Term


def register(app: typer.Typer, t: Messages) -> None:
    """Add the commands to `app`, under `glossary`."""
    glossary = typer.Typer(name="glossary", help=t("help.glossary"), epilog=t("help.exit_codes"), no_args_is_help=True)
    _register_terms(glossary, t)
    _register_files(glossary, t)
    glossary_uses.register(glossary, t)
    app.add_typer(glossary)


def _register_terms(glossary: typer.Typer, t: Messages) -> None:
    name = t("help.glossary_term_name")

    @glossary.command("list", help=t("help.glossary_list"))
    def list_terms(as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False) -> None:
        from lokas.text.glossary import glossary_at

        terms = glossary_at(_place()).terms
        show(terms, as_json=as_json)
        typer.echo(t("glossary.place", path=_place()) if terms else t("glossary.empty"), err=True)

    @glossary.command(help=t("help.glossary_add"))
    def add(
        terms: Annotated[
            list[str], typer.Argument(help=t("help.glossary_terms"), metavar=t("help.glossary_term_name"))
        ],
    ) -> None:
        take_in([read_term(text) for text in terms], t)

    @glossary.command(help=t("help.glossary_remove"))
    def remove(
        terms: Annotated[list[str], typer.Argument(help=t("help.glossary_gone"), metavar=name)],
    ) -> None:
        from lokas.text.glossary import change_glossary

        gone: list[Term] = []

        def without(glossary: "Glossary") -> "Glossary":
            for text in terms:
                gone.append(known_term(glossary, text))
                glossary = glossary.without(gone[-1])
            return glossary

        change_glossary(_place(), without)
        for term in gone:
            typer.echo(t("glossary.removed", line=term.line))


def _register_files(glossary: typer.Typer, t: Messages) -> None:
    @glossary.command("import", help=t("help.glossary_import"))
    def import_files(
        files: Annotated[list[Path], typer.Argument(help=t("help.glossary_files"), metavar=t("help.files_name"))],
    ) -> None:
        from lokas.text.glossary import read_glossary

        take_in([term for path in files for term in read_glossary(path).terms], t)

    @glossary.command(help=t("help.glossary_export"))
    def export(
        file: Annotated[Path, typer.Argument(help=t("help.glossary_file"), metavar=t("help.glossary_file_name"))],
        force: Annotated[bool, typer.Option("--force", help=t("help.export_force"))] = False,
    ) -> None:
        from lokas.text.glossary import glossary_at

        write_copy(glossary_at(_place()), file, t, replace=force)


def show(terms: "Iterable[Term]", *, as_json: bool) -> None:
    """Each term on a line as a glossary has it, or all of them as JSON."""
    if as_json:
        values = [{"term": term.text, "heard": term.heard} for term in terms]
        typer.echo(json.dumps(values, ensure_ascii=False, indent=1))
        return
    for term in terms:
        typer.echo(term.line)


def read_term(text: str) -> "Term":
    """A term typed as a line of a glossary. Raises `OptionError` ``glossary.no_term`` (value)."""
    from lokas.text.glossary import Term

    term = Term.of_line(text)
    if term is None:
        raise OptionError("glossary.no_term", value=text)
    return term


def known_term(glossary: "Glossary", text: str) -> "Term":
    """The term that a person names. Raises `OptionError` ``glossary.unknown`` (value, near)."""
    import difflib

    term = glossary.find(text)
    if term is None:
        near = difflib.get_close_matches(text, [one.text for one in glossary.terms], cutoff=0.5)
        raise OptionError("glossary.unknown", value=text, near=near)
    return term


def take_in(terms: "Iterable[Term]", t: Messages) -> None:
    """Add terms to the association's glossary and tell which were new, or have forms that are. Raises as its change."""
    from lokas.text.glossary import change_glossary

    before: dict[str, Term] = {}

    def merged(glossary: "Glossary") -> "Glossary":
        before.update({term.key: term for term in glossary.terms})
        return glossary.merged(terms)

    after = change_glossary(_place(), merged).terms
    changed = [term for term in after if before.get(term.key) != term]
    for term in changed:
        typer.echo(t("glossary.changed" if term.key in before else "glossary.added", line=term.line))
    if not changed:
        typer.echo(t("glossary.nothing_new"), err=True)


def write_copy(glossary: "Glossary", file: Path, t: Messages, *, replace: bool) -> None:
    """Write the glossary to a file of its own, "-" for the output, comments and all.

    Raises `InputError` ``glossary.nothing`` (), `OutputError` ``output.exists`` (paths) and as `write_atomic`.
    """
    from lokas.files import write_atomic

    if not glossary.terms:
        raise InputError("glossary.nothing")
    if str(file) == "-":
        typer.echo(glossary.content, nl=False)
        return
    if file.exists() and not replace:
        raise OutputError("output.exists", paths=[str(file)])
    write_atomic(file.absolute(), glossary.content)
    typer.echo(t("glossary.exported", path=file, count=len(glossary.terms)))


def _place() -> Path:
    from lokas.places import Places

    return Places.of_system().glossary
