"""The demonstration meeting from its import to its minutes, by the command line alone, each command a process."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from lokas_models.demonstration import demonstration
from tests.helpers.command import ROOT, environment

NAME = "Conseil d'été"
NO_DESKTOP = {"DISPLAY": "", "WAYLAND_DISPLAY": ""}


@dataclass(frozen=True)
class Lokas:
    """The command with a data folder of its own. What it is given is done, or the test fails with what it said."""

    home: Path

    def run(self, *arguments, language="en"):
        command = [sys.executable, "-m", "lokas", *map(str, arguments)]
        env = environment(self.home, language) | NO_DESKTOP
        return subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT)

    def __call__(self, *arguments, language="en"):
        ran = self.run(*arguments, language=language)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def told(self, *arguments):
        return json.loads(self(*arguments, "--json"))

    @property
    def only(self):
        """The one meeting there is, as the list tells it."""
        (meeting,) = self.told("list")["meetings"]
        return meeting


@pytest.fixture(scope="module")
def transcribed(tmp_path_factory):
    """A data folder with the demonstration meeting, imported and transcribed."""
    folder = tmp_path_factory.mktemp("library")
    sound = shutil.copy(demonstration("fr").sound, folder / "réunion n°1.flac")
    lokas = Lokas(folder / "Données de Lokas")
    lokas("import", sound, "--title", NAME, "--date", "2026-03-14T18:30", "--tag", "conseil", "--copy")
    lokas("transcribe", NAME, "--model", "selftest", "--language", "fr", "--quiet")
    return lokas.home


@pytest.fixture
def lokas(transcribed, tmp_path):
    return Lokas(shutil.copytree(transcribed, tmp_path / "Éloïse Château-Müller" / "Données de Lokas"))


def texts(lokas):
    return [segment["text"] for segment in lokas.told("show", "last")["segments"]]


def test_a_meeting_is_listed_renamed_tagged_and_opened(lokas):
    assert (lokas.only["state"], lokas.only["title"]) == ("to_review", NAME)
    assert lokas.only["length_ms"] > 60_000

    lokas("rename", "conseil d'ete", "Assemblée générale")
    lokas("tag", lokas.only["key"], "AG", "2026", "--remove", "CONSEIL")

    assert (lokas.only["title"], lokas.only["tags"]) == ("Assemblée générale", ["AG", "2026"])
    assert "Assemblée générale" in Path(lokas.only["folder"]).name
    assert lokas("open", "2026-03-14").strip() == lokas.only["folder"]
    sound = Path(lokas("open", "last", "--sound", "--at", "0:05").strip())
    assert sound.read_bytes() == demonstration("fr").sound.read_bytes()


def test_a_meeting_is_deleted_restored_and_deleted_for_good(lokas):
    folder = Path(lokas.only["folder"])
    inside = sorted(path.name for path in folder.iterdir())

    lokas("delete", "last")
    assert lokas.told("list")["meetings"] == []
    assert lokas.told("search", "bonjour")["count"] == 0
    lokas("restore", "conseil")
    assert sorted(path.name for path in folder.iterdir()) == inside

    lokas("delete", "last")
    lokas("delete", "--empty-trash", "--yes")
    assert lokas.told("restore") == []
    assert lokas.run("restore", "conseil").returncode == 3


def test_a_damaged_meeting_is_told_and_mended(lokas):
    facts = Path(lokas.only["folder"]) / "meeting.toml"
    content = facts.read_text(encoding="utf-8")
    facts.write_text(content.replace('tags = ["conseil"]', 'tags = ["conseil'), encoding="utf-8")

    told = lokas.told("list")
    assert (told["meetings"], told["damaged"][0]["lost"]) == ([], ['tags = ["conseil'])
    assert lokas.run("show", "conseil").returncode == 3
    lokas("restore", told["damaged"][0]["folder"], "--yes")

    assert (lokas.only["title"], lokas.only["tags"], lokas.only["state"]) == (NAME, [], "to_review")


def test_a_correction_is_seen_by_every_command_and_can_be_undone(lokas):
    before = texts(lokas)
    lokas("edit", "text", "last", "0", "Bonsoir, la séance du Grand Conseil est ouverte.")

    assert "Grand Conseil" in texts(lokas)[0]
    assert "became “Conseil”" in lokas("show", "last", "--diff")
    assert lokas.told("show", "last")["segments"][0]["heard"] == before[0]
    assert "Grand Conseil" in lokas("search", "grand conseil")
    lokas("export", "last", "--format", "srt,odt", "--output", lokas.home / "sorties")
    (captions,) = (lokas.home / "sorties").glob("*.srt")
    assert "Grand Conseil" in " ".join(captions.read_text(encoding="utf-8").split())

    lokas("replace", "grand conseil", "Petit Conseil", "--all")
    assert "Grand Conseil" in texts(lokas)[0]
    lokas("replace", "grand conseil", "Petit Conseil", "--all", "--yes")
    assert "Petit Conseil" in texts(lokas)[0]
    lokas("edit", "undo", "last")
    lokas("edit", "undo", "last")
    assert texts(lokas) == before
    lokas("edit", "redo", "last")
    assert "Grand Conseil" in texts(lokas)[0]


def test_marks_make_the_register_and_the_minutes(lokas):
    lokas("minutes", "agenda", "last", "Budget", "Divers")
    lokas("minutes", "attendance", "last", "--present", "Anna", "--present", "Zoé", "--members", "4", "--quorum", "1/2")
    lokas("edit", "mark", "add", "last", "agenda", "Budget", "--at", "0:05")
    lokas(
        "edit", "mark", "add", "last", "vote", "Adopter le budget", "--segments", "2-3", "--for", "2", "--against", "0"
    )
    lokas("edit", "mark", "add", "last", "action", "Louer la salle", "--segments", "4", "--who", "Zoé")
    lokas("edit", "review", "last", "--by", "Zoé")

    assert lokas.only["state"] == "reviewed"
    register = lokas("decisions")
    assert "Adopter le budget" in register
    assert "Louer la salle" in register
    lokas("minutes", "export", "last", "--format", "md,odt,docx", "--output", lokas.home / "pv")
    assert {path.suffix for path in (lokas.home / "pv").iterdir()} == {".md", ".odt", ".docx"}
    (text,) = (lokas.home / "pv").glob("*.md")
    assert all(part in text.read_text(encoding="utf-8") for part in ("Adopter le budget", "Anna", "Zoé"))


def test_the_index_can_be_deleted_and_is_made_again(lokas):
    first = lokas("search", "bonjour")
    assert "Bonjour" in first

    (lokas.home / "index.sqlite3").unlink()

    lokas("index", "rebuild")
    assert lokas("search", "bonjour") == first
    lokas("index", "check")


def test_a_backup_opens_on_another_computer(lokas, tmp_path):
    lokas("edit", "text", "last", "0", "Bonsoir à toutes.")
    lokas("backup", "--output", tmp_path / "tout.lokas")
    other = Lokas(tmp_path / "autre ordinateur")

    other("restore", tmp_path / "tout.lokas")

    assert texts(other) == texts(lokas)
    assert other.only["id"] == lokas.only["id"]
    assert other.told("search", "toutes")["count"] == 1
    assert other.run("restore", tmp_path / "tout.lokas").returncode == 3
    assert texts(other) == texts(lokas)


def test_what_is_redacted_is_in_no_export(lokas):
    hidden = texts(lokas)[2].split()[-1].strip(".,!?")
    assert len(hidden) > 3
    lokas("redact", "last", "--name", hidden, "--with", "M. D.", "--yes")
    lokas("redact", "last", "--segment", "0", "--yes")
    first = texts(lokas)[0]

    lokas("export", "last", "--format", "txt,json,srt,html,flac", "--output", lokas.home / "sorties")

    written = {path.suffix: path.read_bytes() for path in (lokas.home / "sorties").iterdir()}
    assert written.keys() == {".txt", ".json", ".srt", ".html", ".flac"}
    assert not [suffix for suffix, content in written.items() if hidden.encode() in content]
    assert not [suffix for suffix, content in written.items() if first.encode() in content]
    assert b"M. D." in written[".txt"]
    assert hidden in " ".join(texts(lokas))


def test_the_glossary_mends_what_was_misheard_when_a_person_says_so(lokas):
    lokas("glossary", "add", "Béraud = Bero")
    lokas("edit", "text", "last", "1", "Madame Bero a la parole.")

    lokas("glossary", "suggest", "last")
    assert texts(lokas)[1] == "Madame Bero a la parole."
    lokas("glossary", "suggest", "last", "--all", "--yes")

    assert texts(lokas)[1] == "Madame Béraud a la parole."


def test_what_waits_in_the_queue_is_transcribed(lokas, tmp_path):
    lokas("import", demonstration("en").sound, "--title", "Budget meeting")
    lokas("queue", "add", "budget", "--model", "selftest", "--language", "en")
    states = {one["title"]: one["state"] for one in lokas.told("list")["meetings"]}
    assert states == {"Budget meeting": "waiting", NAME: "to_review"}

    lokas("queue", "run")

    assert {one["state"] for one in lokas.told("list")["meetings"]} == {"to_review"}
    assert "chairs" in lokas("search", "chairs")
