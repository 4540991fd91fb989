"""khabar: who says that what happened, where, when and to whom, who says so independently, and who denies it."""

from __future__ import annotations

__version__ = "0.1.0"
