# The front door for developers. It uses what is in .venv (made by `uv sync` or packaging/linux/test.sh).

bin := justfile_directory() / ".venv" / if os_family() == "windows" { "Scripts" } else { "bin" }
separator := if os_family() == "windows" { ";" } else { ":" }
export PATH := bin + separator + env("PATH")

# List the recipes
[private]
default:
    @just --list --unsorted

# Lint, format and types, then the architecture: a few seconds
check: lint
    pytest tests/architecture

# Every check and every test, two files at a time; the core and the models must be covered at 90 %
test: lint
    pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder --cov --cov-report=term-missing:skip-covered

# The tests that take many minutes: six hours of sound, and the like
test-long:
    pytest -m long

# What a recording must survive: kills, a lost sound server, a full disk, busy cores; half an hour. Tables come with -s
[positional-arguments]
torture *options:
    pytest -m torture -s tests/torture "$@"

# Transcribe the demonstration meeting
[positional-arguments]
demo *options:
    lokas demo "$@"

# Measure on this computer: job, ui (the desktop), library, engine, captions, formats, allocator, frontend, timer, memory, speakers or assembly
[positional-arguments]
bench what="job" *options:
    @shift && python -m tests.bench.{{ if what == "engine" { "peers" } else { what } }} "$@"

# Mend what a tool can mend
format:
    ruff check --fix
    ruff format

# Collect the texts of the interface for Qt Linguist, and compile what is translated
translations:
    python ui/translations.py

# Make the pictures of the READMEs anew, of the application itself: two minutes, on Linux
screenshots:
    python -m tests.screenshots

# Bring uv.lock in step with pyproject.toml
lock:
    uv lock

# Build the wheel and the source archive in dist/
build:
    uv build

[private]
lint:
    ruff check
    ruff format --check
    mypy
