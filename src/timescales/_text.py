"""Words and reprs, from the standard library alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, Final

_SHOWN: Final = 10


def plural(n: int, noun: str) -> str:
    """``1 day``, ``2 days``; a noun of two words takes its plural at the end."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def listed(items: Iterable[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    words = list(items)
    return (
        f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
    )


def ordinal(n: int) -> str:
    """``1st``, ``2nd``, ``3rd``, ``11th``, ``21st``."""
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def suggestion(name: str, known: Sequence[str]) -> str:
    """A sentence with the near matches of a name that is not known, or the first ten that are."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=3, cutoff=0.6)
    if near:
        return f"Did you mean {listed(near, 'or')}?"
    more = len(known) - _SHOWN
    return f"Known: {', '.join(known[:_SHOWN])}{f' and {more} more' if more > 0 else ''}."


def literal(value: Any) -> str:
    """A repr of ``value`` that evaluates with the public names of timescales alone."""
    if type(value) is date:
        return f"date({value.year}, {value.month}, {value.day})"
    if type(value) is datetime:
        return f"datetime.fromisoformat({value.isoformat()!r})"
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, tuple):
        return f"({', '.join(map(literal, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{literal(k)}: {literal(v)}" for k, v in value.items()) + "}"
    return repr(value)


def constructor(name: str, /, *arguments: Any, **keywords: Any) -> str:
    """The call that builds a value, as text: ``name(1, key=date(2026, 1, 1))``."""
    parts = [literal(argument) for argument in arguments]
    parts += [f"{key}={literal(value)}" for key, value in keywords.items()]
    return f"{name}({', '.join(parts)})"
