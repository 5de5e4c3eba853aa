"""Searching: whatever is typed finds what a person means by it, the newest meeting first, with its place."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokas.documents import open_document
from lokas.library.decisions import Asked, register
from lokas.library.index.rows import PAGE
from lokas.library.index.searching import SNIPPET_CHARS, Search, count
from lokas.library.index.terms import sought
from lokas.meeting.facts import Imported
from lokas.text.document import NewText, ReplaceAll
from lokas.text.document.redacting import Redact, spans_of_name
from tests.helpers.kept import Kept, age

SUMMER, VOTE, HEART = "C’est l’été à l’Assemblée.", "On passe au vote du budget, 20 000 euros.", "Le cœur du projet."


@pytest.fixture
def kept(tmp_path):
    return Kept(tmp_path / "Éloïse Château-Müller")


@pytest.fixture
def meeting(kept):
    return kept.add(SUMMER, VOTE, HEART, speakers=["Anna Bérault", "Béa", "Anna Bérault"])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("été", [SUMMER]),
        ("ETE", [SUMMER]),
        ("l'été", [SUMMER]),
        ("l’ete", [SUMMER]),
        ("c\u02bcest", [SUMMER]),
        ("été budget", []),
        ("budget vote", [VOTE]),
        ('"vote budget"', []),
        ('"au vote"', [VOTE]),
        ("« au vote »", [VOTE]),
        ("“au vote", [VOTE]),
        ("assemb*", [SUMMER]),
        ("assemb", []),
        ('"du bud*"', [VOTE]),
        ("-vote", [SUMMER, HEART]),
        ("le -coeur", []),
        ('du -"vote du"', [HEART]),
        ("été OR cœur", [SUMMER, HEART]),
        ("été OU budget vote", [VOTE]),
        ("budget OR", [VOTE]),
        ("OR budget", [VOTE]),
        ("coeur", [HEART]),
        ("CŒUR", [HEART]),
        ("20 000", [VOTE]),
        ("budget:", [VOTE]),
        ("(budget)", [VOTE]),
        ("text:budget", []),
        ("NEAR(vote budget)", []),
        ("budget^2 +vote", []),
        ("!!!", []),
        ("-", []),
        ("*", []),
        ('"', []),
    ],
)
def test_what_is_typed_finds_what_is_meant(kept, meeting, typed, found):
    assert kept.said(typed) == found


@settings(max_examples=200)
@given(
    st.lists(
        st.one_of(st.text(max_size=12), st.sampled_from(['"', "-", "OR", "*", "(", "AND", "été", "«", "{text}:"])),
        max_size=8,
    )
)
def test_nothing_a_person_types_is_wrong(typed):
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE one USING fts5 (text, speaker, traits)")
    words = " ".join(typed)
    for expression in (*filter(None, sought(words, "text")), Search(words, speaker=words, tags=(words,)).expression):
        assert database.execute("SELECT count(*) FROM one WHERE one MATCH ?", (expression,)).fetchone() == (0,)
    database.close()


def test_text_without_end_is_typed_in_vain_and_not_in_error(kept, meeting):
    assert kept.said("budget " * 20_000) == [VOTE]
    assert kept.said("(" * 20_000) == []


def test_the_newest_meeting_comes_first_and_each_goes_by_time(kept):
    for day in ("2025-06-01", "2026-03-14", "2024-01-01", "2026-03-13"):
        kept.add("Un vote.", "Une pause.", "Encore un vote.", day=day, speakers=["A", "B", "C"])
    kept.refresh()
    hits = kept.find("vote")
    assert [hit.began.date().isoformat() for hit in hits[::2]] == [
        "2026-03-14",
        "2026-03-13",
        "2025-06-01",
        "2024-01-01",
    ]
    assert [hit.start_ms for hit in hits[:2]] == sorted(hit.start_ms for hit in hits[:2])


def test_more_than_a_page_comes_once_each_and_in_order(kept):
    texts = [f"Vote numéro {number}." for number in range(2 * PAGE + 7)]
    kept.add(*texts, speakers=[f"P{number}" for number in range(len(texts))])
    assert kept.said("vote") == texts
    assert count(kept.index, Search("vote")) == len(texts)


def test_meetings_of_the_same_moment_are_all_found(kept):
    for number in range(40):
        kept.add(f"Vote {number}.", day="2026-03-14")
    kept.add("Vote de la veille.", day="2026-03-13")
    kept.refresh()
    assert len({hit.folder for hit in kept.find("vote", since=dt.date(2026, 3, 14))}) == 40
    assert len(kept.find("vote", until=dt.date(2026, 3, 13))) == 1


def test_days_are_those_of_the_meeting_and_count_in(kept):
    kept.add("Un vote.", day="2026-03-14")
    day = dt.date(2026, 3, 14)
    kept.refresh()
    assert kept.find("vote", since=day, until=day)
    assert not kept.find("vote", until=day - dt.timedelta(days=1))
    assert not kept.find("vote", since=day + dt.timedelta(days=1))
    assert kept.find("vote", since=dt.date.min, until=dt.date.max)


def test_a_hit_tells_who_said_it_where_and_when(kept, meeting):
    meeting.sound.write_bytes(b"fLaC")
    kept.refresh()
    (hit,) = kept.find("budget")
    assert (hit.folder, hit.title, hit.began) == (meeting.folder, "AG", meeting.facts.began)
    assert (hit.kind, hit.speaker, hit.snippet) == ("said", "Béa", VOTE)
    assert [hit.snippet[start:end] for start, end in hit.found] == ["budget"]
    assert hit.link == f"{meeting.sound}#t={hit.start_ms // 1000}"
    meeting.sound.unlink()
    (hit,) = kept.find("budget")
    assert hit.link is None


def test_a_phrase_is_found_across_segments_and_its_time_is_that_of_its_first_word(kept):
    meeting = kept.add("Nous passons au", "vote du budget.", "Qui est contre ?")
    with open_document(meeting) as document:
        starts = [segment.start_ms for segment in document.document.segments]
    kept.refresh()
    (hit,) = kept.find('"au vote"')
    assert hit.start_ms == starts[0]
    (hit,) = kept.find("contre")
    assert hit.start_ms == starts[2]


def test_of_a_long_passage_the_words_around_what_was_found_are_shown(kept):
    words = [f"mot{number}" for number in range(300)]
    kept.add(" ".join(words))
    kept.refresh()
    for wanted in ("mot0", "mot150", "mot299"):
        (hit,) = kept.find(wanted)
        assert [hit.snippet[start:end] for start, end in hit.found] == [wanted]
        assert len(hit.snippet) <= SNIPPET_CHARS + 20
        assert set(hit.snippet.split()) <= {*words, "…"}


def test_only_one_speaker_by_a_part_of_the_name(kept, meeting):
    assert kept.said(speaker="berault") == [SUMMER, HEART]
    assert kept.said("du", speaker="BÉA") == [VOTE]
    assert kept.said("du", speaker="Personne") == []
    assert kept.said("du", speaker="?") == []


def test_only_meetings_with_all_of_these_tags(kept):
    kept.add("Vote un.", tags=("Conseil d'administration", "2026"))
    kept.add("Vote deux.", tags=("Conseil",))
    assert kept.said("vote", tags=("CONSEIL D’ADMINISTRATION",)) == ["Vote un."]
    assert kept.said("vote", tags=("Conseil d'administration", "2026")) == ["Vote un."]
    assert kept.said("vote", tags=("conseil", "2026")) == []
    assert kept.said("2026") == []


def test_only_what_is_marked_so_or_said_there(kept):
    kept.add(SUMMER, VOTE, speakers=["A", "B"], marks=[("vote", 4000, "Le budget"), ("note", 600, "")])
    kept.refresh()
    assert [(hit.kind, hit.snippet) for hit in kept.find("budget", kinds=("vote",))] == [
        ("said", VOTE),
        ("vote", "Le budget"),
    ]
    assert [(hit.kind, hit.snippet) for hit in kept.find(kinds=("vote",))] == [("vote", "Le budget")]
    assert [(hit.kind, hit.snippet) for hit in kept.find(kinds=("note",))] == [("note", SUMMER)]
    assert kept.find("été", kinds=("vote",)) == []


def test_a_meeting_is_found_by_its_title_and_by_marks_before_it_has_text(kept):
    meeting = kept.add(title="Réunion d'été")
    meeting.add_marker("decision", 1000, "Peindre la salle")
    kept.refresh()
    assert [hit.kind for hit in kept.find("ete")] == ["title"]
    assert [hit.kind for hit in kept.find("peindre")] == ["decision"]


def test_what_people_corrected_is_found_and_what_was_misheard_is_not(kept, meeting):
    with open_document(meeting) as document:
        document.do(ReplaceAll((NewText(1, "On passe au vote du budjet."),)))
    age(meeting)
    assert kept.said("budjet") == ["On passe au vote du budjet."]
    assert kept.said("budget") == []


def test_what_is_redacted_is_found_nowhere(kept):
    text = "Anna Dupont réserve la salle."
    meeting = kept.add(
        text,
        VOTE,
        title="Chez Anna Dupont",
        speakers=["Anna Dupont", "Béa"],
        agenda=("Anna Dupont",),
        marks=[("agenda", 500, ""), ("action", 600, "Anna Dupont réserve", ("who", "Anna Dupont")), ("note", 700, "")],
    )
    with open_document(meeting) as document:
        document.do(Redact(spans_of_name(document.document, "Anna Dupont"), "X.", "Anna Dupont"))
    kept.refresh()
    assert not kept.find("Dupont")
    assert not kept.find(speaker="Dupont")
    assert not register(kept.index, kept.library, Asked(words="Dupont"))
    assert b"upont" not in kept.index.path.read_bytes().replace(os.fsencode(meeting.folder.name), b"")
    assert [hit.snippet for hit in kept.find("reserve")] == ["X. réserve la salle.", "X. réserve"]


def test_an_imported_sound_is_linked_where_it_lies(kept, tmp_path):
    sound = tmp_path / "vidéo.mp4"
    sound.write_bytes(b"mp4")
    kept.add("Un vote.", imported=Imported(str(sound)))
    kept.refresh()
    (hit,) = kept.find("vote")
    assert hit.link == f"{sound}#t=0"
