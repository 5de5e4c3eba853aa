"""`lokas speakers` and `lokas stats`: who spoke, told apart, corrected and counted from the command line."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest

from lokas.documents import document_of, open_document
from lokas.text.document import AddMark, AssignSpeakers
from lokas.types import Source, SpeakerTurn, Transcript
from lokas_models.manifest import describe, write_manifest
from tests.helpers.command import CommandLine
from tests.helpers.documents import meeting_with, spoken, transcript
from tests.helpers.meetings import write_repeated
from tests.helpers.tone_networks import TONES_HZ, tones, write_pair

HEARD = tuple((n * 6_000 + 500, n * 6_000 + 5_500, TONES_HZ[n % 2]) for n in range(4))


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    return CommandLine(monkeypatch, capsys, tmp_path)


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    folder = write_pair(tmp_path_factory.mktemp("modèles") / "tons")
    write_manifest(folder, describe(folder, model="tons", verified_by="import"))
    return folder


@pytest.fixture
def words():
    return "un deux trois quatre cinq six sept huit neuf dix"


@pytest.fixture
def meeting(tmp_path, pair, words):
    """Two tones in turn, and a pair of networks that is installed under the name of "tons"."""
    segments = tuple(spoken(n, words, start) for n, (start, _, _) in enumerate(HEARD))
    made = meeting_with(
        tmp_path / "meetings", "Été : budget", Transcript(Source("s.flac", 60_000), "fr", 0.9, segments)
    )
    write_repeated(made.sound, tones(*HEARD, length_ms=60_000), 1)
    shutil.copytree(pair, tmp_path / "models" / "tons")
    return made


@pytest.fixture
def known(tmp_path):
    """A meeting whose speakers are known: Personne 1 and 2, of whom the second segment is unsure."""
    made = meeting_with(tmp_path / "meetings", "Été : budget", transcript("bonjour à tous", "on passe au vote", "oui"))
    turns = ((500, 1_400, "v1"), (2_100, 3_300, "v2", "v1"), (4_000, 4_300, "v1"))
    with open_document(made) as file:
        file.do(AssignSpeakers(tuple(SpeakerTurn(*turn) for turn in turns), "Personne {number}"))
    return made


def names(meeting):
    document = document_of(meeting)
    return [document.name_of(segment.speaker) for segment in document.segments]


def test_speakers_are_found_and_listed(lokas, meeting):
    ran = lokas("speakers", "find", "budget", "--model", "tons")

    assert ran.code == 0, ran.err
    assert names(meeting) == ["Person 1", "Person 2", "Person 1", "Person 2"]
    assert "s1  Person 1: 0:10 in 2 turns, first in passage 0 at 0:00" in ran.out


def test_they_are_called_in_the_language_of_who_asks(lokas, meeting):
    assert lokas("speakers", "find", "budget", "--model", "tons", "--quiet", language="fr").code == 0
    assert names(meeting)[0] == "Personne 1"


def test_a_known_number_is_kept_to_and_programs_are_told(lokas, meeting):
    ran = lokas("speakers", "find", "budget", "--model", "tons", "--people", 1, "--json")
    events = [json.loads(line) for line in ran.out.splitlines()]

    assert events[0]["event"] == "Started"
    assert events[-1]["event"] == "Finished"
    assert [one["key"] for one in events[-1]["people"]] == ["s1"]


def test_a_number_and_a_range_exclude_one_another(lokas, meeting):
    ran = lokas("speakers", "find", "budget", "--people", 3, "--at-most", 5)
    assert ran.code == 2
    assert "--at-most" in ran.err


def test_a_pair_that_a_person_brought_is_used_where_there_is_no_other(lokas, meeting):
    assert lokas("speakers", "find", "budget").code == 0
    assert names(meeting)[:2] == ["Person 1", "Person 2"]


def test_without_a_model_it_is_said_which_to_install(lokas, meeting, tmp_path):
    shutil.rmtree(tmp_path / "models" / "tons")
    ran = lokas("speakers", "find", "budget")
    assert ran.code == 5
    assert "lokas models install speakers" in ran.err


def test_a_model_that_is_damaged_is_told_and_the_text_stays(lokas, meeting, tmp_path):
    before = document_of(meeting)
    file = tmp_path / "models" / "tons" / "segmentation.onnx"
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    ran = lokas("speakers", "find", "budget", "--model", "tons")

    assert ran.code == 5
    assert "segmentation.onnx" in ran.err
    assert document_of(meeting) == before


def test_a_model_of_speech_tells_no_voices_apart_and_the_other_way_round(lokas, meeting, tmp_path):
    ran = lokas("speakers", "find", "budget", "--model", "selftest")
    assert (ran.code, "does not tell voices apart" in ran.err) == (5, True)


def test_a_meeting_whose_voices_are_not_told_apart_says_how(lokas, meeting):
    ran = lokas("speakers", "list", "budget")
    assert (ran.code, ran.out) == (0, "")
    assert "lokas speakers find" in ran.err


def test_who_speaks_little_is_offered_and_not_merged(lokas, meeting):
    ran = lokas("speakers", "find", "budget", "--model", "tons", "--people", 4)
    assert ran.code == 0
    assert len(set(names(meeting))) == 4
    assert "lokas speakers merge" in ran.err


def test_speakers_are_renamed_merged_and_split(lokas, known):
    assert lokas("speakers", "rename", "budget", "s1", "Zoé").code == 0
    assert names(known) == ["Zoé", "Personne 2", "Zoé"]
    assert lokas("speakers", "split", "budget", 2, "Anna").code == 0
    assert names(known) == ["Zoé", "Personne 2", "Anna"]
    assert lokas("speakers", "merge", "budget", "anna", "zoe").code == 0
    assert names(known) == ["Zoé", "Personne 2", "Zoé"]
    assert lokas("edit", "undo", "budget").code == 0
    assert names(known) == ["Zoé", "Personne 2", "Anna"]


def test_nobody_is_split_into_a_name_that_is_taken(lokas, known):
    assert lokas("speakers", "split", "budget", 2, "personne 2").code == 2


def test_the_list_is_there_for_programs(lokas, known):
    told = json.loads(lokas("speakers", "list", "budget", "--json").out)
    assert [(one["key"], one["name"], one["time_ms"]) for one in told["people"]] == [
        ("s1", "Personne 1", 1_200),
        ("s2", "Personne 2", 1_200),
    ]


def test_unsure_voices_are_among_what_to_check(lokas, known):
    assert "Personne 2, or perhaps Personne 1" in lokas("show", "budget", "--doubts").out


# Speaking time


def test_speaking_time_is_told_with_its_interval(lokas, known):
    ran = lokas("stats", "budget")

    assert ran.code == 0, ran.err
    lines = ran.out.splitlines()
    assert lines[0].startswith("Length 0:10: speech 0:02, silence")
    assert lines[1] == "Personne 1: between 0:01 and 0:02 (50 %), 2 turns, the longest 0:00, 200 words per minute"
    assert "Every passage you check narrows it" in lines[3]


def test_speaking_time_in_french_keeps_its_marks_together(lokas, known):
    assert "Personne 1\xa0: entre 0:01 et 0:02 (50\xa0%)" in lokas("stats", "budget", language="fr").out


def test_points_of_the_agenda_have_their_own(lokas, known):
    with open_document(known) as file:
        file.do(AddMark("agenda", 2_000, 2_000, "Budget"))
    out = lokas("stats", "budget", "--points").out
    assert "Before the first point (at 0:00)" in out
    assert "Budget (at 0:02)" in out


def test_nobody_is_ranked_unless_it_is_asked_for(lokas, tmp_path):
    made = transcript("oui", "on passe au vote", speakers=["Zoé", "Anna"])
    meeting_with(tmp_path / "meetings", "Été : budget", made)

    def order(*options):
        return [one["name"] for one in json.loads(lokas("stats", "budget", "--json", *options).out)["people"]]

    assert order() == ["Zoé", "Anna"]
    assert order("--ranked") == ["Anna", "Zoé"]


def test_groups_that_people_declared_are_told_against_those_present(lokas, known):
    ran = lokas("stats", "budget", "--group", "Personne 1=bureau", "--present", "bureau=1", "--present", "adhérents=3")
    assert "Group “bureau”: 0:01 (50 % of what was said), 1 spoke, 1 present (25 % of those there)" in ran.out
    assert "Group “adhérents”: 0:00 (0 % of what was said), 0 spoke, 3 present (75 % of those there)" in ran.out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--group", "Personne 1"), 2),
        (("--present", "a=beaucoup"), 2),
        (("--group", "Inconnue=a"), 2),
        (("--csv", "--json"), 2),
        (("--csv", "--html"), 2),
    ],
)
def test_options_that_cannot_be_used_are_refused(lokas, known, options, code):
    assert lokas("stats", "budget", *options).code == code


def test_the_table_is_for_spreadsheets(lokas, known):
    rows = list(csv.DictReader(io.StringIO(lokas("stats", "budget", "--csv").out)))
    assert [(row["speaker"], row["least_ms"], row["most_ms"]) for row in rows] == [
        ("Personne 1", "1200", "2400"),
        ("Personne 2", "0", "1200"),
    ]


def test_the_sheet_holds_the_whole_and_each_point_and_its_numbers(lokas, known):
    sheet = lokas("stats", "budget", "--html", "--points").out
    assert sheet.startswith("<!DOCTYPE html>")
    assert sheet.rstrip().endswith("</html>")
    assert sheet.count("<table") >= 2
    assert sheet.index("Personne 1") < sheet.index("Personne 2")
    assert "<svg" in sheet


def corrupt(folder):
    path = folder / "segmentation.onnx"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(bytes(content))


def of_another_kind(folder):
    """Two whole networks that do something else."""
    write_pair(folder, framework="autre")
    write_manifest(folder, describe(folder, model="tons", verified_by="import"))


def of_no_kind(folder):
    (folder / "embedding.onnx").write_bytes(b"no network at all")
    write_manifest(folder, describe(folder, model="tons", verified_by="import"))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (corrupt, "segmentation.onnx"),
        (of_another_kind, "embedding.onnx is not what it should be (framework: autre)"),
        (of_no_kind, "embedding.onnx is not what it should be"),
    ],
)
def test_a_bad_model_is_told_in_a_sentence_and_the_text_is_untouched(lokas, meeting, tmp_path, spoil, told):
    spoil(tmp_path / "models" / "tons")
    before, document = meeting.transcript.read_bytes(), document_of(meeting)
    ran = lokas("speakers", "find", "budget", "--model", "tons")

    assert ran.code != 0
    assert told in ran.err
    assert "Traceback" not in ran.err
    assert (meeting.transcript.read_bytes(), document_of(meeting)) == (before, document)


def test_where_nobody_speaks_that_is_told_and_the_text_is_untouched(lokas, meeting):
    write_repeated(meeting.sound, tones(length_ms=60_000), 1)
    before, document = meeting.transcript.read_bytes(), document_of(meeting)
    ran = lokas("speakers", "find", "budget", "--model", "tons")

    assert ran.code == 0
    assert "No voice was heard, the text stays as it was" in ran.err
    assert (meeting.transcript.read_bytes(), document_of(meeting)) == (before, document)


def test_a_meeting_of_one_person_has_one_speaker(lokas, meeting):
    write_repeated(meeting.sound, tones(*((start, end, TONES_HZ[0]) for start, end, _ in HEARD), length_ms=60_000), 1)
    ran = lokas("speakers", "find", "budget", "--model", "tons")

    assert ran.code == 0, ran.err
    assert set(names(meeting)) == {"Person 1"}


# Voices that are known from another meeting


LONG = pytest.mark.parametrize("words", ["un deux trois quatre cinq six sept huit neuf dix " * 2])
"""Enough is said to remember a voice."""


def as_known(lokas, tmp_path):
    """The first speaker of the meeting is Éloïse, agreed to be known, and is nobody's name here any more."""
    path = tmp_path / "voices.json"
    lokas("speakers", "find", "budget", "--model", "tons")
    lokas("speakers", "rename", "budget", "s1", "Éloïse")
    assert lokas("speakers", "voices", "--on").code == 0
    kept = lokas("speakers", "remember", "budget", "Éloïse", "--consent")
    assert kept.code == 0, kept.err
    lokas("speakers", "rename", "budget", "s1", "Person 1")
    return path


@LONG
def test_a_name_is_proposed_after_voices_are_told_apart_and_given_to_nobody(lokas, meeting, words, tmp_path):
    as_known(lokas, tmp_path)
    ran = lokas("speakers", "find", "budget", "--model", "tons")
    told = json.loads(lokas("speakers", "find", "budget", "--model", "tons", "--json").out.splitlines()[-1])

    assert "“Person 1” is perhaps Éloïse" in ran.err
    assert 'lokas speakers rename "' in ran.err
    assert [(one["speaker"], one["name"]) for one in told["likely"]] == [("s1", "Éloïse")]
    assert "Éloïse" not in names(meeting)


@LONG
def test_turned_off_no_name_is_proposed(lokas, meeting, words, tmp_path):
    as_known(lokas, tmp_path)
    lokas("speakers", "voices", "--off")
    assert "Éloïse" not in lokas("speakers", "find", "budget", "--model", "tons").err


@LONG
def test_a_voice_of_another_model_is_told_to_be_of_no_use(lokas, meeting, words, tmp_path):
    path = as_known(lokas, tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace('"tons"', '"autre"'), encoding="utf-8")
    assert "are of no use here: Éloïse" in lokas("speakers", "find", "budget", "--model", "tons").err


@LONG
def test_voices_that_cannot_be_read_keep_nobody_from_telling_voices_apart(lokas, meeting, words, tmp_path):
    as_known(lokas, tmp_path).write_text("abîmé", encoding="utf-8")
    ran = lokas("speakers", "find", "budget", "--model", "tons")
    assert (ran.code, "lokas speakers forget --all" in ran.err) == (0, True)
    assert lokas("speakers", "find", "budget", "--model", "tons", "--json").code == 0
