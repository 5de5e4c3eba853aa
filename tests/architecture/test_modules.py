"""How each module looks: its size, what it says of itself, and what it never does."""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import PurePosixPath

from tests.helpers.source_code import modules

MOST_LINES = 400
MOST_CODE_LINES = 350
MOST_FUNCTION_LINES = 60

ENGINE = "lokas/speech/whisper/__init__.py"
COMMAND_LINE = "lokas/cli/"
FETCHES_MODELS = {
    "available_models",
    "cached_download",
    "download_model",
    "from_pretrained",
    "hf_hub_download",
    "snapshot_download",
}
"""What reaches a hub of models in the libraries we use."""

DEFINES = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign, ast.If)
"""Statements that may stand at the top of a module, beside its documentation."""

ERRORS = {"OptionError", "InputError", "OutputError", "ModelError", "EngineError", "NetworkError", "DiskError"}


def code_lines(text: str) -> int:
    """Lines that hold more than a comment or a string on its own."""
    silent = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    lines: set[int] = set()
    starts_statement = True
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in silent:
            starts_statement = True
        elif token.type != tokenize.STRING or not starts_statement:
            lines.update(range(token.start[0], token.end[0] + 1))
            starts_statement = False
    return len(lines)


def test_every_module_says_its_purpose_in_its_first_line():
    first_lines = {module.path: (ast.get_docstring(module.tree) or "").partition("\n")[0] for module in modules()}

    assert not {path: line for path, line in first_lines.items() if len(line.split()) < 3 or line[0].islower()}


def test_no_module_is_longer_than_one_idea_needs():
    sizes = {module.path: (len(module.text.splitlines()), code_lines(module.text)) for module in modules()}

    assert not {path: size for path, size in sizes.items() if size[0] > MOST_LINES or size[1] > MOST_CODE_LINES}


def test_every_function_fits_on_a_screen():
    sizes = {
        f"{module.path}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert len(sizes) > 100
    assert not {name: size for name, size in sizes.items() if size > MOST_FUNCTION_LINES}


def test_importing_a_module_runs_nothing_but_definitions():
    others = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        for node in module.tree.body
        if not isinstance(node, DEFINES) and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]

    assert not others


def test_nothing_that_fetches_a_model_by_itself_is_named_anywhere():
    named = [
        f"{module.path}:{line}"
        for module in modules()
        for name, line in module.names()
        if name.rpartition(".")[2] in FETCHES_MODELS
    ]

    assert not named


def test_one_place_makes_a_whisper_model_from_a_checked_folder_and_forbids_it_the_network():
    made = [(module.path, call) for module in modules() for name, call in module.calls() if name == "WhisperModel"]

    ((path, call),) = made
    assert path == ENGINE
    assert ast.unparse(call.args[0]) == "str(folder)"
    assert {k.arg: ast.unparse(k.value) for k in call.keywords}["local_files_only"] == "True"


def test_the_engine_checks_a_model_folder_before_the_library_sees_it():
    engine = next(module for module in modules() if module.path == ENGINE)
    (load,) = (node for node in ast.walk(engine.tree) if isinstance(node, ast.FunctionDef) and node.name == "load")
    called = [ast.unparse(node.func) for node in ast.walk(load) if isinstance(node, ast.Call)]

    assert called.index("check_folder") < called.index("_load_model")


def test_nothing_depends_on_the_folder_lokas_is_started_from():
    """Paths come from the person, from `Places` or from the system; the command line alone may name a relative one."""
    found = [
        f"{module.path}:{call.lineno}"
        for module in modules()
        for name, call in module.calls()
        if name in {"chdir", "cwd", "getcwd", "fchdir"}
        or (ast.unparse(call.func) in {"open", "Path"} and not module.path.startswith(COMMAND_LINE) and _relative(call))
    ]

    assert not found


def test_sentences_of_a_language_stand_only_in_the_command_line():
    """Errors and states are codes with data; a letter with an accent in a string betrays a sentence in French."""
    found = [
        f"{module.path}:{constant.lineno}"
        for module in modules()
        if not module.path.startswith(COMMAND_LINE)
        for constant in module.strings()
        if any("\u00c0" <= character <= "\u017f" and character.isalpha() for character in constant.value)
    ]

    assert not found


def test_errors_carry_a_dotted_code():
    codes = {
        f"{module.path}:{call.lineno}": call.args[0].value
        for module in modules()
        for name, call in module.calls()
        if name in ERRORS and call.args and isinstance(call.args[0], ast.Constant)
    }

    assert len(codes) > 20
    assert not {
        place: code
        for place, code in codes.items()
        if str(code).count(".") != 1 or not str(code).replace(".", "_").isidentifier()
    }


def _relative(call: ast.Call) -> bool:
    """Whether the first argument is written out, and is not a place of the system."""
    return (
        bool(call.args)
        and isinstance(call.args[0], ast.Constant)
        and not PurePosixPath(str(call.args[0].value)).is_absolute()
    )
