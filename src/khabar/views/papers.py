"""Blocks of a text, and the files that they become: Markdown, HTML, DOCX (written with the standard library)."""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import assert_never
from xml.sax.saxutils import escape as xml

EPOCH = (1980, 1, 1, 0, 0, 0)  # in archives, so that the same brief gives the same bytes
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
EMU = 9525  # of Word's units in a pixel
PAGE_WIDTH = 620  # pixels between the margins of A4


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    notes: tuple[int, ...] = ()
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    svg: str
    caption: str


Block = Heading | Paragraph | Note | Table | Figure


# ------------------------------------------------------------------------------------------------ Markdown
def md(text: str) -> str:
    return MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def markdown(title: str, blocks: Sequence[Block], notes: Sequence[str]) -> str:
    parts = [f"# {md(title)}"]
    for block in blocks:
        match block:
            case Heading():
                parts.append(f"## {md(block.text)}")
            case Paragraph():
                marks = "".join(f"[^{n}]" for n in block.notes)
                parts.append(f"{'- ' if block.bullet else ''}{md(block.text)}{marks}")
            case Note():
                parts.append(f"*{md(block.text)}*")
            case Table():
                lines = [block.head, tuple("---" for _ in block.head), *block.rows]
                parts.append(
                    "\n".join("| " + " | ".join(c if c == "---" else md(c) for c in row) + " |" for row in lines)
                )
            case Figure():
                data = base64.b64encode(block.svg.encode()).decode()
                parts.append(f"![{md(block.caption)}](data:image/svg+xml;base64,{data})")
            case _:
                assert_never(block)
    parts += [f"[^{n}]: {md(text)}" for n, text in enumerate(notes, 1)]
    return "\n\n".join(parts) + "\n"


# ------------------------------------------------------------------------------------------------ HTML
STYLE = """body{font:15px/1.5 system-ui,"Noto Sans",sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1d2125;background:#fff;overflow-wrap:anywhere}
h1,h2{font-family:Georgia,"Noto Serif",serif;line-height:1.2}table{border-collapse:collapse;width:100%;font-size:13px}th,td{border-top:1px solid #ccc;text-align:left;vertical-align:top;padding:.25rem .4rem}
figure{margin:1rem 0}svg{max-width:100%;height:auto}figcaption,.note{color:#555;font-size:13px}sup a{text-decoration:none}.notes li{font-size:13px}.scroll{overflow-x:auto}
@media print{@page{size:A4;margin:15mm}body{margin:0;font-size:10pt}table{font-size:8pt}tr,figure,li{break-inside:avoid}h2{break-after:avoid}}"""


def html(title: str, blocks: Sequence[Block], notes: Sequence[str]) -> str:
    import hashlib

    fingerprint = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{fingerprint}'; base-uri 'none'; form-action 'none'"
    items = "".join(f'<li id="n{n}" dir="auto">{escape(text)}</li>' for n, text in enumerate(notes, 1))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main><h1>{escape(title)}</h1>\n"
        + "\n".join(_html_blocks(blocks))
        + f'\n<h2>Quoted words</h2><ol class="notes">{items}</ol></main></body></html>\n'
    )


def _html_blocks(blocks: Iterable[Block]) -> Iterable[str]:
    listing = False
    for block in blocks:
        bullet = isinstance(block, Paragraph) and block.bullet
        if bullet != listing:
            yield "<ul>" if bullet else "</ul>"
            listing = bullet
        match block:
            case Heading():
                yield f"<h2>{escape(block.text)}</h2>"
            case Paragraph():
                marks = "".join(f'<sup><a href="#n{n}">[{n}]</a></sup>' for n in block.notes)
                tag = "li" if bullet else "p"
                yield f"<{tag}><bdi>{escape(block.text)}</bdi>{marks}</{tag}>"
            case Note():
                yield f'<p class="note">{escape(block.text)}</p>'
            case Table():
                head = "".join(f'<th scope="col">{escape(c)}</th>' for c in block.head)
                rows = "".join(
                    "<tr>" + "".join(f"<td><bdi>{escape(c)}</bdi></td>" for c in row) + "</tr>" for row in block.rows
                )
                yield f'<div class="scroll" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
            case Figure():
                yield f"<figure>{block.svg}<figcaption>{escape(block.caption)}</figcaption></figure>"
            case _:
                assert_never(block)
    if listing:
        yield "</ul>"


# ------------------------------------------------------------------------------------------------ DOCX
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
RELS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def _style(ident: str, size: int, *, name: str = "", bold: bool = False, before: int = 80) -> str:
    """A paragraph style; programs know their own by name ("heading 1") and list those with an outline level as contents."""
    weight = "<w:b/>" if bold else ""
    keep = "<w:keepNext/>" if bold else ""
    level = '<w:outlineLvl w:val="0"/>' if name == "heading 1" else ""
    usual = ' w:default="1"' if ident == "Normal" else ""
    based = "" if usual else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{usual} w:styleId="{ident}"><w:name w:val="{name or ident}"/>{based}<w:pPr>{keep}'
        f'<w:spacing w:before="{before}" w:after="60"/>{level}</w:pPr><w:rPr>{weight}<w:sz w:val="{size}"/></w:rPr></w:style>'
    )


STYLES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{W}">'
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/><w:sz w:val="21"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + _style("Normal", 21) + _style("Title", 40, bold=True) + _style("Heading1", 28, name="heading 1", bold=True, before=240) + _style("Small", 17)
    + "</w:styles>"
)  # fmt: skip


def docx(title: str, blocks: Sequence[Block], notes: Sequence[str], png: Callable[[str], bytes | None]) -> bytes:
    """A Word file. Figures stand in it as SVG, which Word 2016 shows, and as PNG for LibreOffice and older programs where a
    renderer is installed."""
    body = [_para(title, "Title")]
    pictures: list[tuple[str, bytes | None]] = []
    for block in blocks:
        match block:
            case Heading():
                body.append(_para(block.text, "Heading1"))
            case Paragraph():
                marks = "".join(f"[{n}]" for n in block.notes)
                body.append(_para(("• " if block.bullet else "") + block.text, "Normal", marks))
            case Note():
                body.append(_para(block.text, "Small"))
            case Table():
                body += [_table(block), _para("", "Small")]
            case Figure():
                pictures.append((block.svg, png(block.svg)))
                body.append(_picture(len(pictures), block.svg, block.caption))
                older = (
                    ""
                    if pictures[-1][1]
                    else " (LibreOffice, and Word before 2016, show no figure here; it stands in the HTML form of this brief.)"
                )
                body.append(_para(block.caption + older, "Small"))
            case _:
                assert_never(block)
    body.append(_para("Quoted words", "Heading1"))
    body += [_para(f"[{n}] {text}", "Small") for n, text in enumerate(notes, 1)]
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>'
    document = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(body)}{page}</w:body></w:document>'
    links = f'<Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/>' + "".join(
        f'<Relationship Id="pic{n}" Type="{R}/image" Target="media/{n}.png"/><Relationship Id="svg{n}" Type="{R}/image" Target="media/{n}.svg"/>'
        for n in range(1, len(pictures) + 1)
    )
    files: dict[str, bytes] = {
        "[Content_Types].xml": TYPES.encode(), "_rels/.rels": RELS.encode(), "word/document.xml": document.encode(),
        "word/styles.xml": STYLES.encode(),
        "word/_rels/document.xml.rels": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'.encode(),
        **{f"word/media/{n}.svg": drawing.encode() for n, (drawing, _) in enumerate(pictures, 1)},
        **{f"word/media/{n}.png": image or blank() for n, (_, image) in enumerate(pictures, 1)},
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def blank() -> bytes:
    """The smallest PNG: one pixel that lets everything through. It stands where nothing can draw a figure."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 5)) + chunk(b"IEND", b"")


def _run(text: str, raised: bool = False) -> str:
    look = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>' if raised else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{xml(text)}</w:t></w:r>'


def _para(text: str, style: str, marks: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(text)}{_run(marks, True) if marks else ""}</w:p>'


def _table(block: Table) -> str:
    def row(cells: Iterable[str], head: bool) -> str:
        first = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
        return (
            f"<w:tr>{first}"
            + "".join(f'<w:tc><w:p><w:pPr><w:pStyle w:val="Small"/></w:pPr>{_run(c)}</w:p></w:tc>' for c in cells)
            + "</w:tr>"
        )

    line = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="BBBBBB"/>' for side in ("top", "bottom", "insideH"))
    grid = "".join("<w:gridCol/>" for _ in block.head)
    rows = row(block.head, True) + "".join(row(r, False) for r in block.rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{line}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'


def _picture(number: int, svg: str, caption: str) -> str:
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    width, height = (float(size[1]), float(size[2])) if size else (720.0, 400.0)
    cx, cy = round(PAGE_WIDTH * EMU), round(PAGE_WIDTH * height / width * EMU)
    a, pic = (
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    )
    asvg = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{wp}"><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{number}" name="figure {number}" descr="{escape(caption)}"/>'
        f'<a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}"><pic:pic xmlns:pic="{pic}"><pic:nvPicPr><pic:cNvPr id="{number}" name="{number}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="pic{number}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip xmlns:asvg="{asvg}" r:embed="svg{number}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
