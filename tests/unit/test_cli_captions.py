"""`lokas captions`: any caption file checked in sentences, rows or JSON, and laid out anew beside the old one."""

from __future__ import annotations

import csv
import io
import json
import random
from functools import partial

import pysubs2
import pytest
import webvtt

from lokas.cli.messages import sentences
from lokas.cli.sentences.findings import FIXES, RULES
from lokas.cli.sharing.captions import COLUMNS, EXIT_FAULTS
from lokas.text.findings import Fix, Rule
from tests.helpers.command import CommandLine
from tests.unit.test_caption_files import damaged

GOOD = "1\n00:00:01,000 --> 00:00:04,000\nNous ouvrons la séance\npar le vote.\n"
BAD = """1
00:00:01,000 --> 00:00:07,000
Nous ouvrons cette longue séance du bureau avec le
rapport moral de la présidente.

2
00:00:08.000 --> 00:00:10,000
Qui est contre ? - Personne.
"""
VTT = "WEBVTT\n\nNOTE fait à la main\n\n00:01.000 --> 00:07.000\n<v Inès>Nous votons le budget.\n<v Noé>D'accord.\n"


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    return CommandLine(monkeypatch, capsys, tmp_path / "données de Lokas")


@pytest.fixture
def lokas_fr(lokas):
    return partial(lokas, language="fr")


@pytest.fixture
def saved(tmp_path):
    def save(text, name="réunion d'été.srt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return save


def words(text):
    return [word for word in text.replace("\u202f", " ").split() if word not in {"-", "–"}]


def shown(path):
    return " ".join(event.plaintext for event in pysubs2.load(str(path)))


def test_every_rule_and_every_remedy_has_its_sentence():
    assert set(RULES) == set(Rule)
    assert set(FIXES) == set(Fix)
    assert set(RULES.values()) | set(FIXES.values()) <= set(sentences())


def test_captions_that_conform_give_code_0(lokas, saved):
    ran = lokas("captions", "check", saved(GOOD))

    assert (ran.code, ran.err) == (0, "")
    assert "“charter”: 1 of 1 (100.0 %). Language: French." in ran.out
    assert len(ran.out.splitlines()) == 2


def test_findings_are_sentences_in_french_with_value_limit_and_remedy(lokas_fr, saved):
    ran = lokas_fr("captions", "check", saved(BAD))

    assert ran.code == EXIT_FAULTS
    assert "1\u00a0: une ligne" not in ran.out
    assert (
        "Erreur, sous-titre 1 à 00:00:01,000\u00a0: une ligne de 50 caractères, pour 40 au plus. À faire\u00a0:"
        in ran.out
    )
    assert "Erreur, sous-titre 2 à 00:00:08,000\u00a0: les temps ne sont pas écrits comme le veut le format" in ran.out
    assert "deux personnes parlent, et rien ne le marque\u00a0: «\u00a0Qui est contre ? - Personne.\u00a0»" in ran.out
    assert not set(ran.out) & set("│─╭━┃")


def test_the_profile_and_the_language_can_be_chosen(lokas, saved, tmp_path):
    own = tmp_path / "à moi.toml"
    own.write_text('base = "verbatim"\nline_chars = 80\n', encoding="utf-8")
    text = BAD.replace("08.000", "08,000").replace(" - Personne.", "").replace(" avec le\n", "\navec le ")

    assert lokas("captions", "check", saved(text), "--profile", own).code == 0
    assert "“netflix”" in lokas("captions", "check", saved(text), "--profile", "netflix").out
    assert "Language: English" in lokas("captions", "check", saved(text), "--language", "en").out
    assert lokas("captions", "check", saved(text), "--profile", "nul").code == 2
    assert lokas("captions", "check", saved(text), "--language", "xx").code == 2


def test_the_report_for_programs_holds_all_of_it(lokas, saved):
    good, bad = saved(GOOD, "bon.fr.srt"), saved(BAD)
    ran = lokas("captions", "check", good, bad, "--json")
    report = json.loads(ran.out)

    assert ran.code == EXIT_FAULTS
    assert (report["format"], report["version"]) == ("lokas.captions.report", "1.0")
    first, second = report["files"]
    assert (first["path"], first["conforms"], first["share"], first["findings"]) == (str(good), True, 1.0, [])
    assert (second["conforms"], second["cues"], second["conforming"], second["longest_line"]) == (False, 2, 0, 50)
    finding = next(one for one in second["findings"] if one["rule"] == "line_too_long")
    assert (finding["cue"], finding["start_ms"], finding["value"], finding["limit"]) == (1, 1000, 50, 40)
    assert finding["message"].startswith("a line of 50 characters")


def test_the_table_has_a_row_for_each_finding_and_no_formula(lokas, saved):
    path = saved(BAD.replace("rapport moral", "<i>=2+3 </i>").replace("Qui est contre ? - P", "=1+1. - P"), "é.srt")
    ran = lokas("captions", "check", path, "--csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))

    assert tuple(rows[0]) == COLUMNS
    assert {row["file"] for row in rows} == {str(path)}
    mark = next(row for row in rows if row["rule"] == "missing_speaker_mark")
    assert (mark["cue"], mark["value"]) == ("2", "'=1+1. - Personne.")


def test_json_and_csv_do_not_go_together(lokas, saved):
    assert lokas("captions", "check", saved(GOOD), "--json", "--csv").code == 2


def test_a_file_that_cannot_be_read_does_not_stop_the_next(lokas, saved, tmp_path):
    ran = lokas("captions", "check", tmp_path / "absent.srt", saved(BAD), saved(b"\0" * 99, "son.srt"), tmp_path)

    assert ran.code == 3
    assert "1 of 2" in ran.out or "0 of 2" in ran.out
    assert len(ran.err.splitlines()) == 3


def test_a_file_laid_out_anew_stands_beside_the_old_one_with_every_word(lokas, saved):
    path = saved(BAD)
    ran = lokas("captions", "fix", path)
    written = path.with_name("réunion d'été.fixed.srt")

    assert ran.code == 0
    assert path.read_text(encoding="utf-8") == BAD
    assert words(shown(written)) == words(shown(path))
    assert lokas("captions", "check", written).code == 0
    assert "Before.\n" in ran.out
    assert "After.\n" in ran.out
    assert "2 of 2" not in ran.out.partition("After.")[0]
    assert str(written) in ran.err


def test_webvtt_stays_webvtt_with_its_voices_and_says_what_is_left_out(lokas, saved, tmp_path):
    path, output = saved(VTT, "réunion.vtt"), tmp_path / "dossier"
    output.mkdir()
    ran = lokas("captions", "fix", path, "--output", output)
    cues = list(webvtt.read(str(output / "réunion.fixed.vtt")))

    assert ran.code == 0
    assert "not carried over" in ran.err
    assert words(" ".join(cue.text for cue in cues)) == words("Nous votons le budget. – D'accord.")
    assert "<v Inès>" in (output / "réunion.fixed.vtt").read_text(encoding="utf-8")


def test_nothing_is_overwritten_without_force(lokas, saved, tmp_path):
    path, output = saved(BAD), tmp_path / "là.srt"
    output.write_text("autre", encoding="utf-8")

    assert lokas("captions", "fix", path, "--output", output).code == 4
    assert output.read_text(encoding="utf-8") == "autre"
    assert lokas("captions", "fix", path, "--output", output, "--force").code == 0
    assert output.read_text(encoding="utf-8").startswith("1\n00:00:01,000")


def test_text_without_a_time_is_never_left_out_in_silence(lokas, saved):
    path = saved(GOOD + "\n2\n00:0x:05,000 --> 00:00:07,000\nperdu\n")
    ran = lokas("captions", "fix", path)

    assert ran.code == 3
    assert "line 7" in ran.err
    assert not path.with_name("réunion d'été.fixed.srt").exists()


def test_a_caption_does_nothing_to_the_terminal(lokas, saved):
    ran = lokas("captions", "check", saved("1\n00:00:01,000 --> 00:00:04,000\nOui. - \x1b[31mNon\x07 \u202e!\n"))

    assert not set(ran.out) & set("\x1b\x07\u202e")
    assert "U+001B" in ran.out


def test_damaged_files_end_with_a_report_or_an_error_and_never_a_trace(lokas, saved):
    random_one = random.Random(8)
    for number in range(40):
        path = saved(damaged(random_one), f"abîmé {number}{random_one.choice(['.srt', '.vtt'])}")
        style = random_one.choice([[], ["--json"], ["--csv"]])
        assert lokas("captions", "check", path, *style).code in {0, 3, EXIT_FAULTS}
        assert lokas("captions", "fix", path).code in {0, 3}
