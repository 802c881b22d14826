"""The policies that come with the library, and those that an authority writes in a file."""

from timescales.policies.named import (
    DEFAULT,
    NAMES,
    day_count,
    resolve,
    statutory,
    strictest,
    sunderland,
)
from timescales.policies.reading import PolicyFile, from_file_data, load, read

__all__ = [
    "DEFAULT",
    "NAMES",
    "PolicyFile",
    "day_count",
    "from_file_data",
    "load",
    "read",
    "resolve",
    "statutory",
    "strictest",
    "sunderland",
]
