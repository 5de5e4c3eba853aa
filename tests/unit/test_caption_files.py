"""Caption files as people have them: read as far as they can be, and what is wrong with their form is told."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from lokas.captioning import check_file
from lokas.errors import InputError, LokasError
from lokas.text.caption_files import MOST_BYTES, decode, read_captions
from lokas.text.findings import Rule, Severity
from lokas.text.guessing import guess_language
from lokas.text.profiles import profiles

SRT = """1
00:00:01,000 --> 00:00:03,000
– Bonjour à tous !
– Bonjour, l'équipe.

2
00:00:03,500 --> 00:00:06,000
Le <i>budget</i> est voté
à l'unanimité.

3
100:00:07,000 --> 100:00:09,500
مرحبا بكم جميعا

4
100:00:10,000 --> 100:00:12,000
字幕を読む 👩‍👩‍👧 e\u0301te\u0301
"""
VTT = """WEBVTT - procès-verbal
Language: fr

NOTE sur
deux lignes

STYLE
::cue { color: yellow }

premier
00:01.000 --> 00:03.000 align:start position:10%
<v Inès>Bonjour &amp; bienvenue.
<v Noé>Merci <00:02.000>à vous.

REGION
id:bas

00:00:04.000 --> 00:00:06.000
<c.jaune>1 &lt; 2</c>, c'est sûr.
"""


@pytest.fixture
def saved(tmp_path):
    def save(content, name="réunion d'été.srt"):
        path = tmp_path / "Dossier accentué" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return save


def cue_texts(captions):
    return [cue.lines for cue in captions.cues]


def rules(captions):
    return [(problem.rule, problem.cue) for problem in captions.problems]


def test_subrip_is_read_without_its_markup(saved):
    captions = read_captions(saved(SRT))

    assert captions.format == "srt"
    assert captions.problems == ()
    assert captions.cues[1].lines == ("Le budget est voté", "à l'unanimité.")
    assert (captions.cues[1].start_ms, captions.cues[1].end_ms) == (3500, 6000)
    assert captions.cues[2].start_ms == 360_007_000
    assert captions.has_extras


def test_webvtt_is_read_with_its_voices_and_without_notes_styles_and_regions(saved):
    captions = read_captions(saved(VTT, "réunion.vtt"))

    assert (captions.format, captions.language, captions.problems) == ("vtt", "fr", ())
    assert captions.cues[0].lines == ("Bonjour & bienvenue.", "Merci à vous.")
    assert captions.cues[0].speakers == ("Inès", "Noé")
    assert captions.cues[1].lines == ("1 < 2, c'est sûr.",)
    assert captions.cues[1].speakers == ()
    assert captions.has_extras


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(("text", "name"), [(SRT, "a.srt"), (VTT, "a.vtt")])
def test_line_ends_of_any_system_and_a_byte_order_mark_change_nothing(saved, text, name, end, mark):
    assert read_captions(saved(mark + text.replace("\n", end), name)) == read_captions(saved(text, name))


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-16", "utf-16"), ("utf-16-le", "utf-16"), ("utf-16-be", "utf-16"), ("cp1252", "cp1252")],
)
def test_old_encodings_are_read_and_told(saved, encoding, named):
    text = "1\n00:00:01,000 --> 00:00:03,000\nL’été à Nîmes, ça coûte 10 €\n"
    captions = read_captions(saved(text.encode(encoding)))

    assert cue_texts(captions) == [("L’été à Nîmes, ça coûte 10 €",)]
    assert [(problem.rule, problem.value) for problem in captions.problems] == [(Rule.ENCODING, named)]


def test_a_damaged_byte_does_not_make_another_encoding_of_utf_8():
    assert decode("été à l'\xff".encode() + b"\xe9.") == ("été à l'\xff\ufffd.", "utf-8")


def test_the_content_tells_the_format_and_not_the_name(saved):
    assert read_captions(saved(VTT, "renommé.srt")).format == "vtt"


@pytest.mark.parametrize(
    ("timing", "start_ms"),
    [
        ("00:00:01.000 --> 00:00:03.000", 1000),
        ("0:00:01,5 --> 0:00:03,25", 1500),
        ("00:01,000 --> 00:03,000", 1000),
        ("00:00:01,000 -> 00:00:03,000", 1000),
        ("00:00:01,000-->00:00:03,000", 1000),
        ("00:75:01,000 --> 00:75:03,000", 4_501_000),
        ("00 : 00 : 01 , 000 --> 00:00:03,000", 1000),
    ],
)
def test_times_written_in_another_way_are_understood_and_told(saved, timing, start_ms):
    captions = read_captions(saved(f"1\n{timing}\nOui.\n"))

    assert captions.cues[0].start_ms == start_ms
    assert rules(captions) == [(Rule.TIME_FORMAT, 1)]


def test_a_comma_in_webvtt_and_a_missing_header_are_told(saved):
    captions = read_captions(saved("00:01,000 --> 00:02,000\nOui.\n", "a.vtt"))

    assert set(rules(captions)) == {(Rule.NO_HEADER, None), (Rule.TIME_FORMAT, 1)}


def test_what_an_arrow_is_part_of_stays_text_in_subrip(saved):
    captions = read_captions(saved("1\n00:00:01,000 --> 00:00:03,000\nA --> B\n"))

    assert cue_texts(captions) == [("A --> B",)]


def test_a_time_that_cannot_be_read_is_told_with_its_line_and_gives_its_text_to_nobody(saved):
    captions = read_captions(
        saved("1\n00:0a:01,000 --> 00:00:03,000\nperdu\n\n2\n00:00:04,000 --> 00:00:06,000\nici\n")
    )

    assert cue_texts(captions) == [("ici",)]
    (problem,) = captions.problems
    assert (problem.rule, problem.line, problem.severity) == (Rule.UNREADABLE_TIME, 2, Severity.ERROR)


def test_text_behind_a_blank_line_stays_with_its_cue_and_is_told(saved):
    text = "1\n00:00:01,000 --> 00:00:03,000\nBonjour\n\nles amis\n\n2\n00:00:04,000 --> 00:00:06,000\nOui\n"
    captions = read_captions(saved(text))

    assert cue_texts(captions) == [("Bonjour", "les amis"), ("Oui",)]
    assert rules(captions) == [(Rule.BLANK_LINE, 1)]
    assert captions.problems[0].line == 4


def test_numbers_may_be_missing_and_cues_may_touch(saved):
    times = "00:00:0{}".format
    text = f"{times(1)},000 --> {times(2)},000\nun\n{times(3)},000 --> {times(4)},000\ndeux\n"
    text += f"3\n{times(5)},000 --> {times(6)},000\n4\n"
    captions = read_captions(saved(text))

    assert cue_texts(captions) == [("un",), ("deux",), ("4",)]
    assert set(rules(captions)) == {
        (Rule.NO_NUMBER, 1),
        (Rule.NO_NUMBER, 2),
        (Rule.NO_BLANK_LINE, 2),
        (Rule.NO_BLANK_LINE, 3),
    }
    assert all(problem.severity is Severity.WARNING for problem in captions.problems)


def test_a_figure_alone_on_a_line_is_text_where_it_is_no_number_of_a_cue(saved):
    text = "1\n00:00:01,000 --> 00:00:03,000\nIl y en a\n12\n\n2\n00:00:04,000 --> 00:00:06,000\n1900\n"

    assert cue_texts(read_captions(saved(text))) == [("Il y en a", "12"), ("1900",)]


def test_angle_brackets_that_are_no_tags_lose_no_text(saved):
    captions = read_captions(saved("1\n00:00:01,000 --> 00:00:03,000\nsi a < b <et> c > d {\\an8}fin\n"))

    assert cue_texts(captions) == [("si a < b <et> c > d fin",)]


def test_two_voices_on_one_line_are_told(saved):
    captions = read_captions(saved("WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ann>Non.</v> <v Bob>Si.</v>\n", "a.vtt"))

    assert rules(captions) == [(Rule.MISSING_SPEAKER_MARK, 1)]


def test_a_header_alone_is_a_file_without_captions(saved):
    assert read_captions(saved("WEBVTT\n", "vide.vtt")).cues == ()


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", "Procès-verbal de la réunion.\n".encode(), b"ID3\x04\x00" + bytes(range(256)) * 50]
)
def test_what_has_no_time_of_a_cue_is_no_caption_file(saved, content):
    path = saved(content, "son renommé.srt")

    with pytest.raises(InputError) as caught:
        read_captions(path)
    assert (caught.value.code, caught.value.data) == ("input.not_captions", {"path": str(path)})


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "énorme.srt"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    with pytest.raises(InputError) as caught:
        read_captions(path)
    assert caught.value.code == "input.captions_too_large"
    assert caught.value.data["most_bytes"] == MOST_BYTES


def test_what_is_no_file_gets_a_clear_error(tmp_path):
    os.mkfifo(tmp_path / "tube.srt")
    found = {}
    for name in ("", "absent.srt", "tube.srt", "absent.srt/dedans", "nul\0.srt"):
        with pytest.raises(InputError) as caught:
            read_captions(tmp_path / name)
        found[name] = caught.value.code

    assert found == {
        "": "input.folder",
        "absent.srt": "input.missing",
        "tube.srt": "input.not_file",
        "absent.srt/dedans": "input.missing",
        "nul\0.srt": "input.not_readable",
    }


def test_a_file_that_may_not_be_read_gets_a_clear_error(saved, monkeypatch):
    path = saved(SRT)

    def refused(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(InputError) as caught:
        read_captions(path)
    assert (caught.value.code, caught.value.data["reason"]) == ("input.not_readable", "Permission denied")


@pytest.mark.parametrize("piece", ["<", "{\\", "<v a", "00:", "&", "\n\n1", "- ", " ", "1 : "])
def test_long_repetitions_are_read_in_time_that_grows_with_their_length(saved, piece):
    head = "1\n00:00:01,000 --> 00:00:03,000\n"

    assert len(read_captions(saved(head + piece * 100_000)).cues) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nous ouvrons la séance avec le rapport de la trésorière.", "fr"),
        ("We open the meeting with the report of the treasurer.", "en"),
        ("字幕を読む", "ja"),
        ("我们开始开会", "zh"),
        ("Wir beginnen mit dem Bericht der Kassenwartin.", ""),
        ("", ""),
    ],
)
def test_the_language_is_known_by_common_words_or_by_the_script(text, language):
    assert guess_language(text) == language


# Two thousand damaged files

SAMPLES = (
    SRT.encode("utf-8"),
    SRT.encode("cp1252", errors="replace"),
    SRT.encode("utf-16"),
    VTT.encode("utf-8"),
    VTT.replace("\n", "\r\n").encode("utf-8-sig"),
    SRT.replace("100:", "99999999999999999999:").encode("utf-8"),
)
SCRAPS = (
    b"\0",
    b"-->",
    b"\n\n",
    b"\xff\xfe",
    b"WEBVTT",
    b"<v ",
    b"00:00:01,000 --> 00:00:00,000\n",
    b"9" * 5000,
    b"\xe2\x80\xa8",
    b"&#0;",
    b"NOTE\n",
)


def damaged(random_one):
    """A sample with one to eight accidents."""
    data = bytearray(random_one.choice(SAMPLES))
    for _ in range(random_one.randint(1, 8)):
        at, other = sorted(random_one.randrange(len(data) + 1) for _ in range(2))
        match random_one.randrange(8):
            case 0:
                del data[at:other]
            case 1:
                data[at:at] = data[at:other]
            case 2:
                data[at:at] = random_one.choice(SCRAPS)
            case 3:
                data[at:other] = random_one.randbytes(min(other - at, 40))
            case 4:
                lines = bytes(data).split(b"\n")
                random_one.shuffle(lines)
                data = bytearray(b"\n".join(lines))
            case 5:
                data = bytearray(bytes(data).replace(random_one.choice([b",", b":", b"\n", b"0"]), b"", 3))
            case 6:
                data[at : at + 1] = str(random_one.getrandbits(80)).encode()
            case 7:
                data = data[:other]
    return bytes(data)


def test_two_thousand_damaged_files_end_with_a_report_or_a_clear_error(tmp_path):
    random_one = random.Random(4)
    reports, errors = 0, set()
    for _ in range(2000):
        path = tmp_path / f"abîmé{random_one.choice(['.srt', '.vtt', ''])}"
        path.write_bytes(damaged(random_one))
        profile = profiles()[random_one.choice(list(profiles()))]
        try:
            checked = check_file(path, profile, random_one.choice([None, "fr", "en", "ja"]))
        except LokasError as error:
            errors.add(error.code)
        else:
            report = checked.report
            assert 0 <= report.conforming <= report.cues == len(checked.captions.cues)
            reports += 1
        path.unlink()

    assert reports > 1000
    assert errors == {"input.not_captions"}
