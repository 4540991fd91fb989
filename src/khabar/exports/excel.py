"""An Excel workbook (ECMA-376) with the standard library: events, control, forces, codebook and what the file says of itself."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from khabar.exports.batch import Batch
from khabar.exports.flat import control_rows, event_row, force_rows
from khabar.exports.geopackage import about_rows
from khabar.exports.options import ExportError, NotExported
from khabar.exports.tables import Cell, columns, fresh, guarded, header

LONGEST = 32_767  # characters in a cell
MOST_ROWS = 1_048_575  # below the head
DAY_ZERO = date(1899, 12, 30).toordinal()
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SAME_TIME = (1980, 1, 1, 0, 0, 0)  # of every part: same events, same bytes
STYLES = (
    f'{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
DAY, HEAD = 1, 2  # indexes in cellXfs


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    head: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write(batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    if len(batch.records) > MOST_ROWS:
        raise ExportError(f"a sheet holds {MOST_ROWS:,} rows; these are {len(batch.records):,} events: export fewer, or as Parquet")
    sheets = [
        Sheet("events", header("events"), map(event_row, batch.records)),
        Sheet("control", header("control"), control_rows(batch)),
        Sheet("forces", header("forces"), force_rows(batch)),
        Sheet("codebook", ("sheet", "column", "type", "HXL", "meaning"), _codebook()),
        Sheet("about", ("name", "value"), about_rows(batch)),
    ]
    with fresh(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as book:
        for name, body in _frame([sheet.name for sheet in sheets]).items():
            book.writestr(_entry(name), body)
        for number, sheet in enumerate(sheets, 1):
            with book.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as file:
                for piece in _sheet(sheet):
                    file.write(piece.encode("utf-8", "replace"))
    return len(batch.records), []


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, SAME_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _codebook() -> Iterator[Sequence[Cell]]:
    for sheet in ("events", "control", "forces"):
        for column in columns(sheet):
            yield sheet, column.name, column.type, column.tag, column.meaning


# ------------------------------------------------------------------------------------------------ parts
def _frame(names: Sequence[str]) -> dict[str, str]:
    numbers = range(1, len(names) + 1)
    sheets = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in zip(numbers, names, strict=True))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>' for n in numbers
    )
    links = "".join(f'<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    styles = len(names) + 1
    return {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>{parts}'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/></Types>',
        "_rels/.rels": f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{links}'
        f'<Relationship Id="rId{styles}" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
    }


def _sheet(sheet: Sheet) -> Iterator[str]:
    letters = [_letters(i) for i in range(len(sheet.head))]
    yield (
        f'{DECLARATION}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>'
    )
    yield _row(1, letters, sheet.head, HEAD)
    for number, row in enumerate(sheet.rows, 2):
        yield _row(number, letters, row, 0)
    yield "</sheetData></worksheet>"


def _row(number: int, letters: Sequence[str], row: Sequence[Cell], style: int) -> str:
    cells = (_cell(f"{letter}{number}", cell, style) for letter, cell in zip(letters, row, strict=True) if cell is not None)
    return f'<row r="{number}">{"".join(cells)}</row>\n'


def _cell(at: str, cell: Cell, style: int) -> str:
    """Texts are inline strings, never formulas; one that begins like a formula is guarded all the same."""
    match cell:
        case bool():
            return f'<c r="{at}" t="b"><v>{int(cell)}</v></c>'
        case int() | float():
            return f'<c r="{at}"><v>{cell!r}</v></c>'
        case date():
            return f'<c r="{at}" s="{DAY}"><v>{cell.toordinal() - DAY_ZERO}</v></c>'
        case _:
            body = escape(guarded(cell or "")[:LONGEST])
            return f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{body}</t></is></c>'


def _letters(index: int) -> str:
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
