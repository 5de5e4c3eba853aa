"""Exported files: what independent parsers read from them is what was said, whatever was said."""

from __future__ import annotations

import html
import io
import json
import re
from dataclasses import replace

import pysubs2
import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st
from pysubs2.time import TIMESTAMP

from lokas.errors import InputError
from lokas.text.cues import layout
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


def expected(made):
    """The cues as they should be read: times and letters, controls counted as spaces."""
    cues = layout(made.segments)
    return [(cue.start_ms, cue.end_ms) for cue in cues]


def letters(text):
    """What a reader sees: no spaces, no controls, no line separators, SRT's look-alikes as what they stand for."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", "", text.translate(str.maketrans("‹›{}", "<>()")))


def spoken(made):
    return letters(re.sub("[\ud800-\udfff]", "\ufffd", "".join(segment.text for segment in made.segments)))


def read_srt(text):
    parsed = pysubs2.SSAFile.from_string(text, format_="srt")
    return [(event.start, event.end, event.text.replace("\\N", "\n")) for event in parsed]


def read_srt_again(text):
    if not text:  # webvtt-py wants at least one cue; an SRT file without any is empty
        return []
    parsed = webvtt.from_buffer(io.StringIO(text), format="srt")
    return [(ms(caption.start), ms(caption.end), caption.raw_text) for caption in parsed]


def read_vtt(text):
    parsed = webvtt.from_string(text)
    return [(ms(caption.start), ms(caption.end), html.unescape(caption.raw_text)) for caption in parsed]


def read_vtt_again(text):
    parsed = pysubs2.SSAFile.from_string(text, format_="vtt")
    return [(event.start, event.end, html.unescape(event.text.replace("\\N", "\n"))) for event in parsed]


def ms(clock):
    hours, minutes, seconds = clock.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)


READERS = {"srt": (read_srt, read_srt_again), "vtt": (read_vtt, read_vtt_again)}


def readers(name, written):
    """The parsers of a format; not pysubs2 where its own guesses come in the way of valid text.

    It takes any line with two times for the start of a cue, `\\N` for a line break, a last line of digits for the
    number of a next cue (pysubs2 1.8, read in its source).
    """
    texts = [line for line in written.splitlines() if "-->" not in line]
    guesses = any(len(TIMESTAMP.findall(line)) > 1 or "\\N" in line for line in texts)
    if not guesses and not re.search(r"[^0-9:.,> ][^\n]*\n *\d+ *$", written.rstrip("\n")):
        return READERS[name]
    return tuple(read for read in READERS[name] if read not in {read_srt, read_vtt_again})


def test_the_table_holds_the_formats_people_ask_for():
    assert list(EXPORTERS) == ["srt", "vtt", "txt", "json", "md"]
    assert all(exporter.suffix == f".{name}" and "/" in exporter.media_type for name, exporter in EXPORTERS.items())


@pytest.mark.parametrize("name", ["srt", "vtt", "txt", "json", "md"])
def test_every_format_is_utf8_with_plain_line_ends_and_the_same_each_time(name):
    made = transcript(*NASTY)
    text = write(name, made)
    assert text == write(name, made)
    assert text.encode("utf-8").decode("utf-8") == text
    assert not re.search(r"[\r\x00\u2028\x85\x0b]|\A\ufeff", text) or name == "json"
    assert text.endswith("\n")


@pytest.mark.parametrize("name", ["srt", "vtt"])
@pytest.mark.parametrize("text", NASTY)
def test_parsers_read_what_was_said(name, text):
    made = transcript("Avant.", text, "Après.")
    written = write(name, made)
    for read in readers(name, written):
        found = read(written)
        assert [(start, end) for start, end, _ in found] == expected(made)
        assert letters("".join(text for _, _, text in found)) == spoken(made)


def test_pysubs2_reads_ordinary_captions():
    made = transcript("Bonjour.", "Au vote.")
    for name, read in (("srt", read_srt), ("vtt", read_vtt_again)):
        assert read in readers(name, write(name, made))


@pytest.mark.parametrize(("name", "read"), [("srt", read_srt_again), ("vtt", read_vtt)])
def test_times_past_a_hundred_hours_are_right(name, read):
    made = transcript("Encore là ?", start_ms=123 * HOUR_MS + 45 * 60_000 + 6_007)
    assert "123:45:06" in write(name, made)
    assert [(start, end) for start, end, _ in read(write(name, made))] == expected(made)


@pytest.mark.parametrize("name", ["srt", "vtt"])
def test_times_just_under_a_hundred_hours_are_right(name):
    made = transcript("Presque.", start_ms=99 * HOUR_MS + 59 * 60_000 + 50_999)
    mark = "," if name == "srt" else "."
    assert f"99:59:50{mark}999 --> 99:59:54{mark}999" in write(name, made)


def test_srt_is_numbered_from_one_with_one_blank_line_between_cues():
    assert write("srt", transcript("Oui.", "Non.")) == (
        "1\n00:00:00,000 --> 00:00:04,000\nOui.\n\n2\n00:00:05,000 --> 00:00:09,000\nNon.\n"
    )


def test_vtt_says_what_made_it():
    assert write("vtt", transcript("a < b & c")) == (
        "WEBVTT\n\nNOTE faster-whisper, selftest\n\n00:00:00.000 --> 00:00:04.000\na &lt; b &amp; c\n"
    )


def test_nothing_said_gives_valid_files():
    made = Transcript(Source("vide.wav", 1000), "und", 0.0, ())
    assert write("srt", made) == ""
    assert write("vtt", made) == "WEBVTT\n"
    assert write("txt", made) == ""
    assert read_vtt(write("vtt", made)) == []
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


@pytest.mark.parametrize("name", ["srt", "vtt"])
def test_captions_mark_what_is_doubted_and_what_is_missing(name):
    written = write(name, doubted())
    for read in READERS[name]:
        assert read(written) == [
            (0, 4000, "Bonjour."),
            (5000, 9000, "[?] Sous-titres."),
            (10_000, 14_000, "[inaudible]"),
            (15_000, 19_000, "Au vote."),
        ]


def test_doubted_text_that_is_no_text_for_a_file_is_missing_text():
    made = transcript("\ufeff\x00")
    made = replace(made, segments=(replace(made.segments[0], doubts=("loop",)),))
    assert write("txt", made) == "[inaudible]\n"
    assert "[inaudible]" in write("srt", made)


def test_markdown_shows_coverage_and_footprint_where_they_are_known():
    shown = write("md", measured(transcript("Bonjour.")))
    assert "| Coverage | 98 % of speech transcribed |\n| Footprint | 00:04:12, 0.92 Wh (estimate) |\n" in shown
    made = replace(transcript("Bonjour."), footprint=Footprint(3660.9, 1.0, None, "unknown"), coverage=Coverage(0, 0))
    assert "| Footprint | 01:01:01 |" in write("md", made)
    assert "Coverage" not in write("md", made)


def test_vtt_says_how_complete_it_is():
    made = measured(transcript("Bonjour."))
    assert write("vtt", made).startswith("WEBVTT\n\nNOTE faster-whisper, selftest; 98 % of speech transcribed\n\n")
    assert [text for _, _, text in read_vtt(write("vtt", made))] == ["Bonjour."]


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


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["fr", "ar", "ja"]), st.booleans())
def test_whatever_was_said_parsers_read_it(texts, language, worded):
    made = transcript(*texts, language=language, worded=worded)
    for name in READERS:
        written = write(name, made)
        for read in readers(name, written):
            found = read(written)
            assert letters("".join(text for _, _, text in found)) == spoken(made)
            assert all(start < end for start, end, _ in found)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_whatever_was_said_json_gives_it_back(texts):
    made = transcript(*texts)
    assert read_json(write("json", made)) == made
