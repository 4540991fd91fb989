"""Others' rows as claims of that source, and how far they agree with what khabar found."""

from khabar.imports.acled import read_acled
from khabar.imports.cells import TableError
from khabar.imports.compare import Agreement, Comparison, FieldPair, Match, compare
from khabar.imports.incident import Imported
from khabar.imports.note import FieldNote, Tlp, note
from khabar.imports.table import TableMap, read_map, read_table
from khabar.imports.ucdp import read_ucdp

__all__ = [
    "Agreement", "Comparison", "FieldNote", "FieldPair", "Imported", "Match", "TableError", "TableMap", "Tlp", "compare", "note", "read_acled", "read_map",
    "read_table", "read_ucdp",
]  # fmt: skip
