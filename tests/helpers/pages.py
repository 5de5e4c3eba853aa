"""Transcripts and pages for the browser: the demonstration meeting as it was said, with its own sound."""

from __future__ import annotations

import json
import shutil

from lokas.text.export import EXPORTERS, ExportOptions
from lokas.types import Coverage, Footprint, Segment, Source, Transcript, Word
from lokas_models.demonstration import demonstration

NAME = "Réunion d'été – n° 2, 100 %.flac"


def meeting_transcript(language):
    """What is said in a demonstration meeting, by whom and when; some of it doubted, to show the marks."""
    told = json.loads(demonstration(language).reference.read_text(encoding="utf-8"))
    segments = [
        segment(sentence, language, turn["speaker"]) for turn in told["turns"] for sentence in turn["sentences"]
    ]
    source = Source(NAME, told["duration_ms"])
    made_with = {"engine": "faster-whisper", "model": "medium"}
    cost = Footprint(252.4, 330.1, 0.9174, "estimate")
    return Transcript(source, language, 0.99, tuple(segments), made_with, Coverage(90_000, 88_900), cost)


def segment(sentence, language, speaker):
    """A sentence; the first word of one that ends with a question is doubtful, one about the concert is doubted."""
    asked = sentence["text"].endswith("?")
    words = tuple(
        Word(word["start_ms"], word["end_ms"], f" {word['text']}", 0.3 if asked and not number else 0.9)
        for number, word in enumerate(sentence["words"])
    )
    doubts = ("loop",) if "concert" in sentence["text"] else ()
    start_ms, end_ms = sentence["start_ms"], sentence["end_ms"]
    return Segment(start_ms, start_ms, end_ms, sentence["text"], words, 0.9, language, doubts, speaker)


def write_page(folder, transcript, sound="beside", **options):
    """The page in a folder whose name has accents and spaces; its sound "beside" it, "embedded", or None."""
    folder = folder / "Été à Saint-Étienne & co #1"
    folder.mkdir(exist_ok=True)
    if sound:
        options["sound"] = folder / NAME
        shutil.copy(demonstration("fr").sound, options["sound"])
    made = ExportOptions(doubtful_words=True, embed_sound=sound == "embedded", **options)
    page = folder / "Page d'été.html"
    page.write_bytes(b"".join(EXPORTERS["html"].write(transcript, made)))
    if sound == "embedded":
        options["sound"].unlink()
    return page
