"""Profiles of captions: those that ship, and a person's own."""

import pytest

from lokas.errors import InputError, OptionError
from lokas.text.profiles import find_profile, profile_for, profiles, read_profile


def test_french_has_the_charter_and_other_languages_the_web():
    assert [profile_for(language).name for language in ("fr", "en", "ja", "und")] == ["charter", "web", "web", "web"]


def test_the_profiles_people_ask_for_are_there():
    assert list(profiles()) == ["charter", "web", "netflix", "vertical", "verbatim"]


@pytest.mark.parametrize(
    ("duration_ms", "chars"), [(0, 0), (500, 6), (1000, 12), (1500, 16), (2000, 20), (3000, 36), (4000, 60), (6000, 90)]
)
def test_the_charter_is_read_between_its_steps(duration_ms, chars):
    charter = profiles()["charter"]
    assert charter.readable_chars(duration_ms) == chars
    assert charter.most_chars(duration_ms) == pytest.approx(1.2 * chars)


def test_verbatim_has_no_limit_of_speed():
    assert profiles()["verbatim"].most_chars(1) == float("inf")


def own(tmp_path, text):
    path = tmp_path / "à nous.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_person_s_own_profile_takes_what_it_leaves_out_from_its_base(tmp_path):
    path = own(tmp_path, 'base = "web"\nlines = 1\nspeed = [[1000, 13]]\n')
    profile = find_profile(str(path))
    assert (profile.name, profile.lines, profile.line_chars) == ("à nous", 1, profiles()["web"].line_chars)
    assert profile.readable_chars(2000) == 26
    assert read_profile(own(tmp_path, "")).line_chars == profiles()["charter"].line_chars


@pytest.mark.parametrize("text", ["lines = 2", "\ufefflines = 2"])
def test_a_byte_order_mark_does_no_harm(tmp_path, text):
    assert read_profile(own(tmp_path, text)).lines == 2


@pytest.mark.parametrize(
    "text",
    ["lines = 0", "lines = 4", "lines = ", 'lines = "deux"', "colour = 1", 'name = "x"', "line_chars = 20",
     "soft_line_chars = 2", "shortest_ms = 7000", "gap_ms = -1", "speed = 12", "speed = [[1000, 12], [900, 20]]",
     "speed = [[1000, 20], [2000, 12]]", "speed = [[0, 12]]", 'speakers = "colour"', "unspaced_line_chars = 0", "\x00",
     "gap_ms = nan", "tolerance = inf", "lines = 1.5", "gap_ms = true"],
)  # fmt: skip
def test_a_profile_that_makes_no_sense_is_refused(tmp_path, text):
    path = own(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read_profile(path)
    assert (caught.value.code, caught.value.data["path"]) == ("input.profile", str(path))
    assert caught.value.data["reason"]


def test_a_profile_that_is_not_there_or_no_text_is_refused(tmp_path):
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "a.toml", tmp_path / "b.toml", tmp_path):
        with pytest.raises(InputError):
            read_profile(path)


@pytest.mark.parametrize("name", ["charte", "", "charter.json"])
def test_an_unknown_profile_is_told_with_those_there_are(name):
    with pytest.raises(OptionError) as caught:
        find_profile(name)
    assert caught.value.data == {"value": name, "known": list(profiles())}


def test_an_unknown_base_is_told_too(tmp_path):
    with pytest.raises(OptionError):
        read_profile(own(tmp_path, 'base = "charte"'))
