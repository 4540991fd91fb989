"""Arrays that grow on disk, and then one file of them all, in the form that `khabar.world.gazetteer` maps into memory."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np


class Arrays:
    """Arrays that grow on disk, and then one file of them all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, BinaryIO] = {}
        self.kinds: dict[str, tuple[str, tuple[int, ...]]] = {}

    def add(self, name: str, values: Any, dtype: str, width: tuple[int, ...] = ()) -> None:
        if name not in self.files:
            self.files[name] = (self.folder / f"{name}.array").open("w+b")
            self.kinds[name] = dtype, width
        self.files[name].write(np.asarray(values, dtype).tobytes())

    def write(self, out: Path, countries: list[str]) -> None:
        header: dict[str, Any] = {"countries": countries, "arrays": {}}
        at = 0
        for name, file in self.files.items():
            dtype, width = self.kinds[name]
            size = file.tell()
            count = size // (np.dtype(dtype).itemsize * math.prod(width))
            header["arrays"][name] = [np.dtype(dtype).str, [count, *width], at]
            at += -(-size // 8) * 8
        head = json.dumps(header).encode()
        with out.open("wb") as whole:
            whole.write(head + b" " * (-(len(head) + 1) % 8) + b"\n")
            for file in self.files.values():
                size = file.tell()
                file.seek(0)
                while block := file.read(1 << 20):
                    whole.write(block)
                whole.write(b"\0" * (-size % 8))
                file.close()


class Texts:
    """A column of texts: their bytes one after another, and where each ends."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self.arrays, self.name, self.end = arrays, name, 0
        arrays.add(f"{name}_at", [0], "<u4")
        arrays.add(f"{name}_text", [], "u1")

    def add(self, texts: Iterable[str]) -> None:
        data = [t.encode("utf-8", "replace") for t in texts]
        ends = self.end + np.cumsum([len(d) for d in data], dtype=np.int64)
        if len(data):
            self.end = int(ends[-1])
            self.arrays.add(f"{self.name}_text", np.frombuffer(b"".join(data), np.uint8), "u1")
            self.arrays.add(f"{self.name}_at", ends, "<u4")
