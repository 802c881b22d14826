"""The policies that come with the library, and those that an authority writes in a file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from timescales.policies.named import (
    DEFAULT,
    NAMES,
    day_count,
    holding,
    resolve,
    statutory,
    strictest,
    sunderland,
)

if TYPE_CHECKING:
    from timescales.policies.reading import PolicyFile, from_file_data, load, read

__all__ = [
    "DEFAULT",
    "NAMES",
    "PolicyFile",
    "day_count",
    "from_file_data",
    "holding",
    "load",
    "read",
    "resolve",
    "statutory",
    "strictest",
    "sunderland",
]


def __getattr__(name: str) -> Any:
    """What reads policy files is loaded on first need: few programs read one."""
    if name not in __all__:
        raise AttributeError(f"module 'timescales.policies' has no attribute {name!r}")
    return getattr(import_module("timescales.policies.reading"), name)
