"""What files say they are."""

import pytest

from lokas.formats import FileFormat

FORMAT = FileFormat("lokas.essai", 2, 3)


def test_a_file_says_its_name_and_version():
    assert FORMAT.stamp == {"format": "lokas.essai", "version": "2.3"}


@pytest.mark.parametrize("version", ["2.3", "2.0", "2.99", "1.7", "2"])
def test_older_files_and_those_of_a_later_minor_version_are_read(version):
    assert FORMAT.too_new({"format": "lokas.essai", "version": version}) is None


@pytest.mark.parametrize("version", ["3.0", "10.1"])
def test_those_of_a_later_major_version_are_not(version):
    assert FORMAT.too_new({"format": "lokas.essai", "version": version}) == version


@pytest.mark.parametrize(
    "found",
    [{}, {"format": "lokas.essai"}, {"format": "autre", "version": "2.3"}, {"version": "2.3"}]
    + [{"format": "lokas.essai", "version": version} for version in ("", "x.1", 2, None, "-1.0", [2])],
)
def test_something_else_is_told(found):
    with pytest.raises(ValueError, match="format"):
        FORMAT.too_new(found)
