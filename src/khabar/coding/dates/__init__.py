"""Time in text: finding expressions (``find_times``), resolving them (``resolve``), dating the report itself
(``infer_published``). Finding never resolves; resolving never searches."""

from khabar.coding.dates.expression import Base, Edge, Form, Link, ResolvedTime, TimeExpression, TimeKind
from khabar.coding.dates.grammar import find_times
from khabar.coding.dates.published import infer_published
from khabar.coding.dates.resolve import resolve

__all__ = ["Base", "Edge", "Form", "Link", "ResolvedTime", "TimeExpression", "TimeKind", "find_times", "infer_published",
           "resolve"]  # fmt: skip
