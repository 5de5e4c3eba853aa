"""Decoding: a beam for all windows, chance only for those it failed on, and which writing is taken in the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from lokas.speech.whisper.decoding import DECODING, Decoder, Writing, compression_ratio

LOOP = tuple([7] * 100)
ROOM = 448
SUPPRESSED = (3, 4)
TEMPERATURES = [0.2, 0.4, 0.6, 0.8, 1.0]


def said(tokens, log_probability=-0.2, no_speech=0.1):
    """A result as the library gives it: the score is a mean over the tokens, without the one that ends them."""
    score = log_probability * (len(tokens) + 1) / len(tokens) if tokens else 0.0
    return SimpleNamespace(sequences_ids=[list(tokens), [9]], scores=[score, -9.0], no_speech_prob=no_speech)


def to_text(tokens):
    """Words that do not compress, unless a token comes again and again."""
    return " ".join(str(pow(5, token + 3, 1_000_003)) for token in tokens)


@dataclass
class FakeModel:
    """Writes `beam` for all windows; what it samples depends on its states, the seed, and the temperature."""

    beam: list
    sampled: dict = field(default_factory=dict)
    calls: list = field(default_factory=list)
    seed: int | None = None

    def begin(self, seed):
        self.seed = seed

    def generate(self, features, prompts, **arguments):
        temperature = arguments.get("sampling_temperature")
        self.calls.append((features, prompts, self.seed, arguments))
        return self.beam if temperature is None else [self.sampled[features][TEMPERATURES.index(temperature)]]

    @property
    def sampling(self):
        """The states, the seed and the temperature of each time it was asked to sample."""
        return [
            (features, seed, asked["sampling_temperature"])
            for features, _, seed, asked in self.calls
            if "sampling_temperature" in asked
        ]


def write(model, windows="a"):
    decoder = Decoder(model, to_text, SUPPRESSED, beam=5, room=ROOM)
    prompts = [[1, ord(window)] for window in windows]
    return decoder.write("joined", list(windows), prompts, [ord(window) for window in windows])


def again(first, *sampled):
    """The writing taken when the beam gave `first` and sampling gives `sampled`, and how often it was sampled."""
    model = FakeModel([first], {"a": list(sampled)})
    (writing,) = write(model)
    return writing, len(model.sampling)


def test_all_windows_are_written_in_one_search_and_none_sampled_if_none_fails():
    model = FakeModel([said((1, 2)), said((3,))])
    assert [writing.tokens for writing in write(model, "ab")] == [(1, 2), (3,)]
    ((features, prompts, seed, _),) = model.calls
    assert (features, prompts, seed) == ("joined", [[1, 97], [1, 98]], None)


def test_only_the_windows_that_fail_are_sampled_alone_at_rising_temperatures_until_one_does_not():
    hopeless = [said((5,), -3.0)] * 3
    sampled = {"b": [*hopeless, said((8, 9), -0.9)], "c": [said((6,), -0.5)]}
    model = FakeModel([said((1,)), said((2,), -1.1), said(LOOP), said((4,))], sampled)
    assert [writing.tokens for writing in write(model, "abcd")] == [(1,), (8, 9), (6,), (4,)]
    assert model.sampling == [("b", 98, 0.2), ("b", 98, 0.4), ("b", 98, 0.6), ("b", 98, 0.8), ("c", 99, 0.2)]
    assert [prompts for _, prompts, _, _ in model.calls[1:]] == [[[1, 98]]] * 4 + [[[1, 99]]]


def test_a_window_is_sampled_the_same_whatever_is_beside_it():
    sampled = {"a": [said((5,), -0.5)], "b": [said((6,), -3.0), said((7,), -0.5)]}
    together = FakeModel([said((1,), -2), said((2,), -2)], sampled)
    alone = FakeModel([said((2,), -2)], sampled)
    assert write(together, "ab")[1] == write(alone, "b")[0]
    assert [call for call in together.sampling if call[0] == "b"] == alone.sampling


@pytest.mark.parametrize("tokens", [(1,), LOOP])
def test_unlikely_text_where_nobody_speaks_is_silence_and_not_sampled(tokens):
    writing, sampled = again(said(tokens, -1.1, no_speech=0.7))
    assert writing.is_silence
    assert sampled == 0


@pytest.mark.parametrize(("log_probability", "no_speech"), [(-1.1, 0.6), (-1.0, 0.7), (-0.2, 1.0)])
def test_likely_text_and_text_where_somebody_may_speak_are_no_silence(log_probability, no_speech):
    assert not Writing((1,), log_probability, no_speech).is_silence


def test_text_on_the_limit_is_not_unlikely():
    assert not Writing((1,), DECODING["log_prob_threshold"], 0.0).is_unlikely
    assert Writing((1,), DECODING["log_prob_threshold"] - 0.001, 0.0).is_unlikely


def test_silence_that_sampling_finds_ends_it():
    writing, sampled = again(said((1,), -2), said((2,), -2, no_speech=0.9))
    assert (writing.tokens, writing.is_silence, sampled) == ((2,), True, 1)


def test_when_all_fail_the_likeliest_that_does_not_repeat_is_taken():
    tries = [said(LOOP, -0.1), said((5,), -2), said((6,), -1.5), said((7,), -3), said(LOOP, 0.0)]
    writing, sampled = again(said(LOOP, -0.05), *tries)
    assert (writing.tokens, sampled) == ((6,), 5)


def test_the_beam_s_own_writing_is_among_those_to_choose_from():
    writing, _ = again(said((1,), -1.2), *[said((5,), -2)] * 5)
    assert writing.tokens == (1,)


def test_when_all_repeat_the_likeliest_is_taken():
    tries = [said((n,) * 100, -0.5 + 0.01 * n) for n in range(5)]
    writing, _ = again(said(LOOP, -0.9), *tries)
    assert writing.tokens == (4,) * 100


def test_the_best_of_a_result_is_taken_with_its_mean_over_tokens_and_end():
    (writing,) = write(FakeModel([SimpleNamespace(sequences_ids=[[1, 2, 3]], scores=[-0.4], no_speech_prob=0.25)]))
    assert (writing.tokens, writing.no_speech) == ((1, 2, 3), 0.25)
    assert writing.log_probability == pytest.approx(-0.3)


def test_a_writing_of_nothing_does_not_fail():
    assert again(said(()))[0] == Writing((), 0.0, 0.1)


def test_the_library_is_asked_as_it_expects():
    model = FakeModel([said((1,), -2)], {"a": [said((2,))]})
    write(model)
    shared = {
        "length_penalty": 1.0,
        "repetition_penalty": 1.0,
        "no_repeat_ngram_size": 0,
        "max_length": ROOM,
        "return_scores": True,
        "return_no_speech_prob": True,
        "suppress_blank": True,
        "suppress_tokens": [3, 4],
        "max_initial_timestamp_index": 50,
    }
    search, sampling = (arguments for *_, arguments in model.calls)
    assert search == {**shared, "beam_size": 5, "patience": 1.0}
    assert sampling == {
        **shared,
        "beam_size": 1,
        "num_hypotheses": 5,
        "sampling_topk": 0,
        "sampling_temperature": 0.2,
    }


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("", False),
        ("   ", False),
        ("oui oui oui", False),
        ("Nous ouvrons la séance, le quorum est atteint, et je donne la parole à la trésorière.", False),
        ("Merci d'avoir regardé cette vidéo. " * 12, True),
        ("ha" * 200, True),
        ("謝謝" * 60, True),
    ],
)
def test_a_loop_compresses_better_than_speech(text, repeats):
    assert (compression_ratio(text) > DECODING["compression_ratio_threshold"]) is repeats
