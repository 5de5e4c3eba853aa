"""The glossary of an association: the names and terms that engines expect and that corrections are suggested from."""

from lokas.text.glossary.proposing import Proposal, proposals
from lokas.text.glossary.suggesting import suggestions
from lokas.text.glossary.terms import Glossary, Term, change_glossary, glossary_at, read_glossary

__all__ = [
    "Glossary",
    "Proposal",
    "Term",
    "change_glossary",
    "glossary_at",
    "proposals",
    "read_glossary",
    "suggestions",
]
