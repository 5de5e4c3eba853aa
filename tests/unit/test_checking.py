"""The check of captions: each rule sees its fault, tells value, limit and remedy, and is silent where all is well."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokas.captioning import laid_out
from lokas.text.checking import check
from lokas.text.findings import Finding, Fix, Rule, Severity
from lokas.text.profiles import profiles
from lokas.types import Cue

CHARTER = profiles()["charter"]
WEB = profiles()["web"]
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def cue(start_ms, end_ms, *lines, speakers=()):
    return Cue(start_ms, end_ms, lines, speakers)


def found(rule, *cues, profile=CHARTER, language="fr", **options):
    """What the check says of one rule."""
    return [one for one in check(cues, profile, language, **options).findings if one.rule is rule]


def only(rule, *cues, **options):
    (finding,) = found(rule, *cues, **options)
    return finding


def test_captions_that_keep_every_rule_have_no_findings():
    report = check(
        [
            cue(1000, 4000, "Nous ouvrons la séance", "par le vote."),
            cue(4120, 7000, "– Qui est contre ?", "– Personne."),
            cue(7500, 9000, "[Rires]"),
        ],
        CHARTER,
        "fr",
    )

    assert report.findings == ()
    assert report.conforms
    assert (report.cues, report.conforming, report.share) == (3, 3, 1.0)


def test_a_line_is_counted_in_characters_as_people_see_them():
    accents = "e\u0301" * 37
    assert found(Rule.LINE_TOO_LONG, cue(0, 6000, accents)) == []
    assert only(Rule.LINE_TOO_LONG, cue(0, 6000, "a" * 40)) == Finding(
        Rule.LINE_TOO_LONG, WARNING, 1, Fix.REWRAP, 40, 37
    )
    finding = only(Rule.LINE_TOO_LONG, cue(0, 6000, "a" * 41))
    assert (finding.severity, finding.value, finding.limit, finding.fix) == (ERROR, 41, 40, Fix.REWRAP)
    assert only(Rule.LINE_TOO_LONG, cue(0, 6000, "a" * 90)).fix is Fix.SPLIT


def test_scripts_of_wide_characters_have_shorter_lines():
    assert only(Rule.LINE_TOO_LONG, cue(0, 6000, "字" * 17), language="ja", profile=WEB).limit == 16
    assert found(Rule.LINE_TOO_LONG, cue(0, 6000, "字" * 16), language="ja", profile=WEB) == []


def test_a_third_line_is_one_too_many():
    finding = only(Rule.TOO_MANY_LINES, cue(0, 4000, "un peu,", "et encore,", "et plus."))
    assert (finding.value, finding.limit, finding.fix) == (3, 2, Fix.REWRAP)


@pytest.mark.parametrize(("seconds", "comfort", "most"), [(1, 12, 14), (2, 20, 24), (3, 36, 43), (4, 60, 72)])
def test_speed_follows_the_steps_of_the_charter_and_its_tolerance(seconds, comfort, most):
    def speed(chars):
        halves = ("a" * (chars // 2), "b" * (chars - chars // 2))
        return [(one.severity, one.value, one.limit) for one in found(Rule.TOO_FAST, cue(0, 1000 * seconds, *halves))]

    assert speed(comfort) == []
    assert speed(comfort + 1) == [(WARNING, comfort + 1, comfort)]
    assert speed(most) == [(WARNING, most, comfort)]
    assert speed(most + 1) == [(ERROR, most + 1, most)]


def test_a_fast_cue_may_stay_longer_where_there_is_silence():
    finding = only(Rule.TOO_FAST, cue(0, 1800, "a" * 24), cue(5000, 6000, "Oui."))
    assert finding.fix is Fix.END_AT
    assert CHARTER.most_chars(finding.fix_value) >= 24 > CHARTER.most_chars(finding.fix_value - 1)


def test_a_fast_cue_is_joined_with_a_slow_neighbour_or_else_left_to_a_person():
    fast = cue(0, 1000, "Le budget de l'an")
    assert only(Rule.TOO_FAST, fast, cue(1120, 4000, "prochain.")).fix is Fix.MERGE_NEXT
    assert only(Rule.TOO_FAST, fast, cue(1120, 4000, "– Prochain.")).fix is Fix.REWORD


def test_a_short_cue_stays_longer_or_joins_a_neighbour():
    finding = only(Rule.TOO_SHORT, cue(0, 600, "Oui."), cue(3000, 4000, "Bien."))
    assert (finding.value, finding.limit, finding.fix, finding.fix_value) == (600, 1000, Fix.END_AT, 1000)
    assert only(Rule.TOO_SHORT, cue(0, 600, "Oui,"), cue(720, 2000, "bien.")).fix is Fix.MERGE_NEXT
    before = cue(0, 2000, "Bien.")
    assert only(Rule.TOO_SHORT, before, cue(2120, 2500, "Oui."), cue(2620, 4000, "– Non.")).fix is Fix.MERGE_PREVIOUS
    assert only(Rule.TOO_SHORT, cue(0, 400, "Oui."), cue(520, 2000, "– Non.")).fix is Fix.RETIME


def test_a_long_cue_ends_sooner_or_becomes_two():
    finding = only(Rule.TOO_LONG, cue(0, 6001, "Oui."))
    assert (finding.value, finding.limit, finding.fix, finding.fix_value) == (6001, 6000, Fix.END_AT, 6000)
    assert only(Rule.TOO_LONG, cue(0, 9000, "a" * 30, "b" * 30)).fix is Fix.SPLIT


@pytest.mark.parametrize(
    ("gap_ms", "rule", "severity"),
    [(0, Rule.GAP_TOO_SMALL, ERROR), (119, Rule.GAP_TOO_SMALL, ERROR), (121, Rule.GAP_FLICKERS, WARNING)],
)
def test_a_gap_is_neither_too_small_nor_so_that_it_flickers(gap_ms, rule, severity):
    finding = only(rule, cue(0, 2000, "Oui."), cue(2000 + gap_ms, 5000, "Bien."))
    assert (finding.severity, finding.value, finding.fix) == (severity, gap_ms, Fix.END_AT)
    assert finding.fix_value == 2000 + gap_ms - CHARTER.gap_ms


@pytest.mark.parametrize("gap_ms", [120, 500, 3000])
def test_other_gaps_are_good(gap_ms):
    assert check([cue(0, 2000, "Oui."), cue(2000 + gap_ms, 6000, "Bien.")], CHARTER, "fr").findings == ()


def test_cues_may_touch_where_the_profile_wants_no_gap():
    assert check([cue(0, 2000, "Oui."), cue(2000, 4000, "Bien.")], profiles()["verbatim"], "fr").findings == ()


def test_cues_that_overlap_go_back_or_end_too_soon_are_told():
    finding = only(Rule.OVERLAP, cue(0, 3000, "Oui."), cue(2000, 5000, "Bien."))
    assert (finding.cue, finding.value, finding.fix, finding.fix_value) == (1, 1000, Fix.END_AT, 1880)
    finding = only(Rule.GOES_BACK, cue(5000, 7000, "Oui."), cue(2000, 4000, "Bien."))
    assert (finding.cue, finding.value, finding.limit, finding.fix) == (2, 2000, 5000, Fix.REORDER)
    finding = only(Rule.ENDS_BEFORE_START, cue(5000, 4000, "Oui."))
    assert (finding.value, finding.fix) == (-1000, Fix.RETIME)


def test_a_cue_stays_within_the_sound():
    assert found(Rule.OUTSIDE_SOUND, cue(0, 3000, "Oui."), sound_ms=3000) == []
    assert only(Rule.OUTSIDE_SOUND, cue(0, 3000, "Oui."), sound_ms=2500).fix_value == 2500
    assert only(Rule.OUTSIDE_SOUND, cue(2600, 4000, "Oui."), sound_ms=2500).fix is Fix.RETIME


def test_a_cue_without_text_is_to_be_deleted():
    assert only(Rule.EMPTY, cue(0, 2000)).fix is Fix.DELETE


def test_a_line_or_a_cue_that_ends_on_an_article_is_told_with_both_words():
    finding = only(Rule.FORBIDDEN_BREAK, cue(0, 4000, "Nous ouvrons la", "séance de ce soir."))
    assert (finding.value, finding.fix, finding.fix_value) == ("la | séance", Fix.MOVE_ON, "la")
    parted = [cue(0, 2000, "Nous ouvrons la"), cue(2120, 4000, "séance.")]
    assert only(Rule.FORBIDDEN_BREAK, *parted).value == "la | séance."
    assert found(Rule.FORBIDDEN_BREAK, parted[0], cue(9000, 9900, "séance.")) == []
    assert only(Rule.FORBIDDEN_BREAK, cue(0, 4000, "We open the", "meeting."), language="en").value == "the | meeting."


def test_a_sentence_cut_near_its_end_is_told_and_one_cut_far_from_it_is_counted():
    near = [cue(0, 4000, "La séance est ouverte. Alors"), cue(4120, 6000, "nous votons maintenant.")]
    finding = only(Rule.CUT_SENTENCE, *near)
    assert (finding.severity, finding.value) == (WARNING, 5)
    far = [cue(0, 4000, "La séance de ce soir commence"), cue(4120, 6000, "par un vote du bureau.")]
    assert found(Rule.CUT_SENTENCE, *far) == []
    assert check(far, CHARTER, "fr").cut_sentences == 1
    soon = [cue(0, 4000, "La séance de ce soir est"), cue(4120, 6000, "ouverte. Merci.")]
    assert only(Rule.CUT_SENTENCE, *soon).value == 8


def test_two_speakers_need_a_dash_each():
    def marks(*lines, **options):
        return [one.severity for one in found(Rule.MISSING_SPEAKER_MARK, cue(0, 6000, *lines, **options))]

    assert marks("– Qui est contre ?", "– Personne.") == []
    assert marks("Qui est contre ? – Personne.") == [ERROR]
    assert marks("Qui est contre ?", "– Personne.") == [WARNING]
    assert marks("Qui est contre ?", "Personne.", speakers=("Inès", "Noé")) == [ERROR]
    assert marks("Qui est contre ?", "Noé : personne.", speakers=("Inès", "Noé")) == []
    assert marks("Le bureau – élu en mai – est là.") == []
    assert (
        found(Rule.MISSING_SPEAKER_MARK, cue(0, 6000, "Oui. – Non."), profile=replace(CHARTER, speakers="none")) == []
    )


@pytest.mark.parametrize(
    ("text", "value", "fix", "fix_value"),
    [
        ("Le trÃ©sorier", "Ã©", Fix.REPLACE, "é"),
        ("Lâ€™été", "â€™", Fix.REPLACE, "’"),
        ("à\u00a0Nîmes, Â«\u00a0oui", "Â«", Fix.REPLACE, "«"),
        ("<font color=red>Oui", "<font color=red>", Fix.REMOVE, None),
        ("{\\an8}Oui", "{\\an8}", Fix.REMOVE, None),
        ("Oui &amp; non", "&amp;", Fix.REMOVE, None),
        ("Ou\ufffdi", "U+FFFD", Fix.REMOVE, None),
        ("Ou\0i", "U+0000", Fix.REMOVE, None),
        ("A --> B", "-->", Fix.REMOVE, None),
    ],
)
def test_characters_that_no_reader_should_see_are_told(text, value, fix, fix_value):
    finding = only(Rule.INVALID_CHARACTER, cue(0, 5000, text))
    assert (finding.value, finding.fix, finding.fix_value) == (value, fix, fix_value)


@pytest.mark.parametrize(
    "text",
    [
        "DÉSOLÉ… « À CÔTÉ » ?",
        "مرحبا\u200f",
        "👩‍👩‍👧 🇫🇷",
        "1 < 2 & 3 > 2",
        "L’œuvre, n° 5 – 10 €",
        "¿Qué? Ñandú",
        "日本語。",
    ],
)
def test_characters_of_any_language_are_good(text):
    assert found(Rule.INVALID_CHARACTER, cue(0, 6000, text)) == []


def test_a_last_line_that_looks_lost_is_told():
    assert only(Rule.UNBALANCED, cue(0, 6000, "Nous ouvrons la séance par le", "vote.")).severity is WARNING
    assert found(Rule.UNBALANCED, cue(0, 6000, "Nous ouvrons la séance.", "Oui !")) == []
    assert found(Rule.UNBALANCED, cue(0, 6000, "– Nous ouvrons la séance", "– Oui.")) == []


def test_the_figures_of_a_file():
    problem = Finding(Rule.TIME_FORMAT, ERROR, 2, Fix.REWRITE, line=5)
    report = check(
        [
            cue(0, 500, "Bonjour à tous !"),
            cue(540, 3000, "Le rapport moral et", "le rapport financier."),
            cue(2900, 5000, "Oui."),
        ],
        CHARTER,
        "fr",
        problems=[problem],
    )

    assert (report.cues, report.conforming, report.conforms) == (3, 1, False)
    assert report.share == pytest.approx(1 / 3)
    assert report.fastest_cps == pytest.approx(32)
    assert (report.longest_line, report.overlaps, report.under_one_second, report.small_gaps) == (21, 1, 1, 1)
    assert problem in report.findings


def test_a_fault_of_the_file_alone_leaves_its_cues_conforming():
    problem = Finding(Rule.NO_HEADER, ERROR, None, Fix.REWRITE, line=1)
    report = check([cue(0, 2000, "Oui.")], WEB, "", problems=[problem])

    assert (report.share, report.conforms) == (1.0, False)


def test_no_cues_have_no_share_and_nothing_against_them():
    report = check([], CHARTER, "fr")
    assert (report.share, report.conforms) == (None, True)


# Laid out anew


def words(cues):
    return " ".join(line for one in cues for line in one.lines).split()


def test_dashes_stay_and_each_speaker_has_a_line():
    cues = [cue(0, 3000, "- Qui est contre ? - Personne."), cue(4000, 6000, "Alors on continue.")]

    lines = [line for one in laid_out(cues, CHARTER, "fr") for line in one.lines]
    assert lines == ["- Qui est contre\u202f?", "- Personne.", "Alors on continue."]


def test_known_names_stay_and_get_a_dash_where_the_speaker_changes():
    cues = [cue(0, 4000, "Qui est contre ?", "Personne.", speakers=("Inès", "Noé"))]
    made = laid_out(cues, CHARTER, "fr")

    assert [name for one in made for name in one.speakers] == ["Inès", "Noé"]
    assert made[-1].lines[-1] == "– Personne."


def test_text_laid_out_anew_keeps_to_the_time_of_its_cues():
    text = "Nous ouvrons la séance de ce soir par le rapport moral, puis nous passerons au rapport financier."
    made = laid_out([cue(100_000, 107_000, text)], CHARTER, "fr")

    assert made[0].start_ms == 100_000
    assert made[-1].end_ms <= 107_000 + CHARTER.extend_ms
    assert check(made, CHARTER, "fr").conforms


LINE = st.text(st.characters(blacklist_categories=("Cs",)), max_size=60)
TIME = st.one_of(st.integers(0, 20_000), st.integers(0, 10**12))
CUES = st.lists(
    st.builds(
        lambda start_ms, end_ms, lines: Cue(start_ms, end_ms, tuple(lines)), TIME, TIME, st.lists(LINE, max_size=4)
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(CUES, st.sampled_from(list(profiles())), st.sampled_from(["fr", "en", "ja", "ar", ""]))
def test_any_cues_end_with_a_report_and_are_laid_out_without_losing_a_letter(cues, name, language):
    report = check(cues, profiles()[name], language, sound_ms=15_000)
    assert 0 <= report.conforming <= report.cues == len(cues)

    made = laid_out(cues, profiles()[name], language)
    assert all(one.start_ms < one.end_ms for one in made)


def test_the_words_of_a_meeting_come_out_each_once_and_in_order():
    said = [
        "Bonjour, nous ouvrons la séance",
        "avec 3 points",
        "– D'abord le budget.",
        "- Oui, c'est sûr.",
        "Qui vote ?",
    ]
    cues = [cue(3000 * n, 3000 * n + 2500, line) for n, line in enumerate(said)]

    assert " ".join(words(laid_out(cues, CHARTER, "fr"))) == " ".join(said)
