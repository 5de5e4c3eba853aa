"""What people make of a transcript: a document that is edited, undone and redone, and never loses its times.

`new_document` makes one, edits (`SetText`, `Split`, …) are values that `DocumentFile.do` carries out, and
`as_transcript` gives what every exporter takes. The transcript itself stays as the machine made it.
"""

from lokas.text.document.assigning import AssignSpeakers, keys_in
from lokas.text.document.editing import DocumentFile, read_document
from lokas.text.document.edits import (
    AsHeard,
    Check,
    Edit,
    Join,
    JoinParagraph,
    NewText,
    ReplaceAll,
    SetText,
    Several,
    Split,
    SplitParagraph,
)
from lokas.text.document.finding import Place, Search, find, replace_all, word_at
from lokas.text.document.labels import (
    AddMark,
    ChangeMark,
    MergeSpeakers,
    RemoveMark,
    RenameSpeaker,
    SetSpeaker,
    SplitSpeaker,
    new_speaker_key,
)
from lokas.text.document.reading import (
    Difference,
    Doubt,
    as_heard,
    as_transcript,
    changes_in,
    differences,
    doubts,
    heard_in,
    passage,
    tells_voices,
)
from lokas.text.document.redacting import Redact, Redaction, Unredact, redactions
from lokas.text.document.redaction import redacted
from lokas.text.document.state import Document, Mark, Speaker, TextSegment, new_document

__all__ = [
    "AddMark",
    "AsHeard",
    "AssignSpeakers",
    "ChangeMark",
    "Check",
    "Difference",
    "Document",
    "DocumentFile",
    "Doubt",
    "Edit",
    "Join",
    "JoinParagraph",
    "Mark",
    "MergeSpeakers",
    "NewText",
    "Place",
    "Redact",
    "Redaction",
    "RemoveMark",
    "RenameSpeaker",
    "ReplaceAll",
    "Search",
    "SetSpeaker",
    "SetText",
    "Several",
    "Speaker",
    "Split",
    "SplitParagraph",
    "SplitSpeaker",
    "TextSegment",
    "Unredact",
    "as_heard",
    "as_transcript",
    "changes_in",
    "differences",
    "doubts",
    "find",
    "heard_in",
    "keys_in",
    "new_document",
    "new_speaker_key",
    "passage",
    "read_document",
    "redacted",
    "redactions",
    "replace_all",
    "tells_voices",
    "word_at",
]
