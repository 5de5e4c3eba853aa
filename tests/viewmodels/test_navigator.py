"""Where a person is, and the way back."""

from pathlib import Path

from lokas_ui.viewmodels.navigator import Navigator, Place
from lokas_ui.viewmodels.observable import Observable

FOLDER = Path("/home/Éloïse Château-Müller/réunions/2026-03-14 AG [k3f9]")


def test_whoever_watches_is_told_the_state_at_once_and_at_each_change():
    told = []
    state = Observable(1)
    stop = state.watch(told.append)

    state.set(2)
    state.set(2)
    stop()
    state.set(3)

    assert told == [1, 2]
    assert state.state == 3


def test_back_leads_through_the_places_in_reverse():
    navigator = Navigator(Place("meetings"))
    navigator.go("review", FOLDER, 61_000)
    navigator.go("review", FOLDER, 61_000)
    navigator.go("share", FOLDER)

    shown = []
    for _ in range(3):
        navigator.back()
        shown.append(navigator.place.state)

    assert shown == [Place("review", FOLDER, 61_000), Place("meetings"), Place("meetings")]


def test_a_screen_in_the_place_of_another_leads_back_to_what_was_before():
    navigator = Navigator(Place("meetings"))
    navigator.go("prepare")
    navigator.replace("recording")

    navigator.back()

    assert navigator.place.state == Place("meetings")
