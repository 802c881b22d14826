"""One episode of a return: its days and its codes, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SHORT_BREAKS = frozenset({"V3", "V4"})
"""Legal statuses of an agreed series of short breaks."""

_SECURE = "K1"
_FOR_ADOPTION = frozenset(
    {"A3", "A4", "A5", "A6"}
)  # by consent or order, with a foster carer or not
_ADOPTED = frozenset({"E11", "E12"})  # unopposed, or with consent dispensed with


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode: its days, None for no end on record, and its codes as the return has them."""

    start: date
    end: date | None
    new: str
    status: str
    place: str
    reason_ceased: str
    need: str
    provider: str

    @property
    def short_break(self) -> bool:
        """Whether it is a short break, which is no part of a period of care."""
        return self.status in SHORT_BREAKS

    @property
    def secure(self) -> bool:
        """Whether the child was in a secure children's home, within a period of care."""
        return self.place == _SECURE and not self.short_break

    @property
    def for_adoption(self) -> bool:
        """Whether the child was placed for adoption, within a period of care."""
        return self.place in _FOR_ADOPTION and not self.short_break

    @property
    def adopted_on(self) -> date | None:
        """The day on which the child ceased to be looked after because it was adopted."""
        return self.end if self.reason_ceased in _ADOPTED else None

    @property
    def ceased_on(self) -> date | None:
        """The day on which the child ceased to be looked after with it; None if it went on."""
        return self.end if self.reason_ceased.startswith("E") else None

    @property
    def details(self) -> dict[str, str]:
        """Its codes by what they are about, those that are not blank."""
        codes = {
            "new_episode": self.new,
            "legal_status": self.status,
            "need": self.need,
            "placement": self.place,
            "provider": self.provider,
        }
        return {name: code for name, code in codes.items() if code}

    @property
    def order(self) -> tuple[object, ...]:
        """The order of a child's episodes: by start, a shorter one first."""
        codes = (self.new, self.status, self.place, self.reason_ceased, self.need, self.provider)
        return self.start, self.end or date.max, self.end is None, self.new != "S", codes
