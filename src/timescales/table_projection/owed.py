"""Obligations as arrays, and the order in which they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from timescales.projection import Obligation, Status
from timescales.table_projection.days import NONE, Mask, Numbers, number_of

STATUSES: Final = tuple(Status)
_PLACES: Final = {status: place for place, status in enumerate(STATUSES)}


@dataclass(frozen=True, slots=True)
class Owed:
    """Obligations, one a row. ``duty`` is the place of the duty in its policy."""

    subject: Numbers
    duty: Numbers
    ordinal: Numbers
    anchor: Numbers
    due: Numbers
    hold_by: Numbers
    plan_by: Numbers
    met: Numbers
    status: Numbers
    days_late: Numbers
    statutory_limit: Numbers
    provisional: Mask

    def __len__(self) -> int:
        return len(self.subject)

    def taken(self, rows: npt.NDArray[np.int64]) -> Owed:
        """The same rows in another order."""
        return Owed(**{name: getattr(self, name)[rows] for name in _NAMES})

    @classmethod
    def joined(cls, several: Sequence[Owed]) -> Owed:
        """All of them, by subject, then by duty, and each duty's in the order given."""
        together = cls(
            **{name: np.concatenate([getattr(each, name) for each in several]) for name in _NAMES}
        )
        order = together.subject.astype(np.int64) << 32 | together.duty
        return together.taken(np.argsort(order, kind="stable"))

    @classmethod
    def of(cls, rows: Sequence[tuple[int, int, Obligation]]) -> Owed:
        """Obligations that were projected, each with its subject and the place of its duty."""
        numbers = np.array([_numbers(*row) for row in rows], np.int32)
        columns: dict[str, Any] = dict(zip(_NAMES, numbers.reshape(-1, len(_NAMES)).T, strict=True))
        return cls(**columns | {"provisional": columns["provisional"] != 0})


_NAMES: Final = tuple(field.name for field in fields(Owed))


def _numbers(subject: int, duty: int, obligation: Obligation) -> tuple[int, ...]:
    late = obligation.days_late
    return (
        subject,
        duty,
        obligation.ordinal,
        number_of(obligation.anchor),
        number_of(obligation.due),
        number_of(obligation.hold_by),
        number_of(obligation.plan_by),
        number_of(obligation.met_on),
        _PLACES[obligation.status],
        NONE if late is None else late,
        number_of(obligation.statutory_limit),
        obligation.provisional,
    )
