"""Members of zip, tar and gz files, one at a time, bounded, none of them written to disk.

What an archive says about itself is not believed: sizes are counted while unpacking.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, cast

from khabar.reading.decode import Unreadable
from khabar.reading.limits import (
    MAX_ARCHIVE_BYTES,
    MAX_MEMBER_BYTES,
    MAX_MEMBERS,
    MAX_RATIO,
    RATIO_FLOOR,
    size,
)

_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,
    ValueError,
    struct.error,
)
_NESTED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!")
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Member:
    """One member, or why it is refused."""

    name: str
    data: bytes = b""
    refused: str | None = None


class Bomb(Unreadable):
    """An archive that unpacks to far more than it holds."""


def archive_kind(head: bytes) -> str | None:
    """``zip``, ``tar``, ``gz``, ``bz2`` or ``xz`` by the first bytes of a file, else None."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head[257:262] == b"ustar":
        return "tar"
    for magic, kind in ((b"\x1f\x8b", "gz"), (b"BZh", "bz2"), (b"\xfd7zXZ\0", "xz")):
        if head.startswith(magic):
            return kind
    return None


def members(stream: IO[bytes], *, kind: str, name: str) -> Iterator[Member]:
    """Every member in the archive's own order. A broken archive ends with one refused member of no name."""
    try:
        match kind:
            case "zip":
                yield from _zip(stream)
            case "tar":
                yield from _tar(_Counted(stream, stream))
            case _:
                yield from _packed(stream, kind=kind, name=name)
    except Unreadable as problem:
        yield Member("", refused=str(problem))
    except _BROKEN as problem:
        yield Member("", refused=f"broken archive: {_short(problem)}")


def _zip(stream: IO[bytes]) -> Iterator[Member]:
    _check_directory(stream)
    with zipfile.ZipFile(stream) as archive:
        entries = archive.infolist()
        if any(entry.filename == "[Content_Types].xml" for entry in entries):
            raise Unreadable("an Office document (Word, Excel, ...); save it as text")
        if len(entries) > MAX_MEMBERS:
            raise Unreadable(f"{len(entries):,} members; at most {MAX_MEMBERS:,} are read")
        total = 0
        for entry in sorted((e for e in entries if not e.is_dir()), key=lambda e: e.filename):
            why = _bad_name(entry.filename) or _bad_entry(entry)
            if why:
                yield Member(entry.filename, refused=why)
                continue
            member = _zip_member(archive, entry)
            total += len(member.data)
            if total > MAX_ARCHIVE_BYTES:
                raise Bomb(f"unpacks to more than {size(MAX_ARCHIVE_BYTES)}; the rest is not read")
            yield member


def _zip_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Member:
    try:
        with archive.open(entry) as packed:
            data = packed.read(MAX_MEMBER_BYTES + 1)
    except (*_BROKEN, NotImplementedError) as problem:
        return Member(entry.filename, refused=f"cannot be unpacked: {_short(problem)}")
    if len(data) > MAX_MEMBER_BYTES:
        return Member(entry.filename, refused=f"unpacks to more than {size(MAX_MEMBER_BYTES)}")
    return _checked(entry.filename, data)


def _bad_entry(entry: zipfile.ZipInfo) -> str | None:
    if entry.flag_bits & 1:
        return "encrypted"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link, not a file"
    if entry.file_size > MAX_MEMBER_BYTES:
        return f"{size(entry.file_size)} unpacked; at most {size(MAX_MEMBER_BYTES)} are read"
    if entry.file_size > RATIO_FLOOR and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        return f"{size(entry.compress_size)} unpack to {size(entry.file_size)}: a zip bomb"
    return None


def _check_directory(stream: IO[bytes]) -> None:
    """A zip's list of members is read as a whole, so its length is looked at first."""
    stream.seek(0, io.SEEK_END)
    length = stream.tell()
    stream.seek(max(0, length - 66_000))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + 22 > len(tail):
        raise Unreadable("broken archive: a zip without its list of members")
    count, listed = struct.unpack("<HI", tail[at + 10 : at + 16])
    if count >= MAX_MEMBERS or listed > 2_000 * MAX_MEMBERS:
        raise Unreadable(f"more than {MAX_MEMBERS:,} members")
    stream.seek(0)


class _Counted(io.RawIOBase):
    """A stream that unpacks, and stops when too much has come out of too little."""

    def __init__(self, unpacked: IO[bytes], packed: IO[bytes]) -> None:
        super().__init__()
        self._unpacked, self._packed, self._out = unpacked, packed, 0

    def readable(self) -> bool:
        return True

    def read(self, wanted: int = -1) -> bytes:
        data = self._unpacked.read(min(wanted, _CHUNK) if wanted >= 0 else _CHUNK)
        self._out += len(data)
        if self._out > MAX_ARCHIVE_BYTES:
            raise Bomb(f"unpacks to more than {size(MAX_ARCHIVE_BYTES)}; the rest is not read")
        if (
            self._unpacked is not self._packed
            and self._out > RATIO_FLOOR
            and self._out > MAX_RATIO * max(self._packed.tell(), 1)
        ):
            raise Bomb(f"{size(self._packed.tell())} unpack to more than {size(self._out)}: a compression bomb")
        return data


def _packed(stream: IO[bytes], *, kind: str, name: str) -> Iterator[Member]:
    """A gz, bz2 or xz file: a tar, or one file that is named like it without its suffix."""
    counted = _Counted(_unpacker(stream, kind), stream)
    head = counted.read(512)
    if head[257:262] == b"ustar":
        stream.seek(0)
        yield from _tar(_Counted(_unpacker(stream, kind), stream))
        return
    parts = [head]
    length = len(head)
    while data := counted.read(_CHUNK):
        parts.append(data)
        length += len(data)
        if length > MAX_MEMBER_BYTES:
            raise Unreadable(f"unpacks to more than {size(MAX_MEMBER_BYTES)}")
    inner = re.sub(r"\.(gz|bz2|xz)$", "", PurePosixPath(name).name, flags=re.I) or "unpacked"
    yield _checked(inner, b"".join(parts))


def _unpacker(stream: IO[bytes], kind: str) -> IO[bytes]:
    match kind:
        case "gz":
            return cast(IO[bytes], gzip.GzipFile(fileobj=stream, mode="rb"))
        case "bz2":
            return cast(IO[bytes], bz2.BZ2File(stream))
        case _:
            return cast(IO[bytes], lzma.LZMAFile(stream))


def _tar(stream: _Counted) -> Iterator[Member]:
    with tarfile.open(fileobj=stream, mode="r|", errorlevel=1) as archive:
        for count, entry in enumerate(archive):
            if count >= MAX_MEMBERS:
                raise Unreadable(f"more than {MAX_MEMBERS:,} members; the rest is not read")
            archive.members.clear()  # type: ignore[attr-defined]  # tarfile keeps every header it has seen
            if entry.isdir():
                continue
            why = _bad_name(entry.name)
            if not entry.isreg():
                why = "a link, not a file" if entry.issym() or entry.islnk() else "no ordinary file"
            elif entry.size > MAX_MEMBER_BYTES:
                why = f"{size(entry.size)} unpacked; at most {size(MAX_MEMBER_BYTES)} are read"
            if why:
                yield Member(entry.name, refused=why)
                continue
            held = archive.extractfile(entry)
            yield _checked(entry.name, held.read() if held else b"")


def _bad_name(name: str) -> str | None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", name) or "\0" in name:
        return "its name climbs out of the archive's folder"
    return None


def _checked(name: str, data: bytes) -> Member:
    if data.startswith(_NESTED) or data[257:262] == b"ustar":
        return Member(name, refused="an archive inside an archive is not read")
    return Member(name, data)


def _short(problem: BaseException) -> str:
    return (str(problem) or type(problem).__name__).splitlines()[0][:120]
