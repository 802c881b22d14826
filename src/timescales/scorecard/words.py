"""The few fixed words of a scorecard: what is counted, by which date, and which way is good."""

from __future__ import annotations

from enum import Enum


class Unit(Enum):
    """What one in a number stands for. Numbers of different units are never added or compared.

    ``CHILD`` is one for each subject: a child or, in the measures that are about them, a foster
    carer. ``EVENT`` is one for each thing that happened to each subject, as a review or a
    conference of one child. ``MEETING`` is one for each meeting, however many children it was
    about: those whose events have the same detail ``meeting`` shared one.
    """

    CHILD = "child"
    EVENT = "event"
    MEETING = "meeting"


class Verdict(Enum):
    """By which date something was judged. Two verdicts stand side by side and are never merged.

    ``POLICY`` is the due date of the policy asked for, ``STATUTE`` the statutory limit of the same
    occurrence, and ``RECORD`` what is on record, where no due date comes into it.
    """

    POLICY = "by policy"
    STATUTE = "by statute"
    RECORD = "as recorded"


class Good(Enum):
    """Which way a number should move."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"
