"""What the guard doubts, and above all what it leaves alone, because people say such things."""

from __future__ import annotations

import dataclasses
import json
import random
import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest

from lokas.speech.guard import (
    HURRIED,
    INVENTED,
    LOOP,
    NOT_TRANSCRIBED,
    UNSURE,
    coverage,
    examine,
    mend_words,
    missing,
)
from lokas.types import Coverage, Segment, Span, Word
from tests.helpers.sounds import SHARED

needs_recordings = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared recordings")

SPEECH_FR = (
    "Bonjour à tous et merci d'être venus ce soir.",
    "Nous commencerons par le compte rendu de la dernière séance.",
    "Le trésorier a préparé un tableau que chacun a reçu.",
    "Il reste une question sur le loyer de la salle.",
    "Je propose que nous votions avant la pause.",
)
SPEECH_EN = (
    "Good evening and welcome to the yearly meeting.",
    "The minutes of the last one were sent two weeks ago.",
    "Does anybody wish to change something in them?",
    "Then we go on to the accounts of the swimming pool.",
)


def segment(start_ms, end_ms, text, *, words=(), confidence=0.9, language="fr", doubts=()):
    return Segment(0, start_ms, end_ms, text, tuple(words), confidence, language, doubts)


def in_a_row(texts, *, each_ms=2500, pause_ms=500, first_ms=0, **others):
    """A segment for each text, one after the other."""
    starts = range(first_ms, first_ms + len(texts) * (each_ms + pause_ms), each_ms + pause_ms)
    return [segment(start, start + each_ms, text, **others) for start, text in zip(starts, texts, strict=True)]


def spread(text, start_ms, end_ms, confidence=0.9):
    """The words of a text, its time shared out evenly."""
    parts = text.split()
    edges = [start_ms + (end_ms - start_ms) * number // len(parts) for number in range(len(parts) + 1)]
    return [Word(*edge, f" {part}", confidence) for part, edge in zip(parts, pairwise(edges), strict=True)]


def spoken(start_ms, end_ms, text, **others):
    """A segment whose words fill its time."""
    return segment(start_ms, end_ms, text, words=spread(text, start_ms, end_ms), **others)


def under(segments):
    """A voice under each segment, and nowhere else."""
    return [Span(one.start_ms, one.end_ms) for one in segments]


def doubts(segments, speech=()):
    return [one.doubts for one in examine(segments, speech)]


def doubted(segments, code, speech=()):
    """The numbers of the segments that have a doubt."""
    return [number for number, found in enumerate(doubts(segments, speech)) if code in found]


def heard(name):
    """What openai-whisper wrote of a recording, as segments."""
    told = json.loads((SHARED / name).read_text(encoding="utf-8"))
    return [
        segment(
            round(one["start"] * 1000),
            round(one["end"] * 1000),
            one["text"].strip(),
            words=[
                Word(round(word["start"] * 1000), round(word["end"] * 1000), f" {word['text']}", word["confidence"])
                for word in one["words"]
            ],
            confidence=one["confidence"],
            language=told["language"],
        )
        for one in told["segments"]
    ]


# Real output


@needs_recordings
@pytest.mark.parametrize("with_words", [True, False])
def test_the_loop_of_apollo_11_is_doubted_from_its_first_repeated_segment(with_words):
    segments = [
        one if with_words else dataclasses.replace(one, words=()) for one in heard("apollo11-loop.whisper.json")
    ]

    assert doubted(segments, LOOP) == [number for number, one in enumerate(segments) if one.start_ms > 31_000]
    assert not any(doubts(segments)[:3])


@needs_recordings
@pytest.mark.parametrize("with_words", [True, False])
@pytest.mark.parametrize("with_voice", [True, False])
def test_nothing_is_doubted_in_a_real_talk(with_words, with_voice):
    segments = heard("french-talk-3min.whisper-medium.json")
    speech = under(segments) if with_voice else ()
    segments = [one if with_words else dataclasses.replace(one, words=()) for one in segments]

    assert not any(doubts(segments, speech))
    assert missing(segments, speech) == ()


@needs_recordings
def test_few_words_of_a_real_talk_are_doubtful_and_none_is_moved():
    segments = heard("french-talk-3min.whisper-medium.json")
    words = [word for one in segments for word in one.words]

    assert 0 < sum(word.doubtful for word in words) < len(words) / 50
    assert mend_words(segments) == tuple(segments)


# Loops


@pytest.mark.parametrize(
    "sentence",
    [
        "Je ne sais pas.",
        "And then we went on to the next one.",
        "谢谢大家。",
        "ありがとうございました。",
        "شكرا جزيلا لكم",
    ],
)
def test_a_sentence_repeated_by_many_segments_is_a_loop_from_its_second_time_on(sentence):
    texts = [*SPEECH_FR, *[sentence] * 12, *SPEECH_EN]

    assert doubted(in_a_row(texts), LOOP) == list(range(6, 17))


def test_a_loop_does_not_care_how_it_is_cut_into_segments():
    units = " ".join(["Alors", *["il faut voir"] * 16]).split()
    cuts = [" ".join(units[start:end]) for start, end in pairwise([0, 4, 9, 20, 32, 49])]

    assert doubted(in_a_row([*SPEECH_FR, *cuts, *SPEECH_EN]), LOOP) == [6, 7, 8, 9]


def test_sentences_that_take_turns_are_a_loop():
    turns = ["Oui, je comprends bien.", "Et vous, que pensez-vous de cela ?"] * 5

    assert doubted(in_a_row([*SPEECH_FR, *turns]), LOOP) == list(range(7, 15))


@pytest.mark.parametrize(
    "text",
    [
        "got them, " * 40,
        "Bref " + "na " * 30,
        "So I said that I think " + "that I think " * 9 + "so.",
        "ha" * 60,
        "对" * 40,
        "👏" * 40,
        "♪ " * 30,
        "." * 400,
        "10 000 " * 20,
    ],
)
def test_repetition_without_end_inside_a_segment_is_a_loop(text):
    assert doubted([*in_a_row(SPEECH_FR), segment(20_000, 50_000, text)], LOOP) == [5]


def test_repetition_with_small_changes_is_a_loop_by_how_small_it_can_be_squeezed():
    rng = random.Random(4)
    text = " ".join(rng.choice(["I think that", "I really think that", "that I think"]) for _ in range(30))

    assert doubted([segment(0, 29_000, text)], LOOP) == [0]


def test_a_text_that_grows_from_segment_to_segment_is_a_loop():
    parts = ["je", "voudrais", "vous", "dire", "que", "la", "salle", "est", "petite"]
    growing = [" ".join(parts[: count + 2]) for count in range(len(parts) - 2)]

    assert doubted(in_a_row([*SPEECH_FR, *growing, *SPEECH_EN]), LOOP) == list(range(6, 5 + len(growing)))


@pytest.mark.parametrize(
    "text",
    [
        "Oui. Oui. Oui.",
        "Non, non, non, non, non !",
        "Pour, pour, pour, pour.",
        "Bravo, bravo, bravo !",
        "On est là ! On est là ! On est là ! On est là !",
        "Est-ce que vous m'entendez ? Est-ce que vous m'entendez ?",
        "No no no no, wait.",
        "Yes, yes, yes, of course.",
        "对对对对对对",
        "نعم نعم نعم",
        "12, 13, 14, 15, 16, 17, 18, 19, 20, 21",
        "Le 06 06 06 12 12.",
    ],
)
@pytest.mark.parametrize("with_voice", [True, False])
def test_what_people_say_again_is_no_loop(text, with_voice):
    segments = [*in_a_row(SPEECH_FR), segment(20_000, 24_000, text), *in_a_row(SPEECH_EN, first_ms=25_000)]

    assert not any(doubts(segments, under(segments) if with_voice else ()))


def test_saying_thanks_twice_is_no_loop():
    segments = in_a_row([*SPEECH_FR, "Merci.", "Merci.", *SPEECH_EN])

    assert not any(doubts(segments, under(segments)))


def test_a_loop_is_not_continued_by_a_sentence_that_only_begins_like_it():
    texts = ["Oui."] * 12 + ["Oui, et je voudrais ajouter une chose."]

    assert 12 not in doubted(in_a_row(texts), LOOP)


def test_the_votes_of_a_roll_call_are_no_loop_where_each_has_its_own_voice():
    votes = in_a_row(["Pour."] * 25, each_ms=600, pause_ms=1500)

    assert doubted(votes, LOOP, under(votes)) == []
    assert doubted(votes, LOOP, [Span(0, 52_000)]) == list(range(1, 25))
    assert doubted(votes, LOOP) == list(range(1, 25))


@pytest.mark.parametrize("speech", [[Span(0, 40)], [Span(60_000, 70_000)]])
def test_few_repeats_are_a_loop_where_the_sound_cannot_bear_them_out(speech):
    segments = in_a_row(["Je vous remercie."] * 3)

    assert doubted(segments, LOOP, speech) == [1, 2]
    assert doubted(segments, LOOP, under(segments)) == []


def test_few_repeats_are_a_loop_where_no_mouth_is_so_fast():
    text = "absolument tout le monde " * 4

    assert doubted([segment(0, 1500, text)], LOOP) == [0]
    assert doubted([segment(0, 6000, text)], LOOP) == []


def test_a_long_segment_of_running_speech_is_no_loop():
    words = " ".join(SPEECH_FR + SPEECH_EN)
    numbered = " ".join(f"{words[at:]} {words[:at]}" for at in (0, 50, 101, 153))

    assert len(words) > 300
    assert doubted([segment(0, 60_000, words)], LOOP) == []
    assert doubted([segment(0, 240_000, numbered)], LOOP) == [0]


# Invented sentences


def known(kind):
    table = tomllib.loads(files("lokas.speech.guard").joinpath("invented.toml").read_text(encoding="utf-8"))
    return [sentence for row in table.values() for sentence in row.get(kind, ())]


def test_the_sentences_whisper_invents_are_known_in_the_languages_of_our_users():
    table = tomllib.loads(files("lokas.speech.guard").joinpath("invented.toml").read_text(encoding="utf-8"))

    assert {"fr", "en", "de", "es", "it", "nl", "pt"} <= set(table)
    assert all(set(row) <= {"credits", "thanks"} and any(row.values()) for row in table.values())
    assert all(any(map(str.isalpha, sentence)) for sentence in known("credits") + known("thanks"))


@pytest.mark.parametrize("sentence", known("credits") + known("thanks"))
def test_each_known_sentence_is_doubted_on_a_sound_that_does_not_bear_it_out(sentence):
    drawn_out = [segment(0, 29_000, sentence)]
    squeezed = [segment(0, 29_000, sentence.upper())]

    assert doubted(drawn_out, INVENTED, [Span(0, 29_000)]) == [0]
    assert doubted(squeezed, INVENTED, [Span(40_000, 60_000)]) == [0]


@pytest.mark.parametrize(
    "text",
    [
        "Sous-titrage ST' 501",
        "SOUS TITRAGE ST 502.",
        "Sous-titres realises par la communaute d’Amara.org",
        "♪ Sous-titrage Société Radio-Canada ♪",
        "Untertitel im Auftrag des ZDF für funk, 2031",
        "Sous-titrage ST' 501 Sous-titrage ST' 501",
    ],
)
def test_credits_are_doubted_however_they_are_written_even_where_nobody_knows_who_speaks(text):
    segments = in_a_row([*SPEECH_FR, text], pause_ms=0)

    assert doubted(segments, INVENTED) == [5]


def test_thanks_to_those_who_watch_are_doubted_only_alone_where_nobody_knows_who_speaks():
    alone = [*in_a_row(SPEECH_FR), segment(30_000, 32_000, "Merci d'avoir regardé cette vidéo !")]
    after_speech = in_a_row([*SPEECH_FR, "Merci d'avoir regardé cette vidéo !"])

    assert doubted(alone, INVENTED) == [5]
    assert doubted(after_speech, INVENTED) == []


@pytest.mark.parametrize(
    "text", ["Merci d'avoir regardé cette vidéo !", "Thanks for watching!", "Thank you for watching."]
)
def test_thanks_that_were_really_said_are_left_alone(text):
    said = [*in_a_row(SPEECH_FR), spoken(30_000, 31_900, text)]

    assert not any(doubts(said, under(said)))


@pytest.mark.parametrize(
    "text",
    [
        "Nous avons choisi Amara.org pour les sous-titres de nos vidéos.",
        "Il dit toujours merci d'avoir regardé cette vidéo, c'est drôle.",
        "Merci.",
        "Thank you.",
    ],
)
def test_a_sentence_that_only_resembles_a_known_one_is_left_alone(text):
    assert doubted([segment(0, 4000, text)], INVENTED) == []


@pytest.mark.parametrize("words", [True, False])
def test_text_without_a_voice_under_it_is_doubted(words):
    make = spoken if words else segment
    segments = [make(0, 3000, SPEECH_FR[0]), make(10_000, 13_000, SPEECH_FR[1]), make(20_000, 23_000, SPEECH_FR[2])]

    assert doubts(segments, [Span(0, 3000), Span(20_100, 22_800)]) == [(), (INVENTED,), ()]
    assert doubts(segments) == [(), (), ()]


def test_a_voice_that_the_detector_places_a_little_beside_supports_the_text():
    segments = [spoken(10_000, 10_400, "Oui."), segment(20_000, 20_000, "Non.")]

    assert doubts(segments, [Span(10_600, 10_900), Span(19_500, 19_800)]) == [(), ()]


def test_a_sentence_of_which_most_words_lie_in_a_voice_is_left_alone():
    text = spoken(0, 4000, "Il reste une question sur le loyer")

    assert doubted([text], INVENTED, [Span(0, 2500)]) == []
    assert doubted([text], INVENTED, [Span(3990, 4000)]) == [0]


# Pace, confidence


@pytest.mark.parametrize(
    "text", [SPEECH_FR[1], "会议现在开始请大家安静并且坐好谢谢", "اجتماعنا اليوم يبدأ الآن فاجلسوا من فضلكم"]
)
def test_more_text_than_a_mouth_can_say_is_doubted(text):
    assert doubts([segment(0, 300, text)]) == [(HURRIED,)]
    assert doubts([segment(0, 0, text)]) == [(HURRIED,)]
    assert doubts([segment(0, 4000, text)]) == [()]


def test_the_time_of_the_voice_counts_where_it_is_known():
    assert doubts([segment(0, 6000, SPEECH_FR[1])], [Span(3000, 3700)]) == [(HURRIED,)]


def test_words_squeezed_into_no_time_are_doubted_also_once_they_are_mended():
    words = words_at((900, 900), (900, 900), (900, 900), (900, 900), (900, 2400))
    squeezed = [segment(0, 2400, "elle en parle déjà ici.", words=words)]

    assert doubts(squeezed) == doubts(mend_words(squeezed)) == [(HURRIED,)]


@pytest.mark.parametrize("text", ["Oui.", "D'accord.", "2024"])
def test_a_short_answer_without_any_time_is_left_alone(text):
    assert doubts([segment(500, 500, text, words=[Word(500, 500, text, 0.9)])]) == [()]


def test_text_that_the_engine_itself_thinks_unlikely_is_doubted():
    segments = [segment(0, 3000, SPEECH_FR[0], confidence=0.3), segment(3000, 6000, SPEECH_FR[1], confidence=0.5)]

    assert doubts(segments) == [(UNSURE,), ()]


@pytest.mark.parametrize(("confidence", "expected"), [(0.0, True), (0.499, True), (0.5, False), (1.0, False)])
def test_a_word_is_doubtful_below_one_half(confidence, expected):
    assert Word(0, 100, " mot", confidence).doubtful is expected


# Doubts as a whole


def test_doubts_there_were_stay_first_and_none_comes_twice():
    segments = in_a_row(["Je ne sais pas."] * 9, doubts=("heard by hand", LOOP))

    assert set(doubts(segments)) == {("heard by hand", LOOP)}


@pytest.mark.parametrize("speech", [(), [Span(0, 1000)]])
def test_nothing_is_nothing(speech):
    assert examine([], speech) == mend_words([]) == ()
    assert coverage([], speech) == Coverage(sum(end - start for start, end in speech), 0)


@pytest.mark.parametrize("text", ["", "...", "♪", "[…]"])
def test_a_segment_without_words_is_not_transcribed_where_there_is_a_voice(text):
    assert doubts([segment(0, 3000, text)], [Span(0, 3000)]) == [(NOT_TRANSCRIBED,)]
    assert doubts([segment(0, 3000, text)]) == [()]


def test_a_meeting_of_5000_segments_is_examined_whole():
    texts = [f"{SPEECH_FR[number % 5]} Point {number * 7919 % 5003}." for number in range(5000)]
    texts[2000:2020] = ["Et voilà, c'est tout."] * 20

    assert doubted(in_a_row(texts), LOOP) == list(range(2001, 2020))


# Missing text and coverage


def test_speech_without_text_is_given_as_stretches_that_are_not_transcribed():
    segments = in_a_row(SPEECH_EN[:2], language="en")
    speech = [*under(segments), Span(10_000, 11_500), Span(12_000, 14_000), Span(20_000, 23_000)]

    found = missing(segments, speech)

    assert [(one.start_ms, one.end_ms) for one in found] == [(10_000, 14_000), (20_000, 23_000)]
    assert {(one.id, one.text, one.words, one.confidence, one.language, one.doubts) for one in found} == {
        (0, "", (), 0.0, "en", (NOT_TRANSCRIBED,))
    }


def test_stretches_without_text_are_parted_by_the_segment_between_them():
    found = missing([segment(12_000, 12_200, "Oui.")], [Span(10_000, 14_000)])

    assert [(one.start_ms, one.end_ms) for one in found] == [(10_000, 11_700), (12_500, 14_000)]


def test_coughs_and_what_lies_close_to_a_segment_are_not_missing():
    segments = [segment(1000, 3000, SPEECH_FR[0])]

    assert missing(segments, [Span(600, 3400), Span(8000, 8500), Span(20_000, 20_900)]) == ()
    assert len(missing(segments, [Span(8000, 8500)], least_ms=400)) == 1


def test_the_language_of_missing_text_is_that_before_or_after_or_the_one_told():
    speech = [Span(0, 3000), Span(10_000, 13_000)]
    between = [segment(5000, 8000, SPEECH_FR[0], language="fr"), segment(15_000, 18_000, SPEECH_EN[0], language="en")]

    assert [one.language for one in missing(between, speech)] == ["fr", "fr"]
    assert [one.language for one in missing([], speech, language="nl")] == ["nl", "nl"]


def test_what_is_marked_already_is_not_missing_again():
    segments, speech = in_a_row(SPEECH_FR), [Span(0, 60_000)]
    found = missing(segments, speech)

    assert found
    assert missing([*segments, *found], speech) == ()
    assert examine(found, speech) == found


def test_words_that_leave_out_speech_inside_their_segment_are_doubted():
    words = [*spread("Je propose que nous votions", 0, 2000), *spread("avant la pause", 8000, 9000)]
    segments = [segment(0, 9000, "Je propose que nous votions avant la pause", words=words)]

    assert doubts(segments, [Span(0, 2000), Span(3000, 6000), Span(8000, 9000)]) == [(NOT_TRANSCRIBED,)]
    assert doubts(segments, [Span(0, 2000), Span(8000, 9000)]) == [()]


def test_a_word_drawn_over_a_minute_of_speech_leaves_out_most_of_it():
    segments = [segment(0, 60_000, "Oui.", words=[Word(0, 60_000, " Oui.", 0.9)])]

    assert doubts(segments, [Span(0, 60_000)]) == [(NOT_TRANSCRIBED,)]
    assert coverage(segments, [Span(0, 60_000)]).transcribed_ms < 5000


def test_coverage_is_the_speech_under_words_that_can_be_trusted():
    segments = [
        spoken(0, 3000, SPEECH_FR[0]),
        spoken(10_000, 13_000, SPEECH_FR[1], doubts=(LOOP,)),
        segment(20_000, 23_000, SPEECH_FR[2], doubts=(UNSURE,)),
        segment(30_000, 33_000, SPEECH_FR[3], doubts=(INVENTED,)),
        segment(40_000, 43_000, "", doubts=(NOT_TRANSCRIBED,)),
        segment(50_000, 53_000, "…"),
    ]

    assert coverage(segments, under(segments)) == Coverage(18_000, 6000)


def test_coverage_counts_overlapping_speech_once_in_any_order():
    assert coverage([segment(0, 2000, "Bonjour.")], [Span(1000, 5000), Span(0, 3000), Span(9, 9)]) == Coverage(
        5000, 2300
    )


# Word times


def times(segments):
    return [[(word.start_ms, word.end_ms) for word in one.words] for one in segments]


def words_at(*spans):
    return [Word(start, end, f" mot{number}", 0.9) for number, (start, end) in enumerate(spans)]


@pytest.mark.parametrize(
    ("words", "mended"),
    [
        ([(0, 400), (400, 900)], [(0, 400), (400, 900)]),
        ([(0, 400), (400, 400), (400, 900)], [(0, 400), (400, 420), (420, 900)]),
        ([(900, 400), (1000, 950)], [(400, 900), (950, 1000)]),
        ([(-50, 400), (500, 7000)], [(0, 400), (500, 1000)]),
        ([(0, 600), (300, 900)], [(0, 300), (300, 900)]),
        ([(800, 900), (400, 500), (100, 200)], [(100, 400), (400, 500), (800, 820)]),
        ([(1000, 1000), (1000, 1000)], [(960, 980), (980, 1000)]),
        ([(5000, 6000), (5000, 6000)], [(960, 980), (980, 1000)]),
    ],
)
def test_words_are_put_inside_their_segment_in_order_and_last(words, mended):
    assert times(mend_words([segment(0, 1000, "…", words=words_at(*words))])) == [mended]


def test_words_of_a_segment_that_is_too_short_share_it_evenly():
    tight = [segment(100, 108, "…", words=words_at((100, 100), (100, 108), (108, 108), (108, 108)))]
    without_time = [segment(100, 100, "…", words=words_at((100, 100), (90, 100), (7, 3)))]

    assert times(mend_words(tight)) == [[(100, 102), (102, 104), (104, 106), (106, 108)]]
    assert times(mend_words(without_time)) == [[(100, 101), (101, 102), (102, 103)]]


def test_numbers_and_acronyms_without_time_get_some():
    words = [
        Word(0, 500, " Le", 0.9),
        Word(500, 500, " 14", 0.9),
        Word(500, 500, " ONU", 0.9),
        Word(500, 900, " vote", 0.9),
    ]

    mended = times(mend_words([segment(0, 900, "Le 14 ONU vote", words=words)]))

    assert mended == [[(0, 500), (500, 520), (520, 540), (540, 900)]]


def test_segments_are_put_in_order_and_give_way_to_the_next():
    segments = [
        segment(5000, 0, "un"),
        segment(3000, 8000, "deux"),
        segment(8000, 8000, "trois"),
        segment(-9, -3, "quatre"),
    ]

    mended = mend_words(segments)

    assert [one.text for one in mended] == ["un", "deux", "trois", "quatre"]
    assert [(one.start_ms, one.end_ms) for one in mended] == [(0, 1), (1, 3000), (3000, 8000), (8000, 8001)]


# Whatever comes

TEXTS = (
    *SPEECH_FR,
    *SPEECH_EN,
    "",
    "…",
    "♪",
    "Oui.",
    "got them, " * 30,
    "👍🏽",
    "14",
    "谢谢大家",
    "شكرا",
    "Sous-titrage ST' 501",
)


def anything(seed):
    """Segments as no engine should give them, and some speech."""
    rng = random.Random(seed)
    moment = lambda: rng.randrange(-1000, 60_000)  # noqa: E731 - two words
    segments = []
    for _ in range(rng.randrange(12)):
        text = rng.choice(TEXTS)
        words = (
            [Word(moment(), moment(), f" {part}", rng.random()) for part in text.split()] if rng.random() < 0.6 else []
        )
        segments += [segment(moment(), moment(), text, words=words, confidence=rng.random())] * rng.choice([1, 1, 1, 4])
    speech = [Span(*sorted((moment(), moment()))) for _ in range(rng.randrange(6))]
    return segments, speech


def said(segments):
    return [(one.text, [(word.text, word.confidence) for word in one.words]) for one in segments]


@pytest.mark.parametrize("seed", range(60))
def test_whatever_comes_examining_keeps_all_but_doubts_and_adds_nothing_the_second_time(seed):
    segments, speech = anything(seed)

    examined = examine(segments, speech)

    assert [dataclasses.replace(one, doubts=()) for one in examined] == segments
    assert examine(examined, speech) == examined
    assert all(len(set(one.doubts)) == len(one.doubts) for one in examined)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_comes_mended_times_are_in_order_and_nothing_is_lost(seed):
    segments, _ = anything(seed)

    mended = mend_words(segments)

    assert said(mended) == said(segments)
    assert mend_words(mended) == mended
    edges = [edge for one in mended for edge in (one.start_ms, one.end_ms)]
    assert edges == sorted(edges)
    assert all(0 <= one.start_ms < one.end_ms for one in mended)
    for one in mended:
        inside = [one.start_ms, *(edge for word in one.words for edge in (word.start_ms, word.end_ms)), one.end_ms]
        assert inside == sorted(inside)
        assert all(word.start_ms < word.end_ms for word in one.words)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_comes_all_speech_has_text_or_a_mark(seed):
    segments, speech = anything(seed)
    segments = examine(mend_words(segments), speech)

    found = missing(segments, speech)

    total = coverage(segments, speech)
    assert 0 <= total.transcribed_ms <= total.speech_ms
    assert missing([*segments, *found], speech) == ()
    marked = sorted([*found, *segments], key=lambda one: one.start_ms)
    assert all(one.end_ms <= other.start_ms for one, other in pairwise(marked))
