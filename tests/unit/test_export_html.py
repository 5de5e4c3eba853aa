"""The page as a file: all that was said is in it, nothing that was said runs, and it points nowhere else."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from lokas.errors import InputError
from lokas.text.export import EXPORTERS, ExportOptions
from lokas.types import Segment, Source, Transcript, Word

NASTY = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style></main><!-- x --> ]]>",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "& &amp; &lt;b&gt; &#39;",
    "javascript:alert(1)//' onclick='alert(1)",
    "مرحبا بالجميع",
    "👩‍👩‍👧 bravo",
    "été fin \u202edroite",
)
VOID = {"meta", "input", "br", "img", "link"}
SOUND = ExportOptions(sound=Path("réunion.flac"))


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    text: str = ""
    inside: tuple[str, ...] = ()


@dataclass
class Page(HTMLParser):
    """Every element with its attributes, the text in it, and the tags around it."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)

    def __hash__(self):
        return id(self)

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs), inside=tuple(one.tag for one in self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open.pop().tag == tag

    def handle_data(self, data):
        for element in self.open:
            element.text += data

    def all(self, tag, **attributes):
        return [
            one
            for one in self.elements
            if one.tag == tag and all(one.attributes.get(key.rstrip("_")) == value for key, value in attributes.items())
        ]

    def words(self):
        return [(int(one.attributes["data-t"]), one.text) for one in self.all("span") if "data-t" in one.attributes]

    def policy(self):
        (meta,) = self.all("meta", **{"http-equiv": "Content-Security-Policy"})
        return dict(rule.partition(" ")[::2] for rule in meta.attributes["content"].split("; "))


def segment(text, start_ms=0, language="fr", **fields):
    words = tuple(
        Word(start_ms + 300 * number, start_ms + 300 * number + 200, f" {word}", 0.9)
        for number, word in enumerate(text.split())
    )
    return Segment(0, start_ms, start_ms + 4000, text, words, 0.9, language, **fields)


def transcript(*segments, name="Réunion d'été.mp3", language="fr"):
    return Transcript(Source(name, 95_000), language, 0.99, segments, {"engine": "faster-whisper", "model": "small"})


def write(made, options=SOUND):
    return b"".join(EXPORTERS["html"].write(made, options)).decode("utf-8")


def read(made, options=SOUND):
    page = Page()
    page.feed(write(made, options))
    page.close()
    assert not page.open
    return page


def digest(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def squeezed(text):
    return " ".join(text.split())


def test_every_word_is_there_with_its_time():
    page = read(transcript(segment("Bonjour à tous.", 800), segment("Au vote ?", 9000)))
    assert page.words() == [
        (800, "Bonjour"),
        (1100, "à"),
        (1400, "tous."),
        (9000, "Au"),
        (9300, "vote\u202f?"),
    ]


def test_paragraphs_say_when_and_who_and_have_a_button_to_hear_them():
    page = read(transcript(segment("Bonjour.", 800, speaker="Éloïse"), segment("Merci.", 3_723_000, speaker="Karim")))
    assert [one.text for one in page.all("bdi", class_="speaker")] == ["Éloïse", "Karim"]
    times = page.all("button", class_="time")
    assert [(one.text, one.attributes["data-t"]) for one in times] == [("00:00:00", "800"), ("01:02:03", "3723000")]
    assert times[1].attributes["aria-label"] == "Écouter à partir de 01:02:03"


def test_times_and_speakers_are_left_out_on_request():
    made = transcript(segment("Bonjour.", speaker="Éloïse"))
    page = read(made, replace(SOUND, times=False, speakers=False))
    assert not page.all("bdi", class_="speaker")
    (button,) = page.all("button", class_="time bare")
    assert "00:00" not in button.text + button.attributes["aria-label"]
    assert not read(made, ExportOptions(times=False, speakers=False)).all("p", class_="who")


def test_without_a_sound_the_page_is_text_only():
    page = read(transcript(segment("Bonjour à tous.")), ExportOptions())
    assert not page.all("audio") + page.all("script") + page.all("button")
    assert page.words() == []
    assert squeezed(page.all("main")[0].text) == "00:00:00 Bonjour à tous."
    assert set(page.policy()) == {"default-src", "style-src", "base-uri", "form-action"}


@pytest.mark.parametrize("options", [SOUND, ExportOptions()], ids=["sound", "text"])
def test_nothing_but_its_own_style_and_script_may_run_or_be_fetched(options):
    page = read(transcript(segment("Bonjour.")), options)
    assert page.policy()["default-src"] == "'none'"
    assert page.policy()["style-src"] == digest(page.all("style")[0].text)
    assert [page.policy().get("script-src")][: len(page.all("script"))] == [
        digest(one.text) for one in page.all("script")
    ]
    assert not re.search(r"https?:", write(transcript(segment("Bonjour.")), options))


@pytest.mark.parametrize("options", [SOUND, ExportOptions()], ids=["sound", "text"])
@pytest.mark.parametrize("text", NASTY)
def test_what_was_said_and_what_things_are_called_is_only_text(text, options):
    harmless = read(transcript(segment("mot", speaker="qui"), name="nom"), options)
    said = segment(text, speaker=text)
    options = replace(options, sound=Path(text.replace("/", "_")) if options.sound else None)
    page = read(replace(transcript(said, name=text), made_with={"engine": text, "model": text}), options)
    assert {one.tag for one in page.elements} == {one.tag for one in harmless.elements}
    assert len(page.all("script")) == len(harmless.all("script"))
    names = {name for one in page.elements for name in one.attributes}
    assert names <= {name for one in harmless.elements for name in one.attributes} | {"lang", "dir"}
    assert squeezed(text) in squeezed(page.all("main")[0].text.replace("\u202f", " ")).replace(" ?", "?")
    assert page.all("bdi", class_="speaker")[0].text == text


def test_a_language_of_no_known_form_is_not_written_into_the_page():
    page = read(transcript(segment("mot", language='"><b>'), language='"><b>'))
    assert page.all("main")[0].attributes["lang"] == "und"


def test_languages_and_directions_are_marked_where_they_change():
    page = read(
        transcript(segment("Bonjour.", 0), segment("مرحبا بالجميع", 4100, "ar"), segment("Hello.", 12_000, "en"))
    )
    assert page.all("html")[0].attributes["lang"] == "fr"
    (arabic,) = page.all("span", lang="ar")
    assert (arabic.attributes["dir"], squeezed(arabic.text)) == ("rtl", "مرحبا بالجميع")
    (english,) = page.all("p", lang="en")
    assert "dir" not in english.attributes


def test_an_arabic_transcript_is_written_from_right_to_left():
    page = read(transcript(segment("مرحبا", language="ar"), segment("Bonjour.", 9000), language="ar"))
    assert page.all("html")[0].attributes["lang"] == "en"
    main = page.all("main")[0]
    assert (main.attributes["lang"], main.attributes["dir"]) == ("ar", "rtl")
    assert page.all("p", lang="fr")[0].text == "Bonjour."
    assert [one.attributes.get("dir") for one in page.all("div", class_="turn")] == [None, "ltr"]


def test_doubts_are_marked_and_explained():
    made = transcript(
        segment("Bonjour à tous."),
        segment("Sous-titres.", 4100, doubts=("loop",)),
        replace(segment("", 8200, doubts=("not_transcribed",)), text=""),
    )
    page = read(made)
    text = squeezed(page.all("main")[0].text)
    assert text.endswith("Bonjour à tous. [?] Sous-titres. [inaudible]")
    explained = " ".join(one.text for one in page.all("p", class_="notice"))
    assert "[?]" in explained
    assert "[inaudible]" in explained
    assert (8200, "[inaudible]") in page.words()
    assert not [word for _, word in page.words() if word in {"", "[?]"}]


@pytest.mark.parametrize("options", [SOUND, ExportOptions()], ids=["sound", "text"])
def test_doubtful_words_are_marked_on_request(options):
    words = (Word(0, 300, " Bonjour", 0.9), Word(300, 300, " Zoé,", 0.2), Word(400, 900, " à", 0.9))
    made = transcript(replace(segment("Bonjour Zoé, à"), words=words))
    page = read(made, replace(options, doubtful_words=True))
    (doubtful,) = page.all("span", class_="doubtful")
    assert doubtful.text == "Zoé"
    assert "Bonjour Zoé\u00a0(?), à" in page.all("main")[0].text
    assert not read(made, options).all("span", class_="doubtful")


def test_a_word_without_length_can_be_heard():
    words = (Word(0, 300, " Bonjour", 0.9), Word(300, 300, " Zoé.", 0.9))
    assert read(transcript(replace(segment("Bonjour Zoé."), words=words))).words() == [(0, "Bonjour"), (300, "Zoé.")]


def test_text_without_word_times_shares_its_own():
    made = transcript(replace(segment("Oui, très bien."), words=()))
    assert [word for _, word in read(made).words()] == ["Oui,", "très", "bien."]


def test_a_notice_says_that_a_machine_wrote_it_and_whether_a_person_read_it():
    made = transcript(segment("Bonjour."))
    assert "Personne ne l'a relu" in read(made).all("p", class_="notice")[0].text
    assert "Une personne l'a relu" in read(made, replace(SOUND, reviewed=True)).all("p", class_="notice")[0].text
    assert not read(made, replace(SOUND, notice=False)).all("p", class_="notice")


def test_the_page_speaks_the_language_asked_for():
    page = read(transcript(segment("Bonjour.")), replace(SOUND, labels="en"))
    assert page.all("html")[0].attributes["lang"] == "en"
    assert page.all("main")[0].attributes["lang"] == "fr"
    assert page.all("a", class_="skip")[0].text == "Skip to the text"


def test_nothing_said_is_said():
    page = read(transcript())
    assert squeezed(page.all("main")[0].text) == "Aucune parole."


@pytest.mark.parametrize(
    "name", ["été – n° 1.mp3", "a:b.mp3", "100%41.mp3", "a?b#c.mp3", "javascript:x", "é.flac", "\\dos.wav"]
)
def test_a_sound_beside_the_page_is_found_under_its_own_name(name):
    address = read(transcript(), ExportOptions(sound=Path("/ailleurs") / name)).all("audio")[0].attributes["src"]
    assert unquote(address) == name
    assert re.fullmatch(r"[\w.~%-]+", address, re.ASCII)


def test_a_sound_whose_name_is_not_utf8_is_found():
    address = read(transcript(), ExportOptions(sound=Path("\udce9t\udce9.wav"))).all("audio")[0].attributes["src"]
    assert address == "%E9t%E9.wav"


@pytest.mark.parametrize("size", [0, 1, 2, 3, 1_000_000])
def test_an_embedded_sound_is_the_file(tmp_path, size):
    sound = tmp_path / "été.FLAC"
    sound.write_bytes(bytes(range(256)) * (size // 256) + bytes(size % 256))
    page = read(transcript(segment("Bonjour.")), ExportOptions(sound=sound, embed_sound=True))
    start, _, encoded = page.all("audio")[0].attributes["src"].partition(",")
    assert start == "data:audio/flac;base64"
    assert base64.b64decode(encoded, validate=True) == sound.read_bytes()
    assert page.policy()["media-src"] == "data:"


def test_an_embedded_sound_passes_through_in_small_pieces(tmp_path):
    sound = tmp_path / "long.wav"
    sound.write_bytes(bytes(8_000_000))
    pieces = EXPORTERS["html"].write(transcript(), ExportOptions(sound=sound, embed_sound=True))
    assert max(map(len, pieces)) < 500_000


def test_a_sound_that_cannot_be_embedded_is_an_error(tmp_path):
    for path, code in ((tmp_path / "rien.wav", "input.missing"), (tmp_path, "input.not_readable")):
        with pytest.raises(InputError) as caught:
            write(transcript(), ExportOptions(sound=path, embed_sound=True))
        assert caught.value.code == code
        assert caught.value.data["path"] == str(path)


def test_the_same_transcript_gives_the_same_page():
    made = transcript(*(segment(text) for text in NASTY))
    assert write(made) == write(made)
    assert write(made).startswith("<!DOCTYPE html>\n")
    assert write(made).endswith("</html>\n")
    assert "\r" not in write(made)
