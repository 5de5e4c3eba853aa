"""Captions as files: what independent parsers read from them is what was laid out, whatever was said and by whom."""

from __future__ import annotations

import html
import io
import re
from dataclasses import replace
from fractions import Fraction
from itertools import groupby, pairwise

import pysubs2
import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st
from pysubs2.time import TIMESTAMP

from lokas.errors import OptionError
from lokas.text.characters import clean, width
from lokas.text.export import EXPORTERS, ExportOptions
from lokas.text.export.captions import COLOURS, cues_of, srt, vtt
from lokas.text.export.chapters import LEAST_MS, TITLE_CHARS, Chapter, chapters_vtt, find_chapters, shortened
from lokas.text.export.options import DEFAULT_OPTIONS, parse_frame_rate
from lokas.text.profiles import profiles
from lokas.types import Coverage, Cue, Segment, Source, Transcript, Word

HOUR_MS = 3_600_000
MADE_WITH = {"engine": "faster-whisper", "model": "selftest", "hotwords": ["AG"], "beam": 5}
NASTY = (
    "<b>gras</b> & <i>",
    "00:00:01,000 --> 00:00:02,000",
    "{\\an8}en haut\\Nligne",
    "deux\n\nlignes\r\nvides\u2028et\x85autres\x0b",
    "NOTE ceci",
    "STYLE",
    "WEBVTT",
    "42",
    "nul\x00 cloche\x07 fin\ufeff",
    "مرحبا بالجميع في الاجتماع",
    "שלום לכולם",
    "会議を始めます。",
    "👩‍👩‍👧 bravo 🎉",
    "e\u0301le\u0300ve",
    "&amp; &lt; &nbsp;",
    "</v><v Un autre>non</c>",
    "« prêt\u202f? »",
    "demi \ud83d paire",
    "a" * 400,
)


def transcript(*texts, start_ms=0, language="fr", worded=True):
    """A sentence every five seconds, of four seconds each."""
    segments = []
    for number, text in enumerate(texts):
        start = start_ms + number * 5000
        words = tuple(Word(start, start + 4000, f" {text}", 0.5) for _ in range(1 if worded else 0))
        segments.append(Segment(number, start, start + 4000, text, words, 0.9, language))
    source = Source("Réunions d'équipe/été – AG n°2.mp3", start_ms + 5000 * max(len(texts), 1))
    return Transcript(source, language, 0.99, tuple(segments), MADE_WITH)


def write(name, made, **options):
    return b"".join(EXPORTERS[name].write(made, ExportOptions(**options))).decode("utf-8")


def expected(made, options=DEFAULT_OPTIONS):
    """The cues as they should be read."""
    return [(cue.start_ms, cue.end_ms, "\n".join(map(clean, cue.lines))) for cue in cues_of(made, options)]


def letters(text):
    """What a reader sees: no spaces, no controls, no line separators, SRT's look-alikes as what they stand for."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", "", text.translate(str.maketrans("‹›{}", "<>()")))


def seen(cues):
    """Times and letters."""
    return [(start, end, letters(text)) for start, end, text in cues]


def read_srt(text):
    parsed = pysubs2.SSAFile.from_string(text, format_="srt")
    return [(event.start, event.end, event.text.replace("\\N", "\n")) for event in parsed]


def read_srt_again(text):
    if not text:  # webvtt-py wants at least one cue; an SRT file without any is empty
        return []
    parsed = webvtt.from_buffer(io.StringIO(text), format="srt")
    return [(ms(caption.start), ms(caption.end), caption.raw_text) for caption in parsed]


def read_vtt(text):
    """By webvtt-py, which takes tags away from `text` and leaves character references."""
    return [(ms(one.start), ms(one.end), html.unescape(one.text)) for one in webvtt.from_string(text)]


def read_vtt_again(text):
    parsed = pysubs2.SSAFile.from_string(text, format_="vtt")
    return [(event.start, event.end, html.unescape(event.text.replace("\\N", "\n"))) for event in parsed]


def ms(clock):
    hours, minutes, seconds = clock.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)


READERS = {"srt": (read_srt, read_srt_again), "vtt": (read_vtt, read_vtt_again)}


def readers(name, written):
    """The parsers of a format; not pysubs2 where its own guesses come in the way of valid text.

    It takes any line with two times for the start of a cue, `\\N` for a line break, and a last line of digits for the
    number of the next cue (pysubs2 1.8, read in its source).
    """
    texts = [block.partition("-->")[2].split("\n")[1:] for block in written.rstrip("\n").split("\n\n")]
    spoken = [line for lines in texts for line in lines] + [line for line in written.split("\n") if line[:4] == "NOTE"]
    guesses = any(len(TIMESTAMP.findall(line)) > 1 or "\\N" in line for line in spoken)
    if guesses or any(re.fullmatch(r" *\d+ *", lines[-1]) for lines in texts if len(lines) > 1):
        return tuple(read for read in READERS[name] if read not in {read_srt, read_vtt_again})
    return READERS[name]


@pytest.mark.parametrize("name", ["srt", "vtt"])
@pytest.mark.parametrize("text", NASTY)
def test_parsers_read_what_was_said(name, text):
    made = transcript("Avant.", text, "Après.")
    written = write(name, made)
    for read in readers(name, written):
        assert seen(read(written)) == seen(expected(made))


@pytest.mark.parametrize("name", ["srt", "vtt", "chapters"])
def test_captions_are_utf8_with_plain_line_ends_and_the_same_each_time(name):
    made = transcript(*NASTY)
    text = write(name, made)
    assert text == write(name, made)
    assert not re.search(r"[\r\x00\u2028\x85\x0b\ufeff]", text)
    assert text.endswith("\n")
    assert "\n\n\n" not in text


def test_pysubs2_reads_ordinary_captions():
    made = transcript("Bonjour.", "Au vote.")
    for name, read in (("srt", read_srt), ("vtt", read_vtt_again)):
        written = write(name, made)
        assert read in readers(name, written)
        assert read(written) == expected(made)
        assert [text for _, _, text in read(written)] == ["Bonjour.", "Au vote."]


@pytest.mark.parametrize(("name", "read"), [("srt", read_srt_again), ("vtt", read_vtt)])
def test_times_past_a_hundred_hours_are_right(name, read):
    made = transcript("Encore là ?", start_ms=123 * HOUR_MS + 45 * 60_000 + 6_007)
    assert "123:45:06" in write(name, made)
    assert read(write(name, made)) == expected(made)


@pytest.mark.parametrize("name", ["srt", "vtt"])
def test_times_just_under_a_hundred_hours_are_right(name):
    made = transcript("Presque.", start_ms=99 * HOUR_MS + 59 * 60_000 + 50_999)
    assert f"99:59:50{',' if name == 'srt' else '.'}999 --> 99:59:5" in write(name, made)


def test_srt_is_numbered_from_one_with_one_blank_line_between_cues():
    cues = [Cue(0, 4000, ("Oui.",)), Cue(4000, 4001, ("",)), Cue(5000, 9000, ("Non,", " ", "merci."))]
    assert "".join(srt(cues)) == (
        "1\n00:00:00,000 --> 00:00:04,000\nOui.\n\n2\n00:00:05,000 --> 00:00:09,000\nNon,\nmerci.\n"
    )


def test_vtt_has_a_header_and_cues_without_identifiers():
    cues = [Cue(0, 4000, ("a < b & c --> d",)), Cue(4000, 4001, ("\x00",)), Cue(5000, 9000, ("Non,", " ", "merci."))]
    assert "".join(vtt(cues)) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:04.000\na &lt; b &amp; c --&gt; d\n"
        "\n00:00:05.000 --> 00:00:09.000\nNon,\nmerci.\n"
    )


def test_nothing_said_gives_valid_files():
    made = Transcript(Source("vide.wav", 1000), "und", 0.0, ())
    assert write("srt", made) == ""
    assert write("vtt", made, notice=False) == "WEBVTT\n"
    assert write("chapters", made) == "WEBVTT\n"
    assert read_vtt(write("vtt", made)) == []


@pytest.mark.parametrize("name", ["srt", "vtt"])
def test_captions_mark_what_is_doubted_and_what_is_missing(name):
    first, second, third, fourth = transcript("Bonjour.", "Sous-titres.", " ", "Au vote.").segments
    gap = replace(third, words=(), text="", doubts=("not_transcribed",))
    segments = first, replace(second, doubts=("loop", "invented")), gap, fourth
    written = write(name, replace(transcript(*"1234"), segments=segments))
    for read in READERS[name]:
        assert [text for _, _, text in read(written)] == ["Bonjour.", "[?] Sous-titres.", "[inaudible]", "Au vote."]


def test_captions_end_with_the_sound():
    made = transcript("Bonjour.")
    made = replace(made, source=replace(made.source, duration_ms=3100))
    assert max(end for _, end, _ in read_srt(write("srt", made))) == 3100


def test_the_profile_of_captions_can_be_chosen():
    long = transcript("nous passons maintenant au vote du budget de l'année prochaine, si personne ne s'y oppose")
    for profile in profiles().values():
        lines = [line for _, _, text in read_vtt(write("vtt", long, profile=profile)) for line in text.split("\n")]
        assert max(map(len, lines)) <= profile.line_chars
    assert write("srt", long, profile=profiles()["vertical"]) != write("srt", long)
    assert write("srt", long, profile=profiles()["charter"]) == write("srt", long)


def test_times_can_be_those_of_frames():
    made = transcript("Bonjour.", "Au vote.", start_ms=1013)
    times = [time for start, end, _ in read_srt(write("srt", made, frame_rate=Fraction(25))) for time in (start, end)]
    assert [time % 40 for time in times] == [0, 0, 0, 0]
    assert write("srt", made, frame_rate=Fraction(25)) != write("srt", made)


# Who speaks


def said_by(*turns, language="fr"):
    """A transcript of (speaker, text)."""
    made = transcript(*(text for _, text in turns), language=language)
    speakers = zip(made.segments, turns, strict=True)
    return replace(made, segments=tuple(replace(segment, speaker=who) for segment, (who, _) in speakers))


def test_each_speaker_has_a_voice_of_their_own():
    cues = [
        Cue(0, 1, ("– Oui.", "– Non."), ("Éloïse", "Jean <3 & Cie >\n2")),
        Cue(1, 2, ("Bien", "sûr."), ("Éloïse",) * 2),
    ]
    written = "".join(vtt(cues, voices=True))
    assert "\n<v Éloïse>– Oui.</v>\n<v Jean &lt;3 &amp; Cie &gt; 2>– Non.</v>\n" in written
    assert "\n<v Éloïse>Bien\nsûr.</v>\n" in written
    assert "<v" not in "".join(vtt(cues))
    assert read_vtt(written) == read_vtt_again(written) == [(0, 1, "– Oui.\n– Non."), (1, 2, "Bien\nsûr.")]


@pytest.mark.parametrize("nobody", [None, "", " \n\u2028", "\x00"])
def test_a_voice_without_a_name_has_no_tag(nobody):
    assert "\nOui.\n" in "".join(vtt([Cue(0, 1, ("Oui.",), (nobody,))], voices=True))


def test_voices_are_those_of_the_transcript():
    made = said_by(("Éloïse", "Bonjour à tous."), ("Jean", "Bonjour, Éloïse."))
    assert [one.voice for one in webvtt.from_string(write("vtt", made, voices=True))] == ["Éloïse", "Jean"]


def test_captions_without_speakers_name_nobody():
    made = said_by(("Éloïse", "Bonjour à tous."), ("Jean", "Bonjour à toutes."))
    for name in ("srt", "vtt"):
        written = write(name, made, speakers=False, voices=True)
        assert "Éloïse" not in written
        assert "Jean" not in written


NAMES = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.text("<>&-v/c. \n\r\t;", max_size=20),
    st.sampled_from(NASTY),
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.text("<>&-{}\\Nn/ib:.,0123456789 \n\r\t|*_`[]()#", max_size=60),
    st.sampled_from(NASTY),
)
LINES = st.lists(st.tuples(NAMES, TEXTS), min_size=1, max_size=3)


def test_no_name_makes_an_arrow_of_the_end_of_its_tag():
    written = "".join(vtt([Cue(0, 900, ("Oui.",), ("Ana --",))], voices=True))
    assert written.endswith("<v Ana -&#45;>Oui.</v>\n")
    assert written.count("-->") == 1


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=4), st.booleans(), st.booleans(), st.sampled_from(["", "fr", "en"]))
def test_whoever_said_whatever_parsers_read_it(cues_lines, voices, colours, language):
    cues = [
        Cue(n * 1000, n * 1000 + 900, tuple(text for _, text in lines), tuple(who for who, _ in lines), "fr")
        for n, lines in enumerate(cues_lines)
    ]
    shown = [cue for cue in cues if any(clean(line).strip() for line in cue.lines)]
    wanted = seen((cue.start_ms, cue.end_ms, "".join(map(clean, cue.lines))) for cue in shown)
    tagged = "".join(vtt(cues, voices=voices, colours=colours, language=language))
    for name, written in (("srt", "".join(srt(cues))), ("vtt", tagged)):
        for read in readers(name, written):
            assert seen(read(written)) == wanted
    found = [html.unescape(name) for name in re.findall("<v ([^>]*)>", tagged)]
    assert found == ([name for cue in cues for name in voices_of(cue)] if voices else [])


def voices_of(cue):
    """The names a cue should tell, one for the neighbouring lines of each."""
    said = [clean(who or "").strip() for who, line in zip(cue.speakers, cue.lines, strict=True) if clean(line).strip()]
    return [name for name, _ in groupby(said) if name]


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, max_size=5), st.sampled_from(["fr", "ar", "ja"]), st.booleans())
def test_whatever_was_said_is_in_the_files_once_and_in_order(texts, language, worded):
    made = transcript(*texts, language=language, worded=worded)
    spoken = letters(re.sub("[\ud800-\udfff]", "\ufffd", "".join(texts)))
    for name in READERS:
        written = write(name, made)
        for read in readers(name, written):
            found = read(written)
            assert letters("".join(text for _, _, text in found)) == spoken
            assert all(start < end for start, end, _ in found)


# Colours


@pytest.mark.parametrize(
    ("lines", "language", "kinds"),
    [
        (("[rires]",), "fr", ["sound"]),
        (("– [rires]", "– Merci."), "fr", ["sound", None]),
        (("[applaudissements", "nourris] [cris]"), "fr", ["sound", "sound"]),
        (("[?] [rires]",), "fr", ["sound"]),
        (("[Musique douce]",), "fr", ["music"]),
        (("[MUSIC]",), "en", ["music"]),
        (("♪ Frère Jacques", "dormez-vous ? ♪"), "fr", ["music", "music"]),
        (("♪",), "fr", ["music"]),
        (("Hello there",), "en", ["foreign"]),
        (("Hello", "[laughs]"), "en", ["foreign", "sound"]),
        (("[inaudible]",), "en", [None]),
        (("[?] Sous-titres [rires]",), "fr", [None]),
        (("Il a dit [rires] bonjour",), "fr", [None]),
        (("(en aparté)",), "fr", [None]),
        (("Bonjour",), "", [None]),
        (("[]",), "fr", [None]),
    ],
)
def test_what_can_be_known_has_the_colour_of_the_charter(lines, language, kinds):
    written = "".join(vtt([Cue(0, 1, lines, (), language)], colours=True, language="fr"))
    payload = written.rstrip("\n").split("\n")[-len(lines) :]
    found = [re.match(r"<c\.(\w+)\.(\w+)>.*</c>$", line) for line in payload]
    assert [match and match[1] for match in found] == kinds
    assert all(match[2] == COLOURS[match[1]] for match in found if match)


def test_the_style_sheet_stands_before_the_cues_and_only_with_colours():
    made = transcript("[rires]", "Bonjour.")
    written = write("vtt", made, colours=True)
    assert written.index("\nNOTE ") < written.index("\nSTYLE\n::cue(.sound) { color: red; }\n") < written.index(" --> ")
    assert "STYLE" not in write("vtt", made)
    assert "<c" not in write("vtt", made)
    (style,) = webvtt.from_string(written).styles
    assert len(style.lines) == len(COLOURS)
    assert read_vtt(written) == read_vtt_again(written) == expected(made)


def test_nothing_is_foreign_where_the_language_is_not_known():
    assert "foreign" not in "".join(vtt([Cue(0, 1, ("Hello",), (), "en")], colours=True)).partition("-->")[2]


# How it was made


def notes_of(made, **options):
    return webvtt.from_string(write("vtt", made, **options)).header_comments


def test_vtt_says_how_it_was_made_and_that_nobody_reviewed_it():
    made = replace(transcript("Bonjour."), coverage=Coverage(60_000, 58_900))
    (note,) = notes_of(made)
    assert note == (
        "Texte écrit par une machine (faster-whisper, selftest). 98\u00a0% de la parole est transcrite. "
        "Personne ne l'a relu\u00a0: il peut contenir des erreurs."
    )
    (note,) = notes_of(made, labels="en", reviewed=True)
    assert note == (
        "Text written by a machine (faster-whisper, selftest). 98 % of the speech is transcribed. "
        "A person has reviewed it."
    )
    assert notes_of(replace(made, language="de", coverage=None, made_with={})) == [
        "Text written by a machine. Nobody has reviewed it: it may contain mistakes."
    ]
    assert notes_of(made, notice=False) == []


def test_a_note_cannot_become_anything_else():
    made = replace(transcript("Bonjour."), made_with={"model": "x\n\n00:00:01.000 --> 00:00:02.000\nfaux"})
    written = write("vtt", made)
    assert written.count("-->") == 1
    for read in readers("vtt", written):
        assert read(written) == expected(made)


# The byte order mark


def test_srt_has_a_byte_order_mark_only_if_asked():
    made = transcript("Été.")
    with_mark = write("srt", made, byte_order_mark=True)
    assert with_mark == "\ufeff" + write("srt", made)
    assert read_srt(with_mark) == expected(made)


def test_files_with_a_byte_order_mark_are_read_as_files(tmp_path):
    made, path = transcript("Été.", "Hiver."), tmp_path / "réunion.srt"
    path.write_bytes(b"".join(EXPORTERS["srt"].write(made, ExportOptions(byte_order_mark=True))))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf1\n")
    assert [(ms(one.start), ms(one.end), one.text) for one in webvtt.from_srt(str(path))] == expected(made)


def test_vtt_never_has_a_byte_order_mark():
    assert write("vtt", transcript("Été."), byte_order_mark=True).startswith("WEBVTT\n")


# Options


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("25", Fraction(25)),
        (" 24 ", Fraction(24)),
        ("23.976", Fraction(24_000, 1001)),
        ("23,976", Fraction(24_000, 1001)),
        ("23.98", Fraction(24_000, 1001)),
        ("29.97", Fraction(30_000, 1001)),
        ("30000/1001", Fraction(30_000, 1001)),
        ("59.94", Fraction(60_000, 1001)),
        ("12.5", Fraction(25, 2)),
        ("240", Fraction(240)),
    ],
)
def test_frame_rates_are_read_as_people_write_them(text, rate):
    assert parse_frame_rate(text) == rate
    assert ExportOptions(frame_rate=rate).frame_rate == rate


@pytest.mark.parametrize("text", ["", "vite", "0", "-25", "1/0", "241", "25fps", "nan", "inf", "1e400"])
def test_what_is_no_frame_rate_is_refused(text):
    with pytest.raises(OptionError) as caught:
        parse_frame_rate(text)
    assert (caught.value.code, caught.value.data) == ("option.bad_frame_rate", {"value": text})


def test_options_that_cannot_be_used_are_refused():
    with pytest.raises(OptionError, match=r"option.bad_frame_rate \(value='0'\)"):
        ExportOptions(frame_rate=Fraction(0))
    with pytest.raises(OptionError, match=r"option.unknown_value \(option='labels', value='de'"):
        ExportOptions(labels="de")


# Chapters


def test_chapters_are_a_cue_each_and_touch():
    chapters = [
        Chapter(0, "Ouverture & vœux"),
        Chapter(60_000, "Budget <2026>\n\nsuite"),
        Chapter(100 * HOUR_MS, "Fin"),
    ]
    written = "".join(chapters_vtt(chapters, 101 * HOUR_MS))
    assert written == (
        "WEBVTT\n\n00:00:00.000 --> 00:01:00.000\nOuverture &amp; vœux\n"
        "\n00:01:00.000 --> 100:00:00.000\nBudget &lt;2026&gt;  suite\n"
        "\n100:00:00.000 --> 101:00:00.000\nFin\n"
    )
    assert [text for _, _, text in read_vtt(written)] == ["Ouverture & vœux", "Budget <2026>  suite", "Fin"]


def test_chapters_that_cannot_be_shown_are_left_out():
    chapters = [Chapter(5000, "Deux"), Chapter(0, " \x00"), Chapter(0, "Un"), Chapter(5000, "Trois")]
    assert read_vtt("".join(chapters_vtt(chapters, 5000))) == [(0, 5000, "Un"), (5000, 5001, "Trois")]


def talk(*pauses_ms, sentence="Nous passons au point suivant de l'ordre du jour.", language="fr", doubts=()):
    """Minutes of talk, before each of which there is a pause."""
    segments, at_ms = [], 0
    for number, pause_ms in enumerate(pauses_ms):
        at_ms += pause_ms
        segments.append(Segment(number, at_ms, at_ms + 60_000, f"{number} {sentence}", (), 0.9, language, doubts))
        at_ms += 60_000
    return Transcript(Source("AG.mp3", at_ms), language, 1.0, tuple(segments))


def test_a_chapter_begins_at_a_pause_and_not_before_two_minutes():
    made = talk(40_000, 5000, 5000, 0, 5000, 5000, 5000)
    found = find_chapters(made)
    assert [chapter.start_ms for chapter in found] == [0, 170_000, 295_000]
    assert found[1].title == "2 Nous passons au point suivant de l'ordre du jour. 3 Nous…"


def test_without_pauses_a_chapter_ends_after_five_minutes():
    made = talk(*[2000] * 20)
    starts = [chapter.start_ms for chapter in find_chapters(made)]
    assert starts == [0, 312_000, 622_000, 932_000]


def test_the_last_chapter_is_no_scrap():
    assert len(find_chapters(talk(0, 0, 5000))) == 1
    assert len(find_chapters(talk(0, 0, 5000, 0))) == 2


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 600_000), max_size=30), st.sampled_from(["fr", "ja"]), TEXTS)
def test_chapters_are_apart_short_titled_and_readable(pauses, language, text):
    made = talk(*pauses, sentence=text, language=language)
    found = find_chapters(made)
    starts = [chapter.start_ms for chapter in found]
    assert starts[:1] == [0] * bool(pauses)
    assert all(after - before >= LEAST_MS for before, after in pairwise(starts))
    assert all(1 <= width(chapter.title) <= TITLE_CHARS for chapter in found)
    written = write("chapters", made)
    for read in readers("vtt", written):
        assert [start for start, _, _ in read(written)] == starts


def test_a_chapter_is_called_by_words_that_are_not_doubted():
    made = talk(0, 0)
    doubted = replace(made.segments[0], doubts=("loop",))
    (chapter,) = find_chapters(replace(made, segments=(doubted, made.segments[1])))
    assert chapter.title.startswith("1 Nous passons")
    assert find_chapters(talk(0, doubts=("loop",)))[0].title.startswith("[?] 0 Nous passons")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bonjour à tous.", "Bonjour à tous."),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 59 + "…"),
        ("mot " * 20, "mot " * 14 + "mot…"),
        ("il est 18 heures, " + "x" * 60, "il est 18 heures…"),
        ("é" * 59 + " fin", "é" * 59 + "…"),
        ("e\u0301" * 60, "e\u0301" * 60),
        ("会" * 61, "会" * 59 + "…"),
        ("pourquoi\u202f? " * 6, "pourquoi\u202f? " * 4 + "pourquoi\u202f?…"),
    ],
)
def test_titles_are_cut_between_words(text, title):
    assert shortened(text, TITLE_CHARS) == title
