"""Exported files: what independent parsers read from them is what was said, whatever was said."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokas.errors import InputError
from lokas.text.export import EXPORTERS, energy_digits, percent_covered, read_json
from lokas.types import Coverage, Footprint, Segment, Source, Transcript, Word

HOUR_MS = 3_600_000
MADE_WITH = {"engine": "faster-whisper", "model": "selftest", "hotwords": ["AG"], "beam": 5}
NASTY = (
    "<b>gras</b> & <i>",
    "00:00:01,000 --> 00:00:02,000",
    "{\\an8}en haut\\Nligne",
    "deux\n\nlignes\r\nvides\u2028et\x85autres\x0b",
    "NOTE ceci",
    "WEBVTT",
    "42",
    "nul\x00 cloche\x07 fin\ufeff",
    "مرحبا بالجميع في الاجتماع",
    "שלום לכולם",
    "会議を始めます。",
    "👩‍👩‍👧 bravo 🎉",
    "&amp; &lt; &nbsp;",
    "| barre | *étoile* _trait_ [lien](x) `code` # titre ~~non~~ $x$",
    "« prêt\u202f? »",
    "demi \ud83d paire",
)


def transcript(*texts, start_ms=0, language="fr", worded=True):
    segments = []
    for number, text in enumerate(texts):
        start = start_ms + number * 5000
        words = tuple(Word(start, start + 4000, f" {text}", 0.5) for _ in range(1 if worded else 0))
        segments.append(Segment(number, start, start + 4000, text, words, 0.9, language))
    source = Source("Réunions d'équipe/été – AG n°2.mp3", 95_000)
    return Transcript(source, language, 0.99, tuple(segments), MADE_WITH)


def write(name, made):
    return b"".join(EXPORTERS[name].write(made)).decode("utf-8")


def letters(text):
    """What a reader sees: no spaces, no controls, no line separators, SRT's look-alikes as what they stand for."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", "", text.translate(str.maketrans("‹›{}", "<>()")))


def spoken(made):
    return letters(re.sub("[\ud800-\udfff]", "\ufffd", "".join(segment.text for segment in made.segments)))


def test_the_table_holds_the_formats_people_ask_for():
    assert {"srt", "vtt", "chapters", "txt", "md", "json"} <= set(EXPORTERS)
    assert len({exporter.suffix for exporter in EXPORTERS.values()}) == len(EXPORTERS)
    assert all(name == exporter.name and "/" in exporter.media_type for name, exporter in EXPORTERS.items())


@pytest.mark.parametrize("name", ["txt", "json", "md"])
def test_every_format_is_utf8_with_plain_line_ends_and_the_same_each_time(name):
    made = transcript(*NASTY)
    text = write(name, made)
    assert text == write(name, made)
    assert text.encode("utf-8").decode("utf-8") == text
    assert not re.search(r"[\r\x00\u2028\x85\x0b]|\A\ufeff", text) or name == "json"
    assert text.endswith("\n")


def test_nothing_said_gives_valid_files():
    made = Transcript(Source("vide.wav", 1000), "und", 0.0, ())
    assert write("txt", made) == ""
    assert read_json(write("json", made)) == made
    assert write("md", made).startswith("# vide.wav\n")


def test_text_is_in_paragraphs_that_end_at_pauses():
    first, second, third = (transcript(text).segments[0] for text in ("Bonjour.", "Bienvenue.", "Au vote."))
    made = Transcript(Source("a", 1), "fr", 1.0, (first, at(second, 4500), at(third, 20_000)))
    assert write("txt", made) == "Bonjour. Bienvenue.\n\nAu vote.\n"


def at(segment, start_ms):
    return Segment(1, start_ms, start_ms + 4000, segment.text, (), 0.9, "fr")


def test_a_long_talk_without_pauses_is_in_paragraphs_that_end_with_sentences():
    segments = tuple(at_end(number) for number in range(60))
    text = write("txt", Transcript(Source("a", 1), "fr", 1.0, segments))
    paragraphs = text.split("\n\n")
    assert 2 <= len(paragraphs) <= 10
    assert all(paragraph.rstrip().endswith(".") for paragraph in paragraphs)


def at_end(number):
    text = "nous passons au vote" + ("." if number % 3 == 2 else "")
    return Segment(number, number * 1000, number * 1000 + 1000, text, (), 0.9, "fr")


def test_text_of_languages_without_spaces_has_none():
    assert write("txt", transcript("会議を", "始めます。", language="ja")) == "会議を始めます。\n"


def test_markdown_has_a_title_a_table_and_timed_paragraphs():
    made = transcript("Bonjour.", start_ms=3_723_000)
    assert write("md", made) == (
        "# Réunions d'équipe/été – AG n°2.mp3\n\n"
        "| | |\n|---|---|\n"
        "| Source | Réunions d'équipe/été – AG n°2.mp3 |\n"
        "| Duration | 00:01:35 |\n"
        "| Language | fr |\n"
        "| Model | faster-whisper, selftest |\n\n"
        "**[01:02:03]** Bonjour.\n"
    )


@pytest.mark.parametrize("text", NASTY)
def test_markdown_shows_special_characters_as_they_were_said(text):
    shown = write("md", transcript(text)).split("**", 2)[2]
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|~&#$]", shown)
    assert letters(re.sub(r"\\([^\w\s]|_)", r"\1", shown)) == spoken(transcript(text))


@pytest.mark.parametrize("text", NASTY)
def test_json_reads_back_the_same(text):
    made = transcript(text, start_ms=100 * HOUR_MS)
    written = write("json", made)
    assert read_json(written) == made
    assert read_json(written.encode("utf-8").decode("utf-8")) == made


def test_json_is_documented_and_readable():
    document = json.loads(write("json", transcript("Déjà.")))
    assert (document["format"], document["version"]) == ("lokas.transcript", "1.2")
    assert set(document) == {
        "format", "version", "source", "language", "language_probability", "made_with", "coverage", "footprint",
        "segments",
    }  # fmt: skip
    assert "Déjà." in write("json", transcript("Déjà."))


def measured(made):
    """The same transcript with what is known of its making."""
    return replace(made, coverage=Coverage(60_000, 58_900), footprint=Footprint(252.4, 330.1, 0.9174, "estimate"))


def doubted():
    """A sentence, one that is doubted, speech without text, and a sentence."""
    first, second, third, fourth = transcript("Bonjour.", "Sous-titres.", " ", "Au vote.").segments
    gap = replace(third, words=(), text="", doubts=("not_transcribed",))
    return replace(
        transcript(), segments=(first, replace(second, doubts=("loop", "invented")), gap, fourth), footprint=None
    )


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


@pytest.mark.parametrize("key", ["coverage", "footprint"])
def test_json_with_half_an_object_is_refused(key):
    document = json.loads(write("json", measured(transcript("Oui."))))
    document[key].popitem()
    with pytest.raises(InputError) as caught:
        read_json(json.dumps(document))
    assert caught.value.code == "input.not_transcript"


def test_text_marks_what_is_doubted_and_what_is_missing():
    assert write("txt", doubted()) == "Bonjour. [?] Sous-titres. [inaudible] Au vote.\n"


def test_markdown_marks_it_too_and_it_is_no_link():
    assert r"Bonjour. \[?\] Sous-titres. \[inaudible\] Au vote." in write("md", doubted())


def test_doubted_text_that_is_no_text_for_a_file_is_missing_text():
    made = transcript("\ufeff\x00")
    made = replace(made, segments=(replace(made.segments[0], doubts=("loop",)),))
    assert write("txt", made) == "[inaudible]\n"


def test_markdown_shows_coverage_and_footprint_where_they_are_known():
    shown = write("md", measured(transcript("Bonjour.")))
    assert "| Coverage | 98 % of speech transcribed |\n| Footprint | 00:04:12, 0.92 Wh (estimate) |\n" in shown
    made = replace(transcript("Bonjour."), footprint=Footprint(3660.9, 1.0, None, "unknown"), coverage=Coverage(0, 0))
    assert "| Footprint | 01:01:01 |" in write("md", made)
    assert "Coverage" not in write("md", made)


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


TEXTS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
        st.text("<>&-{}\\Nn/ib:.,0123456789 \n\r\t|*_`[]()#", max_size=60),
        st.sampled_from(NASTY[:-1]),
    ),
    max_size=5,
)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_whatever_was_said_json_gives_it_back(texts):
    made = transcript(*texts)
    assert read_json(write("json", made)) == made
