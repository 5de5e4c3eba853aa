"""`lokas models`: seen, fetched from a hub on this computer, verified, moved by stick, removed."""

import io
import json
import signal
import sys
import time
from dataclasses import replace
from functools import partial

import pytest
from rich.console import Console

from lokas.cli.installation import model_list
from lokas.cli.installation.models import WORTH_LINES, SizeLines, size_view
from lokas.cli.messages import Messages
from lokas.cli.sentences.models import description_of, facts_of, notes
from lokas.cli.transcribing.views import LiveView
from lokas.jobs import Progress
from lokas_models.catalogue import load_catalogue
from lokas_models.listing import rows
from lokas_models.store import HUB_VARIABLE, hub_host
from tests.helpers import hub_server
from tests.helpers.command import CommandLine, start
from tests.helpers.hub_server import SMALL_FILES, WEIGHTS, HubServer

BASE_FILES = SMALL_FILES | {"model.bin": WEIGHTS[::-1]}
ENTRIES = (
    replace(hub_server.entry("selftest"), files=(), built_in=True),
    hub_server.entry("base", BASE_FILES, unhashed=("config.json", "tokenizer.json")),
    hub_server.entry("small", aliases=("petit",)),
    hub_server.entry("large-v3-turbo"),
)
CATALOGUE = hub_server.catalogue(*ENTRIES)
BASE, SMALL = ENTRIES[1], ENTRIES[2]
OWN_FILES = SMALL_FILES | {"model.bin": b"ours", "preprocessor_config.json": b'{"feature_size": 80}'}


@pytest.fixture
def home(tmp_path):
    return tmp_path / "Éloïse Château-Müller" / "Données de Lokas"


@pytest.fixture
def hub(monkeypatch):
    monkeypatch.setattr("lokas.workspace.load_catalogue", lambda: CATALOGUE)
    with HubServer() as server:
        server.publish(BASE, BASE_FILES)
        server.publish(SMALL)
        monkeypatch.setenv(HUB_VARIABLE, server.url)
        yield server


@pytest.fixture
def lokas(monkeypatch, capsys, home, hub):
    return CommandLine(monkeypatch, capsys, home)


@pytest.fixture
def lokas_fr(lokas):
    return partial(lokas, language="fr")


@pytest.fixture
def own_folder(tmp_path):
    folder = tmp_path / "clé USB" / "modèle n°1"
    folder.mkdir(parents=True)
    for name, content in OWN_FILES.items():
        (folder / name).write_bytes(content)
    return folder


class Keyboard(io.StringIO):
    """A person at a terminal who types what it holds."""

    def isatty(self):
        return True


def states(lokas):
    return {row["id"]: row["state"] for row in json.loads(lokas("models", "list", "--json").out)}


# list


def test_the_list_in_a_pipe_is_lines_with_every_value_named(lokas):
    ran = lokas("models", "list")
    assert ran.code == 0
    assert "small, petit" in ran.out
    assert "  State: not installed" in ran.out
    assert "  Languages: multilingual" in ran.out
    assert ran.out.count("recommended for this computer") == 1
    assert not set(ran.out) & set("│─╭━┃")


def test_the_list_speaks_french(lokas_fr):
    ran = lokas_fr("models", "list")
    assert "  État\u00a0: non installé" in ran.out
    assert ran.out.count("conseillé pour cet ordinateur") == 1


def test_the_list_for_programs_tells_the_state_of_each_model(lokas, home, own_folder):
    lokas("models", "install", "small")
    lokas("models", "install", "base")
    lokas("models", "import", own_folder, "--name", "à nous")
    (home / "models" / "small" / "model.bin").write_bytes(WEIGHTS[:-1])
    (home / "models" / "base" / "tokenizer.json").unlink()
    assert states(lokas) | {"selftest": ""} == {
        "selftest": "",
        "base": "incomplete",
        "small": "damaged",
        "large-v3-turbo": "absent",
        "à nous": "installed",
    }
    small = next(row for row in json.loads(lokas("models", "list", "--json").out) if row["id"] == "small")
    assert small["size_bytes"] == SMALL.size
    assert (small["multilingual"], small["verified_by"]) == (True, "catalogue")
    assert small["folder"] == str(home / "models" / "small")


def test_a_model_of_one_s_own_is_listed_without_figures(lokas, own_folder):
    lokas("models", "import", own_folder, "--name", "à nous")
    assert "à nous\n  A model of your own" in lokas("models", "list").out


def test_a_wide_terminal_gets_a_table_and_can_refuse_it(lokas, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert "──" in lokas("models", "list").out
    assert "──" not in lokas("models", "list", "--plain").out
    monkeypatch.setenv("COLUMNS", "80")
    assert "──" not in lokas("models", "list").out


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_table_holds_everything_at_the_width_it_asks_for(language):
    t, out = Messages(language), io.StringIO()
    shown = rows(load_catalogue(), (), "small")
    model_list.show_table(shown, t, Console(file=out, width=model_list.TABLE_WIDTH))
    lines = out.getvalue().splitlines()
    for row in shown:
        assert any(all(value in line for value in facts_of(row, t).values()) for line in lines), row.id


@pytest.mark.parametrize(("language", "range_of_small"), [("fr", "13,5 à 22,7\u00a0%"), ("en", "13.5 to 22.7 %")])
def test_published_error_rates_are_a_range_with_their_sources(language, range_of_small):
    t, catalogue = Messages(language), load_catalogue()
    shown = rows(catalogue, (), "small")
    small = next(row for row in shown if row.id == "small")
    assert range_of_small in facts_of(small, t).values()
    assert "Picovoice" in notes(shown, catalogue, t)[0]


@pytest.mark.parametrize(("language", "said"), [("fr", "pas les personnes"), ("en", "not people")])
def test_the_self_test_model_is_listed_as_what_it_is(language, said):
    t = Messages(language)
    shown = rows(load_catalogue(), (), "small")
    assert said in description_of(shown[0], t)
    assert shown[0].state == "incomplete"  # it ships, so not being here is a fault


# install


def test_an_installed_model_says_what_each_file_was_compared_with(lokas, hub, home):
    ran = lokas("models", "install", "petit")
    assert ran.code == 0
    assert "127.0.0.1" in ran.err
    assert str(home / "models" / "small") in ran.out
    assert ran.out.count("checked against the digest in Lokas's catalogue") == len(SMALL_FILES)


def test_a_file_without_a_known_digest_is_said_to_be_recorded_at_download(lokas, hub):
    hub.served(BASE, "config.json").etag = f'"{hub_server.git_sha1(SMALL_FILES["config.json"])}"'
    out = lokas("models", "install", "base").out
    assert "config.json (23 B): checked against the digest the hub announced, recorded at download" in out
    assert "tokenizer.json (12 B): digest recorded at download" in out


def test_a_model_that_is_here_is_not_downloaded_again(lokas, hub):
    lokas("models", "install", "small")
    asked = len(hub.requests)
    assert "already here" in lokas("models", "install", "small").out
    assert len(hub.requests) == asked


@pytest.mark.parametrize(
    ("name", "answer", "code", "said"),
    [
        ("small", hub_server.status(404), 7, "no longer at 127.0.0.1"),
        ("small", hub_server.status(407), 7, "HTTPS_PROXY"),
        ("smal", None, 5, "small"),
    ],
)
def test_a_download_that_fails_says_why_and_what_to_do(lokas, hub, name, answer, code, said):
    if answer:
        hub.plan(SMALL, "model.bin", answer)
    ran = lokas("models", "install", name)
    assert ran.code == code
    assert said in ran.err
    assert ran.out == ""


def test_a_hub_without_protection_is_refused(lokas, monkeypatch):
    monkeypatch.setenv(HUB_VARIABLE, "http://nom:secret@models.example")
    ran = lokas("models", "install", "small")
    assert ran.code == 7
    assert "https" in ran.err
    assert "secret" not in ran.err
    monkeypatch.setenv(HUB_VARIABLE, "n'importe quoi")
    assert HUB_VARIABLE in lokas("models", "install", "small").err


def test_the_hub_is_shown_without_its_password():
    assert hub_host({HUB_VARIABLE: "https://nom:secret@models.example/sous/dossier"}) == "models.example"


def trickle(handler, served):
    """A byte now and then, until the server closes."""
    handler.begin(200, {"ETag": served.etag, "Content-Length": len(served.content)})
    for byte in served.content:
        handler.wfile.write(bytes([byte]))
        if handler.hub.closing.wait(0.02):
            return


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot send Ctrl-C to one process")
def test_ctrl_c_keeps_what_came_and_says_how_to_go_on(home, monkeypatch):
    tiny = load_catalogue().get("tiny")
    part = home / "models" / ".incoming" / "tiny" / "config.json.part"
    with HubServer() as server:
        monkeypatch.setenv(HUB_VARIABLE, server.url)
        server.publish(tiny, {"config.json": b"{" * tiny.files[0].size})
        server.plan(tiny, "config.json", trickle)
        with start(home, "models", "install", "tiny") as process:
            deadline = time.monotonic() + 60
            while not (part.exists() and part.stat().st_size) and time.monotonic() < deadline:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "lokas models install tiny" in said
    assert "Traceback" not in said
    assert part.stat().st_size > 0


# import, pack, verify, path, remove


def test_a_model_travels_on_a_stick(lokas, tmp_path, monkeypatch, capsys):
    lokas("models", "install", "small")
    stick = tmp_path / "clé USB n°2"
    stick.mkdir()
    ran = lokas("models", "pack", "small", stick)
    pack = stick / "lokas-model-small.zip"
    assert ran.code == 0
    assert str(pack) in ran.out
    other = CommandLine(monkeypatch, capsys, tmp_path / "autre ordinateur")
    ran = other("models", "import", pack)
    assert ran.code == 0
    assert ran.out.count("catalogue") == len(SMALL_FILES)
    assert other("models", "verify", "small").code == 0
    assert "exists already" in lokas("models", "pack", "small", stick).err


def test_a_model_nobody_knows_needs_a_name_and_says_so(lokas_fr, own_folder):
    ran = lokas_fr("models", "import", own_folder)
    assert ran.code == 5
    assert "--name" in ran.err
    ran = lokas_fr("models", "import", own_folder, "--name", "à nous")
    assert ran.code == 0
    assert ran.out.count("empreinte enregistrée à l'importation") == len(OWN_FILES)


def test_verifying_tells_the_state_of_each_file(lokas, home):
    lokas("models", "install", "small")
    ran = lokas("models", "verify", "small")
    assert (ran.code, ran.out.count(": good")) == (0, len(SMALL_FILES))
    (home / "models" / "small" / "model.bin").write_bytes(WEIGHTS[:-1] + b"?")
    (home / "models" / "small" / "config.json").unlink()
    ran = lokas("models", "verify")
    assert ran.code == 5
    assert "small, model.bin: damaged" in ran.out
    assert "small, config.json: missing" in ran.out
    assert "lokas models install" in ran.err
    assert lokas("models", "install", "small").code == 0
    assert lokas("models", "verify", "small").code == 0


def test_path_prints_the_folder_and_nothing_else(lokas, home):
    lokas("models", "install", "small")
    assert lokas("models", "path", "petit").out == f"{home / 'models' / 'small'}\n"
    ran = lokas("models", "path", "base")
    assert (ran.code, ran.out) == (5, "")
    assert "lokas models install base" in ran.err


def test_without_anybody_to_ask_nothing_is_deleted(lokas):
    lokas("models", "install", "small")
    ran = lokas("models", "remove", "small")
    assert ran.code == 2
    assert "--yes" in ran.err
    assert states(lokas)["small"] == "installed"


def test_yes_deletes_without_asking(lokas):
    lokas("models", "install", "small")
    assert lokas("models", "remove", "small", "--yes").code == 0
    assert states(lokas)["small"] == "absent"
    assert lokas("models", "remove", "small", "--yes").code == 5


@pytest.mark.parametrize(("answer", "state"), [("oui\n", "absent"), ("\n", "installed"), ("n\n", "installed")])
def test_a_person_is_asked_in_their_language(lokas_fr, monkeypatch, answer, state):
    lokas_fr("models", "install", "small")
    monkeypatch.setattr(sys, "stdin", Keyboard(answer))
    ran = lokas_fr("models", "remove", "small")
    assert ran.code == 0
    assert "Supprimer le modèle" in ran.out
    assert states(lokas_fr)["small"] == state


def test_the_self_test_model_cannot_be_removed(lokas):
    ran = lokas("models", "remove", "selftest", "--yes")
    assert ran.code == 5
    assert "part of Lokas" in ran.err


@pytest.mark.parametrize("command", ["list", "install", "import", "verify", "remove", "path", "pack"])
def test_each_command_has_its_help_in_french(lokas_fr, command):
    ran = lokas_fr("models", command, "--help")
    assert ran.code == 0
    assert Messages("fr")(f"help.models_{command}").split()[0] in ran.out


# progress


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_pipe_gets_a_line_for_each_tenth_of_a_long_download(language):
    log = io.StringIO()
    view = SizeLines(Messages(language), Console(file=log, width=40))
    total = 4 * WORTH_LINES
    for done in range(0, total + 1, total // 40):
        view.show(Progress(done, total))
    lines = log.getvalue().splitlines()
    assert len(lines) == 10
    assert lines[4] == {"fr": "100,0 Mo sur 200,0 Mo", "en": "100.0 MB of 200.0 MB"}[language]
    view.stopping()
    view.close()
    assert len(log.getvalue().splitlines()) == 11


def test_a_pipe_gets_no_lines_for_what_is_quickly_done():
    log = io.StringIO()
    view = SizeLines(Messages("en"), Console(file=log))
    for event in (Progress(5, WORTH_LINES - 1), Progress(5, None)):
        view.show(event)
    assert log.getvalue() == ""


def test_a_terminal_gets_a_bar(monkeypatch):
    assert isinstance(size_view(Messages("fr")), SizeLines)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert isinstance(size_view(Messages("fr")), LiveView)
