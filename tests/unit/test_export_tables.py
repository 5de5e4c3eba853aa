"""Tables and annotations: CSV, TSV, ELAN and Audacity, read by programs that others wrote."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pympi import Eaf

from lokas.text.export import EXPORTERS, ExportOptions
from lokas.text.export.tables import COLUMNS
from lokas.text.pieces import shown
from lokas.types import Segment, Source, Transcript, Word
from tests.helpers.transcripts import HOUR_MS, NASTY, TEXTS, doubted, letters, spoken, transcript


def write(name, made, **options):
    return b"".join(EXPORTERS[name].write(made, ExportOptions(**options))).decode("utf-8")


def rows(name, made, **options):
    """The rows as Python's reader of such files has them."""
    kind = {"csv": csv.excel, "tsv": csv.excel_tab}[name]
    quoting = csv.QUOTE_MINIMAL if name == "csv" else csv.QUOTE_NONE
    written = write(name, made, **options)
    return list(csv.DictReader(io.StringIO(written, newline=""), dialect=kind, quoting=quoting))


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_a_table_has_a_row_for_each_segment(name):
    made = transcript("Bonjour, « tous ».", "Merci ?", start_ms=100 * HOUR_MS, speakers=["Zoé", None])
    assert rows(name, made) == [
        {"start": "100:00:00.000", "end": "100:00:04.000", "start_ms": "360000000", "end_ms": "360004000",
         "speaker": "Zoé", "text": "Bonjour, «\u202ftous\u202f».", "confidence": "0.900", "doubts": ""},
        {"start": "100:00:05.000", "end": "100:00:09.000", "start_ms": "360005000", "end_ms": "360009000",
         "speaker": "", "text": "Merci\u202f?", "confidence": "0.900", "doubts": ""},
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_a_table_tells_doubts_and_missing_text_in_their_columns(name):
    found = [(row["text"], row["doubts"]) for row in rows(name, doubted())]
    assert found == [("Bonjour.", ""), ("Sous-titres.", "loop invented"), ("", "not_transcribed"), ("Au vote.", "")]


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_a_table_can_leave_speakers_out_and_begin_with_a_byte_order_mark(name):
    made = transcript("Oui.", speakers=["Zoé"])
    assert [row["speaker"] for row in rows(name, made, speakers=False)] == [""]
    assert write(name, made, byte_order_mark=True) == "\ufeff" + write(name, made)
    assert not write(name, made).startswith("\ufeff")


@pytest.mark.parametrize("name", ["csv", "tsv"])
@settings(max_examples=100, deadline=None)
@given(TEXTS, st.text(max_size=20))
def test_whatever_was_said_stands_in_one_cell(name, texts, speaker):
    made = transcript(*texts, speakers=[speaker] * len(texts))
    found = rows(name, made)
    assert len(found) == len(texts)
    assert all(tuple(row) == COLUMNS and None not in row.values() for row in found)
    apart_from_apostrophes = letters("".join(row["text"] for row in found)).replace("'", "")
    assert apart_from_apostrophes == spoken(made).replace("'", "")


@pytest.mark.parametrize("name", ["csv", "tsv"])
@pytest.mark.parametrize("text", ["=1+1", "+33 6", "- Oui.", "@nom", '=HYPERLINK("http://a.fr")'])
def test_no_spreadsheet_computes_what_was_said(name, text):
    (row,) = rows(name, transcript(text, speakers=[text]))
    assert (row["text"], row["speaker"]) == (f"'{text}", f"'{text}")


def test_audacity_labels_have_seconds_and_the_text_with_its_marks():
    made = replace(doubted(), segments=tuple(replace(segment, speaker="Zoé") for segment in doubted().segments))
    assert write("audacity", made).splitlines() == [
        "0.000000\t4.000000\tZoé\u202f: Bonjour.",
        "5.000000\t9.000000\tZoé\u202f: [?] Sous-titres.",
        "10.000000\t14.000000\tZoé\u202f: [inaudible]",
        "15.000000\t19.000000\tZoé\u202f: Au vote.",
    ]
    assert write("audacity", made, speakers=False).startswith("0.000000\t4.000000\tBonjour.\n")


@pytest.mark.parametrize("text", NASTY)
def test_an_audacity_label_is_one_line_of_three_fields(text):
    (line,) = write("audacity", transcript(text)).splitlines()
    assert len(line.split("\t")) == 3


def elan(tmp_path, made, **options):
    """The annotations of each tier, as pympi reads them."""
    path = tmp_path / "a.eaf"
    path.write_text(write("eaf", made, **options), encoding="utf-8")
    read = Eaf(str(path))
    return {name: read.get_annotation_data_for_tier(name) for name in read.get_tier_names()}


def test_elan_gets_a_tier_of_segments_and_a_tier_of_words_for_each_speaker(tmp_path):
    made = transcript("Bonjour.", "Merci.", "Oui.", "Qui ?", speakers=["Zoé", "Åke & <1>", "Zoé", None])
    assert elan(tmp_path, made) == {
        "Zoé": [(0, 4000, "Bonjour."), (10_000, 14_000, "Oui.")],
        "Zoé (mots)": [(0, 4000, "Bonjour."), (10_000, 14_000, "Oui.")],
        "Åke & <1>": [(5000, 9000, "Merci.")],
        "Åke & <1> (mots)": [(5000, 9000, "Merci.")],
        "Voix non identifiée": [(15_000, 19_000, "Qui\u202f?")],
        "Voix non identifiée (mots)": [(15_000, 19_000, "Qui ?")],
    }
    assert list(elan(tmp_path, made, speakers=False, labels="en")) == ["Transcript", "Transcript (words)"]


def test_elan_has_no_tier_of_words_where_there_are_none(tmp_path):
    assert elan(tmp_path, transcript("Bonjour.", worded=False, speakers=["Zoé"])) == {"Zoé": [(0, 4000, "Bonjour.")]}


def test_a_speaker_called_like_a_tier_of_words_has_a_tier_of_his_own(tmp_path):
    made = transcript("Un.", "Deux.", speakers=["Zoé", "Zoé (mots)"])
    tiers = elan(tmp_path, made)
    assert list(tiers) == ["Zoé", "Zoé (mots)*", "Zoé (mots)", "Zoé (mots) (mots)*"]
    assert tiers["Zoé (mots)"] == [(5000, 9000, "Deux.")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.wav", "audio/x-wav"), ("B.MP4", "video/mp4"), ("c d.mp3", "audio/*"), ("sans", "audio/*")],
)
def test_elan_finds_the_recording_beside_the_file(name, kind):
    made = replace(transcript("Oui."), source=Source(name, 1000))
    media = ET.fromstring(write("eaf", made)).find("HEADER/MEDIA_DESCRIPTOR")
    assert (media.get("RELATIVE_MEDIA_URL"), media.get("MIME_TYPE")) == (f"./{name}", kind)


TIMES = st.integers(0, 3000)
WORDS = st.builds(Word, TIMES, TIMES, st.text(max_size=8), st.floats(0, 1))
SEGMENTS = st.builds(
    Segment, st.just(0), TIMES, TIMES, st.text(max_size=20), st.lists(WORDS, max_size=4).map(tuple), st.just(0.5),
    st.just("fr"), st.sampled_from([(), ("loop",)]), st.sampled_from([None, "", "Zoé", " Zoé", "Zoé (mots)", "<&>\n"]),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(SEGMENTS, max_size=6), st.booleans())
def test_whatever_the_times_elan_files_keep_to_the_rules(segments, speakers):
    """Order and identity of the elements as EAFv3.0.xsd has them; and what ELAN wants of times."""
    root = ET.fromstring(write("eaf", Transcript(Source("a.wav", 1), "fr", 1.0, tuple(segments)), speakers=speakers))
    tags = [child.tag for child in root]
    order = ["HEADER", "TIME_ORDER", "TIER", "LINGUISTIC_TYPE", "CONSTRAINT"]
    assert tags == sorted(tags, key=order.index)
    assert {"AUTHOR", "DATE", "VERSION", "FORMAT"} <= set(root.attrib)
    slots = {slot.get("TIME_SLOT_ID"): int(slot.get("TIME_VALUE")) for slot in root.find("TIME_ORDER")}
    assert list(slots.values()) == sorted(slots.values())
    identities = [*slots, *(one.get("ANNOTATION_ID") for one in root.iter("ALIGNABLE_ANNOTATION"))]
    assert len(identities) == len(set(identities))
    check_tiers(root, slots)
    said = "".join(shown(segment) for segment in segments)
    speech = "".join(value.text or "" for tier in speech_tiers(root) for value in tier.iter("ANNOTATION_VALUE"))
    assert sorted(letters(speech)) == sorted(letters(said.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")))


def speech_tiers(root):
    return [tier for tier in root.iter("TIER") if tier.get("LINGUISTIC_TYPE_REF") == "speech"]


def check_tiers(root, slots):
    """Names are unique, parents exist, nothing overlaps in a tier, and words lie within a segment of the parent."""
    tiers = list(root.iter("TIER"))
    spans = {tier.get("TIER_ID"): spans_of(tier, slots) for tier in tiers}
    assert len(spans) == len(tiers)
    kinds = {kind.get("LINGUISTIC_TYPE_ID") for kind in root.iter("LINGUISTIC_TYPE")}
    for tier in tiers:
        own = spans[tier.get("TIER_ID")]
        assert tier.get("LINGUISTIC_TYPE_REF") in kinds
        assert all(start < end for start, end in own)
        assert all(before[1] <= after[0] for before, after in pairwise(own))
        if parent := tier.get("PARENT_REF"):
            assert all(any(start <= own_start and own_end <= end for start, end in spans[parent])
                       for own_start, own_end in own)  # fmt: skip


def spans_of(tier, slots):
    return [
        (slots[one.get("TIME_SLOT_REF1")], slots[one.get("TIME_SLOT_REF2")])
        for one in tier.iter("ALIGNABLE_ANNOTATION")
    ]
