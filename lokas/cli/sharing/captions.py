"""`lokas captions`: caption files checked against a profile, and laid out anew."""

# Typer reads the annotations: see `app.py`.

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.messages import Messages
from lokas.cli.sentences.findings import FIGURES, SEVERITIES, message, moment
from lokas.errors import LokasError, OptionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lokas.captioning import Checked
    from lokas.text.findings import Finding
    from lokas.text.profiles import Profile
    from lokas.workspace import Workspace

EXIT_FAULTS = 8
"""The files were read, and at least one of them does not conform."""

COLUMNS = (
    "file", "cue", "line", "start_ms", "end_ms", "severity", "rule", "value", "limit", "fix", "fix_value", "message"
)  # fmt: skip
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def register(app: typer.Typer, t: Messages) -> None:
    """Add the commands to `app`, under `captions`."""
    captions = typer.Typer(name="captions", help=t("help.captions"), epilog=t("help.exit_codes"), no_args_is_help=True)
    _register_check(captions, t)
    _register_fix(captions, t)
    app.add_typer(captions)


def _register_check(captions: typer.Typer, t: Messages) -> None:
    @captions.command(help=t("help.captions_check"), epilog=t("help.exit_codes"))
    def check(
        files: Annotated[list[Path], typer.Argument(help=t("help.caption_files"), metavar=t("help.files_name"))],
        profile: Annotated[Optional[str], typer.Option(help=t("help.profile"), metavar="NAME|FILE.toml")] = None,
        language: Annotated[Optional[str], typer.Option(help=t("help.caption_language"))] = None,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
        as_csv: Annotated[bool, typer.Option("--csv", help=t("help.csv"))] = False,
    ) -> None:
        if as_json and as_csv:
            raise OptionError("option.exclusive", first="--json", second="--csv")
        chosen, spoken = _profile(profile), _language(language)
        with _workspace() as workspace:
            checks, code = check_all(workspace, files, chosen, spoken, t)
        if as_json:
            typer.echo(json.dumps(as_object(checks, t), ensure_ascii=False, indent=1))
        elif as_csv:
            typer.echo(as_table(checks, t), nl=False)
        else:
            typer.echo("\n\n".join("\n".join(as_lines(one, t)) for one in checks))
        raise typer.Exit(code or (0 if all(one.report.conforms for one in checks) else EXIT_FAULTS))


def _register_fix(captions: typer.Typer, t: Messages) -> None:
    @captions.command(help=t("help.captions_fix"), epilog=t("help.exit_codes"))
    def fix(
        file: Annotated[Path, typer.Argument(help=t("help.caption_file"), metavar=t("help.file_name"))],
        profile: Annotated[Optional[str], typer.Option(help=t("help.profile"), metavar="NAME|FILE.toml")] = None,
        language: Annotated[Optional[str], typer.Option(help=t("help.caption_language"))] = None,
        output: Annotated[Optional[Path], typer.Option(help=t("help.captions_output"), show_default=False)] = None,
        force: Annotated[bool, typer.Option("--force", help=t("help.captions_force"))] = False,
    ) -> None:
        with _workspace() as workspace:
            done = workspace.fix_captions(
                file, _profile(profile), _language(language), output=output, replace_existing=force
            )
        typer.echo(t("captions.before"))
        typer.echo("\n".join(summary(done.before, t)))
        typer.echo("\n" + t("captions.after"))
        typer.echo("\n".join(as_lines(done.after, t)))
        if done.before.captions.has_extras:
            typer.echo(t("captions.extras_left"), err=True)
        typer.echo(t("captions.written", path=done.after.path), err=True)


def check_all(
    workspace: "Workspace", paths: "Iterable[Path]", profile: "Profile | None", language: str | None, t: Messages
) -> "tuple[list[Checked], int]":
    """Check one file after the other; one that cannot be read does not stop the next. Gives the exit code of errors."""
    checks, code = [], 0
    for path in paths:
        try:
            checks.append(workspace.check_captions(path, profile, language))
        except LokasError as error:
            typer.echo(t.error(error), err=True)
            code = code or error.exit_code
    return checks, code


def summary(checked: "Checked", t: Messages) -> list[str]:
    """How much of a file conforms, and its figures: a sentence each."""
    report = checked.report
    language = t.language_name(report.language) if report.language else t("captions.no_language")
    told = {"path": checked.path, "count": report.cues, "profile": report.profile, "language": language}
    if report.share is None:
        return [t("captions.none", **told)]
    # Rounded down: 100 % is said only where it is all of them.
    percent = t.number(int(1000 * report.share) / 10, 1)
    lines = [t("captions.share", conforming=report.conforming, percent=percent, **told)]
    figures: dict[str, object] = {name: getattr(report, name) for name in FIGURES}
    lines.append(t("captions.figures", **{**figures, "fastest_cps": t.number(report.fastest_cps, 1)}))
    if report.share == 1 and not report.conforms:
        lines.append(t("captions.file_faults"))
    return lines


def as_lines(checked: "Checked", t: Messages) -> list[str]:
    """For people, and what reads the screen to them: the summary first, then a sentence for each finding."""
    lines = summary(checked, t)
    for finding in checked.report.findings:
        severity = t(SEVERITIES[finding.severity])
        lines.append(
            t("captions.finding", severity=severity, where=_where(checked, finding, t), what=message(finding, t))
        )
    return lines


def as_object(checks: "Sequence[Checked]", t: Messages) -> dict[str, object]:
    """For programs.

    `format` "lokas.captions.report", `version` "1.0", `files`: for each that could be read its `path`, `format` (srt or
    vtt), `profile`, `language` ("" if not known), whether it `conforms`, the fields of `lokas.text.findings.Report`
    (`cues`, `conforming`, `fastest_cps`, …), the `share` of cues that conform (null without cues), and `findings`:
    `rule`, `severity`, `cue` (from 1; null for the file as a whole), `line` of the file or null, `start_ms`, `end_ms`
    of the cue or null, `value`, `limit`, `fix`, `fix_value`, `message` (a sentence in the language of the interface).
    """
    files = [
        {
            "path": str(checked.path),
            "format": checked.captions.format,
            "conforms": checked.report.conforms,
            "share": checked.report.share,
            **asdict(checked.report),
            "findings": [_row(checked, finding, t) for finding in checked.report.findings],
        }
        for checked in checks
    ]
    return {"format": "lokas.captions.report", "version": "1.0", "files": files}


def as_table(checks: "Sequence[Checked]", t: Messages) -> str:
    """For spreadsheets: CSV (RFC 4180) with a row for each finding, under the names of `COLUMNS`."""
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS)
    writer.writeheader()
    for checked in checks:
        for finding in checked.report.findings:
            row = {"file": str(checked.path), **_row(checked, finding, t)}
            writer.writerow({name: _cell(value) for name, value in row.items()})
    return table.getvalue()


def _cell(value: object) -> object:
    """A value that no spreadsheet takes for a formula: captions come from anywhere."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value


def _row(checked: "Checked", finding: "Finding", t: Messages) -> dict[str, object]:
    cue = checked.captions.cues[finding.cue - 1] if finding.cue else None
    times = {"start_ms": cue.start_ms if cue else None, "end_ms": cue.end_ms if cue else None}
    return {**asdict(finding), **times, "message": message(finding, t)}


def _where(checked: "Checked", finding: "Finding", t: Messages) -> str:
    if finding.cue:
        start = moment(checked.captions.cues[finding.cue - 1].start_ms, t)
        return t("captions.in_cue", cue=finding.cue, start=start)
    return t("captions.in_line", line=finding.line)


def _profile(name: str | None) -> "Profile | None":
    from lokas.text.profiles import find_profile

    return None if name is None else find_profile(name)


def _language(text: str | None) -> str | None:
    """Raises `OptionError` as `parse_language` does."""
    from lokas.speech.languages import parse_language

    return None if text is None else parse_language(text)


def _workspace() -> "Workspace":
    from lokas.places import Places
    from lokas.workspace import Workspace

    return Workspace(Places.of_system())
