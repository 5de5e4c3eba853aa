"""Breaks: what a subtitler would never part, and where one would cut instead."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.text.breaks import Break, rules_for
from lokas.text.pieces import pieces
from lokas.types import Segment

LEFT_BEHIND = """le la les un une des du de d' à au aux en et ou mais que qui ne se je tu il elle on nous vous ils elles
mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs cet cette ces ce très plus qu' l' jusqu' s' n' j'"""
"""Words at the end of a French line that make its reader stumble, whatever follows."""

FRENCH = [
    # "_": nothing may be parted here; " / ": the end of a clause or a sentence; " +": before a word that joins clauses;
    # " -": before a preposition; " ": nothing forbids a break, or there is none, as before "?".
    "La_trésorière présente les_comptes -de_l'année, / et_le_bureau les_approuve.",
    "Je_pense +que_vous_avez_raison, / mais_il_faudrait_vérifier -dans_les_statuts.",
    "Jean_Dupont +et_Marie-Claire_Le_Goff ont_rencontré M._Charles_de_Gaulle -à_Paris.",
    "Mme_Anne_Martin, / présidente -de_l'Union_des_Femmes, / ouvre la_séance -à_18_h_30.",
    "Le_budget -de_20_000 € -pour_2024 augmente -de_12 %, / soit_1_500_euros.",
    "Rendez-vous le_3_mai_2024 -dans_la_salle n°_5, / chapitre_IV -de_l'article_12.",
    "Elle_n'a_jamais_pu_lui_parler +parce_qu'elle_était_déjà_partie.",
    "Il_ne_s'est_pas_présenté : / personne ne_sait +pourquoi.",
    "Qu'est-ce_que_tu_en_penses ? / Moi, / je_n'en_sais_rien.",
    "Est-ce_qu'il_y_a_une_autre_question +ou_bien_passons-nous -au_vote ?",
    "Les_deux_petites_filles jouent -avec_leur_grand_frère +quand_il_pleut.",
    "Nous_allons_le_faire tout_de_suite, / c'est-à-dire_que_vous_devez_attendre.",
    "À_cause_de_la_neige, / tous_les_trains -de_la_ligne sont_restés -à_quai.",
    "L'ONU_(Organisation_des_Nations unies) existe -depuis_1945.",
    "Une_fédération -d'associations_(FNA) a_été_très_rapidement créée.",
    "Il_dit « oui » +et_s'en_va. / Elle_reste.",
    "La_question est -de_savoir +si_l'on_veut vraiment_continuer.",
    "C'est_établi, / soit_volontairement, / soit_en_marchant quand_même.",
    "On_l'a_toujours_formulé comme_ça +quand_on_en_parle.",
    "Celui_qui_a_pris la_clé, / c'est_celui_que_j'ai_vu hier soir.",
]

ENGLISH = [
    "I_have_been_looking -for_a_book +that_my_mother gave me +when_I_was a_child.",
    "Mr._John_Smith +and_Mary -of_the_United_Nations_(UN) met -on_May_3, / 2024 -in_room_12.",
    "We_don't_want_to_go there, / but_they've_told us +that_we_should_be -at_the_general_meeting.",
    "The_budget is 20_000_dollars, / or_12_percent more_than_last_year. / Nobody voted -against_it.",
    "The_annual_report -of_the_treasurer shows +that_each_of_the_members paid their_fees.",
    "My_question is +whether_the_people -we_met last_week can_really_help each_other.",
    "He_said -he_would_never_have_done it -without_the_help -of_Dr._Anna_Maria_Brown.",
    "Ask +what_you_can_do -for_your_country, / not +what_it_can_do -for_you.",
    "It's_raining. / They've_cancelled the_new_meeting +because_of_it.",
]

ABBREVIATED = [
    # The end of a sentence or not, by what follows.
    ("fr", "M.", "Dupont", Break.FORBIDDEN),
    ("fr", "p.", "12", Break.FORBIDDEN),
    ("fr", "J.", "Dupont", Break.FORBIDDEN),
    ("fr", "J.-P.", "Martin", Break.FORBIDDEN),
    ("fr", "C.", "Ensuite", Break.SENTENCE),
    ("fr", "etc.", "Puis", Break.SENTENCE),
    ("fr", "etc.", "mais", Break.GOOD),
    ("fr", "env.", "quinze", Break.POOR),
    ("fr", "fini.", "ensuite", Break.SENTENCE),
    ("fr", "2024.", "Nous", Break.SENTENCE),
    ("fr", "disais…", "enfin", Break.CLAUSE),
    ("fr", "disais...", "enfin", Break.CLAUSE),
    ("fr", "disais…", "Enfin", Break.SENTENCE),
    ("fr", "« Quoi ? »", "dit-il", Break.CLAUSE),
    ("fr", "« Quoi ? »", "Il", Break.SENTENCE),
    ("en", "Dr.", "Brown", Break.FORBIDDEN),
    ("en", "p.m.", "We", Break.SENTENCE),
    ("en", "p.m.", "we", Break.FAIR),
    ("en", "U.S.", "Congress", Break.FORBIDDEN),
    ("en", "I.", "Paul", Break.SENTENCE),
]

SIGNS = {
    Break.FORBIDDEN: "_",
    Break.POOR: " ",
    Break.FAIR: " -",
    Break.GOOD: " +",
    Break.CLAUSE: " / ",
    Break.SENTENCE: " / ",
}


def words_of(text, language):
    """The words of a text as captions are made of them."""
    return [piece.text for piece in pieces(Segment(0, 0, 1000, text, (), 0.9, language))]


def marked(text, language):
    """The text with the sign of each break's kind in its place."""
    words = words_of(text, language)
    signs = [SIGNS[kind] for kind in rules_for(language).kinds(words)]
    joined = "".join(word + sign for word, sign in zip(words, [*signs, ""], strict=True))
    return joined.replace("\u202f", " ")


def unmarked(text):
    for sign in (" / ", " +", " -", "_"):
        text = text.replace(sign, " ")
    return text


@pytest.mark.parametrize("sentence", FRENCH)
def test_french_is_parted_where_a_subtitler_would(sentence):
    assert marked(unmarked(sentence), "fr") == sentence


@pytest.mark.parametrize("sentence", ENGLISH)
def test_english_is_parted_where_a_subtitler_would(sentence):
    assert marked(unmarked(sentence), "en") == sentence


@pytest.mark.parametrize("word", LEFT_BEHIND.split())
@pytest.mark.parametrize("following", ["maison", "Paris", "avec", "quand", "5", "qu'il", "(non)"])
def test_words_that_lead_on_never_end_a_french_line(word, following):
    forms = {word, word.capitalize(), word.upper(), word.replace("'", "’")}

    assert {rules_for("fr").kind([form], [following]) for form in forms} == {Break.FORBIDDEN}


def test_an_elision_counts_as_the_word_that_it_ends_with():
    french = rules_for("fr")

    assert french.kind(["qu’il"], ["vient"]) == french.kind(["jusqu'au"], ["bout"]) == Break.FORBIDDEN
    assert french.kind(["quelqu'un"], ["vient"]) != Break.FORBIDDEN
    assert french.kind(["dit"], ["qu'elle"]) == Break.GOOD


def test_composed_and_decomposed_accents_are_the_same():
    assert rules_for("fr").kind(["Il"], ["a"]) == rules_for("fr").kind(["pense"], ["a\u0300"]) - 2
    assert rules_for("fr").kind(["e\u0301té"], ["créé"]) == Break.FORBIDDEN


@pytest.mark.parametrize(("language", "before", "after", "kind"), ABBREVIATED)
def test_a_full_stop_ends_a_sentence_unless_it_shortens_a_word(language, before, after, kind):
    assert rules_for(language).kind([before], [after]) == kind


def test_the_end_of_a_sentence_frees_what_was_held():
    assert rules_for("fr").kinds(["Pour", "qui?", "Lui,", "elle.", "Moi."])[1] == Break.SENTENCE
    assert rules_for("fr").kind(["C'est", "la."], ["Oui"]) == Break.SENTENCE


def test_a_comma_frees_a_pronoun_but_not_a_conjunction():
    assert rules_for("fr").kind(["Pour", "nous,"], ["c'est"]) == Break.CLAUSE
    assert rules_for("fr").kind(["et,"], ["comme"]) == Break.FORBIDDEN


def test_nothing_follows_an_opening_mark_and_nothing_precedes_a_closing_one():
    for language in ("fr", "en", "xx"):
        rules = rules_for(language)
        assert rules.kind(["dit", "«"], ["oui"]) == rules.kind(["oui"], ["»"]) == Break.FORBIDDEN
        assert rules.kind(["oui."], [")"]) == Break.FORBIDDEN


def test_two_capitals_are_a_name_but_a_title_in_capitals_is_none():
    french = rules_for("fr")

    assert french.kind(["avec", "Jean"], ["Dupont"]) == Break.FORBIDDEN
    assert french.kind(["Hier"], ["Paul"]) == french.kind(["JEAN"], ["DUPONT"]) == Break.POOR
    assert french.kind(["Charles"], ["de", "Gaulle"]) == Break.FORBIDDEN
    assert french.kinds(["Chanson", "Douce", "Bébé", "Lapin", "Rose", "Dort"])[2] != Break.FORBIDDEN


def test_where_one_side_has_no_words_nothing_is_parted():
    assert rules_for("fr").kind(["le"], []) == rules_for("fr").kind([], ["chat"]) == Break.SENTENCE


def test_a_language_without_rules_goes_by_its_punctuation():
    kinds = rules_for("xx").kinds(["le", "chat,", "la", "souris.", "Fin"])

    assert kinds == [Break.POOR, Break.CLAUSE, Break.POOR, Break.SENTENCE]
    assert rules_for("../fr").kind(["le"], ["chat"]) == Break.POOR


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # What is written together must not be parted; "|" is where a reader expects a break.
        ("ja", "今日は|東京で|コンピュータの|会議をします。|よろしく"),
        ("ja", "スーパーで|買った。|きっと|来ます"),
        ("zh", "你好，|我们开会。|现在开始"),
    ],
)
def test_scripts_without_spaces_are_parted_by_the_kind_of_their_characters(language, text):
    words = words_of(text.replace("|", ""), language)
    kinds = [*rules_for(language).kinds(words), Break.SENTENCE]
    parts = "".join(word + "|" * (kind >= Break.GOOD) for word, kind in zip(words, kinds, strict=True))

    assert parts.rstrip("|") == text


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("ja", "会", "っ"),
        ("ja", "コ", "ー"),
        ("ja", "食", "べ"),
        ("ja", "3", "年"),
        ("th", "เ", "ก"),
        ("th", "ก", "า"),
        ("zh", "（", "你"),
        ("bo", "བོ", "ད"),
    ],
)
def test_scripts_without_spaces_have_characters_that_belong_together(language, left, right):
    assert rules_for(language).kind([left], [right]) == Break.FORBIDDEN


def test_a_long_text_is_judged_like_its_pieces():
    words = words_of(" ".join(unmarked(sentence) for sentence in FRENCH), "fr")
    french = rules_for("fr")

    single = [french.kind(words[: at + 1], words[at + 1 :]) for at in range(len(words) - 1)]
    assert french.kinds(words) == single
    assert french.kinds(words[:1]) == french.kinds([]) == []


@given(st.lists(st.text(max_size=8), max_size=12), st.sampled_from(["fr", "en", "ja", "th", "de"]))
def test_any_words_are_judged(words, language):
    assert len(rules_for(language).kinds(words)) == max(len(words) - 1, 0)
    assert rules_for(language).kind(words[:5], words[5:]) in Break


@pytest.mark.parametrize("name", ["fr", "en", "unspaced"])
def test_every_class_that_a_rule_names_is_there_and_every_class_is_used(name):
    text = files("lokas.text").joinpath("break_rules", f"{name}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    rules = [rule for kind in ("forbidden", "good", "fair") for rule in table.get(kind, {}).values()]
    lists = [entry for rule in rules for key in ("before", "after", "unless") for entry in rule.get(key, ())]
    lists += table.get("expressions", {}).get("words", [])
    named = {word[1:-1] for entry in lists for word in entry.split() if word.startswith("{")}
    named |= {other for one in table["classes"].values() for other in one.get("without", ())}

    assert named == table["classes"].keys()
