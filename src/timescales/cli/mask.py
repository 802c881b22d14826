"""Subjects under numbers in place of their identifiers, for results that are shown to others."""

from __future__ import annotations


class Mask:
    """Gives each subject a number, in the order in which they are first asked for.

    The numbers are those of one run; nothing keeps which subject had which.

    >>> mask = Mask()
    >>> mask("A-17"), mask("B-02"), mask("A-17"), mask("")
    ('S000001', 'S000002', 'S000001', '')
    """

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {"": ""}

    def __call__(self, subject_id: str) -> str:
        return self._numbers.setdefault(subject_id, f"S{len(self._numbers):06}")
