"""How far who was found to speak is from who speaks: the diarization error rate."""

import json
from pathlib import Path

import numpy as np

STEP_MS = 10
JOINED_MS = 150
"""A silence between two words of one sentence that is shorter belongs to the speech."""

Spoken = list[tuple[int, int, str]]
"""(start_ms, end_ms, who)"""


def truth_of(path: Path) -> Spoken:
    """When each person is heard in a meeting that the recipe made, from the words of its reference."""
    turns = json.loads(path.read_text(encoding="utf-8"))["turns"]
    return [
        (start_ms, end_ms, turn["speaker"])
        for turn in turns
        for sentence in turn["sentences"]
        for start_ms, end_ms in _heard(sentence["words"])
    ]


def _heard(words: list[dict]) -> list[list[int]]:
    joined: list[list[int]] = []
    for word in words:
        if joined and word["start_ms"] - joined[-1][1] < JOINED_MS:
            joined[-1][1] = max(joined[-1][1], word["end_ms"])
        else:
            joined.append([word["start_ms"], word["end_ms"]])
    return joined


def error_rate(truth: Spoken, found: Spoken, *, collar_ms: int = 0) -> float:
    """Missed, false and confused speech against all speech of every person.

    `collar_ms`: so much on each side of a true boundary does not count. Those who were found are given to people
    greedily, longest shared time first: the rate of the best assignment, which is the one that is published of systems,
    may be a little lower.
    """
    spoken, heard = (_tracks(spans, _length(truth, found)) for spans in (truth, found))
    right = np.zeros(spoken.shape[1], int)
    for one, other in _pairs(spoken.astype(int) @ heard.astype(int).T):
        right += spoken[one] & heard[other]
    wrong = np.maximum(spoken.sum(axis=0), heard.sum(axis=0)) - right
    counts = np.ones(spoken.shape[1], bool)
    for edge_ms in (edge for start_ms, end_ms, _ in truth for edge in (start_ms, end_ms) if collar_ms):
        counts[max(0, edge_ms - collar_ms) // STEP_MS : (edge_ms + collar_ms) // STEP_MS] = False
    return float(wrong[counts].sum() / spoken[:, counts].sum())


def matched(truth: Spoken, found: Spoken) -> dict[str, str]:
    """Who of those that were found each person is: whoever shares most time with them, each once."""
    people, others = (sorted({who for _, _, who in spans}) for spans in (truth, found))
    spoken, heard = (_tracks(spans, _length(truth, found)) for spans in (truth, found))
    return {people[one]: others[other] for one, other in _pairs(spoken.astype(int) @ heard.astype(int).T)}


def _length(truth: Spoken, found: Spoken) -> int:
    return max(end_ms for _, end_ms, _ in truth + found) // STEP_MS + 1


def _tracks(spans: Spoken, length: int) -> np.ndarray:
    names = sorted({who for _, _, who in spans})
    tracks = np.zeros((len(names), length), bool)
    for start_ms, end_ms, who in spans:
        tracks[names.index(who), start_ms // STEP_MS : end_ms // STEP_MS] = True
    return tracks


def _pairs(shared: np.ndarray) -> list[tuple[int, int]]:
    pairs, left = [], shared.copy()
    while left.size and left.max() > 0:
        one, other = (int(at) for at in np.unravel_index(left.argmax(), left.shape))
        pairs.append((one, other))
        left[one], left[:, other] = 0, 0
    return pairs
