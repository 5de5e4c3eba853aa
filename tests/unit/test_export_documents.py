"""Documents: plain text, Markdown, ODT and DOCX. Readers by others find in them what was said, and the marks."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
import odfdo
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lokas.text.export import EXPORTERS, ExportOptions
from lokas.text.export.document_parts import Mark, document_parts
from lokas.text.export.languages import language_facts, language_name
from lokas.types import Coverage, Footprint, Segment, Source, Transcript, Word
from tests.helpers.transcripts import NASTY, TEXTS, doubted, letters, measured, spoken, transcript

BARE = ExportOptions(times=False, speakers=False, notice=False)
DOCUMENTS = ("txt", "md", "odt", "docx")
EARLIEST = (1980, 1, 1, 0, 0, 0)
NOTICE = "Texte écrit par une machine"


def file(name, made, options=None):
    return b"".join(EXPORTERS[name].write(made, options or ExportOptions()))


def write(name, made, **options):
    return file(name, made, ExportOptions(**options)).decode("utf-8")


def lines_of_txt(written):
    return [line for line in written.decode("utf-8").split("\n") if line]


def lines_of_md(written):
    """The text of each block, as markdown-it reads it; the cells of a table apart."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(written.decode("utf-8"))
    assert {token.type for token in tokens if token.type.endswith("_open")} <= {
        "heading_open", "paragraph_open", "blockquote_open", "table_open", "thead_open", "tbody_open", "tr_open",
        "th_open", "td_open",
    }  # fmt: skip
    inline = [token.children or [] for token in tokens if token.type == "inline"]
    assert {child.type for line in inline for child in line} <= {"text", "text_special", "strong_open", "strong_close"}
    return ["".join(child.content for child in line) for line in inline]


def lines_of_odt(written):
    document = odfdo.Document(io.BytesIO(written))
    return [element.inner_text for element in document.body.get_elements("//text:p|//text:h")]


def lines_of_docx(written):
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(written)).paragraphs]


READERS = {"txt": lines_of_txt, "md": lines_of_md, "odt": lines_of_odt, "docx": lines_of_docx}


def lines(name, made, **options):
    return READERS[name](file(name, made, ExportOptions(**options)))


def text_of(name, made, options=BARE):
    """All that stands behind title, facts and heading, of a document without times, names and notice."""
    found = READERS[name](file(name, made, options))
    front = {"txt": 0, "md": 3 + 2 * len(document_parts(made, options).facts)}
    start = (
        front[name] if name in front else found.index("Transcription" if made.language == "fr" else "Transcript") + 1
    )
    return found[start:]


def two_voices():
    made = transcript(
        "Bonjour.", "Merci.", "Au vote.", "Qui ?", "Moi.", speakers=["Zoé", "Zoé", "Åke <1>", None, "Zoé"]
    )
    first, second, *rest = made.segments
    return replace(made, segments=(first, replace(second, start_ms=8000), *rest))


def with_words(*confidences, language="fr"):
    """A sentence with a word of each confidence; the last has a question mark."""
    words = [
        Word(100 * number, 100 * number + 90, f" mot{number}", confidence)
        for number, confidence in enumerate(confidences)
    ]
    words[-1] = replace(words[-1], text=words[-1].text + " ?")
    text = "".join(word.text for word in words).strip()
    segment = Segment(0, 0, 3000, text, tuple(words), 0.9, language)
    return Transcript(Source("a.wav", 3000), language, 1.0, (segment,))


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("text", NASTY)
def test_readers_find_what_was_said(name, text):
    made = transcript("Avant.", text, "Après.")
    assert letters("".join(text_of(name, made))) == spoken(made)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(["fr", "ar", "ja", "xx", ""]), st.booleans())
def test_whatever_was_said_readers_find_it(texts, language, worded):
    made = transcript(*texts, language=language, worded=worded)
    for name in DOCUMENTS:
        assert letters("".join(text_of(name, made))) == spoken(made)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.booleans())
def test_whatever_a_recording_and_a_speaker_are_called_files_can_be_read(recording, speaker, doubtful):
    made = replace(transcript("Oui.", "Non.", speakers=[speaker, None]), source=Source(recording, 1000))
    for name in DOCUMENTS:
        assert lines(name, made, doubtful_words=doubtful)[-1].endswith("Non.")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_paragraph_begins_with_its_time_and_whoever_begins_to_speak(name):
    tab = {"txt": " ", "md": " ", "odt": "\t", "docx": "\t"}[name]
    times = ["00:00:00", "00:00:08", "00:00:10", "00:00:15", "00:00:20"]
    shown = [f"[{time}]" for time in times] if name in {"txt", "md"} else times
    assert lines(name, two_voices())[-5:] == [
        f"{shown[0]}{tab}Zoé\u202f: Bonjour.",
        f"{shown[1]}{tab}Merci.",
        f"{shown[2]}{tab}Åke <1>\u202f: Au vote.",
        f"{shown[3]}{tab}Voix non identifiée\u202f: Qui\u202f?",
        f"{shown[4]}{tab}Zoé\u202f: Moi.",
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_times_and_speakers_can_be_left_out(name):
    assert lines(name, two_voices(), times=False, labels="en")[-2:] == ["Unidentified voice: Qui\u202f?", "Zoé: Moi."]
    assert lines(name, two_voices(), speakers=False, times=False)[-2:] == ["Qui\u202f?", "Moi."]
    assert not re.search("Zoé|Åke|Voix", "".join(lines(name, two_voices(), speakers=False)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_line_says_how_the_text_was_made_and_whether_a_person_reviewed_it(name):
    made = transcript("Oui.")
    assert any(line.startswith(NOTICE) and "Personne ne l'a relu" in line for line in lines(name, made))
    assert any("A person has reviewed it" in line for line in lines(name, made, reviewed=True, labels="en"))
    assert not any(line.startswith(NOTICE) for line in lines(name, made, notice=False))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_doubted_passages_and_missing_text_are_marked_and_the_marks_explained(name):
    found = lines(name, doubted())
    assert found[-1].endswith("Bonjour. [?] Sous-titres. [inaudible] Au vote.")
    assert sum("«\u00a0[?]\u00a0»" in line for line in found) == 1
    assert sum("«\u00a0[inaudible]\u00a0»" in line for line in found) == 1
    assert not any("(?)" in line for line in found)
    assert not any("«\u00a0[" in line for line in lines(name, transcript("Oui.")))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_doubtful_words_are_marked_behind_the_word_if_that_is_wanted(name):
    made = with_words(0.9, 0.4, 0.2)
    found = lines(name, made, doubtful_words=True)
    assert found[-1].endswith("mot0 mot1\u00a0(?) mot2\u00a0(?)\u202f?")
    assert any("«\u00a0(?)\u00a0»" in line for line in found)
    assert lines(name, made)[-1].endswith("mot0 mot1 mot2\u202f?")
    assert not any("(?)" in line for line in lines(name, made))
    assert not any("«\u00a0(?)\u00a0»" in line for line in lines(name, with_words(0.9, 0.9), doubtful_words=True))


def test_words_of_a_doubted_passage_are_not_marked_one_by_one():
    made = with_words(0.1, 0.1)
    made = replace(made, segments=(replace(made.segments[0], doubts=("loop",)),))
    assert write("txt", made, times=False, notice=False, doubtful_words=True).endswith("\n[?] mot0 mot1\u202f?\n")
    assert "(?)" not in write("txt", made, doubtful_words=True)


def test_doubted_text_that_is_no_text_for_a_file_is_missing_text():
    made = transcript("\ufeff\x00")
    made = replace(made, segments=(replace(made.segments[0], doubts=("loop",)),))
    assert file("txt", made, BARE).decode().endswith("\n\n[inaudible]\n")


def test_runs_carry_times_for_what_was_said_and_none_for_signs():
    (turn,) = document_parts(with_words(0.9, 0.4), ExportOptions(doubtful_words=True)).turns()
    said = [(run.text, run.start_ms, run.end_ms) for run in turn.words if run.start_ms < run.end_ms]
    assert said == [("mot0", 0, 90), ("mot1", 100, 190)]
    assert [run.text for run in turn.words if run.mark is Mark.SIGN] == ["\u00a0(?)"]
    assert "".join(run.text for run in turn.runs) == turn.text


def test_plain_text_without_anything_else_is_the_text_alone():
    first, second, third = (transcript(text).segments[0] for text in ("Bonjour.", "Bienvenue.", "Au vote."))
    made = Transcript(Source("a", 1), "fr", 1.0, (first, at(second, 4500), at(third, 20_000)))
    assert file("txt", made, BARE).decode() == "Bonjour. Bienvenue.\n\nAu vote.\n"


def at(segment, start_ms):
    return Segment(1, start_ms, start_ms + 4000, segment.text, (), 0.9, "fr")


def test_plain_text_says_how_much_of_the_speech_has_text():
    assert "98\u00a0% de la parole" in write("txt", measured(transcript("Oui.")))


def test_a_long_talk_without_pauses_is_in_paragraphs_that_end_with_sentences():
    segments = tuple(at_end(number) for number in range(60))
    text = file("txt", Transcript(Source("a", 1), "fr", 1.0, segments), BARE).decode()
    paragraphs = text.split("\n\n")
    assert 2 <= len(paragraphs) <= 10
    assert all(paragraph.rstrip().endswith(".") for paragraph in paragraphs)


def at_end(number):
    text = "nous passons au vote" + ("." if number % 3 == 2 else "")
    return Segment(number, number * 1000, number * 1000 + 1000, text, (), 0.9, "fr")


def test_text_of_languages_without_spaces_has_none():
    assert file("txt", transcript("会議を", "始めます。", language="ja"), BARE).decode() == "会議を始めます。\n"


def test_markdown_has_a_title_a_table_a_quotation_and_timed_paragraphs():
    made = transcript("Bonjour.", start_ms=3_723_000, speakers=["Zoé"])
    assert write("md", made) == (
        "# été – AG n°2\n\n"
        "| | |\n|---|---|\n"
        "| Enregistrement | été – AG n°2.mp3 |\n"
        "| Durée | 00:01:35 |\n"
        "| Langue | français |\n"
        "| Modèle | faster-whisper, selftest |\n\n"
        "> Texte écrit par une machine (faster-whisper, selftest). Personne ne l'a relu\u00a0: il peut contenir des"
        " erreurs.\n\n"
        "**\\[01:02:03\\] Zoé\u202f:** Bonjour.\n"
    )


@pytest.mark.parametrize("name", ["md", "odt", "docx"])
def test_coverage_and_footprint_are_shown_where_they_are_known(name):
    found = "\n".join(lines(name, measured(transcript("Bonjour."))))
    assert "98\u00a0% de la parole transcrite" in found
    assert "00:04:12 de calcul, environ 0,92\u00a0Wh (estimation)" in found
    made = replace(transcript("Bonjour."), footprint=Footprint(3660.9, 1.0, 2.5, "rapl"), coverage=Coverage(0, 0))
    found = "\n".join(lines(name, made, labels="en"))
    assert "01:01:01 of computing, 2.5\u00a0Wh measured (rapl)" in found
    assert "Coverage" not in found
    unknown = replace(made, footprint=Footprint(3660.9, 1.0, None, "unknown"))
    assert "01:01:01 de calcul" in "\n".join(lines(name, unknown))


def test_every_language_whisper_knows_has_a_name_a_region_and_a_direction():
    assert language_name("fr", "fr") == "français"
    assert language_name("yue", "en") == "Cantonese"
    assert language_name("xx", "fr") == "xx"
    assert language_name("und", "fr") is None
    right_to_left = {code for code in ("ar", "he", "fa", "ur", "yi", "ps", "sd", "fr", "ja") if is_right_to_left(code)}
    assert right_to_left == {"ar", "he", "fa", "ur", "yi", "ps", "sd"}
    assert language_facts("no").locale == "nb-NO"
    assert language_facts("<x>").tag == "und"


def is_right_to_left(code):
    return language_facts(code).right_to_left


@pytest.mark.parametrize("name", ["odt", "docx"])
def test_documents_say_neither_when_nor_by_whom_they_were_made(name):
    written = file(name, two_voices())
    parts = zipfile.ZipFile(io.BytesIO(written))
    assert parts.testzip() is None
    assert {part.date_time for part in parts.infolist()} == {EARLIEST}
    everything = b"".join(parts.read(part) for part in parts.infolist()).decode("utf-8")
    assert not re.search("<[a-z]+:(creator|created|modified|date|creation-date|lastModifiedBy)>", everything)
    assert parts.infolist()[0].filename == {"odt": "mimetype", "docx": "[Content_Types].xml"}[name]


def test_an_odt_names_its_kind_first_and_uncompressed():
    first = zipfile.ZipFile(io.BytesIO(file("odt", two_voices()))).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def odt(made, **options):
    return odfdo.Document(io.BytesIO(file("odt", made, ExportOptions(**options))))


def word(made, **options):
    return docx.Document(io.BytesIO(file("docx", made, ExportOptions(**options))))


def styles_used(document):
    """The names of the styles of an ODT's paragraphs, and those of its spans with their text."""
    paragraphs = [p.get_attribute("text:style-name") for p in document.body.get_elements("//text:p|//text:h")]
    spans = {(s.get_attribute("text:style-name"), s.inner_text) for s in document.body.get_elements("//text:span")}
    return paragraphs, spans


def test_odt_is_made_of_styles_that_it_declares():
    document = odt(replace(doubted(), segments=(*doubted().segments, *two_voices().segments)), doubtful_words=True)
    paragraphs, spans = styles_used(document)
    assert paragraphs[:2] == ["Title", "Fact"]
    assert {"Notice", "Heading_20_1", "TimedTurn"} <= set(paragraphs)
    assert {("Speaker", "Zoé\u202f:"), ("Time", "00:00:00"), ("Sign", " [?]"), ("Passage", " Sous-titres.")} <= spans
    declared = {style.get_attribute("style:name") for style in document.styles.get_elements("//style:style")}
    assert set(paragraphs) | {name for name, _ in spans} <= declared


def test_word_is_made_of_styles_that_it_declares():
    document = word(replace(doubted(), segments=(*doubted().segments, *two_voices().segments)), doubtful_words=True)
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert used == {"Title", "Fact", "Notice", "Heading 1", "Timed turn"}
    runs = {(run.style.name, run.text) for paragraph in document.paragraphs for run in paragraph.runs}
    assert {
        ("Speaker", "Zoé\u202f:"),
        ("Time", "00:00:00"),
        ("Mark of doubt", " [?]"),
        ("Doubted passage", " Sous-titres."),
    } <= runs


def test_a_doubtful_word_is_underlined_and_nothing_else_is():
    made = with_words(0.9, 0.4, 0.9)
    spans = styles_used(odt(made, doubtful_words=True))[1]
    assert {text for style, text in spans if style == "Doubtful"} == {"mot1"}
    paragraph = word(made, doubtful_words=True).paragraphs[-1]
    assert [run.text for run in paragraph.runs if run.style.name == "Doubtful word"] == ["mot1"]
    assert word(made).styles["Doubtful word"].font.underline is not None


def test_documents_have_a_title_a_language_and_numbered_pages():
    made = transcript("Oui.")
    assert (odt(made).meta.title, odt(made).meta.language) == ("été – AG n°2", "fr-FR")
    properties = word(made).core_properties
    assert (properties.title, properties.language, properties.author) == ("été – AG n°2", "fr-FR", "")
    (default,) = odt(made).styles.get_elements("//style:default-style/style:text-properties")
    assert (default.get_attribute("fo:language"), default.get_attribute("fo:country")) == ("fr", "FR")
    assert [lang.get(qn("w:val")) for lang in word(made).styles.element.xpath("w:docDefaults//w:lang")] == ["fr-FR"]
    assert odt(made).styles.get_elements("//style:footer//text:page-number")
    footer = word(made).sections[0].footer
    assert footer.paragraphs[0].text.startswith("été – AG n°2")
    assert len(footer._element.xpath(".//w:fldSimple")) == 2


def test_what_stands_before_the_text_has_the_language_of_the_labels():
    made = transcript("Guten Tag.", language="de")
    (front,) = odt(made).styles.get_elements("//style:style[@style:name='Front']/style:text-properties")
    assert (front.get_attribute("fo:language"), front.get_attribute("fo:country")) == ("en", "US")
    langs = word(made).styles.element.xpath("w:style[@w:styleId='Front']//w:lang")
    assert [lang.get(qn("w:val")) for lang in langs] == ["en-US"]


@pytest.mark.parametrize("language", ["ar", "he", "fa", "ur"])
@pytest.mark.parametrize("times", [True, False])
def test_paragraphs_of_languages_from_right_to_left_run_that_way(language, times):
    made = transcript("مرحبا.", language=language)
    paragraphs, _ = styles_used(odt(made, times=times))
    assert paragraphs[-1] == ("TimedTurnRightToLeft" if times else "TurnRightToLeft")
    last = word(made, times=times).paragraphs[-1]
    assert last.style.element.xpath("w:pPr/w:bidi")
    assert last.runs[-1]._r.xpath("w:rPr/w:rtl")
    assert not word(transcript("Oui."), times=times).paragraphs[-1].style.element.xpath("w:pPr/w:bidi")


def test_passages_in_another_language_say_so():
    french, english = transcript("Oui.").segments[0], replace(transcript("Yes.").segments[0], language="en")
    made = replace(transcript(), segments=(french, replace(english, start_ms=4000)))
    assert ("Language-en", " Yes.") in styles_used(odt(made))[1]
    langs = word(made).paragraphs[-1]._p.xpath("w:r[w:rPr/w:lang/@w:val='en-US']/w:t")
    assert [text.text for text in langs] == [" Yes."]
