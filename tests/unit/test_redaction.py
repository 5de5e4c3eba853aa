"""Redaction: what is hidden in the text, that no trace of it is left, and that it can be taken back."""

from __future__ import annotations

import html
import io
import re
import zipfile
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.errors import OptionError
from lokas.text.document import (
    AddMark,
    ChangeMark,
    Check,
    DocumentFile,
    Join,
    Redact,
    RemoveMark,
    RenameSpeaker,
    SetText,
    Split,
    Unredact,
    as_transcript,
    new_document,
    read_document,
    redacted,
    redactions,
)
from lokas.text.document.names import looks_like, stands_in, tokens, units
from lokas.text.document.redacting import SIGN, heard_elsewhere, spans_of_name
from lokas.text.document.redaction import hidden_in, silences
from lokas.text.export import EXPORTERS, ExportOptions
from lokas.types import Segment, Span, Word
from tests.helpers.documents import EDITS, TRANSCRIPTS, transcript


def document(*texts, **others):
    return new_document(transcript(*texts, **others))


def without(made, name, **others):
    return Redact(spans_of_name(made, name, case=others.get("case", False)), name=name, **others).applied_to(made)


def without_words(made, segment, first, past, **others):
    words = made.segments[segment].words[first:past]
    return Redact((Span(words[0].start_ms, words[-1].end_ms),), **others).applied_to(made)


def shown(made):
    return [segment.text for segment in as_transcript(made).segments]


# A name in the text


def test_a_document_that_hides_nothing_is_its_own_redacted_one():
    made = document("Bonjour Anna.")

    assert redacted(made) is made
    assert redactions(made) == []
    assert silences(made) == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Merci Bérault, on passe au vote.", "Merci […], on passe au vote."),
        ("BÉRAULT est là, berault aussi !", "[…] est là, […] aussi !"),
        ("C’est d'Anne-Bérault.", "C’est […]."),
        ("L’avis de Bérault’s.", "L’avis de […]."),
        ("Les Béraults sont deux.", "Les Béraults sont deux."),
        ("« Bérault » (Bérault)", "« […] » ([…])"),
        ("Be\u0301rault et Bé\u00adrau\u200blt.", "[…] et […]."),
        ("Bérault Bérault, oui ?", "[…], oui ?"),
        ("Bérault", "[…]"),
        ("Il doit 20 € à Bérault…", "Il doit 20 € à […]…"),
    ],
)
def test_a_name_is_hidden_however_it_is_written(text, left):
    assert shown(without(document(text), "Bérault")) == [left]


@pytest.mark.parametrize("written", ["Jean-Luc Dupont", "jean luc DUPONT", "Jean\u00a0Luc Dupont", "Jean‑Luc, Dupont"])
def test_a_name_of_several_words_is_found_with_any_hyphens_and_spaces(written):
    assert shown(without(document(f"Oui {written} ici."), "Jean-Luc Dupont")) == ["Oui […] ici."]


def test_a_name_is_found_over_the_edge_of_a_segment():
    made = without(document("La parole est à Jean", "Dupont, bonsoir.", "Dupont est seul."), "Jean Dupont")

    assert shown(made) == ["La parole est à […]", "[…], bonsoir.", "Dupont est seul."]


def test_a_word_that_whisper_cut_is_hidden_whole():
    words = (
        Word(0, 300, " Voici", 0.9),
        Word(300, 400, " l'", 0.9),
        Word(400, 900, "Anna", 0.4),
        Word(900, 950, ".", 0.9),
    )
    made = new_document(replace(transcript("x"), segments=(Segment(0, 0, 950, "Voici l'Anna.", words, 0.9, "fr"),)))

    assert shown(without(made, "Anna")) == ["Voici […]."]
    assert silences(without(made, "Anna")) == (Span(300, 950),)


def test_a_name_is_found_within_text_that_has_no_spaces():
    assert shown(without(document("田中さんが来た。", language="ja"), "田中")) == ["[…]さんが来た。"]
    assert shown(without(document("今日はAnnaとAnnabelle。", language="ja"), "anna")) == ["今日は[…]とAnnabelle。"]


def test_where_capitals_count_a_word_that_is_no_name_stays():
    made = document("Rose est en rose.")

    assert shown(without(made, "Rose", case=True)) == ["[…] est en rose."]
    assert shown(without(made, "Rose")) == ["[…] est en […]."]


def test_something_else_can_stand_there_and_it_is_sure():
    words = as_transcript(without(document("Merci Bérault."), "Bérault", replacement="M. X")).segments[0].words

    assert [word.text for word in words] == [" Merci", " M. X."]
    assert words[1].confidence == 1.0


def test_what_stands_there_never_shows_a_hidden_name():
    made = document("Anna et Béa.")
    with pytest.raises(OptionError) as caught:
        without(made, "Anna", replacement="Mme Anna B.")
    assert (caught.value.code, caught.value.data) == ("redaction.shows_name", {"name": "Anna", "value": "Mme Anna B."})

    both = without(without(made, "Anna", replacement="la sœur de Béa"), "Béa", replacement="B.")
    assert shown(both) == ["[…] et B."]


@pytest.mark.parametrize("name", ["…", " ", "«»", "\u00ad"])
def test_a_name_without_letters_is_refused(name):
    with pytest.raises(OptionError) as caught:
        Redact((), name=name).applied_to(document("Oui."))
    assert caught.value.code == "redaction.no_name"


# Beside the text


def test_a_name_is_hidden_in_speakers_marks_and_titles():
    made = new_document(transcript("Oui.", "Non.", speakers=["Anna Bérault", "Béa"]))
    made = AddMark("action", 500, 500, "Écrire à Bérault", (("who", "anna berault"),)).applied_to(made)
    hidden = without(made, "Bérault", replacement="B.")

    assert [segment.speaker for segment in as_transcript(hidden).segments] == ["Anna B.", "Béa"]
    (mark,) = redacted(hidden).marks
    assert (mark.kind, mark.text, dict(mark.details)) == ("action", "Écrire à B.", {"who": "anna B."})
    assert hidden_in(hidden, "Entretien Bérault-Dupont") == "Entretien B.-Dupont"
    assert silences(hidden) == ()


def test_what_is_typed_later_is_hidden_too_and_silenced():
    made = without(document("Bonjour Béro.", "Bérault est là."), "Bérault")
    made = SetText(0, "Bonjour Bérault.").applied_to(made)

    assert shown(made) == ["Bonjour […].", "[…] est là."]
    said = made.segments[0].words[1]
    assert Span(said.start_ms, said.end_ms) in silences(made)


def test_what_was_hidden_stays_silent_where_its_text_is_corrected_away():
    made = without(document("Bonjour Bérault."), "Bérault")
    before = silences(made)

    assert silences(SetText(0, "Bonjour Béro.").applied_to(made)) == before
    assert shown(SetText(0, "Bonjour Béro.").applied_to(made)) == ["Bonjour […]."]


def test_what_was_corrected_away_before_is_silenced_and_its_text_stays():
    made = SetText(0, "Bonjour le trésorier, merci.").applied_to(document("Bonjour Bérault, merci."))
    hidden = without(made, "Bérault")

    assert shown(hidden) == ["Bonjour le trésorier, merci."]
    said = made.heard[1]
    assert silences(hidden) == (Span(said.start_ms, said.end_ms),)
    assert heard_elsewhere(made, "bérault") == [Span(said.start_ms, said.end_ms)]
    assert heard_elsewhere(document("Bonjour Bérault."), "Bérault") == []


def test_where_the_machine_gave_no_times_of_words_the_whole_segment_is_silent():
    made = transcript("Bonjour Bérault, ça va ?", "Oui.")
    made = new_document(replace(made, segments=tuple(replace(one, words=()) for one in made.segments)))
    hidden = without(made, "Bérault")
    first = made.segments[0]

    assert shown(hidden) == ["Bonjour […], ça va ?", "Oui."]
    assert silences(hidden) == (Span(first.start_ms, first.end_ms),)


def test_of_words_that_were_typed_together_all_are_silent():
    """They share the time of what they replace: nobody knows when each is said."""
    made = SetText(0, "Bonjour monsieur Jean Bérault ici.").applied_to(document("Bonjour euh fffft pfff ici."))
    first, *typed, last = made.segments[0].words

    assert silences(without(made, "Bérault")) == (Span(typed[0].start_ms, typed[-1].end_ms),)
    assert first.end_ms <= typed[0].start_ms
    assert typed[-1].end_ms <= last.start_ms


def test_of_a_doubted_segment_all_is_silent_also_once_it_was_checked():
    made = transcript("Oui.", "Bonjour Bérault, merci.")
    doubted = replace(made.segments[1], doubts=("loop",))
    made = new_document(replace(made, segments=(made.segments[0], doubted)))

    for one in (made, Check(1).applied_to(made)):
        assert silences(without(one, "Bérault")) == (Span(doubted.start_ms, doubted.end_ms),)


# Passages


def test_a_passage_is_hidden_and_the_segments_it_empties_are_one():
    made = document("Un deux trois.", "Quatre cinq.", "Six.", "Sept huit.", speakers=["A", "A", "A", "B"])
    hidden = Redact((Span(made.segments[0].words[1].start_ms, made.segments[3].words[0].end_ms),)).applied_to(made)
    found = as_transcript(hidden).segments

    assert [one.text for one in found] == ["Un […].", "[…] huit."]
    assert (found[0].start_ms, found[0].end_ms) == (made.segments[0].start_ms, made.segments[2].end_ms)
    assert found[1].words[0].start_ms == made.segments[3].words[0].start_ms


def test_what_is_empty_between_two_speakers_says_so_for_each():
    made = document("Un.", "Deux.", "Trois.", speakers=["A", "B", "B"])
    hidden = Redact((Span(0, made.segments[2].end_ms),)).applied_to(made)

    assert [(one.speaker, one.text) for one in as_transcript(hidden).segments] == [("A", "[…]."), ("B", "[…].")]


def test_words_beside_a_passage_stay():
    assert shown(without_words(document("Un deux, trois quatre."), 0, 1, 3)) == ["Un […] quatre."]


def test_of_a_passage_no_doubt_and_no_confidence_is_left():
    made = transcript("Bérault a tort.", "Oui.")
    doubted = replace(made.segments[0], doubts=("loop",), confidence=0.1234)
    hidden = without_words(new_document(replace(made, segments=(doubted, made.segments[1]))), 0, 0, 3)
    first = as_transcript(hidden).segments[0]

    assert (first.text, first.confidence, first.doubts) == ("[…].", 1.0, ())


def test_a_word_that_takes_no_time_is_hidden_with_its_neighbours():
    words = (Word(0, 500, " un", 0.9), Word(500, 500, " Anna", 0.9), Word(500, 900, " trois", 0.9))
    made = new_document(replace(transcript("x"), segments=(Segment(0, 0, 900, "un Anna trois", words, 0.9, "fr"),)))

    assert shown(without_words(made, 0, 1, 2)) == ["[…]"]
    assert shown(without_words(made, 0, 0, 1)) == ["[…] trois"]


# Taken back, kept, undone


def test_redactions_are_listed_and_taken_back_by_number():
    made = document("Anna et Béa.", "Anna seule, secret.")
    hidden = without_words(without(made, "Anna", replacement="A."), 1, 2, 3)
    name, passage = redactions(hidden)

    assert (name.name, name.replacement, len(name.spans), name.number) == ("Anna", "A.", 2, 1)
    assert (passage.name, passage.replacement, len(passage.spans)) == ("", SIGN, 1)
    assert shown(Unredact(name.number).applied_to(hidden)) == ["Anna et Béa.", "Anna seule, […]."]
    with pytest.raises(OptionError) as caught:
        Unredact(99).applied_to(hidden)
    assert (caught.value.code, caught.value.data) == ("redaction.unknown", {"number": 99, "known": [1, 3]})


def test_a_name_that_is_redacted_again_gives_way_to_the_new_one():
    made = without(without(document("Anna."), "Anna", replacement="A."), "Anna", replacement="B.")

    assert shown(made) == ["B."]
    assert len(redactions(made)) == 1


def test_a_redaction_outlives_the_process_and_can_be_undone(tmp_path):
    heard = transcript("Bonjour Bérault.")
    with DocumentFile(tmp_path, heard) as file:
        file.do(Redact(spans_of_name(file.document, "Bérault"), name="Bérault"))
    assert shown(read_document(tmp_path, heard)) == ["Bonjour […]."]
    with DocumentFile(tmp_path, heard) as file:
        assert shown(file.undo()) == ["Bonjour Bérault."]
        assert shown(file.redo()) == ["Bonjour […]."]


# Nothing leaks

SECRET = "Zorglub"


def secretive():
    """A name wherever a transcript can hold one, and a passage that is nobody's business."""
    heard = transcript(
        "Madame ZORGLUB, bonjour Zorglub.",
        "Je suis Marie",
        "Zorglub, et d'Zorglub’s.",
        "Le code est mirabelle.",
        speakers=["Marie Zorglub", None, "zorglub", "Béa"],
    )
    told = {"engine": "essai", "model": "x", "hotwords": [SECRET, "mirabelle"], "prompt": "Avec Zorglub, mirabelle."}
    heard = replace(
        heard,
        source=replace(heard.source, name="Entretien Zorglub.mp3"),
        made_with={**told, "decoding": {"prefix": "Zorglub", "temperatures": [0.0]}, "zorglub_prompt": 1},
        segments=tuple(
            replace(
                one,
                words=tuple(replace(w, confidence=0.123456) if "orglub" in w.text.lower() else w for w in one.words),
            )
            for one in heard.segments
        ),
    )
    made = AddMark("vote", 600, 600, "Pour Zorglub", (("for", "3 (Zorglub)"),)).applied_to(new_document(heard))
    made = without(made, SECRET)
    return without_words(made, 3, 3, 4)


def parts_of(content):
    """The bytes of a file; of a zipped one, those of each part and their names."""
    if not content.startswith(b"PK"):
        return [content]
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        return [part for name in zipped.namelist() for part in (name.encode(), zipped.read(name))]


def readable(part):
    """All that a part says, with and without its tags, as plain small letters."""
    text = part.decode("utf-8", "replace")
    text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    stripped = re.sub(r"\W", "", html.unescape(re.sub(r"<[^>]*>", "", text)))
    return (html.unescape(text) + stripped).lower()


@pytest.mark.parametrize("name", EXPORTERS)
def test_no_format_holds_a_trace_of_what_is_hidden(name):
    made = secretive()
    options = ExportOptions(doubtful_words=True, voices=True, colours=True)
    content = b"".join(EXPORTERS[name].write(as_transcript(made), options))

    for part in parts_of(content):
        said = readable(part)
        assert "orglub" not in said
        assert "mirabelle" not in said
        assert "0.123" not in said


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_formats_hold_it_where_nothing_is_hidden(name):
    """Which makes sure that the test above would find it."""
    made = replace(secretive(), marks=())
    content = b"".join(EXPORTERS[name].write(as_transcript(made), ExportOptions()))

    assert any("orglub" in readable(part) for part in parts_of(content))


def test_the_redacted_document_holds_no_trace_of_what_was_heard():
    told = (
        repr(replace(redacted(secretive())))
        + repr(redacted(secretive()).transcript)
        + repr(redacted(secretive()).heard)
    )

    assert "orglub" not in told.lower()
    assert "mirabelle" not in told
    assert "0.123456" not in told


@given(
    TRANSCRIPTS,
    st.lists(EDITS, max_size=4),
    st.lists(EDITS, max_size=6),
    st.sampled_from(["Bérault", "Anna", "oui non"]),
)
def test_a_hidden_name_is_nowhere_whatever_is_edited_before_and_after(heard, before, after, name):
    made = new_document(heard)
    after = [edit for edit in after if not isinstance(edit, (RemoveMark, ChangeMark))]  # which can take it back
    for edit in [*before, None, *after]:
        with suppress(OptionError):
            made = without(made, name) if edit is None else edit.applied_to(made)
    found = as_transcript(made)

    assert not stands_in(name, " ".join(one.text for one in found.segments))
    assert not any(stands_in(name, one.speaker or "") for one in found.segments)
    assert not any(stands_in(name, word.text) for one in found.segments for word in one.words)
    assert all(found.segments[n].end_ms <= found.segments[n + 1].start_ms for n in range(len(found.segments) - 1))


@given(TRANSCRIPTS, st.integers(0, 4000), st.integers(1, 4000))
def test_no_word_is_left_that_overlaps_a_hidden_time(heard, start_ms, length_ms):
    span = Span(start_ms, start_ms + length_ms)
    made = Redact((span,)).applied_to(new_document(heard))

    kept = {(word.start_ms, word.end_ms, word.text) for one in as_transcript(made).segments for word in one.words}
    for word in new_document(heard).heard:
        if word.start_ms < span.end_ms and span.start_ms < word.end_ms and tokens(word.text):
            assert (word.start_ms, word.end_ms, word.text) not in kept


@given(TRANSCRIPTS, st.lists(EDITS, max_size=5))
def test_what_is_silent_stays_so_whatever_is_split_and_joined(heard, edits):
    made = Redact((Span(300, 1700),)).applied_to(new_document(heard))
    for edit in edits:
        if isinstance(edit, (Split, Join, RenameSpeaker)):
            with suppress(OptionError):
                made = edit.applied_to(made)

    (span,) = silences(made)  # wider where a segment without times of words is joined
    assert span.start_ms <= 300
    assert span.end_ms >= 1700


# What may be the name


def test_what_sounds_like_a_name_and_parts_of_it_are_told():
    made = document("Jean Dupont parle.", "Dupond aussi, et Jan du Pont.", "Le pont est haut, Dupont.")

    assert looks_like(units(made), "Jean Dupont") == {"Dupond": 1, "Jan": 1, "Jan du Pont": 1, "Dupont": 1}
    assert looks_like(units(made), "Xavier") == {}
