"""Figures and times as a reader would write them."""

from __future__ import annotations


def figure(value: float) -> str:
    """Three significant figures, and never a power of ten."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) >= 0.001 else f"{value:.5f}"


def time(nanoseconds: float) -> str:
    """A time in the largest unit of which it is at least one."""
    for unit, size in (("s", 1e9), ("ms", 1e6), ("µs", 1e3)):
        if nanoseconds >= size:
            return f"{figure(nanoseconds / size)} {unit}"
    return f"{figure(nanoseconds)} ns"
