"""Settings: what is set stays, what is not has its default, and nothing a file holds is lost."""

import json

import pytest

from lokas.errors import InputError, OptionError
from lokas.settings import SETTINGS, Settings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Éloïse Château-Müller" / "settings.json"


def test_each_setting_accepts_its_own_default():
    assert [key for key, setting in SETTINGS.items() if not setting.accepts(setting.default)] == []
    assert [key for key, setting in SETTINGS.items() if key != setting.key] == []


def test_what_is_set_is_read_back_and_the_rest_has_its_default(path):
    Settings(path).put("interface.language", "en")

    again = Settings(path)
    assert again["interface.language"] == "en"
    assert again["interface.theme"] == "system"


def test_the_default_leaves_no_trace_in_the_file(path):
    settings = Settings(path)
    settings.put("interface.text_percent", 150)
    settings.put("interface.text_percent", 100)

    assert json.loads(path.read_bytes())["values"] == {}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("interface.language", "tlh"),
        ("interface.text_percent", 90),
        ("interface.text_percent", True),
        ("interface.text_percent", "150"),
        ("recording.live_text", 1),
        ("playback.speed_percent", 201),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_one_in_the_file_passed_over(path, key, value):
    with pytest.raises(OptionError, match=r"option\.bad_setting"):
        Settings(path).put(key, value)
    path.parent.mkdir()
    path.write_text(json.dumps({"format": "lokas.settings", "version": "1.0", "values": {key: value}}))

    assert Settings(path)[key] == SETTINGS[key].default


def test_a_setting_of_a_newer_lokas_is_kept(path):
    path.parent.mkdir()
    path.write_text(json.dumps({"format": "lokas.settings", "version": "1.7", "values": {"speakers.most": 12}}))

    Settings(path).put("interface.theme", "dark")

    assert json.loads(path.read_bytes())["values"] == {"speakers.most": 12, "interface.theme": "dark"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "settings.damaged"),
        (b"\xff\xfe", "settings.damaged"),
        (b"[]", "settings.damaged"),
        (b'{"format": "lokas.settings", "version": "1.0", "values": 3}', "settings.damaged"),
        (b'{"format": "lokas.settings", "version": "2.0", "values": {}}', "settings.newer"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_stays(path, content, code):
    path.parent.mkdir()
    path.write_bytes(content)

    with pytest.raises(InputError) as told:
        Settings(path)

    assert told.value.code == code
    assert path.read_bytes() == content
    assert Settings.set_aside(path)["interface.theme"] == "system"
    assert path.with_name("settings.damaged.json").read_bytes() == content
