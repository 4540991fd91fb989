"""How much is read at most. Counts, not clocks: the same input is refused or read on every machine.

A news report has 2 to 20 kB, a long analysis 200 kB. Each limit stands an order of magnitude above what reports need
and well below what would fill the memory of a laptop.
"""

from __future__ import annotations

MAX_TEXT_CHARS = 2_000_000  # one report: about a thousand printed pages
MAX_TEXT_BYTES = 4 * MAX_TEXT_CHARS + 4  # no encoding needs more than four bytes a character
MAX_HTML_BYTES = 5_000_000  # one page; the largest news pages have about 3 MB, most of it scripts
MAX_LINE_BYTES = MAX_TEXT_BYTES + 100_000  # one JSON line: a report and what comes with it
MAX_JSON_BYTES = 64_000_000  # one JSON document, which cannot be read piece by piece
MAX_FIELDS = 100  # columns of a table
MAX_MEMBER_BYTES = 64_000_000  # one member of an archive, unpacked: a table may be one
MAX_MEMBERS = 50_000  # of one archive
MAX_ARCHIVE_BYTES = 2_000_000_000  # all members together, unpacked
MAX_ARCHIVE_FILE_BYTES = 1_000_000_000  # the archive as it lies on disk
MAX_RATIO = 200  # unpacked to packed; prose packs 3:1, tables of one outlet perhaps 30:1
RATIO_FLOOR = 1_000_000  # below this many bytes no ratio is a danger
MAX_FAILURES = 1_000  # of one file: then the rest of its bad rows is counted, not listed


def size(count: int) -> str:
    """A number of bytes as people say it."""
    if count < 1_000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1_000:.0f} kB"
    return f"{count / 1_000_000:.0f} MB"
