"""The word error rate."""

import pytest

from lokas.text.scoring import word_error_rate


@pytest.mark.parametrize(
    ("reference", "heard", "rate"),
    [
        ("Le budget est voté.", "le budget est voté", 0.0),
        ("Le budget est voté.", "Le budget, est, voté !", 0.0),
        ("Le budget est voté.", "Le budget était voté.", 0.25),
        ("Le budget est voté.", "Le budget voté.", 0.25),
        ("Le budget est voté.", "Le budget est bien voté.", 0.25),
        ("été", "ete", 1.0),
        ("L'association", "L’association", 0.0),
        ("Le budget", "", 1.0),
        ("Non", "Oui mais non pas", 3.0),
    ],
)
def test_errors_are_counted_on_words(reference, heard, rate):
    assert word_error_rate(reference, heard) == pytest.approx(rate)


def test_the_same_letters_composed_or_not_are_the_same():
    assert word_error_rate("e\u0301te\u0301", "été") == 0.0


def test_a_reference_without_words_has_no_rate():
    with pytest.raises(ValueError, match="no word"):
        word_error_rate(" … ", "bonjour")
