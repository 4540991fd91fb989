"""Views of a situation: the page that a reader opens, and the brief that goes round."""

from khabar.views.page import report_page

__all__ = ["report_page"]
