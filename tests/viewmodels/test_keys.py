"""Keys are a person's own: changed at once, kept, never two meanings at once, and the usual ones come back."""

import json

import pytest

from lokas_ui.viewmodels.key_choices import Answer, KeyChoices
from lokas_ui.viewmodels.key_rules import MOST, refusal
from lokas_ui.viewmodels.keys import KEYS, Keys, meet, topic


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Éloïse" / "keys.json"


@pytest.fixture
def keys(path):
    return Keys(path, speaker_keys={"Ctrl+1"})


@pytest.fixture
def choices(keys):
    return KeyChoices(keys)


def written(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return Keys(path, readable=lambda key: "" if key == "Chat" else key)


def of_file(**own):
    keys = {name.replace("__", "."): value for name, value in own.items()}
    return {"format": "lokas.keys", "version": "1.0", "keys": keys}


def test_no_usual_key_means_two_things_on_one_screen():
    pairs = [(one, other) for one in KEYS for other in KEYS if one != other and meet(one, other)]

    assert len(pairs) > 100
    assert not [(one, other) for one, other in pairs if set(KEYS[one]) & set(KEYS[other])]


def test_every_usual_key_is_one_that_a_person_could_choose():
    assert not [(name, key) for name, keys in KEYS.items() for key in keys if refusal(topic(name), key, (), ())]


def test_a_key_is_kept_and_holds_at_once(keys, path):
    told = []
    keys.held.watch(lambda held: told.append(held["sound.play"]))

    keys.put("sound.play", ("F5", "F13"))

    assert told[-1] == keys["sound.play"] == ("F5", "F13")
    assert Keys(path)["sound.play"] == ("F5", "F13")
    assert Keys(path)["sound.back"] == KEYS["sound.back"]


def test_only_what_a_person_changed_stands_in_the_file(keys, path):
    keys.put("sound.play", ("F13",))
    keys.put("sound.back", ("F14",))
    keys.put("sound.back", KEYS["sound.back"])

    assert json.loads(path.read_text(encoding="utf-8"))["keys"] == {"sound.play": ["F13"]}


def test_a_chosen_key_is_no_longer_that_of_an_action_it_would_meet(keys):
    keys.put("review.check", ("F5",))

    assert "F5" not in keys["sound.play"]
    assert keys["meetings.rename"] == keys["review.rename"] == ("F2",)
    keys.put("review.check", KEYS["review.check"])
    assert keys["sound.play"] == KEYS["sound.play"]


def test_a_key_goes_from_one_choice_to_the_other(keys, path):
    keys.put("review.check", ("F13", "F14"))
    keys.put("review.hear", ("F13",))

    assert Keys(path)["review.check"] == ("F14",)
    assert Keys(path)["review.hear"] == ("F13",)


@pytest.mark.parametrize("screen", ["review.hear", "sound.play", "queue.up", "minutes.undo", "meetings.find"])
def test_a_key_of_the_window_holds_on_every_screen(keys, screen):
    assert keys.rivals(screen, ("F1",)) == (("F1", "window.help"),)


@pytest.mark.parametrize(
    ("name", "key", "reason"),
    [
        ("sound.play", "F5", "has"),
        ("sound.play", "Ctrl+1", "speakers"),
        ("window.help", "Ctrl+1", "speakers"),
        ("meetings.find", "Ctrl+1", None),
        ("sound.play", "A", "writes"),
        ("sound.play", "Shift+A", "writes"),
        ("sound.play", "Num+5", "writes"),
        ("sound.play", "+", "writes"),
        ("recording.pause", "Z", None),
        ("window.help", "Z", "writes"),
        ("recording.pause", "Space", "moves"),
        ("sound.play", "Ctrl+Space", None),
        ("sound.play", "Ctrl++", None),
        ("sound.play", "Tab", "moves"),
        ("sound.play", "Ctrl+Shift+Backtab", "moves"),
        ("sound.play", "Return", "moves"),
        ("sound.play", "Esc", "moves"),
        ("review.hear", "Ctrl+Left", "moves"),
        ("review.hear", "Alt+Left", None),
        ("review.hear", "Ctrl+C", "moves"),
        ("review.hear", "Ctrl+Alt+C", None),
        ("review.hear", "Del", "moves"),
        ("queue.up", "Backspace", None),
        ("queue.up", "Up", "moves"),
        *[("sound.play", key, None) for key in ("F13", "F24", "Shift+F13", "Media Next", "Volume Up", "Launch (0)")],
    ],
)
def test_keys_to_write_and_to_move_with_stay_what_they_are(keys, name, key, reason):
    assert keys.refusal(name, key) == reason


def test_an_action_has_no_more_keys_than_can_be_shown(keys):
    keys.put("sound.play", [f"F{13 + number}" for number in range(MOST)])

    assert keys.refusal("sound.play", "F24") == "many"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "keys.damaged"),
        ("[]", "keys.damaged"),
        ({"format": "lokas.keys", "version": "1.0"}, "keys.damaged"),
        (of_file(sound__play="F5"), "keys.damaged"),
        (of_file(sound__play=[5]), "keys.damaged"),
        ({"format": "lokas.keys", "version": "2.0", "keys": {}}, "keys.newer"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_once_and_kept_beside(path, content, code):
    keys = written(path, content)

    assert keys.trouble.code == code
    assert keys.held.state == KEYS
    assert path.with_name("keys.damaged.json").is_file()
    assert Keys(path).trouble is None


def test_what_cannot_be_used_is_told_and_the_rest_holds(path):
    keys = written(
        path,
        of_file(sound__play=["F13", "Chat", "A"], sound__sing=["F14"], review__hear=["F13", "F15"], queue__up=["F13"]),
    )

    assert keys.trouble.code == "keys.left_out"
    assert keys.trouble.data["keys"] == "sound.play: Chat, sound.play: A, sound.sing: F14, review.hear: F13"
    assert (keys["sound.play"], keys["review.hear"], keys["queue.up"]) == (("F13",), ("F15",), ("F13",))
    assert Keys(path).trouble is None
    assert Keys(path).held.state == keys.held.state


def test_a_free_key_is_given_without_a_question(choices, path):
    choices.give("sound.play", "F13")

    state = choices.state.state
    assert state.keys["sound.play"] == (*KEYS["sound.play"], "F13")
    assert (state.answer, state.contest) == (Answer("given", "sound.play", "F13"), None)
    assert not state.usual("sound.play")
    assert Keys(path)["sound.play"] == state.keys["sound.play"]


def test_a_contested_key_is_asked_for_before_anything_changes(choices, path):
    choices.give("review.check", "F5")

    contest = choices.state.state.contest
    assert contest.rivals == (("F5", "sound.play"),)
    assert choices.state.state.keys == KEYS
    assert not path.exists()

    choices.agree()

    state = choices.state.state
    assert (state.contest, state.answer) == (None, Answer("given", "review.check", "F5"))
    assert "F5" in state.keys["review.check"]
    assert "F5" not in state.keys["sound.play"]


def test_who_declines_has_all_as_it_was(choices):
    choices.give("review.check", "F5")
    choices.decline()
    choices.agree()

    assert choices.state.state.keys == KEYS
    assert (choices.state.state.contest, choices.state.state.answer) == (None, None)


def test_usual_keys_that_another_action_has_now_are_asked_back(choices):
    choices.give("review.check", "F5")
    choices.agree()

    choices.reset("sound.play")
    assert choices.state.state.contest.rivals == (("F5", "review.check"),)
    choices.agree()

    assert choices.state.state.keys == KEYS
    assert choices.state.state.answer == Answer("usual", "sound.play")


def test_all_usual_keys_come_back_at_once(choices, keys):
    choices.give("sound.play", "F13")
    choices.take("review.hear", "F4")
    assert keys["review.hear"] == ()

    choices.reset_all()
    assert not choices.state.state.all_usual
    choices.agree()

    assert choices.state.state.all_usual
    assert choices.state.state.keys == keys.held.state == KEYS
    assert choices.state.state.answer == Answer("usual")


def test_a_key_that_cannot_be_is_refused_in_words_each_time(choices):
    answers = []
    choices.state.watch(lambda state: answers.append(state.answer))

    choices.give("sound.play", "Tab")
    choices.give("sound.play", "Tab")

    refused = Answer("refused", "sound.play", "Tab", "moves")
    assert answers.count(refused) == 2
    assert choices.state.state.keys == KEYS


def test_a_disk_that_takes_nothing_is_told_and_nothing_changes(choices, keys, path):
    path.mkdir(parents=True)

    choices.give("sound.play", "F13")

    assert choices.state.state.trouble.code == "output.not_writable"
    assert choices.state.state.keys == keys.held.state == KEYS
