"""WebVTT as a browser reads it: the cues of its `<track>` are those that were written."""

from __future__ import annotations

import html
from fractions import Fraction

import pytest
import webvtt

from lokas.text.export import EXPORTERS, ExportOptions
from lokas.types import Segment, Source, Transcript, Word

HOUR_MS = 3_600_000
TEXTS = (
    "Bonjour à tous, la séance est ouverte : qui prend la parole ?",
    "a < b & c > d, <i>gras</i> &amp; <v Zoé> <c.red>",
    "00:00:01.000 --> 00:00:02.000",
    "NOTE STYLE REGION WEBVTT",
    "deux\n\nlignes\r\nvides\x0b et\u2028autres",
    "مرحبا بالجميع في الاجتماع شكرا لكم",
    "שלום לכולם &lrm;",
    "会議を始めます。皆さん、よろしくお願いします。",
    "👩‍👩‍👧 e\u0301te\u0301 🎉",
    "{\\an8} -- > <00:00:03.000>",
    "x" * 400,
)
READ = """
async (written) => {
    const video = document.body.appendChild(document.createElement("video"));
    const track = document.createElement("track");
    const arrived = new Promise((done, failed) => { track.onload = done; track.onerror = failed; });
    track.src = URL.createObjectURL(new Blob([written], { type: "text/vtt" }));
    track.default = true;
    video.append(track);
    track.track.mode = "hidden";
    await arrived;
    return [...track.track.cues].map((cue) => [
        Math.round(cue.startTime * 1000), Math.round(cue.endTime * 1000), cue.getCueAsHTML().textContent,
    ]);
}
"""


def transcript(texts, *, start_ms=0, step_ms=6000, language="fr", speakers=(None,)):
    segments = tuple(
        Segment(
            number, start, start + 4000, text, words(text, start), 0.9, language, (), speakers[number % len(speakers)]
        )
        for number, (text, start) in enumerate((text, start_ms + number * step_ms) for number, text in enumerate(texts))
    )
    return Transcript(Source("réunion.mp3", start_ms + len(texts) * step_ms), language, 0.99, segments)


def words(text, start_ms):
    parts = text.split(" ")
    share = 4000 // len(parts)
    return tuple(
        Word(start_ms + share * at, start_ms + share * (at + 1), f" {part}", 0.9) for at, part in enumerate(parts)
    )


def write(made, **options):
    return b"".join(EXPORTERS["vtt"].write(made, ExportOptions(**options))).decode("utf-8")


def as_webvtt_py_reads(written):
    """Times and text by another parser; its text without tags and with its escapes undone."""
    return [
        (ms(caption.start), ms(caption.end), html.unescape(caption.text)) for caption in webvtt.from_string(written)
    ]


def ms(clock):
    hours, minutes, seconds = clock.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)


@pytest.fixture
def read(browser):
    """What Chromium makes of captions: start, end, and text as it is shown."""
    page = browser.new_page()
    yield lambda written: [tuple(cue) for cue in page.evaluate(READ, written)]
    page.close()


@pytest.mark.parametrize(
    ("made", "options"),
    [
        (transcript(TEXTS), {}),
        (transcript(TEXTS, start_ms=100 * HOUR_MS + 7), {}),
        (transcript(TEXTS, language="ar"), {}),
        (transcript(TEXTS, language="ja"), {}),
        (transcript(TEXTS, step_ms=4000, speakers=("Éloïse <b> & Cie", "Karim", None)), {}),
        (transcript(TEXTS, step_ms=4000, speakers=("Éloïse > & <", "Karim")), {"voices": True, "colours": True}),
        (transcript(TEXTS, step_ms=4010), {"frame_rate": Fraction(30_000, 1001)}),
    ],
    ids=["French", "late", "Arabic", "Japanese", "speakers", "tags", "frames"],
)
def test_a_track_has_the_cues_that_were_written(read, made, options):
    written = write(made, **options)
    assert read(written) == as_webvtt_py_reads(written)
    assert len(read(written)) > len(TEXTS) / 2


def test_a_track_shows_every_letter_that_was_said(read):
    shown = "".join(text for _, _, text in read(write(transcript(TEXTS))))
    assert "".join(shown.split()) == "".join("".join(TEXTS).replace("\u2028", " ").split())


def test_a_track_of_the_demonstration_has_its_cues(read, spoken):
    written = write(spoken)
    assert read(written) == as_webvtt_py_reads(written)
    assert read(written)[-1][1] <= spoken.source.duration_ms
