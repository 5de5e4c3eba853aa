"""Words: in which phrase, when in the window, and when in the recording."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.speech.whisper.phrases import Phrase
from lokas.speech.whisper.timing import place, probability, share_out
from lokas.types import Region, Span, Window, Word

NAN = float("nan")


def aligned(text, start_s, end_s, tokens=1, chance=0.5):
    """A word as faster-whisper aligns it: numbers of numpy."""
    start, end = np.float64(start_s), np.float64(end_s)
    return {"word": text, "tokens": [7] * tokens, "start": start, "end": end, "probability": np.float32(chance)}


def window(*regions, speech=None):
    """A window of (start, end), all of it voice unless `speech` tells where there is one."""
    spans = regions if speech is None else speech
    return Window(
        tuple(
            Region(start, end, np.zeros(0, np.float32), tuple(Span(*s) for s in spans if start <= s[0] and s[1] <= end))
            for start, end in regions
        )
    )


def texts(shared):
    return [[word.text for word in words] for words in shared]


class TestSharingOut:
    def test_words_go_to_the_phrase_that_their_tokens_are_of(self):
        phrases = [Phrase(0, 2000, (1, 2, 3)), Phrase(2000, 4000, (4,)), Phrase(4000, 6000, (5, 6))]
        words = [aligned(" a", 0, 1, 2), aligned(" b", 1, 2), aligned(" c", 2, 3), aligned(" d", 4, 5, 2)]
        assert texts(share_out(words, phrases)) == [[" a", " b"], [" c"], [" d"]]

    def test_words_that_gave_their_text_away_shift_nothing(self):
        phrases = [Phrase(0, 2000, (1, 2, 3)), Phrase(2000, 4000, (4, 5))]
        words = [aligned("", 0, 0, 0), aligned(" «a", 0, 1, 2), aligned(" b.", 1, 2), aligned("", 2, 2, 0)]
        words += [aligned(" c!", 2, 3, 2), aligned("", 3, 3, 0)]
        assert texts(share_out(words, phrases)) == [[" «a", " b."], [" c!"]]

    def test_a_mark_taken_from_the_next_phrase_leaves_the_rest_of_it_in_place(self):
        phrases = [Phrase(0, 2000, (1,)), Phrase(2000, 4000, (2, 3))]
        words = [aligned(" a.", 0, 1, 2), aligned("", 1, 1, 0), aligned(" b", 2, 3)]
        assert texts(share_out(words, phrases)) == [[" a."], [" b"]]

    def test_a_word_of_nothing_but_space_is_none(self):
        shared = share_out([aligned(" a", 0, 1), aligned(" ", 1, 2)], [Phrase(0, 2000, (1, 2))])
        assert texts(shared) == [[" a"]]

    def test_tokens_too_many_belong_to_the_last_phrase(self):
        assert texts(share_out([aligned(" a", 0, 1), aligned(" b", 1, 2)], [Phrase(0, 2000, (1,))])) == [[" a", " b"]]

    def test_without_phrases_or_words_there_is_nothing_to_share(self):
        assert share_out([], []) == []
        assert share_out([], [Phrase(0, 2000, (1,))]) == [[]]

    def test_seconds_become_milliseconds_and_plain_numbers(self):
        ((word,),) = share_out([aligned(" a", 0.1239, 0.98, chance=0.25)], [Phrase(0, 2000, (1,))])
        assert word == Word(124, 980, " a", 0.25)
        assert (type(word.start_ms), type(word.end_ms), type(word.confidence)) == (int, int, float)

    def test_a_word_is_never_far_from_its_phrase_nor_before_the_window(self):
        first, second = Phrase(300, 2000, (1,)), Phrase(5000, 6000, (2,))
        (early,), (late,) = share_out([aligned(" a", -3, 9), aligned(" b", 1, 2)], [first, second])
        assert (early.start_ms, early.end_ms) == (0, 2500)
        assert (late.start_ms, late.end_ms) == (4500, 4500)

    @pytest.mark.parametrize(
        ("value", "known"), [(0.123456, 0.1235), (-0.5, 0), (1.5, 1), (NAN, 0), (float("inf"), 0), (np.float32(1), 1)]
    )
    def test_a_probability_is_a_plain_number_from_zero_to_one(self, value, known):
        assert probability(value) == known
        assert type(probability(value)) is float

    def test_a_word_whose_probability_is_no_number_has_no_confidence(self):
        ((word,),) = share_out([aligned(" a", 0, 1, chance=NAN)], [Phrase(0, 2000, (1,))])
        assert word.confidence == 0


class TestPlacing:
    def placed(self, window, *spans):
        parts = place([Word(start, end, f" w{number}", 0.5) for number, (start, end) in enumerate(spans)], window)
        return [[(word.start_ms, word.end_ms) for word in part] for part in parts]

    def test_words_have_the_times_of_the_recording(self):
        assert self.placed(window((60_000, 66_000)), (0, 500), (500, 900)) == [[(60_000, 60_500), (60_500, 60_900)]]

    def test_words_behind_a_cut_are_apart_and_behind_the_silence(self):
        gapped = window((1000, 3000), (60_000, 62_000))
        assert self.placed(gapped, (0, 900), (1500, 2000), (2000, 2500)) == [
            [(1000, 1900), (2500, 3000)],
            [(60_000, 60_500)],
        ]

    def test_words_on_one_side_of_a_cut_only_are_one_part(self):
        gapped = window((1000, 3000), (60_000, 62_000), (70_000, 71_000))
        assert self.placed(gapped, (2500, 3000)) == [[(60_500, 61_000)]]

    def test_without_words_there_are_no_parts(self):
        assert self.placed(window((0, 1000), (2000, 3000))) == []

    @pytest.mark.parametrize(
        ("span", "where"),
        [
            ((1700, 2100), (2700, 3000)),
            ((1900, 2500), (60_000, 60_500)),
            ((1500, 2500), (2500, 3000)),  # as much here as there
        ],
    )
    def test_a_word_over_a_cut_goes_to_the_side_with_more_of_it(self, span, where):
        assert self.placed(window((1000, 3000), (60_000, 62_000)), span) == [[where]]

    def test_a_word_over_several_cuts_ends_up_in_one_region(self):
        many = window((0, 300), (1000, 1100), (2000, 2100), (3000, 3500))
        assert self.placed(many, (0, 600)) == [[(0, 300)]]
        assert self.placed(many, (250, 1000)) == [[(3000, 3500)]]

    def test_a_word_of_no_length_at_a_cut_is_with_what_follows_in_time_and_in_part(self):
        gapped = window((1000, 3000), (60_000, 62_000))
        assert self.placed(gapped, (1500, 2000), (2000, 2000), (2000, 2400)) == [
            [(2500, 3000)],
            [(60_000, 60_000), (60_000, 60_400)],
        ]

    def test_a_pause_is_taken_off_both_ends_of_a_word(self):
        spoken = window((0, 6000), speech=[(1000, 1600), (3000, 3300)])
        assert self.placed(spoken, (500, 2000)) == [[(1000, 1600)]]

    def test_a_word_laid_over_a_pause_is_where_most_of_its_voice_is(self):
        spoken = window((0, 6000), speech=[(0, 300), (2000, 2900)])
        assert self.placed(spoken, (100, 2800)) == [[(2000, 2800)]]

    def test_a_breath_at_the_edge_or_inside_belongs_to_a_word(self):
        spoken = window((0, 6000), speech=[(1000, 1300), (1450, 1700)])
        assert self.placed(spoken, (850, 1900)) == [[(850, 1900)]]

    def test_a_word_without_any_voice_is_left_alone(self):
        assert self.placed(window((0, 6000), speech=[(0, 300)]), (1000, 2000)) == [[(1000, 2000)]]
        assert self.placed(window((0, 6000), speech=[]), (1000, 2000)) == [[(1000, 2000)]]

    @given(st.data())
    def test_words_stay_in_their_regions_and_in_order_and_none_is_lost(self, data):
        here = data.draw(st.lists(st.integers(1, 4000), min_size=1, max_size=5))
        gaps = data.draw(st.lists(st.integers(0, 9000), min_size=len(here), max_size=len(here)))
        regions, at_ms = [], 0
        for length, gap in zip(here, gaps, strict=True):
            regions.append((at_ms + gap, at_ms + gap + length))
            at_ms = regions[-1][1]
        voices = [(start, start + (end - start) // 2) for start, end in regions]
        edges = sorted(data.draw(st.lists(st.integers(0, sum(here)), min_size=2, max_size=12)))
        spans = list(pairwise(edges))
        parts = self.placed(window(*regions, speech=voices), *spans)
        words = [word for part in parts for word in part]
        assert len(words) == len(spans)
        assert all(start <= end for start, end in words)
        assert words == sorted(words)
        assert all(regions[0][0] <= start and end <= regions[-1][1] for start, end in words)
        inside = [any(begin <= start and end <= stop for begin, stop in joined(regions)) for start, end in words]
        assert all(inside)


def joined(regions):
    """Regions that touch, as one."""
    found = [regions[0]]
    for start, end in regions[1:]:
        if found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def test_punctuation_is_merged_in_each_phrase_for_itself():
    asked = []
    phrases = [Phrase(0, 1000, (1, 2)), Phrase(1000, 2000, (3,))]
    words = [aligned(" a", 0, 1), aligned(' "', 1, 1), aligned(" b", 1, 2)]
    share_out(words, phrases, lambda part: asked.append([word["word"] for word in part]))
    assert asked == [[" a", ' "'], [" b"]]


class TestWordsAdrift:
    spoken = window((0, 8000), speech=[(0, 1000), (2000, 4000)])

    def heard(self, *spans):
        words = [Word(start, end, f" {number}", 0.5) for number, (start, end) in enumerate(spans)]
        ((*placed,),) = place(words, self.spoken)
        return [(word.start_ms, word.end_ms) for word in placed]

    def test_words_laid_into_a_pause_go_to_the_word_behind_it(self):
        assert self.heard((1300, 1300), (1300, 1500), (2000, 2400)) == [(2000, 2000), (2000, 2000), (2000, 2400)]

    def test_a_word_with_only_the_end_of_another_ones_voice_does_as_well(self):
        assert self.heard((960, 1400), (2000, 2400)) == [(2000, 2000), (2000, 2400)]

    def test_a_word_with_a_voice_of_its_own_stays(self):
        assert self.heard((900, 1000), (2000, 2400)) == [(900, 1000), (2000, 2400)]

    def test_a_word_far_before_the_next_or_behind_all_stays(self):
        assert self.heard((5000, 5200), (6500, 6900)) == [(5000, 5200), (6500, 6900)]
