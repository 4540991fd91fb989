"""Downloads one file over HTTP, for commands that are told to: the only place where khabar reaches for a network."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from khabar import __version__
from khabar.world.userdata import BLOCK, UserDataError

MOST_BYTES = 1_000_000_000  # of one download; the largest country has about 80 MB
TIMEOUT = 60.0  # seconds without an answer
HELP = "; where there is no network, download the file elsewhere and use `khabar gazetteer add FILE`"


def download(url: str, target: Path, *, timeout: float = TIMEOUT, most: int = MOST_BYTES) -> int:
    """Writes what an address holds to a new file; returns its bytes. Raises UserDataError with what went wrong."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise UserDataError(f"{url}: no http or https address")
    request = urllib.request.Request(url, headers={"User-Agent": f"khabar/{__version__}"})
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer, target.open("wb") as file:
            stated = answer.headers.get("Content-Length", "")
            got = 0
            while block := answer.read(BLOCK):
                got += len(block)
                if got > most:
                    raise UserDataError(f"{url}: more than {most:,} bytes")
                file.write(block)
    except urllib.error.HTTPError as e:
        raise UserDataError(f"{url}: {'there is no such file' if e.code == 404 else e.reason} (HTTP {e.code})") from e
    except (urllib.error.URLError, TimeoutError, http.client.HTTPException, ConnectionError) as e:
        raise UserDataError(f"{parts.netloc} cannot be reached: {getattr(e, 'reason', e)}{HELP}") from e
    if stated.isdigit() and got != int(stated):
        raise UserDataError(f"{url}: cut short after {got:,} of {int(stated):,} bytes")
    return got
