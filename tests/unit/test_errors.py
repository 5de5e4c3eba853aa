"""Errors carry a code and data, and travel between processes."""

import pickle

import pytest

from lokas import errors


def kinds():
    return [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.LokasError)]


@pytest.mark.parametrize("kind", kinds())
def test_an_error_survives_pickling(kind):
    error = pickle.loads(pickle.dumps(kind("some.code", path="été", count=3)))
    assert type(error) is kind
    assert (error.code, error.data) == ("some.code", {"path": "été", "count": 3})


def test_exit_codes_tell_the_kinds_apart():
    codes = [kind.exit_code for kind in kinds()]
    assert len(set(codes)) == len(codes)


def test_an_error_names_its_code_and_data_in_logs():
    assert str(errors.InputError("input.missing", path="a")) == "input.missing (path='a')"
    assert str(errors.InputError("input.missing")) == "input.missing"
