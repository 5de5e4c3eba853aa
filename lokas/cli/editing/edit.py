"""`lokas edit`: the text of a meeting corrected, passage by passage, each step undoable; words keep their times."""

# Typer reads the annotations: see `app.py`.

import sys
from dataclasses import replace
from typing import Annotated, Optional

import typer

from lokas.cli.editing import edit_marks
from lokas.cli.editing.correcting import correct, meeting_named, step
from lokas.cli.messages import Messages
from lokas.errors import OptionError


def register(app: typer.Typer, t: Messages) -> None:
    """Add the commands to `app`, under `edit`."""
    edit = typer.Typer(name="edit", help=t("help.edit"), epilog=t("help.exit_codes"), no_args_is_help=True)
    _register_wording(edit, t)
    _register_structure(edit, t)
    _register_speakers(edit, t)
    edit_marks.register(edit, t)
    _register_history(edit, t)
    app.add_typer(edit)


def _register_wording(edit: typer.Typer, t: Messages) -> None:
    named = typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))
    numbered = typer.Argument(help=t("help.edit_numbers"), metavar=t("help.edit_numbers_name"))

    # It has no options, and what people say may begin with a dash.
    @edit.command(help=t("help.edit_text"), context_settings={"ignore_unknown_options": True})
    def text(
        meeting: Annotated[str, named],
        number: Annotated[int, typer.Argument(min=0, help=t("help.edit_number"), metavar=t("help.edit_number_name"))],
        words: Annotated[str, typer.Argument(help=t("help.edit_words"), metavar=t("help.edit_words_name"))],
    ) -> None:
        from lokas.text.document import SetText

        said = sys.stdin.read() if words == "-" else words
        correct(meeting, lambda _: SetText(number, said), t)

    @edit.command("as-heard", help=t("help.edit_as_heard"))
    def as_heard(meeting: Annotated[str, named], numbers: Annotated[str, numbered]) -> None:
        from lokas.cli.editing import asked_edits

        correct(meeting, lambda document: asked_edits.as_heard(document, numbers), t)

    @edit.command(help=t("help.edit_check"))
    def check(
        meeting: Annotated[str, named],
        numbers: Annotated[str, numbered],
        word: Annotated[Optional[str], typer.Option(help=t("help.edit_check_word"))] = None,
    ) -> None:
        from lokas.cli.editing import asked_edits

        correct(meeting, lambda document: asked_edits.checked(document, numbers, word), t)


def _register_structure(edit: typer.Typer, t: Messages) -> None:
    named = typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))
    numbered = typer.Argument(help=t("help.edit_numbers"), metavar=t("help.edit_numbers_name"))

    @edit.command(help=t("help.edit_split"))
    def split(
        meeting: Annotated[str, named],
        number: Annotated[int, typer.Argument(min=0, help=t("help.edit_number"), metavar=t("help.edit_number_name"))],
        before: Annotated[str, typer.Argument(help=t("help.edit_before"), metavar=t("help.edit_words_name"))],
    ) -> None:
        from lokas.cli.editing import asked_edits

        correct(meeting, lambda document: asked_edits.split_before(document, number, before), t)

    @edit.command(help=t("help.edit_join"))
    def join(meeting: Annotated[str, named], numbers: Annotated[str, numbered]) -> None:
        from lokas.cli.editing import asked_edits

        correct(meeting, lambda document: asked_edits.joined(document, numbers), t)

    @edit.command(help=t("help.edit_paragraph"))
    def paragraph(
        meeting: Annotated[str, named],
        numbers: Annotated[str, numbered],
        go_on: Annotated[bool, typer.Option("--join", help=t("help.edit_paragraph_join"))] = False,
    ) -> None:
        from lokas.cli.editing import asked_edits

        correct(meeting, lambda document: asked_edits.paragraph(document, numbers, go_on=go_on), t)


def _register_speakers(edit: typer.Typer, t: Messages) -> None:
    named = typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))
    who = typer.Argument(help=t("help.edit_who"), metavar=t("help.edit_who_name"))
    new = typer.Argument(help=t("help.edit_new_name"), metavar=t("help.edit_new_name_name"))

    @edit.command(help=t("help.edit_speaker"))
    def speaker(
        meeting: Annotated[str, named],
        numbers: Annotated[str, typer.Argument(help=t("help.edit_numbers"), metavar=t("help.edit_numbers_name"))],
        name: Annotated[Optional[str], who] = None,
        nobody: Annotated[bool, typer.Option("--nobody", help=t("help.edit_nobody"))] = False,
    ) -> None:
        from lokas.cli.editing import asked_edits

        if nobody == bool(name and name.strip()):
            raise OptionError("option.one_of", options=[t("help.edit_who_name"), "--nobody"])
        correct(meeting, lambda document: asked_edits.said_by(document, numbers, name), t)

    @edit.command("rename-speaker", help=t("help.edit_rename_speaker"))
    def rename_speaker(
        meeting: Annotated[str, named], name: Annotated[str, who], new_name: Annotated[str, new]
    ) -> None:
        from lokas.cli.editing import asked_edits

        correct(meeting, lambda document: asked_edits.renamed(document, name, new_name), t)

    @edit.command("merge-speakers", help=t("help.edit_merge_speakers"))
    def merge_speakers(
        meeting: Annotated[str, named],
        name: Annotated[str, who],
        into: Annotated[str, typer.Argument(help=t("help.edit_into"), metavar=t("help.edit_new_name_name"))],
    ) -> None:
        from lokas.cli.editing import asked_edits

        correct(meeting, lambda document: asked_edits.merged(document, name, into), t)


def _register_history(edit: typer.Typer, t: Messages) -> None:
    named = typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))
    steps = typer.Option("--steps", min=1, help=t("help.edit_steps"))

    @edit.command(help=t("help.edit_undo"))
    def undo(meeting: Annotated[str, named], count: Annotated[int, steps] = 1) -> None:
        step(meeting, count, t, back=True)

    @edit.command(help=t("help.edit_redo"))
    def redo(meeting: Annotated[str, named], count: Annotated[int, steps] = 1) -> None:
        step(meeting, count, t, back=False)

    @edit.command(help=t("help.edit_review"))
    def review(
        meeting: Annotated[str, named],
        by: Annotated[str, typer.Option(help=t("help.edit_review_by"), metavar=t("help.edit_who_name"))] = "",
        undone: Annotated[bool, typer.Option("--not", help=t("help.edit_review_not"))] = False,
    ) -> None:
        if undone and by:
            raise OptionError("option.exclusive", first="--by", second="--not")
        note_review(meeting, None if undone else by.strip(), t)


def note_review(name: str, by: str | None, t: Messages) -> None:
    """Note that a person read all of the text, now, and who it was ("": not told); None: that nobody did."""
    from lokas.documents import document_of
    from lokas.meeting import moments
    from lokas.text.document import doubts

    with meeting_named(name) as meeting:
        left = sum(1 for _ in doubts(document_of(meeting)))
        at = None if by is None else moments.now()
        meeting.update(lambda facts: replace(facts, reviewed=at, reviewed_by=by or ""))
        meeting.log("review.undone" if by is None else "review.done", by=by or "")
    typer.echo(t("edit.not_reviewed" if by is None else "edit.reviewed"))
    if left and by is not None:
        typer.echo(t("show.to_check" if left > 1 else "show.one_to_check", count=left), err=True)
