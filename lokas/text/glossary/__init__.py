"""The glossary of an association: the names and terms that engines expect and that corrections are suggested from."""

from lokas.text.glossary.terms import Glossary, Term, change_glossary, glossary_at, read_glossary

__all__ = ["Glossary", "Term", "change_glossary", "glossary_at", "read_glossary"]
