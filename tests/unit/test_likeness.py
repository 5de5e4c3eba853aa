"""The lines that sound like corrected ones: by their voices, and never those that are said by the same person."""

import numpy as np

from lokas.speech.speakers.diarizer import Voices, VoiceTurn
from lokas.speech.speakers.likeness import MOST, lines_like
from lokas.text.document import new_document
from tests.helpers.documents import transcript

ANNA, MAX = np.eye(4, dtype=np.float32)[:2]
BETWEEN = (ANNA + MAX) / np.sqrt(2)


def said_by(*speakers):
    return new_document(transcript(*["un deux trois quatre cinq"] * len(speakers), speakers=speakers)).segments


def heard(segments, *prints):
    turns = tuple(VoiceTurn(one.start_ms, one.end_ms, at) for at, one in enumerate(segments))
    return Voices(turns, np.array(prints, np.float32))


def like(segments, given, voices):
    return [one.segment_id for one in lines_like(segments, given, voices)]


def test_lines_of_the_same_voice_that_somebody_else_is_said_to_say_are_proposed():
    segments = said_by("Anna", "Max", "Max", "Max", "Max")
    voices = heard(segments, ANNA, MAX, ANNA, MAX, MAX)
    assert like(segments, {0}, voices) == [2]


def test_what_is_like_its_own_speaker_as_much_is_not_proposed():
    segments = said_by("Anna", "Max", "Max", "Max")
    voices = heard(segments, ANNA, BETWEEN, BETWEEN, MAX)
    assert like(segments, {0}, voices) == []


def test_the_most_alike_come_first():
    segments = said_by("Anna", "Max", "Max", "Max", "Max", "Max")
    nearer = (2 * ANNA + MAX) / np.sqrt(5)
    voices = heard(segments, ANNA, MAX, nearer, ANNA, MAX, MAX)
    found = lines_like(segments, {0}, voices)
    assert [one.segment_id for one in found] == [3, 2]
    assert found[0].distance < found[1].distance


def test_lines_of_nobody_known_are_proposed_where_they_are_near():
    segments = said_by("Anna", None, None)
    assert like(segments, {0}, heard(segments, ANNA, ANNA, MAX)) == [1]


def test_without_a_print_of_the_corrected_line_nothing_is_proposed():
    segments = said_by("Anna", "Max", "Max")
    assert like(segments, {0}, heard(segments, 0 * ANNA, ANNA, MAX)) == []
    assert like(segments, {0}, Voices((), np.zeros((0, 0), np.float32))) == []


def test_nobody_has_to_read_through_hundreds_of_lines():
    segments = said_by("Anna", *["Max"] * 200, *["Max"] * 300)
    voices = heard(segments, ANNA, *[ANNA] * 200, *[MAX] * 300)
    assert len(like(segments, {0}, voices)) == MOST
