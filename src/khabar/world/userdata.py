"""Where a user's own gazetteers and boundaries lie, and what is recorded of their origin.

One folder, in this order: ``KHABAR_DATA``; ``khabar`` in ``XDG_DATA_HOME``; the usual place of the system. It need not
exist. Under it ``gazetteer/NAME.idx`` and ``boundaries/THEATRE-admN.json``, each with its origin. This file alone reads
the environment for it, so that the library, the commands and worker processes see the same.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

VARIABLE = "KHABAR_DATA"
BLOCK = 1 << 20  # bytes read at a time


class UserDataError(ValueError):
    """A file of the user's that cannot be taken, and why."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where data came from: file or address, its digest, the day it was taken in, the licence as the user gave it."""

    file: str
    sha256: str
    added: str  # ISO 8601 day
    licence: str | None = None
    url: str | None = None
    places: int = 0
    names: int = 0


def user_folder() -> Path:
    """The folder of the user's own data; it may not exist."""
    if given := os.environ.get(VARIABLE):
        return Path(given).expanduser()
    if shared := os.environ.get("XDG_DATA_HOME"):
        return Path(shared) / "khabar"
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "khabar"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))) / "khabar"
    return home / ".local" / "share" / "khabar"


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found.update(block)
    return found.hexdigest()


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that nobody ever sees a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_origin(path: Path, origin: Origin) -> None:
    write_whole(path, msgspec.json.format(msgspec.json.encode(origin), indent=1) + b"\n")


def read_origin(path: Path) -> Origin:
    """Raises UserDataError where the record is missing or cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Origin)
    except (OSError, msgspec.MsgspecError) as e:
        raise UserDataError(f"{path}: {e}") from e


def name_of(text: str) -> str:
    """A name that is safe as a file's: small letters, digits, hyphens. Raises UserDataError where nothing is left."""
    name = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60]
    if not name:
        raise UserDataError(f"{text!r} is no name for a gazetteer")
    return name
