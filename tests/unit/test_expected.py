"""What is expected of a model before it is here: in proportion to its size, and more cores are never slower."""

import pytest

from lokas_models.catalogue import load_catalogue
from lokas_models.expected import expected_hour_s


def test_what_was_measured_is_the_least_that_is_expected():
    assert expected_hour_s(74_000_000, 2) == (140, 700)


@pytest.mark.parametrize("cores", [0, 1, 2, 4, 8, 64])
def test_a_larger_model_takes_longer_and_more_cores_do_not(cores):
    sizes = sorted(entry.parameters for entry in load_catalogue().entries)
    expected = [expected_hour_s(size, cores) for size in sizes]

    assert expected == sorted(expected)
    assert all(least < most for least, most in expected)
    assert expected_hour_s(sizes[-1], cores + 1)[0] <= expected[-1][0]
