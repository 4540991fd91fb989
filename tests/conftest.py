"""Tests see what ships and nothing that whoever runs them has added to khabar."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

# Before any test module is imported: some open a world on import.
os.environ["KHABAR_DATA"] = str(Path(tempfile.gettempdir()) / "khabar-tests-have-no-data")
