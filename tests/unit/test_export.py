"""The table of formats, and the JSON of a transcript, which gives back whatever was said and keeps to its schema."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokas.errors import InputError
from lokas.text.export import EXPORTERS, energy_digits, percent_covered, read_json
from lokas.types import Coverage, Footprint, Segment, Source, Transcript, Word
from tests.helpers.transcripts import HOUR_MS, NASTY, TEXTS, doubted, measured, transcript

BINARY = {"odt", "docx"}
TEXT = sorted(set(EXPORTERS) - BINARY)


def write(name, made):
    return b"".join(EXPORTERS[name].write(made)).decode("utf-8")


def test_the_table_holds_the_formats_people_ask_for():
    asked = {"srt", "vtt", "chapters", "txt", "md", "json", "csv", "tsv", "eaf", "audacity", "odt", "docx", "html"}
    assert asked <= set(EXPORTERS)
    assert len({exporter.suffix for exporter in EXPORTERS.values()}) == len(EXPORTERS)
    assert all(name == exporter.name and "/" in exporter.media_type for name, exporter in EXPORTERS.items())


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_transcript_gives_the_same_file(name):
    made = measured(transcript(*NASTY, speakers=["Zoé", "Åke & <fils>", None] * 8))
    assert b"".join(EXPORTERS[name].write(made)) == b"".join(EXPORTERS[name].write(made))


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_recording_in_which_nobody_speaks_gives_a_file_too(name):
    b"".join(EXPORTERS[name].write(Transcript(Source("vide.wav", 1000), "und", 0.0, ())))


@pytest.mark.parametrize("name", TEXT)
def test_text_is_utf8_without_a_byte_order_mark_and_with_plain_line_ends(name):
    written = b"".join(EXPORTERS[name].write(measured(transcript(*NASTY)))).decode("utf-8")
    assert not written.startswith("\ufeff")
    assert not set(written) & {"\r", "\x00", "\u2028", "\x85", "\x0b"} or name == "json"
    assert written.endswith("\n")


@pytest.mark.parametrize("text", NASTY)
def test_json_reads_back_the_same(text):
    made = transcript(text, start_ms=100 * HOUR_MS)
    written = write("json", made)
    assert read_json(written) == made
    assert read_json(written.encode("utf-8").decode("utf-8")) == made


def test_json_is_documented_and_readable():
    document = json.loads(write("json", transcript("Déjà.")))
    assert (document["format"], document["version"]) == ("lokas.transcript", "1.3")
    assert set(document) == {
        "format", "version", "source", "language", "language_probability", "made_with", "coverage", "footprint",
        "segments",
    }  # fmt: skip
    assert "Déjà." in write("json", transcript("Déjà."))


def test_json_keeps_coverage_footprint_and_doubts():
    made = measured(doubted())
    document = json.loads(write("json", made))
    assert document["coverage"] == {"speech_ms": 60_000, "transcribed_ms": 58_900}
    assert document["footprint"] == {"wall_s": 252.4, "cpu_s": 330.1, "watt_hours": 0.9174, "method": "estimate"}
    assert [segment["doubts"] for segment in document["segments"]] == [
        [],
        ["loop", "invented"],
        ["not_transcribed"],
        [],
    ]
    assert [segment["text"] for segment in document["segments"]] == ["Bonjour.", "Sous-titres.", "", "Au vote."]
    assert read_json(write("json", made)) == made


def test_json_without_watt_hours_reads_back_the_same():
    made = replace(transcript("Oui."), footprint=Footprint(1.0, 2.0, None, "unknown"))
    assert read_json(write("json", made)) == made


def test_json_of_the_first_version_is_read():
    document = json.loads(write("json", measured(transcript("Oui."))))
    document["version"] = "1.0"
    del document["coverage"], document["footprint"]
    assert read_json(json.dumps(document)) == transcript("Oui.")


@pytest.mark.parametrize(
    ("version", "later"), [("1.1", ("speaker", "begins_paragraph")), ("1.2", ("begins_paragraph",))]
)
def test_json_without_the_keys_of_later_versions_is_read(version, later):
    document = json.loads(write("json", transcript("Oui."))) | {"version": version}
    for key in later:
        del document["segments"][0][key]
    assert read_json(json.dumps(document)) == transcript("Oui.")


@pytest.mark.parametrize("key", ["coverage", "footprint"])
def test_json_with_half_an_object_is_refused(key):
    document = json.loads(write("json", measured(transcript("Oui."))))
    document[key].popitem()
    with pytest.raises(InputError) as caught:
        read_json(json.dumps(document))
    assert caught.value.code == "input.not_transcript"


@pytest.mark.parametrize(("speech", "transcribed", "percent"), [(1000, 1000, 100), (1000, 999, 99), (1000, 0, 0)])
def test_only_all_of_the_speech_is_a_hundred_percent(speech, transcribed, percent):
    assert percent_covered(Coverage(speech, transcribed)) == percent
    assert percent_covered(Coverage(0, 0)) is None


@pytest.mark.parametrize(
    ("watt_hours", "text"), [(0.0, "0.0000"), (0.0056, "0.0056"), (0.9174, "0.92"), (1.25, "1.2"), (1234.56, "1235")]
)
def test_energy_has_the_decimals_that_say_something(watt_hours, text):
    assert f"{watt_hours:.{energy_digits(watt_hours)}f}" == text


def test_json_of_a_later_minor_version_is_read():
    document = json.loads(write("json", transcript("Oui.")))
    document["version"] = "1.9"
    document["segments"][0]["mood"] = document["mood"] = "good"
    assert read_json(json.dumps(document)) == transcript("Oui.")


def test_json_of_a_later_major_version_is_refused():
    document = json.loads(write("json", transcript("Oui."))) | {"version": "2.0"}
    with pytest.raises(InputError) as caught:
        read_json(json.dumps(document))
    assert (caught.value.code, caught.value.data) == ("input.newer_format", {"version": "2.0"})


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "{}", '{"format": "srt"}', '{"format": "lokas.transcript", "version": "x"}',
     '{"format": "lokas.transcript", "version": 1}', '{"format": "lokas.transcript", "version": "1.0"}',
     '{"format": "lokas.transcript", "version": "1.0", "source": 3}'],
)  # fmt: skip
def test_json_of_something_else_is_refused(text):
    with pytest.raises(InputError) as caught:
        read_json(text)
    assert caught.value.code == "input.not_transcript"


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_whatever_was_said_json_gives_it_back(texts):
    made = transcript(*texts)
    assert read_json(write("json", made)) == made


def schema():
    return json.loads(files("lokas.text.export").joinpath("transcript.schema.json").read_text(encoding="utf-8"))


def complaints(document):
    return [error.message for error in jsonschema.Draft202012Validator(schema()).iter_errors(document)]


def test_the_published_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(schema())


def test_what_is_written_keeps_to_the_published_schema():
    for made in (measured(doubted()), transcript(*NASTY), Transcript(Source("vide.wav", 1000), "und", 0.0, ())):
        assert not complaints(json.loads(write("json", made)))


SHARES = st.floats(0, 1)
TIMES = st.integers(0, 400 * HOUR_MS)
WORDS = st.builds(Word, TIMES, TIMES, st.text(), SHARES)
SEGMENTS = st.builds(
    Segment, st.integers(0), TIMES, TIMES, st.text(), st.lists(WORDS, max_size=3).map(tuple), SHARES, st.text(),
    st.lists(st.text(min_size=1), max_size=2).map(tuple), st.none() | st.text(), st.none() | st.booleans(),
)  # fmt: skip
TRANSCRIPTS = st.builds(
    Transcript,
    source=st.builds(Source, st.text(), TIMES, st.integers(0), st.booleans()),
    language=st.text(),
    language_probability=SHARES,
    segments=st.lists(SEGMENTS, max_size=3).map(tuple),
    made_with=st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text(), max_size=3),
    coverage=st.none() | st.builds(Coverage, TIMES, TIMES),
    footprint=st.none() | st.builds(Footprint, SHARES, SHARES, st.none() | SHARES, st.text()),
)


@settings(max_examples=100, deadline=None)
@given(TRANSCRIPTS)
def test_any_transcript_keeps_to_the_published_schema_and_reads_back_the_same(made):
    written = write("json", made)
    assert not complaints(json.loads(written))
    assert read_json(written) == made


@pytest.mark.parametrize(
    ("place", "value"),
    [(("format",), "srt"), (("version",), "2.0"), (("version",), "1.2"), (("source", "duration_ms"), 1.5),
     (("source", "name"), None), (("segments", 0, "start_ms"), -1), (("segments", 0, "confidence"), 1.5),
     (("segments", 0, "doubts"), "loop"), (("segments", 0, "words", 0, "text"), 3), (("coverage",), {}),
     (("made_with",), []), (("segments",), {})],
)  # fmt: skip
def test_the_schema_refuses_what_no_transcript_says(place, value):
    document = json.loads(write("json", measured(transcript("Oui."))))
    inner = document
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    assert complaints(document)


def test_the_schema_lets_later_versions_add_keys():
    document = json.loads(write("json", transcript("Oui."))) | {"version": "1.9", "mood": "good"}
    document["segments"][0]["mood"] = "good"
    assert not complaints(document)


def test_the_schema_knows_every_key_that_is_written():
    document = json.loads(write("json", measured(transcript("Oui."))))
    known = schema()
    parts = {"source": document["source"], "coverage": document["coverage"], "footprint": document["footprint"],
             "segment": document["segments"][0], "word": document["segments"][0]["words"][0]}  # fmt: skip
    assert set(document) == set(known["properties"]) == set(known["required"])
    assert {name: set(part) for name, part in parts.items()} == {
        name: set(known["$defs"][name]["required"]) for name in parts
    }
