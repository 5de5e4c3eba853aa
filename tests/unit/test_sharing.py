"""The export of a meeting: as people corrected it, and whatever is redacted neither to be read nor to be heard."""

from __future__ import annotations

import base64
import datetime as dt
import re
from dataclasses import replace

import numpy as np
import pytest

from lokas.audio.silencing import SOUND_FORMATS
from lokas.documents import document_of, open_document, set_aside
from lokas.errors import Cancelled, InputError, OptionError, OutputError
from lokas.exporting import ExportRequest
from lokas.jobs import CancelToken, Notice, Progress
from lokas.meeting import Meeting, moments
from lokas.meeting.facts import Imported
from lokas.sharing import PAGE_SOUND, MeetingRequest, earlier_exports, export_meeting, export_transcript
from lokas.text.document import Redact, SetText
from lokas.text.document.redacting import spans_of_name
from lokas.text.document.redaction import silences
from lokas.text.export import EXPORTERS, ExportOptions
from lokas.types import Span
from tests.helpers.documents import transcript
from tests.helpers.meetings import RATE, read_sound
from tests.helpers.sounds import write_media, write_wav
from tests.unit.test_redaction import parts_of, readable

NAME = "2026-03-14 Entretien avec Zorglub"


def noise(channels=1, seconds=8):
    return np.random.default_rng(5).uniform(-0.5, 0.5, (channels, seconds * RATE)).astype(np.float32)


@pytest.fixture
def meeting(tmp_path):
    """A meeting about which all is known but who Zorglub is; its sound is noise from end to end."""
    made = Meeting.create(tmp_path / "meetings", "Entretien avec Zorglub", dt.datetime(2026, 3, 14, 18, tzinfo=dt.UTC))
    heard = transcript("Bonjour Zorglub, ça va ?", "Oui, et le code est mirabelle.", speakers=["Zorglub", "Anna"])
    heard = replace(heard, made_with={"engine": "essai", "hotwords": ["Zorglub"], "prompt": "Zorglub et mirabelle"})
    made.transcript.write_bytes(b"".join(EXPORTERS["json"].write(heard)))
    write_media(made.sound, [noise()], "flac", rate=RATE)
    made.update(lambda facts: replace(facts, closed="stopped"))
    return made


@pytest.fixture
def hidden(meeting):
    """The same with the name and the code hidden."""
    with open_document(meeting) as file:
        file.do(Redact(spans_of_name(file.document, "Zorglub"), name="Zorglub", replacement="Z."))
        word = file.document.segments[1].words[-1]
        file.do(Redact((Span(word.start_ms, word.end_ms),)))
    return meeting


@pytest.fixture
def run():
    """Exports, and keeps what is told."""

    def run(meeting, *formats, **changes):
        run.told = []
        return export_meeting(MeetingRequest(meeting, formats, **changes), run.told.append, CancelToken())

    run.told = []
    return run


def codes(told):
    return [one.code for one in told if isinstance(one, Notice)]


def is_silent(meeting, path):
    """Whether a sound is silent where something is hidden, and there alone."""
    sound, spans = read_sound(path), silences(document_of(meeting))
    assert len(spans) >= 2
    said = [sound[start * RATE // 1000 : end * RATE // 1000] for start, end in spans]
    assert np.abs(sound[-RATE:]).max() > 0.2
    return all(np.abs(one).max() < 1e-3 for one in said)


# As people made it


def test_results_lie_in_the_meeting_under_its_name(meeting, run):
    files = run(meeting, *EXPORTERS, *SOUND_FORMATS)

    suffixes = {name: one.suffix for name, one in {**EXPORTERS, **SOUND_FORMATS}.items()}
    assert files == {name: meeting.folder / "exports" / f"{NAME}{suffix}" for name, suffix in suffixes.items()}
    assert all(path.is_file() for path in files.values())
    assert sorted(path.name for path in earlier_exports(meeting)) == sorted(path.name for path in files.values())


def test_a_correction_a_title_and_a_review_reach_the_files(meeting, run, tmp_path):
    with open_document(meeting) as file:
        file.do(SetText(0, "Bonsoir tout le monde."))
    meeting.update(lambda facts: replace(facts, title="Le conseil", reviewed=moments.now()))
    text = run(meeting, "md", folder=tmp_path / "donné")["md"].read_text(encoding="utf-8")

    assert "# Le conseil" in text
    assert "Bonsoir tout le monde" in text
    assert "Une personne l'a relu" in text
    heard = run(meeting, "md", folder=tmp_path / "entendu", as_heard=True)["md"].read_text(encoding="utf-8")
    assert "Bonjour Zorglub" in heard
    assert "Personne ne l'a relu" in heard


def test_sound_is_exported_whole_where_nothing_is_hidden(meeting, run):
    files = run(meeting, "flac", "mp3")

    assert np.array_equal(read_sound(files["flac"]), read_sound(meeting.sound))
    assert codes(run.told) == []
    assert {type(one) for one in run.told} == {Progress}


def test_of_an_imported_film_the_track_of_the_text_is_exported(meeting, run, tmp_path):
    film = write_media(
        tmp_path / "film.mkv", [noise() * 0, noise(seconds=8)], "flac", rate=RATE, video="mpeg4", video_seconds=8
    )
    meeting.update(lambda facts: replace(facts, imported=Imported(str(film), track=1)))

    assert np.abs(read_sound(run(meeting, "wav")["wav"])).max() > 0.2


def test_the_page_plays_the_sound_that_is_exported_with_it_or_else_the_meetings_own(meeting, run):
    page = run(meeting, "html", "opus")["html"].read_text(encoding="utf-8")
    assert 'src="2026-03-14%20Entretien%20avec%20Zorglub.opus"' in page
    page = run(meeting, "html", replace=True)["html"].read_text(encoding="utf-8")
    assert 'src="audio.flac"' in page
    assert codes(run.told) == ["export.sound_apart"]


# What is hidden


def test_no_file_holds_a_trace_of_what_is_hidden_in_its_name_or_in_its_content(hidden, run, tmp_path):
    files = run(hidden, *EXPORTERS, *SOUND_FORMATS, folder=tmp_path / "donné")

    assert codes(run.told) == ["redaction.applied"]
    assert run.told[0].data == {"count": 2}
    for path in files.values():
        for part in [path.name.encode(), *parts_of(path.read_bytes())]:
            assert "orglub" not in readable(part)
            assert "mirabelle" not in readable(part)
    for codec in SOUND_FORMATS:
        assert is_silent(hidden, files[codec])
    assert sorted(path.name for path in (tmp_path / "donné").iterdir()) == sorted(path.name for path in files.values())
    assert {path.name.partition("avec")[2][:3] for path in files.values()} == {" Z."}


def test_the_page_plays_a_sound_that_was_made_for_it(hidden, run):
    files = run(hidden, "html")

    assert set(files) == {"html", PAGE_SOUND}
    assert is_silent(hidden, files[PAGE_SOUND])
    page = files["html"].read_text(encoding="utf-8")
    assert re.search(r'src="([^"]+)"', page)[1] == "2026-03-14%20Entretien%20avec%20Z.mp3"
    assert "audio.flac" not in page


@pytest.mark.parametrize("formats", [("html",), ("html", "flac")])
def test_the_page_holds_only_a_silent_sound(hidden, run, tmp_path, formats):
    files = run(hidden, *formats, options=ExportOptions(embed_sound=True))

    held = re.search(r"data:audio/\w+;base64,([\w+/=]+)", files["html"].read_text(encoding="utf-8"))[1]
    taken = tmp_path / "taken"
    taken.write_bytes(base64.b64decode(held))
    assert is_silent(hidden, taken)
    assert set(files) == set(formats)
    assert sorted(files.values()) == sorted((hidden.folder / "exports").iterdir())


def test_a_sound_that_a_person_gives_is_silenced_too(hidden, run, tmp_path):
    given = write_wav(tmp_path / "Zorglub.wav", noise()[0])
    files = run(hidden, "html", "json", options=ExportOptions(sound=given))

    assert is_silent(hidden, files[PAGE_SOUND])
    assert "orglub" not in readable(files["html"].read_bytes() + files["json"].read_bytes())


def test_a_name_that_is_only_a_speakers_still_keeps_the_recording_itself_away(meeting, run):
    """Its title may tell the name, and its sound be in a film."""
    with open_document(meeting) as file:
        file.do(Redact((), name="Anna"))
    files = run(meeting, "html")

    assert np.abs(read_sound(files[PAGE_SOUND])).max() > 0.2
    assert "audio.flac" not in files["html"].read_text(encoding="utf-8")


def test_without_sound_the_page_has_none(hidden, run):
    hidden.sound.unlink()
    page = run(hidden, "html")["html"].read_text(encoding="utf-8")

    assert "<audio" not in page
    assert codes(run.told) == ["redaction.applied", "export.no_sound"]
    for formats, options in (("flac",), ExportOptions()), (("html",), ExportOptions(embed_sound=True)):
        with pytest.raises(InputError) as caught:
            run(hidden, *formats, options=options, replace=True)
        assert caught.value.code == "input.missing"


def test_a_name_with_signs_that_no_file_may_have_is_no_trouble(meeting, run):
    with open_document(meeting) as file:
        file.do(Redact((), name="Zorglub", replacement="M./Mme <X>"))

    assert run(meeting, "txt")["txt"].name == "2026-03-14 Entretien avec M.-Mme -X-.txt"


# To whom insists


def test_what_the_machine_heard_is_refused_where_something_is_hidden(hidden, run):
    with pytest.raises(OptionError) as caught:
        run(hidden, "txt", as_heard=True)
    assert (caught.value.code, caught.value.data) == ("redaction.as_heard", {"path": str(hidden.folder), "count": 2})
    assert not (hidden.folder / "exports").exists()


def test_all_is_shown_and_heard_if_a_person_says_so(hidden, run):
    for as_heard in (False, True):
        files = run(hidden, "txt", "flac", "html", unredacted=True, as_heard=as_heard, replace=True)
        assert codes(run.told) == ["redaction.shown"]
        assert "Bonjour Zorglub" in files["txt"].read_text(encoding="utf-8")
        assert np.array_equal(read_sound(files["flac"]), read_sound(hidden.sound))


def exported(path, folder, **others):
    return export_transcript(ExportRequest(path, ("txt",), folder), lambda event: None, CancelToken(), **others)


def test_the_files_of_a_meeting_are_no_way_around_it(hidden, run, tmp_path):
    kept = set_aside(hidden, lambda event: None)
    for path in (hidden.transcript, kept / "transcript.json"):
        with pytest.raises(OptionError) as caught:
            exported(path, tmp_path / "a")
        assert caught.value.code == "redaction.as_heard"
    assert not (tmp_path / "a").exists()
    assert "Zorglub" in exported(hidden.transcript, tmp_path / "b", unredacted=True)["txt"].read_text(encoding="utf-8")


def test_a_text_that_is_made_anew_hides_the_same(hidden, run):
    set_aside(hidden, lambda event: None)

    assert "orglub" not in readable(run(hidden, "txt")["txt"].read_bytes())


def test_what_was_exported_from_a_meeting_can_be_exported_on(hidden, run, tmp_path):
    saved = run(hidden, "json")["json"]

    assert "Bonjour Z.," in exported(saved, tmp_path)["txt"].read_text(encoding="utf-8")


def test_a_transcript_of_a_meeting_that_hides_nothing_is_exported_as_ever(meeting, tmp_path):
    assert "Bonjour Zorglub" in exported(meeting.transcript, tmp_path)["txt"].read_text(encoding="utf-8")


# Nothing is lost


def test_what_is_there_is_kept_unless_it_may_be_replaced(meeting, run):
    there = run(meeting, "mp3")["mp3"]
    there.write_bytes(b"mine")
    with pytest.raises(OutputError) as caught:
        run(meeting, "mp3", "txt")
    assert (caught.value.code, caught.value.data) == ("output.exists", {"paths": [str(there)]})
    assert not there.with_suffix(".txt").exists()
    run(meeting, "mp3", "txt", replace=True)
    assert there.read_bytes() != b"mine"


def test_a_sound_of_a_page_is_not_overwritten_unasked(hidden, run):
    there = run(hidden, "html")[PAGE_SOUND]
    there.with_suffix(".html").unlink()
    with pytest.raises(OutputError) as caught:
        run(hidden, "html")
    assert caught.value.data == {"paths": [str(there)]}


def test_the_meeting_itself_is_never_overwritten(meeting, run):
    own = meeting.folder.rename(meeting.folder.with_name("transcript"))
    moved = Meeting(own)
    (own / "audio.flac").rename(own / "transcript.flac")
    moved.update(lambda facts: replace(facts, imported=Imported("transcript.flac")))
    before = {path.name: path.read_bytes() for path in own.iterdir()}
    for name in ("json", "flac"):
        with pytest.raises(OutputError) as caught:
            run(moved, name, folder=own, replace=True)
        assert caught.value.code == "output.is_input"
    assert {path.name: path.read_bytes() for path in own.iterdir()} == before


def test_a_stop_leaves_no_half_of_a_file(hidden):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        export_meeting(MeetingRequest(hidden, ("html", "flac")), lambda event: None, token)
    assert list((hidden.folder / "exports").iterdir()) == []


def test_a_meeting_without_text_has_nothing_to_export(meeting, run):
    meeting.transcript.unlink()
    with pytest.raises(InputError) as caught:
        run(meeting, "txt")
    assert caught.value.code == "meeting.no_transcript"


@pytest.mark.parametrize("formats", [("srt", "pdf"), ()])
def test_formats_nobody_knows_are_refused_before_any_work(meeting, formats):
    with pytest.raises(OptionError) as caught:
        MeetingRequest(meeting, formats)
    assert caught.value.data == {"value": formats[-1] if formats else "", "known": sorted({*EXPORTERS, *SOUND_FORMATS})}
