"""Reading: files, folders, archives and standard input to pages, and pages to reports."""

from khabar.reading.decode import Unreadable
from khabar.reading.pages import read_pages
from khabar.reading.report import report_id, slug, to_report

__all__ = ["Unreadable", "read_pages", "report_id", "slug", "to_report"]
