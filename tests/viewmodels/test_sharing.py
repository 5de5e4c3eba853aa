"""What leaves a meeting is chosen with what it tells of people, and lands in a folder of this computer."""

import json
from dataclasses import replace

import pytest

from lokas.documents import open_document
from lokas.meeting import Meeting
from lokas.places import Places
from lokas.text.document import Redact
from lokas.text.export.options import ExportOptions
from lokas.text.profiles import profiles
from lokas.workspace import Workspace
from lokas_models.demonstration import demonstration
from lokas_ui.viewmodels.captions import Captions
from lokas_ui.viewmodels.holding import held
from lokas_ui.viewmodels.sharing import Sharing
from tests.helpers.documents import meeting_with, transcript
from tests.helpers.interface import AtOnce

SAID = ("Le budget est voté à l'unanimité.", "Merci à Louis Tanguy.", "La séance est levée.")


@pytest.fixture
def workspace():
    with Workspace(Places.of_system()) as made:
        yield made


@pytest.fixture
def meeting(workspace):
    return meeting_with(workspace.places.meetings, "AG d'été", transcript(*SAID, speakers=("Zoé", "Max", "Zoé")))


@pytest.fixture
def sharing(workspace, meeting):
    made = Sharing(workspace, AtOnce())
    made.open(meeting.folder)
    return made


@pytest.fixture
def captions(workspace):
    return Captions(workspace, AtOnce())


def with_sound(meeting):
    meeting.sound.write_bytes(demonstration("fr").sound.read_bytes())


def choose_only(sharing, *names):
    for name in sharing.state.state.formats - {*names}:
        sharing.choose(name, chosen=False)
    for name in names:
        sharing.choose(name, chosen=True)


def test_what_was_chosen_is_chosen_again_after_a_restart(workspace, sharing, meeting):
    choose_only(sharing, "srt", "mp3")
    sharing.set_options(speakers=False, profile=next(iter(profiles().values())))
    chosen = sharing.state.state

    again = Sharing(workspace, AtOnce())
    again.open(meeting.folder)

    assert (again.state.state.formats, again.state.state.options) == (chosen.formats, chosen.options)


def test_a_choice_that_nobody_can_make_here_is_left_out(workspace):
    kept = {"formats": ["odt", "of a newer Lokas"], "profile": "gone", "times": "damaged"}
    workspace.places.data.mkdir(parents=True, exist_ok=True)
    (workspace.places.data / "sharing.json").write_text(json.dumps(kept))

    state = Sharing(workspace, AtOnce()).state.state

    assert (state.formats, state.options) == ({"odt"}, ExportOptions())


def test_a_meeting_is_read_as_it_would_leave(sharing, meeting):
    subject = sharing.state.state.subject

    assert (subject.title, subject.speakers, subject.hidden, subject.has_sound) == (
        "AG d'été",
        ("Zoé", "Max"),
        0,
        False,
    )
    assert sharing.state.state.place == meeting.folder / "exports"
    assert sharing.state.state.ready


def test_what_was_hidden_is_counted_and_not_shown(sharing, meeting):
    with open_document(meeting) as file:
        file.do(Redact((), name="Max"))

    sharing.open(meeting.folder)

    subject = sharing.state.state.subject
    assert subject.hidden == 1
    assert "Max" not in subject.speakers


def test_files_are_written_and_the_same_ones_only_replaced_if_somebody_says_so(sharing, meeting):
    choose_only(sharing, "srt", "txt")

    sharing.write()

    written = sharing.state.state.written
    assert sorted(path.suffix for path in written) == [".srt", ".txt"]
    assert all(path.parent == meeting.folder / "exports" and path.is_file() for path in written)
    sharing.write()
    assert sharing.state.state.trouble.code == "output.exists"
    assert (sharing.state.state.written, sharing.state.state.writing) == ((), False)
    sharing.write(replacing=True)
    assert sharing.state.state.trouble is None
    assert sharing.state.state.written == written


def test_another_folder_gets_the_files(sharing, tmp_path):
    folder = tmp_path / "clé de Zoé"
    choose_only(sharing, "odt")
    sharing.put_into(folder)

    sharing.write()

    assert [path.parent for path in sharing.state.state.written] == [folder]


def test_a_page_gets_its_sound_beside_it(sharing, meeting):
    with_sound(meeting)
    sharing.open(meeting.folder)
    choose_only(sharing, "html")

    assert sharing.state.state.wanted == ("html", "mp3")
    assert sharing.state.state.held == ("words", "names", "voices")
    sharing.set_options(embed_sound=True)
    assert sharing.state.state.wanted == ("html",)
    assert sharing.state.state.held == ("words", "names", "voices")


def test_sound_that_is_not_there_is_never_asked_for(sharing):
    choose_only(sharing, "mp3")

    assert sharing.state.state.wanted == ()
    assert not sharing.state.state.ready
    sharing.write()
    assert sharing.state.state.trouble is None
    choose_only(sharing, "html")
    assert sharing.state.state.wanted == ("html",)


def test_what_was_chosen_stays_for_the_next_meeting_and_the_folder_does_not(sharing, workspace, tmp_path):
    other = meeting_with(workspace.places.meetings, "Bureau", transcript("Bonjour."))
    choose_only(sharing, "docx")
    sharing.set_options(times=False)
    sharing.put_into(tmp_path)

    sharing.open(other.folder)

    state = sharing.state.state
    assert (state.formats, state.options.times, state.folder) == (frozenset({"docx"}), False, None)


def test_a_meeting_without_text_says_so(sharing, meeting):
    meeting.transcript.unlink()

    sharing.open(meeting.folder)

    assert sharing.state.state.trouble.code == "meeting.no_transcript"
    assert not sharing.state.state.ready


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("odt", {}, {"words", "names"}),
        ("odt", {"speakers": False}, {"words"}),
        ("srt", {}, {"words", "names"}),
        ("srt", {"profile": profiles()["netflix"]}, {"words"}),
        ("vtt", {"profile": profiles()["netflix"], "voices": True}, {"words", "names"}),
        ("json", {"speakers": False}, {"words", "names"}),
        ("chapters", {}, {"first_words"}),
        ("html", {"embed_sound": True}, {"words", "names", "voices"}),
        ("flac", {}, {"voices"}),
    ],
)
def test_each_format_tells_what_it_holds_of_people(name, options, expected):
    assert held(name, ExportOptions(**options), "fr") == expected


def test_no_file_holds_a_name_that_was_not_told(sharing, tmp_path):
    """What is said before is true of the files."""
    for number, speakers in enumerate((True, False)):
        sharing.put_into(tmp_path / str(number))
        sharing.set_options(speakers=speakers)
        choose_only(sharing, "srt", "vtt", "chapters", "html", "txt", "md", "csv", "tsv", "json", "eaf", "audacity")
        sharing.write()
        options = sharing.state.state.options
        for name, path in zip(sharing.state.state.wanted, sharing.state.state.written, strict=True):
            assert ("Zoé" in path.read_text("utf-8")) == ("names" in held(name, options, "fr")), name


def test_captions_are_made_when_somebody_looks_and_shown_one_by_one(sharing, captions):
    subject = sharing.state.state.subject
    captions.want(subject.transcript, ExportOptions())
    assert captions.state.state.cues is None

    captions.look()

    state = captions.state.state
    assert " ".join(line for cue in state.cues for line in cue.lines).count("budget") == 1
    assert state.report.cues == len(state.cues)
    captions.step(1)
    assert captions.state.state.cue == state.cues[1]
    captions.step(100)
    assert captions.state.state.cue == state.cues[-1]
    captions.show(-3)
    assert captions.state.state.cue == state.cues[0]


def test_another_profile_shows_the_same_moment(captions):
    said = transcript(*SAID * 20)
    captions.want(said, ExportOptions())
    captions.look()
    captions.show(40)
    at_ms = captions.state.state.cue.start_ms

    captions.want(said, ExportOptions(profile=profiles()["vertical"]))
    captions.look()

    assert captions.state.state.cue.start_ms <= at_ms < captions.state.state.cue.end_ms


def test_what_a_check_finds_is_found_again_at_its_caption(captions):
    said = transcript("Anticonstitutionnellement-incommensurablement-extraordinairement.", "Oui.")
    captions.want(replace(said, language="fr"), ExportOptions())
    captions.look()

    state = captions.state.state
    assert not state.report.conforms
    assert state.found
    assert {one.cue for one in state.found} == {1}


def test_a_meeting_is_not_read_anew_while_its_files_are_written(workspace, meeting):
    class Later(AtOnce):
        def __init__(self):
            self.waiting = []

        def follow(self, *asked):
            self.waiting.append(asked)

        def go_on(self):
            for asked in self.waiting:
                super().follow(*asked)
            self.waiting = []

    runner = Later()
    sharing = Sharing(workspace, runner)
    sharing.open(meeting.folder)
    runner.go_on()
    sharing.write()

    sharing.open(meeting.folder)

    assert sharing.state.state.writing
    runner.go_on()
    assert sharing.state.state.written
    assert Meeting(meeting.folder).facts.title == "AG d'été"
