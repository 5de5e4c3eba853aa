"""Hearing windows, with libraries that say what they are told: what is asked of them, and the segments made of it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import pytest

from lokas.speech.whisper.decoding import Writing
from lokas.speech.whisper.hearing import LEAST_REST_MS, Hearing
from lokas.types import SAMPLE_RATE, Region, Span, Window

FIRST_TIME = 1000
ROOM = 40
STEP_MS = 100
NAN = float("nan")


def at(seconds):
    """The token of a time."""
    return FIRST_TIME + round(seconds * 50)


def region(start_ms, end_ms, *speech):
    """A region whose sound tells where it starts; all of it is voice unless told."""
    samples = np.full((end_ms - start_ms) * SAMPLE_RATE // 1000, start_ms, np.float32)
    return Region(start_ms, end_ms, samples, tuple(Span(*span) for span in speech or [(start_ms, end_ms)]))


def window(start_ms=0, end_ms=10_000, *speech):
    return Window((region(start_ms, end_ms, *speech),))


@dataclass
class FakeBackend:
    """States are the starts of windows, in seconds; the word of token n is said n tenths of a second into a window."""

    languages: dict = field(default_factory=dict)
    chance: float = 0.5
    first_time: int = FIRST_TIME
    room: int = ROOM
    prompts: list = field(default_factory=list)
    aligned: list = field(default_factory=list)
    heard_ms: list = field(default_factory=list)

    def features(self, samples):
        self.heard_ms.append(samples.size * 1000 // SAMPLE_RATE)
        return f"mel {samples[0]:g}"

    def encode(self, features):
        return features.replace("mel", "states")

    def join(self, states):
        return " + ".join(states)

    def language_of(self, states):
        return self.languages[states]

    def prompt(self, language, *, hints):
        self.prompts.append((language, hints))
        return [1] * 10 if hints else [1]

    def to_text(self, tokens):
        return "".join(f" w{token}" for token in tokens)

    def merge_marks(self, words):
        pass

    def align(self, states, tokens, frames, language):
        self.aligned.append((states, tokens, frames, language))
        return [self._word(token) for token in tokens]

    def _word(self, token):
        start = token * STEP_MS / 1000
        end = start + STEP_MS / 1000
        return {"word": f" w{token}", "tokens": [token], "start": start, "end": end, "probability": self.chance}


@dataclass
class FakeDecoder:
    """Writes the next of `writings` for each window."""

    writings: list
    asked: list = field(default_factory=list)

    def write(self, joined, alone, prompts, seeds):
        self.asked.append((joined, alone, prompts, seeds))
        return [self.writings.pop(0) for _ in alone]


def writing(*tokens, log_probability=-0.1, no_speech=0.0):
    return Writing(tokens, log_probability, no_speech)


def hearing(*writings, words=True, **backend):
    return Hearing(FakeBackend(**backend), FakeDecoder(list(writings)), words)


def hear(hearing, *windows, language="fr", hints=True):
    return hearing.hear([hearing.prepare(one) for one in windows], language, hints=hints)


def times(segments):
    return [(segment.start_ms, segment.end_ms, segment.text) for segment in segments]


class TestAWindow:
    def test_its_phrases_are_segments_with_words_timed_in_the_recording(self):
        listening = hearing(writing(at(0), 5, 6, at(2), at(3), 40, at(10)))
        ((first, second),) = hear(listening, window(60_000, 70_000))
        assert times([first, second]) == [(60_500, 60_700, "w5 w6"), (64_000, 64_100, "w40")]
        assert [(word.start_ms, word.text) for word in first.words] == [(60_500, " w5"), (60_600, " w6")]
        assert (first.id, first.language, first.doubts) == (0, "fr", ())

    def test_without_word_times_segments_have_the_times_the_model_wrote(self):
        listening = hearing(writing(at(0), 5, 6, at(2), at(3), 40, at(10)), words=False)
        (segments,) = hear(listening, window(60_000, 70_000))
        assert times(segments) == [(60_000, 62_000, "w5 w6"), (63_000, 70_000, "w40")]
        assert all(segment.words == () for segment in segments)
        assert listening.backend.aligned == []

    def test_no_windows_are_heard_as_nothing(self):
        listening = hearing()
        assert hear(listening) == []
        assert listening.decoder.asked == []

    def test_silence_has_no_segments_and_is_not_heard_again(self):
        listening = hearing(writing(at(0), 5, at(2), log_probability=-2, no_speech=0.9))
        assert hear(listening, window()) == [[]]
        assert len(listening.decoder.asked) == 1

    def test_text_that_is_nothing_but_space_is_no_segment(self):
        listening = hearing(writing(at(0), 5, at(10)))
        listening.backend.to_text = lambda tokens: "  "
        listening.backend.align = lambda states, tokens, frames, language: []
        assert hear(listening, window()) == [[]]

    def test_text_the_alignment_has_no_words_for_is_kept(self):
        listening = hearing(writing(at(0), 5, at(10)))
        listening.backend.align = lambda states, tokens, frames, language: []
        assert times(hear(listening, window())[0]) == [(0, 10_000, "w5")]


class TestConfidence:
    def test_a_segment_is_as_sure_as_its_words_are_on_average(self):
        ((first,),) = hear(hearing(writing(at(0), 5, 6, at(10)), chance=0.25), window())
        assert first.confidence == 0.25
        assert [word.confidence for word in first.words] == [0.25, 0.25]

    @pytest.mark.parametrize(
        ("log_probability", "confidence"),
        [(-0.5, round(math.exp(-0.5), 4)), (0.0, 1.0), (0.1, 1.0), (-math.inf, 0.0), (NAN, 0.0)],
    )
    def test_without_words_it_is_as_sure_as_the_model_was_of_its_tokens(self, log_probability, confidence):
        listening = hearing(writing(at(0), 5, at(10), log_probability=log_probability), words=False)
        assert hear(listening, window())[0][0].confidence == confidence

    def test_what_is_no_number_is_no_confidence(self):
        ((segment,),) = hear(hearing(writing(at(0), 5, at(10)), chance=NAN), window())
        assert (segment.confidence, segment.words[0].confidence) == (0.0, 0.0)


class TestABatch:
    def test_windows_are_written_together_each_with_its_own_seed_and_aligned_one_by_one(self):
        listening = hearing(writing(at(0), 5, at(10)), writing(at(0), at(1)), writing(at(0), 6, 7, at(4)))
        windows = [window(), window(20_000, 30_000), window(40_000, 44_000)]
        segments = hear(listening, *windows)
        assert [times(own) for own in segments] == [[(500, 600, "w5")], [], [(40_600, 40_800, "w6 w7")]]
        joined, alone = "states 0 + states 20000 + states 40000", ["states 0", "states 20000", "states 40000"]
        assert listening.decoder.asked == [(joined, alone, [[1] * 10] * 3, [0, 20_000, 40_000])]
        assert listening.backend.aligned == [
            ("states 0", [5], 1000, "fr"),
            ("states 20000", [], 1000, "fr"),
            ("states 40000", [6, 7], 400, "fr"),
        ]

    def test_windows_in_several_languages_are_aligned_each_in_its_own(self):
        said = [writing(at(0), 5, at(10)), writing(at(0), 6, at(10))]
        listening = hearing(*said, languages={"states 0": "fr", "states 20000": "en"})
        segments = hear(listening, window(), window(20_000, 30_000), language=None)
        assert [own[0].language for own in segments] == ["fr", "en"]
        assert listening.backend.prompts == [("fr", True), ("en", True)]
        assert listening.backend.aligned == [
            ("states 0", [5], 1000, "fr"),
            ("states 20000", [6], 1000, "en"),
        ]
        assert len(listening.decoder.asked) == 1

    def test_a_told_language_is_not_looked_for(self):
        hear(hearing(writing(at(0), 5, at(10)), languages={}), window(), language="de")

    @pytest.mark.parametrize("hints", [True, False])
    def test_hints_are_given_only_where_asked_also_for_what_is_heard_again(self, hints):
        listening = hearing(writing(at(0), 5, at(4)), writing(at(0), 6, at(6)))
        hear(listening, window(), hints=hints)
        assert listening.backend.prompts == [("fr", hints)] * 2


class TestTheRest:
    def test_speech_behind_the_last_time_written_is_heard_again(self):
        listening = hearing(writing(at(0), 5, at(4)), writing(at(0), 7, at(6)))
        (segments,) = hear(listening, window(60_000, 70_000))
        assert times(segments) == [(60_500, 60_600, "w5"), (64_700, 64_800, "w7")]
        assert listening.backend.heard_ms == [10_000, 6000]
        assert [seeds for *_, seeds in listening.decoder.asked] == [[60_000], [64_000]]

    def test_what_is_heard_again_stays_with_its_window_and_its_language(self):
        said = [writing(at(0), 5, at(4)), writing(at(0), 6, at(10)), writing(at(0), 7, at(6))]
        listening = hearing(*said, languages={"states 0": "fr", "states 20000": "en"})
        first, second = hear(listening, window(), window(20_000, 30_000), language=None)
        assert times(first) == [(500, 600, "w5"), (4700, 4800, "w7")]
        assert times(second) == [(20_600, 20_700, "w6")]
        assert listening.backend.prompts == [("fr", True), ("en", True), ("fr", True)]

    def test_it_leaves_out_the_regions_that_were_heard(self):
        packed = Window((region(0, 3000), region(10_000, 13_000), region(20_000, 23_000)))
        listening = hearing(writing(at(0), 5, at(3)), writing(at(0), 35, at(6)))
        (segments,) = hear(listening, packed)
        assert times(segments) == [(500, 600, "w5"), (20_500, 20_600, "w35")]
        assert listening.backend.heard_ms == [9000, 6000]

    @pytest.mark.parametrize(("voice_ms", "heard"), [(LEAST_REST_MS - 1, 1), (LEAST_REST_MS, 2)])
    def test_little_speech_is_not_heard_again(self, voice_ms, heard):
        listening = hearing(writing(at(0), 5, at(4)), writing(at(0), at(1)))
        hear(listening, window(0, 10_000, (0, 3000), (5000, 5000 + voice_ms)))
        assert len(listening.decoder.asked) == heard

    @pytest.mark.parametrize(("seconds", "heard"), [(0.98, 1), (1, 2)])
    def test_a_window_of_which_nothing_was_heard_is_not_heard_again(self, seconds, heard):
        listening = hearing(writing(at(0), 5, at(seconds)), writing(at(0), at(1)))
        hear(listening, window())
        assert len(listening.decoder.asked) == heard

    def test_a_model_that_always_stops_early_comes_to_an_end(self):
        listening = hearing(*[writing(at(0), 5, at(1))] * 100)
        (segments,) = hear(listening, window(0, 30_000))
        assert [segment.start_ms for segment in segments] == list(range(500, 30_000, 1000))

    def test_an_unfinished_phrase_is_heard_again_with_what_follows(self):
        full = writing(at(0), 5, at(4), at(4), *[41] * (ROOM // 2))
        listening = hearing(full, writing(at(0), 7, at(6)))
        (segments,) = hear(listening, window())
        assert times(segments) == [(500, 600, "w5"), (4700, 4800, "w7")]

    def test_a_long_prompt_leaves_less_room_to_write(self):
        full = writing(at(0), 5, at(4), at(4), *[41] * 6)  # 10 tokens, and a prompt of 30
        listening = hearing(full, writing(at(0), 7, at(6)))
        listening.backend.prompt = lambda language, hints: [1] * 30
        (segments,) = hear(listening, window())
        assert [segment.text for segment in segments] == ["w5", "w7"]

    @pytest.mark.parametrize("last_s", [0.5, 9.5])
    def test_an_unfinished_phrase_that_is_not_heard_again_is_kept(self, last_s):
        full = writing(at(0), 1, at(last_s), at(last_s), *range(60, 60 + ROOM // 2))
        listening = hearing(full)
        (segments,) = hear(listening, window())
        assert [segment.text.split()[0] for segment in segments] == ["w1", "w60"]
        assert len(listening.decoder.asked) == 1


class TestCuts:
    PACKED = Window((region(0, 3000), region(60_000, 64_000), region(90_000, 93_000)))

    def test_a_phrase_over_silence_that_was_left_out_is_taken_apart_there(self):
        listening = hearing(writing(at(0), 20, 25, 30, 31, 75, at(10)))
        (segments,) = hear(listening, self.PACKED)
        assert times(segments) == [
            (2000, 2600, "w20 w25"),
            (60_000, 60_200, "w30 w31"),
            (90_500, 90_600, "w75"),
        ]
        assert [len(segment.words) for segment in segments] == [2, 2, 1]

    def test_each_part_is_as_sure_as_its_own_words(self):
        listening = hearing(writing(at(0), 20, 30, at(10)))
        align = listening.backend.align

        def doubting(*asked):
            (first, second) = align(*asked)
            return [{**first, "probability": 0.9}, {**second, "probability": 0.3}]

        listening.backend.align = doubting
        (segments,) = hear(listening, self.PACKED)
        assert [segment.confidence for segment in segments] == [0.9, 0.3]

    def test_a_phrase_on_one_side_is_whole_and_behind_the_silence(self):
        listening = hearing(writing(at(0), 1, at(3), at(3), 40, 41, at(10)))
        (segments,) = hear(listening, self.PACKED)
        assert times(segments) == [(100, 200, "w1"), (61_000, 61_200, "w40 w41")]
