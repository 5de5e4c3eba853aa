"""The line that says how a text was made and whether a person reviewed it, in the language of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas.text.characters import clean
from lokas.text.export.facts import made_with, percent_covered
from lokas.text.export.labels import labels_for

if TYPE_CHECKING:
    from lokas.text.export.options import ExportOptions
    from lokas.types import Transcript


def notice(transcript: Transcript, options: ExportOptions) -> str:
    """Engine and model, the share of the speech that has text, reviewed or not; empty where no notice is wanted.

    Of captions that were imported only their file is known, not who or what wrote them.
    """
    if not options.notice:
        return ""
    t, made, captions = labels_for(transcript, options), made_with(transcript), transcript.made_with.get("captions")
    percent = percent_covered(transcript.coverage) if transcript.coverage else None
    machine = t("notice_made_with", made=made) if made else t("notice_made")
    parts = (
        t("notice_captions", name=clean(str(captions))) if captions else machine,
        None if percent is None else t("notice_covered", percent=percent),
        t("notice_reviewed" if options.reviewed else "notice_not_reviewed"),
    )
    return " ".join(filter(None, parts))
