"""What is said of keys that were given, taken and refused, and what is asked before they change hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas_ui.language import texts
from lokas_ui.widgets.key_words import titles
from lokas_ui.widgets.keys import named

if TYPE_CHECKING:
    from lokas_ui.viewmodels.key_choices import Answer, Contest
    from lokas_ui.viewmodels.key_rules import Refusal


def answered(answer: Answer) -> str:
    """What came of a wish."""
    if answer.refusal is not None:
        return _refused(answer.refusal).format(key=named([answer.key]))
    if not answer.name:
        return texts.tr("Everything has its usual keys.")
    said = {
        "given": texts.tr("{key} does “{name}” now."),
        "taken": texts.tr("{key} does “{name}” no longer."),
        "usual": texts.tr("“{name}” has its usual keys."),
    }[answer.kind]
    return said.format(key=named([answer.key]), name=titles()[answer.name])


def asked(contest: Contest) -> tuple[str, str]:
    """What is asked, and what the button says that agrees."""
    if not contest.name:
        return texts.tr("Those that you chose are forgotten."), texts.tr("Use the usual keys")
    words = titles()
    held = [
        texts.tr("{key} does “{name}” until now.").format(key=named([key]), name=words[other])
        for key, other in contest.rivals
    ]
    question = texts.tr("Shall %n keys do “{name}” instead?", "", len(contest.rivals))
    return " ".join([*held, question.format(name=words[contest.name])]), texts.tr("Change it")


def _refused(reason: Refusal) -> str:
    return {
        "has": texts.tr("{key} does it already."),
        "many": texts.tr("It has as many keys as it can have. Take one away before you give it {key}."),
        "moves": texts.tr("{key} is needed to move about, to press buttons or to correct a text. Press another key."),
        "writes": texts.tr(
            "{key} writes a letter or a sign. Press it together with Ctrl or Alt, or press another key."
        ),
        "speakers": texts.tr("{key} says who speaks. Press another key."),
    }[reason]
