"""Sampling that can be repeated: when a seed is set, when a model is loaded anew, what is passed on."""

from __future__ import annotations

import pytest

from lokas.speech.whisper.steady import SteadyModel


class FakeModel:
    """A model that remembers what it was asked, and says which copy of the weights it is."""

    n_mels = 80

    def __init__(self, number):
        self.number = number

    def generate(self, *inputs, **arguments):
        return self.number, inputs, arguments

    def align(self, features, start, text, frames, **arguments):
        return features, start, text, frames, arguments


class Steady:
    """A steady model; `log` tells the seeds set and the models loaded."""

    def __init__(self):
        self.log = []
        self.failing = False
        self.model = SteadyModel(FakeModel(0), self.load, lambda seed: self.log.append(("seed", seed)))

    def load(self):
        if self.failing:
            raise MemoryError
        number = sum(kind == "load" for kind, _ in self.log) + 1
        self.log.append(("load", number))
        return FakeModel(number)

    def sample(self):
        return self.model.generate(sampling_temperature=0.2)[0]


@pytest.fixture
def steady():
    return Steady()


def test_a_search_takes_no_seed_and_passes_its_arguments_on(steady):
    steady.model.begin(5)
    assert steady.model.generate("states", [[1]], beam_size=5) == (0, ("states", [[1]]), {"beam_size": 5})
    assert steady.log == []


def test_the_first_to_sample_takes_its_seed_without_loading_anew(steady):
    steady.model.begin(5)
    assert (steady.sample(), steady.sample()) == (0, 0)
    assert steady.log == [("seed", 5)]


def test_the_next_to_sample_has_a_new_model_which_was_not_drawn_from(steady):
    steady.model.begin(5)
    steady.sample()
    steady.model.begin(5)
    assert (steady.sample(), steady.sample()) == (1, 1)
    steady.model.begin(6)
    steady.model.generate(beam_size=5)
    assert steady.sample() == 2
    assert steady.log == [("seed", 5), ("seed", 5), ("load", 1), ("seed", 6), ("load", 2)]


def test_seeds_are_numbers_the_library_takes(steady):
    steady.model.begin(2**31 + 7)
    steady.sample()
    assert steady.log == [("seed", 7)]


def test_a_model_that_could_not_be_loaded_anew_is_loaded_when_it_is_next_needed(steady):
    steady.model.begin(5)
    steady.sample()
    steady.model.begin(6)
    steady.failing = True
    with pytest.raises(MemoryError):
        steady.sample()
    with pytest.raises(MemoryError):
        steady.model.generate(beam_size=5)
    steady.failing = False
    assert steady.model.n_mels == 80
    assert steady.sample() == 1


def test_a_window_of_one_frame_is_aligned_in_two(steady):
    aligned = steady.model.align("states", [1], [[2], [3], [4]], [0, 1, 300], median_filter_width=7)
    assert aligned == ("states", [1], [[2], [3], [4]], [2, 2, 300], {"median_filter_width": 7})
