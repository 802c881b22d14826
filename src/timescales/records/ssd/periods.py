"""Periods of care, from the rows of ``ssd_cla_episodes``, which name the period they belong to.

A period of care begins on the day on which the child entered care or on which its first episode
starts, whichever is earlier: of a period that began before the extract the first episode is not
there, and the day is. It ends with an episode whose reason is not that another begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from timescales.projection import Severity
from timescales.records.offers import Happening, Offer
from timescales.records.source_row import Fault, SourceRow
from timescales.records.ssd import codes
from timescales.records.ssd.book import Book, ending, happening, warning

START = "clae_cla_episode_start_date"
ENTERED = "clae_entered_care_date"
END = "clae_cla_episode_ceased_date"
WHY_NEW = "clae_cla_episode_start_reason"
WHY_CEASED = "clae_cla_episode_ceased_reason"
NEED = "clae_cla_primary_need_code"
PERIOD = "clae_cla_id"

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode, with what is to be remarked on its row."""

    row: SourceRow
    start: date
    end: date | None
    entered: date | None
    why_new: str
    why_ceased: str
    period: str
    remarks: list[Fault]

    @property
    def starts(self) -> bool:
        """Whether its own reason says that a period of care starts with it."""
        return codes.starts_period(self.why_new)

    @property
    def goes_on(self) -> bool:
        """Whether its own reason says that another follows."""
        return codes.goes_on(self.why_ceased)

    @property
    def order(self) -> tuple[object, ...]:
        """The order of a child's episodes: by start, a shorter one first."""
        return self.start, self.end or date.max, not self.starts, self.period, self.row.place

    def follows(self, before: Episode) -> bool:
        """Whether it is of the same period of care as the episode before it, still open."""
        if self.period and before.period:
            return self.period == before.period
        if self.entered and before.entered:
            return self.entered == before.entered
        return not self.starts


@dataclass(frozen=True, slots=True)
class Stay:
    """A period of care: its days, None for no end on record."""

    start: date
    end: date | None

    def holds(self, day: date) -> bool:
        """Whether the child was looked after on a day, the last one not counted."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(slots=True)
class Care:
    """What the episodes of one child come to.

    ``complete_from`` is the day from which the history is complete where a period began before
    its first episode on a day that no row gives.
    """

    offers: list[Offer] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    complete_from: date | None = None


def episodes_of(book: Book) -> Iterator[Episode]:
    """The episodes of a child that can be read."""
    for row, start in book.dated("ssd_cla_episodes", START):
        remarks: list[Fault] = []
        end = ending(row, start, END, remarks)
        entered = row.dated(ENTERED, remarks)
        cells = row.cells
        yield Episode(
            row,
            start,
            end,
            entered,
            cells.get(WHY_NEW, ""),
            cells.get(WHY_CEASED, ""),
            cells.get(PERIOD, ""),
            remarks,
        )


def care_of(episodes: Sequence[Episode]) -> Care:
    """The periods of care of a child's episodes, none of them a short break."""
    ordered = sorted(episodes, key=lambda episode: episode.order)
    walk = _Walk()
    for number, episode in enumerate(ordered):
        walk.step(episode, ordered[number + 1] if number + 1 < len(ordered) else None)
    return walk.finish()


class _Walk:
    """Goes through a child's episodes in order, knowing which period is open."""

    def __init__(self) -> None:
        self._care = Care()
        self._before: Episode | None = None
        self._began: date | None = None

    def step(self, episode: Episode, after: Episode | None) -> None:
        continues = self._before is not None and episode.follows(self._before)
        happenings = [] if continues else list(self._begin(episode))
        if continues:
            happenings.append(self._changed(episode))
        ended_on = self._end(episode, after)
        if ended_on is not None and self._began is not None:
            reason = codes.leaving_code(episode.why_ceased)
            happenings.append(
                happening(episode.row, END, "ceased_looked_after", ended_on, leaving_reason=reason)
            )
            self._care.stays.append(Stay(self._began, ended_on))
            self._began = None
        self._before = episode if ended_on is None else None
        self._care.offers.append(Offer(episode.row, happenings, remarks=episode.remarks))

    def finish(self) -> Care:
        if self._began is not None:
            self._care.stays.append(Stay(self._began, None))
        return self._care

    def _begin(self, episode: Episode) -> Iterator[Happening]:
        row, remarks = episode.row, episode.remarks
        if self._began is not None:
            reason = "It is of another period of care than the one before, which has no end."
            remarks.append(warning("already_looked_after", PERIOD, "", reason))
            self._care.stays.append(Stay(self._began, episode.start))
        entered = episode.entered or episode.start
        if (
            episode.entered
            and (episode.starts or entered > episode.start)
            and (entered != episode.start)
        ):
            reason = f"The first episode starts on {episode.start}; the earlier day is taken."
            remarks.append(warning("entered_care_differs", ENTERED, row.cells[ENTERED], reason))
        if episode.entered is None and episode.why_new and not episode.starts:
            self._care.complete_from = episode.start + min(_ONE_DAY, date.max - episode.start)
            reason = (
                "It continues a period of care that began earlier, on a day that no row gives; "
                "the period is taken to begin here."
            )
            remarks.append(Fault("began_before", WHY_NEW, episode.why_new, reason, Severity.REMARK))
        self._began = min(entered, episode.start)
        if self._began < episode.start:
            yield happening(row, ENTERED, "became_looked_after", self._began)
            yield self._changed(episode)
        else:
            need = row.cells.get(NEED, "")
            yield happening(row, START, "became_looked_after", episode.start, need=need)

    def _changed(self, episode: Episode) -> Happening:
        need = episode.row.cells.get(NEED, "")
        new = codes.code_in(episode.why_new) or episode.why_new
        return happening(
            episode.row, START, "episode_started", episode.start, need=need, new_episode=new
        )

    def _end(self, episode: Episode, after: Episode | None) -> date | None:
        """The day on which the period ends with this episode; None where it goes on."""
        cells, remarks = episode.row.cells, episode.remarks
        same = after is not None and after.follows(episode)
        if episode.end is None:
            if episode.why_ceased:
                reason = "There is a reason for the end of the episode, and no day for it."
                remarks.append(
                    warning("reason_without_end", WHY_CEASED, episode.why_ceased, reason)
                )
            elif same and after is not None:
                reason = f"The episode has no end, and another begins on {after.start}."
                remarks.append(warning("no_end_date", END, "", reason))
            return None
        if not episode.why_ceased:
            ended = after is not None and not same
            what = "to have ended, since another period follows" if ended else "to go on"
            reason = f"The reason for the end of the episode is blank; care is taken {what}."
            remarks.append(warning("no_end_reason", WHY_CEASED, "", reason))
            return episode.end if ended else None
        if not episode.goes_on:
            return episode.end
        if not same:
            reason = "Another episode is said to follow, and none of this period does."
            remarks.append(warning("no_next_episode", WHY_CEASED, episode.why_ceased, reason))
        elif after is not None and after.start > episode.end:
            reason = f"Care went on, and the next episode begins only on {after.start}."
            remarks.append(warning("gap", END, cells[END], reason))
        elif after is not None and after.start < episode.end:
            reason = f"The next episode begins before the end of this one, on {after.start}."
            remarks.append(warning("overlap", END, cells[END], reason))
        return episode.end if after is not None and not same else None
