"""Atom and RSS of events, the latest told first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import quoteattr

from khabar.exports import notes
from khabar.exports.batch import Batch
from khabar.exports.kml import text
from khabar.exports.options import NotExported
from khabar.exports.records import Record
from khabar.exports.tables import clean, fresh

EPOCH = date(1970, 1, 1)


def write_atom(batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    about = batch.about
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>urn:khabar:events:{text(about.theatre)}</id><title>{text(about.title)}</title>"
        f"<subtitle>{text(_terms(batch))}</subtitle><updated>{_atom_time(_latest(batch))}</updated>"
        f'<author><name>khabar</name></author><generator version="{text(about.version)}">khabar</generator>\n'
    )
    return _write(path, batch, head, "</feed>\n", _entry)


def write_rss(batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    about = batch.about
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        f"<title>{text(about.title)}</title><link>urn:khabar:events:{text(about.theatre)}</link>"
        f"<description>{text(_terms(batch))}</description><generator>khabar {text(about.version)}</generator>"
        f"<lastBuildDate>{_rss_time(_latest(batch))}</lastBuildDate>\n"
    )
    return _write(path, batch, head, "</channel></rss>\n", _item)


def _write(path: Path, batch: Batch, head: str, tail: str, entry: Callable[[Record], str]) -> tuple[int, list[NotExported]]:
    chosen = _newest_first(batch.records)
    with fresh(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(head)
        file.writelines(map(entry, chosen))
        file.write(tail)
    return len(chosen), []


def _terms(batch: Batch) -> str:
    return " ".join((*batch.about.redactions, "; ".join(f"{k}: {v}" for k, v in batch.about.options), batch.about.notice))


def _newest_first(records: Sequence[Record]) -> list[Record]:
    return sorted(records, key=lambda r: (-_told(r).toordinal(), r.event.id))


def _told(record: Record) -> date:
    return record.published[-1] if record.published else record.first_day or EPOCH


def _latest(batch: Batch) -> date:
    return max(map(_told, batch.records), default=EPOCH)


def _atom_time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _rss_time(day: date) -> str:
    return format_datetime(datetime.combine(day, datetime.min.time(), UTC))


def _entry(record: Record) -> str:
    link = f"<link rel=\"related\" href={quoteattr(clean(record.link))}/>" if record.link else ""
    first = record.published[0] if record.published else _told(record)
    return (
        f"<entry><id>urn:khabar:{text(record.event.id)}</id><title>{text(notes.headline(record))}</title>"
        f"<updated>{_atom_time(_told(record))}</updated><published>{_atom_time(first)}</published>{link}"
        f"<category term={quoteattr(record.event.type.value)}/><content type=\"text\">{text(notes.note(record))}</content></entry>\n"
    )


def _item(record: Record) -> str:
    link = f"<link>{text(record.link)}</link>" if record.link else ""
    return (
        f'<item><guid isPermaLink="false">urn:khabar:{text(record.event.id)}</guid><title>{text(notes.headline(record))}</title>{link}'
        f"<category>{text(record.event.type.value)}</category><pubDate>{_rss_time(_told(record))}</pubDate>"
        f"<description>{text(notes.note(record))}</description></item>\n"
    )
