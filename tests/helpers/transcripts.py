"""Transcripts that exporters have to get right: of any text, with doubts, with what is known of their making."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import strategies as st

from lokas.types import Coverage, Footprint, Segment, Source, Transcript, Word

HOUR_MS = 3_600_000
MADE_WITH = {"engine": "faster-whisper", "model": "selftest", "hotwords": ["AG"], "beam": 5}
NASTY = (
    "<b>gras</b> & <i>",
    "00:00:01,000 --> 00:00:02,000",
    "{\\an8}en haut\\Nligne",
    "deux\n\nlignes\r\nvides\u2028et\x85autres\x0b",
    "NOTE ceci",
    "42",
    "1. un\t2) deux",
    "- tiret",
    "+ plus",
    "=== égal",
    "=1+1",
    '"guillemets", virgules; et\ttabulations',
    "nul\x00 cloche\x07 fin\ufeff",
    "مرحبا بالجميع في الاجتماع",
    "שלום לכולם",
    "会議を始めます。",
    "👩‍👩‍👧 bravo 🎉",
    "&amp; &lt; &nbsp;",
    "| barre | *étoile* _trait_ [lien](x) `code` # titre ~~non~~ $x$ <https://a.fr> https://b.fr",
    "« prêt\u202f? »",
    "non\ufffe caractères\uffff",
    "demi \ud83d paire",
)

TEXTS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
        st.text("<>&-+={}\\Nn/ib:.,0123456789 \n\r\t|*_`[]()#!\"'", max_size=60),
        st.sampled_from(NASTY[:-1]),
    ),
    max_size=5,
)


def transcript(*texts, start_ms=0, language="fr", worded=True, speakers=()):
    """A segment for each text, five seconds apart, each a single word; said by `speakers` if there are."""
    segments = []
    for number, text in enumerate(texts):
        start = start_ms + number * 5000
        words = tuple(Word(start, start + 4000, f" {text}", 0.5) for _ in range(1 if worded else 0))
        speaker = speakers[number] if speakers else None
        segments.append(Segment(number, start, start + 4000, text, words, 0.9, language, (), speaker))
    return Transcript(Source("été – AG n°2.mp3", 95_000), language, 0.99, tuple(segments), MADE_WITH)


def measured(made):
    """The same transcript with what is known of its making."""
    return replace(made, coverage=Coverage(60_000, 58_900), footprint=Footprint(252.4, 330.1, 0.9174, "estimate"))


def doubted():
    """A sentence, one that is doubted, speech without text, and a sentence."""
    first, second, third, fourth = transcript("Bonjour.", "Sous-titres.", " ", "Au vote.").segments
    gap = replace(third, words=(), text="", doubts=("not_transcribed",))
    return replace(transcript(), segments=(first, replace(second, doubts=("loop", "invented")), gap, fourth))


def letters(text):
    """What a reader sees: no spaces, no controls, no line separators."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", "", text)


def spoken(made):
    """The letters of all that was said, as files can hold them."""
    text = "".join(segment.text for segment in made.segments)
    return letters(re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", text))
