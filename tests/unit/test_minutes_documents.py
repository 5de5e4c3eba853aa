"""Minutes as documents: Markdown that nobody's text can break, ODT and DOCX as readers by others see them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
import odfdo
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from lokas.errors import InputError
from lokas.meeting.facts import Represented
from lokas.text.minutes import gather
from lokas.text.minutes.columns import shares
from lokas.text.minutes.docx import write_docx
from lokas.text.minutes.markdown import Heading, Listing, Paragraph, Quotation, Table, blocks, escaped, plain_text
from lokas.text.minutes.odt import write_odt
from lokas.text.minutes.rendering import MinutesTemplate, date, long_date, percent, render, time
from tests.helpers.minutes import BEGAN, FACTS, MARKS, SAID, document, mark
from tests.helpers.transcripts import NASTY, letters

SOUND = "../audio.flac"
NAVIGATOR = [
    (1, "Présences"),
    (1, "Ordre du jour"),
    (1, "Délibérations"),
    (2, "1. Approbation du procès-verbal"),
    (2, "2. Rapport financier"),
    (2, "3. Questions diverses"),
    (1, "Relevé des décisions"),
    (1, "Actions à mener"),
    (1, "Signatures"),
]
TYPED = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.text("<>&-+={}\\:.,0123 \n\t|*_`[]()#!\"'~^$%»?", max_size=20),
    st.sampled_from(NASTY[:-1]),
)


def markdown(language="fr", **facts):
    return render(gather(replace(FACTS, **facts), MARKS, document(), language), sound=SOUND)


def odt(text=None, language="fr"):
    return odfdo.Document(io.BytesIO(b"".join(write_odt(text or markdown(), language))))


def word(text=None, language="fr"):
    return docx.Document(io.BytesIO(b"".join(write_docx(text or markdown(), language))))


def shape(found):
    """What blocks are, without what they say."""
    match found:
        case Table(head, rows):
            return ("table", bool(head), len(rows), found.columns)
        case Listing(start, items):
            return ("list", start is None, [[shape(one) for one in item] for item in items])
        case Quotation(inside):
            return ("quotation", [shape(one) for one in inside])
        case Heading(level, _):
            return ("heading", level)
        case Paragraph(_, role):
            return role
    return found


def said(found):
    """All texts of blocks, in order."""
    match found:
        case Table(head, rows):
            yield from (plain_text(cell) for row in (head, *rows) for cell in row)
        case Listing(_, items):
            yield from (text for item in items for one in item for text in said(one))
        case Quotation(inside):
            yield from (text for one in inside for text in said(one))
        case Heading() | Paragraph():
            yield plain_text(found.text)


# Markdown


def test_the_minutes_in_french_say_what_was_noted():
    text = markdown().replace("\u00a0", " ")
    assert text.startswith(
        "Les Amis du canal\n\n# Assemblée générale 2026\n\nProcès-verbal de la réunion du samedi 14 mars"
    )
    for line in (
        "| **Présentes et présents (3)** | Anne Le Goff, Bruno Petit, Chloé Martin |",
        "| **Par procuration (1)** | Louis Tanguy (pouvoir à Anne Le Goff) |",
        "| **Quorum** | Atteint : 4 personnes présentes ou représentées, 4 nécessaires (règle : 1/3 ; 10 membres) |",
        "*Abordé à [00:01:02](../audio.flac#t=62)*",
        "> **Vote.** Le procès-verbal est approuvé. ([00:03:10](../audio.flac#t=190))\\",
        "> **Adopté** : 3 pour, 0 contre, 1 abstention",
        f"> **Décision.** « {SAID} » ([01:01:40](../audio.flac#t=3700))",
        "  Bruno Petit, pour le 1er avril 2026",
        "| 2 | Louer un local. | **Rejeté** : 1 pour, 3 contre | [00:10:00](../audio.flac#t=600) |",
        "| Réserver la salle | – | avant l'été | [01:03:20](../audio.flac#t=3800) |",
    ):
        assert line in text
    assert text.endswith("0 % des mots sont douteux. Anne Le Goff l'a relue le 16 mars 2026.*\n")


def test_the_minutes_in_english_say_the_same():
    text = markdown("en").replace("\u00a0", " ")
    assert "Minutes of the meeting of Saturday 14 March 2026, 18:30 to 20:45" in text
    assert "> **Carried**: 3 for, 0 against, 1 abstention" in text
    assert [shape(one) for one in blocks(text)] == [shape(one) for one in blocks(markdown())]
    headings = [plain_text(one.text) for one in blocks(text) if isinstance(one, Heading) and one.level == 1]
    assert headings == ["Attendance", "Agenda", "Proceedings", "Decisions", "Actions", "Signatures"]


@pytest.mark.parametrize(
    ("language", "done", "told"),
    [
        ("fr", "2026-04-30", "fait le 30 avril 2026"),
        ("fr", "oui", "fait"),
        ("fr", "par *courrier*", r"fait : par \*courrier\*"),
        ("en", "2026-04-30", "done on 30 April 2026"),
        ("en", "yes", "done"),
    ],
)
def test_a_task_that_is_done_says_so_and_since_when(language, done, told):
    task = mark("action", 700_000, "Écrire à la mairie", who="Bruno Petit", when="bientôt", done=done)
    text = render(gather(FACTS, (task,), document(), language)).replace("\u00a0", " ")

    assert f"- **{'Fait' if language == 'fr' else 'Done'}.** Écrire à la mairie" in text
    assert f"  Bruno Petit, bientôt, {told}\n" in text
    assert f"| Bruno Petit | bientôt, {told} |" in text
    assert f"**{'À faire' if language == 'fr' else 'To do'}.**" not in text


def test_a_task_of_which_nothing_is_noted_but_that_it_is_done_says_that():
    text = render(gather(FACTS, (mark("action", 700_000, "Écrire", done="2026-04-30"),), document()))

    assert "\n  fait le 30 avril 2026\n" in text
    assert "| Écrire | – | fait le 30 avril 2026 |" in text


def test_an_unreviewed_transcript_and_a_quorum_that_is_not_reached_are_said_so():
    text = markdown(reviewed=None, members=100).replace("\u00a0", " ")
    assert "Personne ne l'a relue : elle peut contenir des erreurs." in text
    assert "Non atteint : 4 personnes" in text
    assert "| **Quorum** | Règle : 1/3 |" in markdown(members=None).replace("\u00a0", " ")


def test_times_are_plain_where_there_is_no_sound():
    text = render(gather(FACTS, MARKS, document()))
    assert "](" not in text
    assert "(00:03:10)" in text


def test_before_the_meeting_the_document_is_ready_to_be_filled_in():
    text = render(gather(replace(FACTS, ended=None, people=(), represented=(), excused=(), quorum=""), []))
    assert [plain_text(one.text) for one in blocks(text) if isinstance(one, Heading)] == [
        "Assemblée générale 2026",
        "Ordre du jour",
        "Signatures",
    ]
    assert "Transcription" not in text


def test_a_meeting_that_lasts_past_midnight_tells_both_days():
    text = markdown(ended=BEGAN.replace(day=15, hour=0, minute=5))
    assert "du samedi 14 mars 2026 à 18 h 30 au dimanche 15 mars 2026 à 0 h 05" in text.replace("\u00a0", " ")


@given(st.lists(TYPED, min_size=8, max_size=8))
@settings(max_examples=40)
def test_nothing_that_people_type_changes_what_the_document_is_made_of(texts):
    title, association, point, motion, who, when, outcome, name = texts

    def made(*typed):
        title, association, point, motion, who, when, outcome, name = typed
        facts = replace(
            FACTS,
            title=title,
            association=association,
            agenda=(f"x{point}", "Autre"),
            people=(f"x{name}", "Anne"),
            represented=(Represented(f"x{name}", f"x{who}"),),
            reviewed_by=name,
        )
        marks = (
            mark("agenda", 1, "1"),
            mark("vote", 2, f"x{motion}", for_=f"x{who}", outcome=f"x{outcome}"),
            mark("note", 3, motion or "x"),
            mark("action", 4, f"x{motion}", who=f"x{who}", when=f"x{when}"),
        )
        return blocks(render(gather(facts, marks, document(marks=marks)), sound=SOUND))

    found = made(*texts)
    full = ["x" if letters(text.strip("\u00a0\u202f")) else "" for text in texts]
    full[0], full[1] = "x", "x"
    if letters(title) and letters(association):
        assert [shape(one) for one in found] == [shape(one) for one in made(*full)]
    everything = letters("".join(text for one in found for text in said(one))).replace("\u00a0", "")
    for text in (title, point, motion, who, when, outcome, name):
        wanted = re.sub("[\ufffe\uffff]", "\ufffd", letters(text)).replace("\u00a0", "")
        assert wanted in everything


@given(TYPED)
def test_escaped_text_is_the_text_wherever_it_stands(text):
    shown = " ".join(escaped(text).split(" "))
    for form in ("{}", "a {} b", "- a {}", "# a {}", "> {}", "| a | b |\n|---|---|\n| x | {} |"):
        assert letters(re.sub("[\ufffe\uffff]", "\ufffd", letters(text))) in letters(
            "".join(part for one in blocks(form.format(shown)) for part in said(one))
        )


def test_what_the_subset_lacks_is_text():
    (paragraph,) = blocks("`code` <b>gras</b> ![image](x.png) https://exemple.fr")
    assert plain_text(paragraph.text) == "`code` <b>gras</b> !image https://exemple.fr"


# Templates


def test_a_template_of_ones_own_may_change_one_block_of_ours():
    text = '{% extends "minutes.fr.md.j2" %}{% block signatures %}Signé : {{ minutes.association }}{% endblock %}'
    found = render(gather(FACTS, MARKS), MinutesTemplate("own", text))
    assert "Signé : Les Amis du canal" in found
    assert "Présidence" not in found
    assert "## Relevé des décisions" in found


def test_what_a_template_puts_together_is_escaped_once():
    macro = "{% macro twice(x) %}{{ x }} {{ x }}{% endmacro %}"
    text = f'{macro}**{{{{ twice(minutes.title) }}}}** {{{{ [minutes.title, "a_b"] | join(", ") }}}}'
    found = render(gather(replace(FACTS, title="*A* & <b>"), []), MinutesTemplate("own", text))
    (paragraph,) = blocks(found)
    assert plain_text(paragraph.text) == "*A* & <b> *A* & <b> *A* & <b>, a_b"
    assert [run.strong for run in paragraph.text] == [True, False]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{{ minutes.titre }}", 1),
        ("\n\n{% if %}", 3),
        ("\n{{ minutes.title | nothing }}", 2),
        ("\n{{ 1 / 0 }}", 2),
        ("{{ minutes.__class__.__mro__ }}", 1),
        ('\n{% include "/etc/passwd" %}', 2),
        ("{{ minutes.agenda.append(1) }}", 1),
        ("{{ none.x }}", 1),
    ],
)
def test_a_template_that_cannot_be_followed_is_told_with_its_line(text, line):
    with pytest.raises(InputError, match=r"minutes\.bad_template") as caught:
        render(gather(FACTS, MARKS), MinutesTemplate("own.md.j2", text))
    assert (caught.value.data["path"], caught.value.data["line"]) == ("own.md.j2", line)
    assert caught.value.data["reason"]


def test_dates_and_shares_are_written_as_each_language_does():
    first = BEGAN.replace(month=8, day=1)
    assert (long_date(first, "fr"), date(first, "fr")) == ("samedi 1er août 2026", "1er août 2026")
    assert (long_date(first, "en"), date(first, "en")) == ("Saturday 1 August 2026", "1 August 2026")
    assert (time(BEGAN, "en"), time(BEGAN.replace(minute=0), "en")) == ("18:30", "18:00")
    assert (time(BEGAN, "fr").split(), time(BEGAN.replace(minute=0), "fr").split()) == (["18", "h", "30"], ["18", "h"])
    assert [percent(value, "fr") for value in (0, 0.01, 1.4, 1.41, 25)] == ["0", "0,1", "1,4", "1,5", "25"]
    assert percent(1.4, "en") == "1.4"


# ODT


def test_an_odt_has_its_headings_in_the_navigator_and_its_looks_in_styles():
    document = odt()
    assert [(int(one.level), one.inner_text) for one in document.body.get_headers()] == NAVIGATOR
    styles = {
        one.get_attribute("text:style-name")
        for one in document.body.get_elements("//text:p|//text:h|//text:span|//text:a")
    }
    assert {"Title", "Letterhead", "Subtitle", "Heading_20_1", "Resolution", "Remark", "Signing"} <= styles
    for style in styles - {None}:
        assert document.get_style("paragraph", style) or document.get_style("text", style), style


def test_an_odt_has_the_table_of_decisions_with_a_head_that_is_repeated():
    attendance, decisions, actions, signatures = odt().body.get_tables()
    (head,) = decisions.get_elements("table:table-header-rows/table:table-row")
    assert [cell.inner_text.strip() for cell in head.get_elements("table:table-cell")] == [
        "Point", "Décision ou motion", "Résultat", "Repère",
    ]  # fmt: skip
    assert len(decisions.get_elements("table:table-row")) == len(gather(FACTS, MARKS, document()).decisions) == 4
    assert not attendance.get_elements("table:table-header-rows")
    assert len(actions.get_elements("table:table-row")) == 2
    (room,) = signatures.get_elements("table:table-row")
    assert room.get_attribute("table:style-name") == "RowToSign"


def test_an_odt_leads_to_the_sound_from_where_it_lies():
    links = {one.get_attribute("xlink:href") for one in odt().body.get_elements("//text:a")}
    assert "../../audio.flac#t=190" in links  # ODF 1.3 part 2, 2.7: the document itself is a folder
    assert {"https://exemple.fr/a", "mailto:a@exemple.fr"} == {
        one.get_attribute("xlink:href")
        for one in odt("[a](https://exemple.fr/a) [b](mailto:a@exemple.fr)").body.get_elements("//text:a")
    }


def test_an_odt_knows_its_title_and_language_and_neither_author_nor_date():
    document = odt(markdown("en"), "en")
    assert (document.meta.title, document.meta.language) == ("Assemblée générale 2026", "en-US")
    (properties,) = document.styles.get_elements("//style:default-style/style:text-properties")
    assert properties.get_attribute("fo:language") == "en"
    meta = document.meta.serialize()
    assert not re.search(b"creator|date>", meta)


# DOCX


def test_a_docx_has_its_headings_and_its_looks_in_styles():
    document = word()
    assert [
        (int(one.style.name[-1]), one.text) for one in document.paragraphs if one.style.name.startswith("Heading")
    ] == NAVIGATOR
    assert {one.style.name for one in document.paragraphs} >= {
        "Title",
        "Letterhead",
        "Subtitle",
        "Resolution",
        "Remark",
    }
    known = {one.get(qn("w:styleId")) for one in document.styles.element.xpath("w:style")}
    used = document.element.body.xpath(".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val")
    assert set(used) <= known


def test_a_docx_has_the_table_of_decisions_with_a_head_that_is_repeated():
    attendance, decisions, actions, signatures = word().tables
    assert [cell.text for cell in decisions.rows[0].cells] == ["Point", "Décision ou motion", "Résultat", "Repère"]
    assert decisions.rows[1].cells[2].text.replace("\u00a0", " ") == "Adopté : 3 pour, 0 contre, 1 abstention"
    assert [len(one.rows) for one in (attendance, decisions, actions, signatures)] == [4, 5, 3, 2]
    assert [bool(one._tbl.xpath(".//w:tblHeader")) for one in (attendance, decisions)] == [False, True]
    assert signatures.rows[1].height


def test_a_docx_leads_to_the_sound_from_where_it_lies():
    document = word()
    links = [one.get(qn("r:id")) for one in document.element.body.xpath(".//w:hyperlink")]
    targets = {document.part.rels[one].target_ref for one in links}
    assert "../audio.flac#t=190" in targets
    assert all(document.part.rels[one].is_external for one in links)


def test_a_docx_knows_its_title_and_language_and_neither_author_nor_date():
    document = word()
    properties = document.core_properties
    assert (properties.title, properties.language) == ("Assemblée générale 2026", "fr-FR")
    assert not properties.author
    assert properties.created is None
    assert set(document.styles.element.xpath("w:docDefaults//w:lang/@w:val")) == {"fr-FR"}


def test_numbered_lists_of_a_docx_begin_where_they_say():
    document = word("3. a\n4. b\n\ntext\n\n1. c\n   - d\n")
    numbers = [one._p.pPr.numPr.numId.val for one in document.paragraphs if one._p.pPr.numPr is not None]
    assert (len(numbers), len(set(numbers))) == (4, 3)
    starts = document.part.numbering_part.element.xpath("w:num/w:lvlOverride/w:startOverride/@w:val")
    assert starts == ["3", "1", "1"]


def test_no_table_of_a_docx_touches_another_or_the_end():
    table = "| a |\n|---|\n| b |"
    inside = [one.tag.rpartition("}")[2] for one in word(f"{table}\n\n{table}").element.body]
    assert inside == ["tbl", "p", "tbl", "p", "sectPr"]


# Both


@pytest.mark.parametrize("write", [write_odt, write_docx])
def test_the_same_minutes_give_the_same_file(write):
    files = {b"".join(write(markdown(), "fr")) for _ in range(2)}
    assert len(files) == 1
    with zipfile.ZipFile(io.BytesIO(files.pop())) as zipped:
        assert zipped.testzip() is None
        assert {part.date_time for part in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@given(st.lists(TYPED, min_size=1, max_size=4))
@settings(max_examples=15, deadline=None)
def test_every_text_that_is_typed_is_in_the_document(texts):
    typed = " ".join(texts)
    text = render(gather(FACTS, [mark("note", 1, f"x{typed}x")]))
    wanted = re.sub("[\ufffe\uffff\ud800-\udfff]", "\ufffd", letters(f"x{typed}x")).replace("\u00a0", "")
    inside = "".join(one.inner_text for one in odt(text).body.get_elements("//text:p"))
    assert wanted in letters(inside).replace("\u00a0", "")
    assert wanted in letters("".join(one.text for one in word(text).paragraphs)).replace("\u00a0", "")


def test_columns_are_as_wide_as_their_text_needs():
    def table(*rows):
        cells = "\n".join("| " + " | ".join(row) + " |" for row in rows)
        head, _, rest = cells.partition("\n")
        (made,) = blocks(f"{head}\n|{'---|' * len(rows[0])}\n{rest}")
        return shares(made)

    narrow, wide = table(("N", "Text"), ("1", "a long text that goes on " * 9))
    assert narrow < 0.1
    assert narrow + wide == pytest.approx(1)
    assert table(("A", "B"), ("", "")) == [0.5, 0.5]
    one_long_cell, text = table(("N", "Text"), *[("1", "some words " * 4)] * 9, ("a point that was added", "x"))
    assert one_long_cell < 0.2 < text
    assert sum(table(("A", "B", "C"), ("x" * 300, "y" * 300, "z"))) == pytest.approx(1)
