"""The situation page: one HTML file that needs nothing but a browser."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from importlib.resources import files

from khabar import __version__
from khabar.model import Situation
from khabar.views import summary, words
from khabar.views.pagecells import safe
from khabar.views.pagedata import PageData
from khabar.wire import Json, JsonObject
from khabar.world.outlines import Outlines
from khabar.world.redaction import Redaction
from khabar.world.redaction import redact as hide

BANNER = "Constructed example: the reports and minor persons on this page are made up to show how khabar works. Places are real."


def report_page(
    situation: Situation,
    *,
    title: str,
    outlines: Outlines | None,
    made: str,
    constructed: bool = False,
    redact: Redaction | None = None,
    native: Mapping[str, str] | None = None,
) -> str:
    """The page of a situation.

    ``made`` says when and from what the page was made, in words. ``redact`` says what is hidden; the default hides all that may be. ``native`` holds
    names in other scripts by actor id or place id.
    """
    redact = redact or Redaction()
    shown = hide(situation, redact)
    gathered = PageData(shown, outlines, native or {})
    data = gathered.json()
    data["meta"] = meta(shown, title, made, constructed, redact)
    return assemble(gathered.sentences, title, data, constructed)


def meta(situation: Situation, title: str, made: str, constructed: bool, redaction: Redaction) -> JsonObject:
    coders = sorted({(c.coder.version, c.coder.models[:19], c.coder.pack[:19]) for c in situation.reports})
    return {
        "title": safe(title), "made": safe(made), "constructed": BANNER if constructed else None,
        "version": __version__, "redaction": list(redaction.sentences()), "coders": [list(c) for c in coders],
        "outlets": len({words.outlet(c.outlet.name) for c in situation.reports if c.outlet}), "hidden": redaction.persons or redaction.places,
    }  # fmt: skip


@lru_cache(maxsize=1)
def assets() -> tuple[str, str]:
    """The page's script and styles, as built from ``frontend/``."""
    folder = files("khabar.views").joinpath("assets")
    return folder.joinpath("page.js").read_text("utf-8"), folder.joinpath("page.css").read_text("utf-8")


def fingerprint(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def embed(data: Json) -> str:
    """JSON that cannot end its own script element or be read as markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter, code in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(letter, code)
    return text.encode("utf-8", "replace").decode("utf-8")


def assemble(sentences: Sequence[summary.Sentence], title: str, data: JsonObject, constructed: bool) -> str:
    script, style = assets()
    policy = (
        f"default-src 'none'; script-src '{fingerprint(script)}'; style-src '{fingerprint(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="khabar {__version__}">
<title>{escape(safe(title))}</title>
<style>{style}</style>
</head>
<body>
<div id="app">{plain(sentences, title, constructed)}</div>
<script type="application/json" id="data">{embed(data)}</script>
<script>{script}</script>
</body>
</html>
"""


def plain(sentences: Sequence[summary.Sentence], title: str, constructed: bool) -> str:
    """What readers see whose mail program or browser runs no scripts; the scripts replace it."""
    parts = [f"<h1>{escape(safe(title))}</h1>"]
    if constructed:
        parts.append(f'<p class="banner">{escape(BANNER)}</p>')
    parts.append(
        "<noscript><p>Open this file in a browser with scripts on to see the map, the events and every quoted word.</p>"
    )
    last = None
    for sentence in sentences:
        if sentence.part != last:
            parts.append(f"<h2>{escape(sentence.part)}</h2>")
            last = sentence.part
        parts.append(f"<p>{escape(safe(words.clip(sentence.text, 900), 900))}</p>")
    return "\n".join(parts) + "</noscript>"
