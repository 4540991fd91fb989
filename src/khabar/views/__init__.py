"""Views of a situation: the page that a reader opens, and the brief that goes round."""

from khabar.views.brief import Brief, brief, week_of
from khabar.views.page import report_page

__all__ = ["Brief", "brief", "report_page", "week_of"]
