"""khabar: who says that what happened, where, when and to whom, who says so independently, and who denies it."""

from __future__ import annotations

__version__ = "0.1.0"

# Found when they are first asked for, so that `import khabar` is quick and reading a store loads no model. Their types
# stand in __init__.pyi.
_WHERE = {
    "CodingError": "khabar.api", "code": "khabar.api", "open": "khabar.api", "Database": "khabar.database",
    "Selection": "khabar.selection", "StoreError": "khabar.store",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module 'khabar' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_WHERE[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_WHERE})


__all__ = ["CodingError", "Database", "Selection", "StoreError", "__version__", "code", "open"]
