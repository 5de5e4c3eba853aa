"""Glossaries: a text file that survives every editor, what it suggests, and what corrections teach it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.errors import InputError, OutputError
from lokas.locks import hold
from lokas.text.document import ReplaceAll, SetText, new_document, replace_all
from lokas.text.glossary import (
    Glossary,
    Proposal,
    Term,
    change_glossary,
    glossary_at,
    proposals,
    read_glossary,
    suggestions,
)
from lokas.text.glossary.terms import MOST_BYTES
from tests.helpers.documents import TALK, spoken, talk, transcript

TEXT = """# Le bureau
Bérault = Bérot, Béreau
Kerguélen

  # Sigles
UDAF=luda f ; udafe
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Été" / "glossaire du bureau.txt"


def written(path, content):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def suggested(text, *lines, language="fr"):
    """What is suggested for a text: found and replacement."""
    document = new_document(transcript(text, language=language))
    return [(place.found, place.replacement) for place in suggestions(document, Glossary(lines))]


# The file


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode("cp1252"),
        TEXT.replace("\n", "\r").encode("utf-8"),
        TEXT.rstrip().encode("utf-8"),
    ],
    ids=["UTF-8", "with a mark", "UTF-16", "Windows-1252", "Windows lines", "old Mac lines", "no last line end"],
)
def test_terms_are_read_whatever_editor_wrote_them(path, content):
    assert read_glossary(written(path, content)).terms == (
        Term("Bérault", ("Bérot", "Béreau")),
        Term("Kerguélen"),
        Term("UDAF", ("luda f", "udafe")),
    )


def test_a_list_of_hotwords_of_before_is_a_glossary(path):
    assert read_glossary(written(path, "# noms\nKerguélen\n\nAG\n")).hotwords == ("Kerguélen", "AG")


def test_terms_that_are_known_to_be_misheard_are_expected_first():
    assert Glossary(("Kerguélen", "Bérault = Bérot", "UDAF", "DRAJES = drages")).hotwords == (
        "Bérault",
        "DRAJES",
        "Kerguélen",
        "UDAF",
    )


def test_a_term_on_several_lines_is_one_and_differs_from_another_by_case_and_accents():
    glossary = Glossary(("Côté = cotée", "Cote", "Côté = coter", "L’Œuvre", "L'Œuvre"))
    assert glossary.terms == (Term("Côté", ("cotée", "coter")), Term("Cote"), Term("L’Œuvre"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [("Kerguélen", "Kerguélen"), ("kerguelen", "Kerguélen"), ("Cote", "Cote"), ("cote", None), ("Brest", None)],
)
def test_a_term_is_found_as_people_type_it_unless_two_are_meant(typed, found):
    term = Glossary(("Kerguélen", "Cote", "Côté")).find(typed)
    assert (term.text if term else None) == found


def test_a_change_leaves_all_other_lines_as_they_are(path):
    written(path, TEXT.replace("\n", "\r\n"))

    change_glossary(path, lambda it: it.with_term(Term("Kerguélen", ("guélène",))).without(Term("Bérault")))

    assert path.read_bytes().decode("utf-8") == (
        "# Le bureau\r\nKerguélen = guélène\r\n\r\n  # Sigles\r\nUDAF=luda f ; udafe\r\n"
    )


def test_a_glossary_begins_with_its_first_term(path):
    assert glossary_at(path) == Glossary()

    change_glossary(path, lambda it: it.with_term(Term("Bérault", ("Bérot",))))

    assert path.read_text(encoding="utf-8") == "Bérault = Bérot\n"


def test_a_change_that_changes_nothing_writes_nothing(path):
    before = written(path, TEXT.encode("cp1252")).stat().st_mtime_ns

    change_glossary(path, lambda it: it.merged([Term("Kerguélen"), Term("UDAF", ("udafe",))]))

    assert path.read_bytes() == TEXT.encode("cp1252")
    assert path.stat().st_mtime_ns == before


def test_another_glossary_adds_what_is_missing_and_moves_nothing():
    merged = Glossary(("# nous", "Bérault", "UDAF = udafe")).merged(
        Glossary(("UDAF = ludaf", "# eux", "Nguyen = Néguien", "Bérault")).terms
    )
    assert merged.lines == ("# nous", "Bérault", "UDAF = udafe, ludaf", "Nguyen = Néguien")


@given(st.lists(st.text(max_size=30), max_size=8), st.text(max_size=20), st.lists(st.text(max_size=10), max_size=3))
def test_whatever_is_added_is_read_again_and_what_stands_there_stays(tmp_path_factory, lines, text, heard):
    path = tmp_path_factory.mktemp("glossary") / "glossary.txt"
    path.write_bytes("\n".join(lines).encode("utf-8", "replace"))
    if "\x00" in "".join(lines):
        with pytest.raises(InputError):
            read_glossary(path)
        return
    before = read_glossary(path)
    term = Term.of_line(Term(text, tuple(heard)).line)
    if term is None:
        return

    after = change_glossary(path, lambda it: it.with_term(term))

    assert read_glossary(path).terms == after.terms
    assert {one.key for one in before.terms} | {term.key} == {one.key for one in after.terms}
    assert [line for line in after.lines if Term.of_line(line) is None] == [
        line for line in before.lines if Term.of_line(line) is None
    ]


def test_a_file_that_is_no_glossary_is_refused_with_a_reason(path):
    with pytest.raises(InputError) as missing:
        read_glossary(path)
    assert missing.value.code == "input.glossary"
    for content, code in (
        (b"PK\x03\x04\x00\x00\x00\x00", "glossary.not_text"),
        (b"caf\x81\xe9", "glossary.not_text"),
        (b"x" * (MOST_BYTES + 1), "glossary.too_large"),
    ):
        with pytest.raises(InputError) as refused:
            read_glossary(written(path, content))
        assert refused.value.code == code


def test_two_changes_at_once_wait_for_each_other(path, monkeypatch):
    monkeypatch.setattr("lokas.text.glossary.terms.CHANGE_WAIT_S", 0.05)
    written(path, TEXT)
    with hold(path.with_suffix(".lock")), pytest.raises(OutputError) as busy:
        change_glossary(path, lambda it: it.with_term(Term("Nguyen")))
    assert busy.value.code == "meeting.busy"
    assert path.read_text(encoding="utf-8") == TEXT


# Suggestions


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("la parole à monsieur Kemener pour finir", "Quéméneur", "Kemener"),
        ("la parole à monsieur Bérot pour finir", "Bérault", "Bérot"),
        ("on va chez le gof demain", "Le Goff", "le gof"),
        ("le compte de Frama soft est à jour", "Framasoft", "Frama soft"),
        ("le site de Saint Erblain est à jour", "Saint-Herblain", "Saint Erblain"),
        ("une lettre de l'udaf est arrivée", "UDAF", "udaf"),
        ("une lettre de l'U.D.A.F. est arrivée", "UDAF", "U.D.A.F"),
        ("un dossier au F D V A cette année", "FDVA", "F D V A"),
        ("avec Marie Claude le gof ce matin", "Marie-Claude Le Goff", "Marie Claude le gof"),
        ("le pont de Castelnau d'Estretfond est fermé", "Castelnau-d'Estrétefonds", "Castelnau d'Estretfond"),
        ("Merci. Kerguelenne parle.", "Kerguélen", "Kerguelenne"),
    ],
)
def test_a_term_is_suggested_for_what_sounds_or_is_written_like_it(text, term, found):
    assert suggested(text, term) == [(found, term)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("la parole à madame Kerguélen pour finir", "Kerguélen"),
        ("Framadate est prêt. Framadate marche.", "framadate"),
        ("je parle à Nicolas et à Nicolas", "Nicolas"),
        ("le maire et la mer", "Lemaire"),
        ("on a le budget et un petit bureau", "Petit"),
        ("c'est âgé, j'ai hâte", "AG"),
        ("le web et la map", "Weber"),
        ("bonjour. Martin arrive", "Quimper"),
        ("en 2024 à 20 h 30", "2023"),
        ("deux webinaires et un webinaire. Webinaires, donc", "webinaire"),
        ("un _ seul", "🎉"),
    ],
)
def test_what_is_right_or_ordinary_is_left_alone(text, term):
    assert suggested(text, term) == []


def test_an_ordinary_word_is_suspected_only_where_it_was_heard_badly():
    sure = transcript("on part à la mère demain")
    words = tuple(
        word if word.text != " mère" else type(word)(word.start_ms, word.end_ms, word.text, 0.2)
        for word in sure.segments[0].words
    )
    segment = type(sure.segments[0])(0, 500, words[-1].end_ms, sure.segments[0].text, words, 0.5, "fr")
    doubtful = type(sure)(sure.source, "fr", 0.9, (segment,))
    glossary = Glossary(("Mères",))

    assert not list(suggestions(new_document(sure), glossary))
    assert [place.found for place in suggestions(new_document(doubtful), glossary)] == ["mère"]


def test_a_listed_form_is_found_wherever_it_stands_as_whole_words_in_any_case():
    line = "Le Goff = le gouffre, gof"
    assert suggested("Le gouffre est là, on va chez le gouffre, pas aux gouffres", line) == [
        ("Le gouffre", "Le Goff"),
        ("le gouffre", "Le Goff"),
    ]


def test_a_listed_form_does_not_reach_over_a_comma():
    assert suggested("on va chez le, gouffre", "Le Goff = le gouffre") == []


def test_a_term_gets_a_capital_where_a_sentence_begins_with_one():
    assert suggested("Framadat est prêt, framadat marche", "framadate") == [
        ("Framadat", "Framadate"),
        ("framadat", "framadate"),
    ]


def test_what_is_right_is_never_touched_by_a_form_that_people_listed():
    assert suggested("avec Marie Martin", "Martin", "Martine = Martin") == []


def test_a_first_name_that_is_a_term_of_its_own_does_not_hide_the_whole_name():
    assert suggested("avec Claude Kemener", "Claude", "Claude Quéméneur") == [("Claude Kemener", "Claude Quéméneur")]


def test_suggestions_stand_in_order_and_none_over_another():
    document = new_document(transcript("Kemener et le gof", "puis Kemener, Marie le gof et kerguelenne"))
    glossary = Glossary(("Le Goff", "Quéméneur", "Kerguélen", "Marie Le Goff"))
    places = list(suggestions(document, glossary))

    assert [(place.segment_id, place.replacement) for place in places] == [
        (0, "Quéméneur"),
        (0, "Le Goff"),
        (1, "Quéméneur"),
        (1, "Marie Le Goff"),
        (1, "Kerguélen"),
    ]
    assert [place.at_ms for place in places] == sorted(place.at_ms for place in places)
    assert all(document.segment(place.segment_id).text[place.start : place.end] == place.found for place in places)


def test_suggestions_that_were_followed_are_suggested_no_more():
    document = new_document(transcript("Kemener et l'udaf", "chez le gof, à Frama soft"))
    glossary = Glossary(("Le Goff", "Quéméneur", "UDAF", "Framasoft"))
    after = replace_all(document, suggestions(document, glossary)).applied_to(document)

    assert [segment.text for segment in after.segments] == ["Quéméneur et l'UDAF", "chez Le Goff, à Framasoft"]
    assert not list(suggestions(after, glossary))


def test_english_and_languages_without_a_dictionary_have_their_suggestions():
    assert suggested("so we asked Aberystwith about it", "Aberystwyth", language="en") == [
        ("Aberystwith", "Aberystwyth")
    ]
    assert suggested("we couldn't and they aren't", "Colin", "Warren", language="en") == []
    assert suggested("wczoraj był Kowalczik u nas", "Kowalczyk", language="pl") == [("Kowalczik", "Kowalczyk")]
    assert suggested("会議を始めます", "会議", "Kowalczyk", language="ja") == []


@pytest.mark.skipif(not TALK.exists(), reason="shared recordings are not here")
def test_of_a_talk_that_names_none_of_the_terms_nothing_is_suggested():
    names = """Bérault Kerguélen Nguyen Quéméneur Thibault Guillou Schneider Diallo Traoré Plougastel Locmaria Ploërmel
    Villeurbanne Issoire Roubaix Chassagnole Lhuillier Haudebourg Zimmermann Hernandez Gonçalves Yvonnick Maëlys Erwan
    Loïc Ghislaine Mickaël Soizic UDAF DRAJES HelloAsso FDVA CDOS Framasoft Mobilizon PeerTube Nextcloud Emmaüs Cimade
    Uniopss Kerbernez Moustoir Bréhat Concarneau Quimperlé Lannilis Trégunc Huelgoat AG CA PV RIB CAF Weber Petit Roux
    Lemaire Martin Bernard Dubois Durand Moreau Laurent Simon Michel Lefebvre Leroy Fontaine Mercier"""
    assert list(suggestions(new_document(talk()), Glossary(tuple(names.split())))) == []


@given(
    st.lists(
        st.sampled_from(["Kemener", "le", "gof", "Marie,", "udaf", "l'udaf", "A.", "G.", "été", "🎉", "20"]),
        max_size=12,
    ),
    st.lists(
        st.sampled_from(["Quéméneur", "Le Goff = le gof", "Marie", "UDAF = udaf", "AG", "# rien", ""]), max_size=5
    ),
)
def test_following_all_suggestions_changes_nothing_else(words, lines):
    document = new_document(transcript(" ".join(words)))
    glossary = Glossary(tuple(lines))
    places = list(suggestions(document, glossary))
    edit = replace_all(document, places)
    after = edit.applied_to(document)

    text = document.segments[0].text
    kept = [
        text[start:end]
        for start, end in zip([0, *(p.end for p in places)], [*(p.start for p in places), None], strict=True)
    ]
    expected = "".join(part + (p.replacement if p else "") for part, p in zip(kept, [*places, None], strict=True))
    assert isinstance(edit, ReplaceAll)
    assert after.segments[0].text == expected.strip()
    assert {place.replacement for place in places} <= {term.text for term in glossary.terms}
    assert not any(place.found == place.replacement for place in places)


# Proposals


def corrected(*pairs, language="fr"):
    """A document of what was heard in which a person wrote something else."""
    document = new_document(transcript(*(heard for heard, _ in pairs), language=language))
    for segment, (_, now) in zip(document.segments, pairs, strict=True):
        document = SetText(segment.id, now).applied_to(document)
    return document


@pytest.mark.parametrize(
    ("heard", "now", "proposal"),
    [
        ("la parole à Bérot pour finir", "la parole à Bérault pour finir", Proposal("Bérault", ("Bérot",))),
        ("chez le gaufre, demain", "chez Le Goff, demain", Proposal("Le Goff", ("le gaufre",))),
        ("le courrier de ludaf.", "le courrier de l'UDAF.", Proposal("UDAF", ())),
        ("monsieur Bérot et parle", "M. Bérault parle", Proposal("Bérault", ("Bérot",))),
        ("le compte frama soft est là", "le compte Framasoft est là", Proposal("Framasoft", ("frama soft",))),
        ("on ira à camp perlé", "on ira à Quimperlé", Proposal("Quimperlé", ("camp perlé",))),
    ],
)
def test_a_correction_of_a_name_proposes_a_term(heard, now, proposal):
    assert list(proposals(corrected((heard, now)))) == [proposal]


@pytest.mark.parametrize(
    ("heard", "now"),
    [
        ("il a mangé hier", "il à mangé hier"),
        ("on passe au vote", "On passe au vote."),
        ("donc on passe au vote", "Donc, nous passons au vote"),
        ("merci à tous", "merci à Quéméneur"),
        ("bonjour à tous", "bonjour"),
        ("il y en a 12", "il y en a 15"),
        ("la parole à Kerguélen", "la parole à Kerguélen"),
    ],
)
def test_other_corrections_propose_nothing(heard, now):
    assert list(proposals(corrected((heard, now)))) == []


def test_what_was_corrected_most_often_comes_first():
    document = corrected(
        ("chez Kemener hier", "chez Quéméneur hier"),
        ("avec Bérot et Béreau", "avec Bérault et Bérault"),
        ("avec Béreau demain", "avec Bérault demain"),
    )
    assert list(proposals(document)) == [
        Proposal("Bérault", ("Béreau", "Bérot")),
        Proposal("Quéméneur", ("Kemener",)),
    ]


def test_what_the_glossary_knows_is_proposed_only_with_forms_it_lacks():
    document = corrected(("avec Bérot et Kemener", "avec Bérault et Quéméneur"))
    assert list(proposals(document, Glossary(("Bérault = bérot", "Quéméneur")))) == [
        Proposal("Quéméneur", ("Kemener",))
    ]


def test_ordinary_words_that_are_right_elsewhere_are_no_heard_form():
    document = corrected(
        ("avec le maire Yves", "avec Lemaire Yves"), ("puis le maire de la ville", "puis le maire de la ville")
    )
    assert list(proposals(document)) == [Proposal("Lemaire", ())]


def test_what_was_proposed_is_suggested_in_the_next_meeting():
    learned = Glossary().merged(
        Term(one.term, one.heard) for one in proposals(corrected(("à camp perlé", "à Quimperlé")))
    )
    assert suggested("on va à camp perlé", *learned.lines) == [("camp perlé", "Quimperlé")]


def test_a_document_nobody_corrected_teaches_nothing():
    made = transcript("bonjour", "à tous")
    assert list(proposals(new_document(made))) == []
    assert spoken(0, "bonjour", 500).text == "bonjour"
