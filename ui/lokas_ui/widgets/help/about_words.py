"""How Lokas works and where it errs, in plain words; and what is said of this computer."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from lokas_ui.language import texts
from lokas_ui.sentences import messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.doctor import Check
    from lokas_ui.viewmodels.examination import Part

OF_THE_COMMAND_LINE = {"language"}
"""What is examined, but means nothing in the window."""


def explained() -> str:
    """How the text comes about, what is wrong in it, and what to do about that, as HTML."""
    parts = (f"<h3>{escape(title)}</h3><p>{escape(text)}</p>" for title, text in _parts())
    return "".join(parts)


def _parts() -> list[tuple[str, str]]:
    return [
        (
            texts.tr("What it does"),
            texts.tr(
                "A speech model turns sound into text. It was made by letting a program hear very many hours of sound "
                "together with their text. It then guesses, word by word, what was most likely said. It does not "
                "understand what people say, and it does not know them."
            ),
        ),
        (
            texts.tr("Where it works"),
            texts.tr(
                "On this computer, and nowhere else. What you record, write and correct is sent to nobody. Lokas uses "
                "the network only when you click a button that says so, such as the one that installs a model. It "
                "counts nothing, reports nothing, and wants no account."
            ),
        ),
        (texts.tr("Where it errs"), _errors()),
        (
            texts.tr("Whom it understands less well"),
            texts.tr(
                "Two thirds of what it heard was English. Its makers say that it makes more errors with some accents, "
                "some ages and some ways of speaking. Listen to these people with more care, so that nobody’s words "
                "weigh less than others’."
            ),
        ),
        (
            texts.tr("What it learned from"),
            texts.tr(
                "The Whisper models were made by OpenAI from hundreds of thousands of hours of sound from the web. "
                "Who spoke there, and under which licences, was not published. Everybody may use the models; what "
                "they learned from cannot be looked at."
            ),
        ),
        (
            texts.tr("What remains yours"),
            texts.tr(
                "To ask for consent before you record, to listen where it matters, to correct, and to approve the "
                "minutes. A text that nobody has read again is a draft."
            ),
        ),
    ]


def _errors() -> str:
    return texts.tr(
        "Names, numbers and little words such as “not” are often wrong; so is what is said by several people at once, "
        "far from the microphone, or in noise. The rates in “Models” were measured on people who read aloud: a "
        "meeting is harder. Sometimes a model writes sentences that nobody said, above all where nobody speaks (in "
        "one study, in about one passage in a hundred). Lokas lets it hear only passages with a voice, looks for such "
        "sentences, and marks what is doubtful. It does not find all of them."
    )


def licences(parts: Sequence[Part]) -> str:
    """Under which terms Lokas and what it is made of may be used, as HTML."""
    ours = texts.tr(
        "Lokas is free software under the GNU AGPL, version 3 or later: you may use it, study it, change it and pass "
        "it on, with its source and under the same terms. It comes without any warranty."
    )
    made_of = texts.tr("It is made of these works of others, under their own licences:")
    rows = "".join(
        f"<tr><td>{_cell(one.name)}</td><td>{_cell(one.version)}</td><td>{_cell(one.licence)}</td></tr>"
        for one in parts
    )
    heads = (texts.tr("Work"), texts.tr("Version"), texts.tr("Licence"))
    head = "".join(f"<th align='left'>{escape(one)}</th>" for one in heads)
    return f"<p>{escape(ours)}</p><p>{escape(made_of)}</p><table cellpadding='4'><tr>{head}</tr>{rows}</table>"


def _cell(text: str) -> str:
    return escape(text) or "–"


def found(checks: Sequence[Check]) -> str:
    """What was found, what is wrong first, as plain text that can be sent to somebody who helps."""
    order = {"bad": 0, "warning": 1, "good": 2}
    told = sorted((one for one in checks if one.code not in OF_THE_COMMAND_LINE), key=lambda one: order[one.state])
    lines = [messages()("doctor.line", label=messages()(f"doctor.{one.state}"), sentence=sentence(one)) for one in told]
    return "\n".join(lines)


def summary(checks: Sequence[Check]) -> str:
    """What it comes to."""
    states = [one.state for one in checks]
    if "bad" in states:
        return messages()("doctor.problems", count=states.count("bad"))
    if "warning" in states:
        return messages()("doctor.notes", count=states.count("warning"))
    return messages()("doctor.all_good")


def sentence(check: Check) -> str:
    """What was found, and what to click about it."""
    own = {
        "no_model": texts.tr("No model is installed for your own meetings. Recommended: {recommended}, in “Models”."),
        "model": texts.tr(
            "The model “{model}” is damaged. In “Models”, “Repair” mends it; one of your own is to be deleted and "
            "imported again."
        ),
    }
    if check.state != "good" and check.code in own:
        return own[check.code].format(**check.data)
    return messages()(f"check.{check.code}.{check.state}", **check.data)
