"""A saved e-mail as a page: its text part, or its HTML part; subject, sender and date beside it."""

from __future__ import annotations

import email
import email.policy
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from khabar.model import Page
from khabar.reading.decode import Unreadable, check_text, decode


def read_mail(data: bytes, *, path: str) -> Page:
    """The page in one .eml file; ``Unreadable`` if it has no text."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    part = _text_part(message)
    if part is None:
        raise Unreadable("a mail without a text part")
    html = part.get_content_subtype() == "html"
    payload = part.get_payload(decode=True)
    text = decode(payload if isinstance(payload, bytes) else b"", html=html).text
    sent = _sent(message)
    name = parseaddr(str(message.get("From", "")))[0]
    return Page(
        path=path,
        text=text if html else check_text(text),
        media="text/html" if html else "text/plain",
        title=" ".join(str(message.get("Subject", "")).split()) or None,
        published=sent.date() if sent else None,
        outlet=name or None,
    )


def _text_part(message: EmailMessage) -> EmailMessage | None:
    try:
        part = message.get_body(preferencelist=("plain", "html"))
    except (KeyError, AttributeError, IndexError):  # a broken multipart
        return None
    return part if isinstance(part, EmailMessage) and part.get_content_maintype() == "text" else None


def _sent(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message.get("Date")))
    except (TypeError, ValueError):
        return None
