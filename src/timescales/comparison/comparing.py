"""Two rules compared on every anchor of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from timescales._dates import checked_count, checked_date, checked_items, short_date
from timescales._text import constructor
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.comparison.difference import Difference, Standing
from timescales.comparison.season import Season, seasons, whole
from timescales.comparison.share import Share
from timescales.errors import HorizonError, WrongValueError
from timescales.outcome import Outcome
from timescales.rules import Dated, DateRule, checked_rule, strictest_of
from timescales.rules.combining import StrictestOf


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """What two rules answer for every anchor from ``first`` to ``last``; see ``compare``.

    ``differences`` holds one ``Difference`` for each anchor, in order. Everything else is counted
    from them: anchors without two dates are never taken for a difference of so many days.
    """

    rule_a: DateRule
    rule_b: DateRule
    first: date
    last: date
    calendar: WorkingCalendar
    differences: tuple[Difference, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        checked_rule(self.rule_a, "rule_a")
        checked_rule(self.rule_b, "rule_b")
        checked_date(self.first, "first")
        checked_date(self.last, "last")
        if self.last < self.first:
            raise WrongValueError(
                f"first must not be after last: {self.first} is after {self.last}."
            )
        anchors = (
            self.first + timedelta(days=by) for by in range((self.last - self.first).days + 1)
        )
        differences = tuple(
            Difference(
                anchor,
                _answer(self.rule_a, anchor, self.calendar),
                _answer(self.rule_b, anchor, self.calendar),
            )
            for anchor in anchors
        )
        object.__setattr__(self, "differences", differences)

    @property
    def anchors(self) -> int:
        """How many anchors there are."""
        return len(self.differences)

    @property
    def compared(self) -> int:
        """How many anchors have two dates, and so a difference in days."""
        return whole(self.differences, Standing.EQUAL)

    def count(self, *standings: Standing) -> int:
        """How many anchors have one of the standings."""
        return sum(difference.standing in standings for difference in self.differences)

    @property
    def earlier(self) -> Share:
        """On how many of the anchors with two dates rule a's is the earlier."""
        return Share(self.count(Standing.EARLIER), self.compared)

    @property
    def equal(self) -> Share:
        """On how many of the anchors with two dates they are one day."""
        return Share(self.count(Standing.EQUAL), self.compared)

    @property
    def later(self) -> Share:
        """On how many of the anchors with two dates rule a's is the later."""
        return Share(self.count(Standing.LATER), self.compared)

    @property
    def no_deadline(self) -> Share:
        """On how many of all anchors one rule, or both, has no deadline."""
        none = (Standing.ONLY_A, Standing.ONLY_B, Standing.NEITHER)
        return Share(self.count(*none), self.anchors)

    @property
    def beyond(self) -> Share:
        """On how many of all anchors one rule, or both, is beyond what is known."""
        return Share(self.count(Standing.BEYOND), self.anchors)

    @property
    def provisional(self) -> Share:
        """On how many of the anchors with two dates one leans on days not yet published."""
        leaning = (d.provisional and d.standing.between_dates for d in self.differences)
        return Share(sum(leaning), self.compared)

    @property
    def by_days(self) -> dict[int, int]:
        """How many anchors there are of each difference in days, the most negative first."""
        found = Counter(days for d in self.differences if (days := d.days) is not None)
        return dict(sorted(found.items()))

    @property
    def by_month(self) -> dict[int, Counter[Standing]]:
        """For each month of the anchors, from 1, how many of them have each standing."""
        return self._tally(lambda anchor: anchor.month)

    @property
    def by_weekday(self) -> dict[int, Counter[Standing]]:
        """For each weekday of the anchors, Monday being 0, how many have each standing."""
        return self._tally(date.weekday)

    @property
    def worst_later(self) -> tuple[Difference, ...]:
        """Every anchor on which rule a falls furthest after rule b; none if it never does."""
        most = max(self.by_days, default=0)
        return tuple(d for d in self.differences if most > 0 and d.days == most)

    @property
    def worst_earlier(self) -> tuple[Difference, ...]:
        """Every anchor on which rule a falls furthest before rule b; none if it never does."""
        most = min(self.by_days, default=0)
        return tuple(d for d in self.differences if most < 0 and d.days == most)

    def seasons(self, standing: Standing) -> tuple[Season, ...]:
        """When in the year the standing occurs: runs of days of the year, whatever the year.

        Every day of a run has the standing in at least one of the years compared, and no day
        outside the runs ever has.

        >>> import timescales as ts
        >>> years = ts.date(2012, 1, 1), ts.date(2039, 12, 31)
        >>> [winter] = compare(ts.days(91), ts.months(3), *years).seasons(ts.Standing.LATER)
        >>> print(winter)
        later by 1 or 2 days on 2,121 of 2,555 anchors (83.0 %) from 30 November to 29 February
        """
        return tuple(seasons(self.differences, standing))

    @property
    def says(self) -> tuple[str, str]:
        """What each rule says, in the version that is in force on these anchors if it is one."""
        a, b = (narrowed(rule, self.first, self.last) for rule in (self.rule_a, self.rule_b))
        return str(a), str(b)

    def summary(self, names: tuple[str, str] | None = None) -> str:
        """What was compared, over which anchors, and every count, in one sentence.

        ``names`` are what to call the two rules; by default it is what they say.
        """
        a, b = self._called(names)
        counted = [f"later on {self.later}", f"earlier on {self.earlier}", f"equal on {self.equal}"]
        apart = {"no deadline": self.no_deadline, "beyond what is known": self.beyond}
        counted += [f"{words} on {share}" for words, share in apart.items() if share.count]
        run = f"{short_date(self.first)} to {short_date(self.last)}"
        return f"{a}, against {b}; anchors from {run}: {', '.join(counted)}"

    def svg(self, year: int, *, names: tuple[str, str] | None = None) -> str:
        """The picture of a year as SVG text: a cell for each anchor, coloured by its difference.

        ``names`` are what to call the two rules; by default it is what they say. The text depends
        on the comparison and the names alone, and refers to nothing outside itself. Raises
        ``WrongValueError`` for a year none of whose days was compared, and unless names are two.
        """
        from timescales.comparison.picture import picture

        checked_count(year, "year")
        if not self.first.year <= year <= self.last.year:
            raise WrongValueError(
                f"The comparison runs from {self.first} to {self.last}; "
                f"choose a year of it to draw, not {year}."
            )
        first = max(self.first, date(year, 1, 1))
        last = min(self.last, date(year, 12, 31))
        drawn = Comparison(self.rule_a, self.rule_b, first, last, self.calendar)
        return picture(drawn, self._called(names))

    def _called(self, names: tuple[str, str] | None) -> tuple[str, str]:
        if names is None:
            return self.says
        if len(checked_items(names, str, "names")) != 2:
            raise WrongValueError(f"names must be two, one for each rule, not {names!r}.")
        return names

    def _tally(self, key: Callable[[date], int]) -> dict[int, Counter[Standing]]:
        tally: dict[int, Counter[Standing]] = {}
        for difference in self.differences:
            tally.setdefault(key(difference.anchor), Counter())[difference.standing] += 1
        return dict(sorted(tally.items()))

    def __repr__(self) -> str:
        run = (self.rule_a, self.rule_b, self.first, self.last)
        return constructor("compare", *run, calendar=self.calendar)

    def __str__(self) -> str:
        return self.summary()


def compare(
    rule_a: DateRule,
    rule_b: DateRule,
    first: date,
    last: date,
    *,
    calendar: WorkingCalendar | None = None,
) -> Comparison:
    """On which anchors from ``first`` to ``last`` two rules differ, and by how many days.

    Both bounds are included, and the calendar is that of England and Wales by default. Days count
    how far rule a falls after rule b. Raises ``WrongTypeError`` for anything but rules, exactly
    dates and a calendar, ``WrongValueError`` where ``first`` is after ``last``; an anchor for which
    a rule raises ``HorizonError``, ``NotSuppliedError`` included, is counted as beyond what is
    known.

    >>> import timescales as ts
    >>> ours = compare(ts.days(183), ts.months(6), ts.date(2012, 1, 1), ts.date(2039, 12, 31))
    >>> print(ours.later)
    4,704 of 10,227 (46.0 %)
    >>> ours.later.fraction
    Fraction(224, 487)
    >>> ours.by_days
    {-1: 3339, 0: 2184, 1: 2142, 2: 2562}

    Source: the corresponding date rule for months, Dodds v Walker [1981] 1 WLR 1027, against which
    a count of days is a convention.
    """
    chosen = england_and_wales() if calendar is None else calendar
    return Comparison(rule_a, rule_b, first, last, chosen)


def _answer(rule: DateRule, anchor: date, calendar: WorkingCalendar) -> Outcome | None:
    try:
        return rule.due(anchor, calendar)
    except HorizonError:
        return None


def narrowed(rule: DateRule, first: date, last: date) -> DateRule:
    """The rule without the versions that no anchor of the run can meet, and so of the same days."""
    if isinstance(rule, StrictestOf):
        return strictest_of(*(narrowed(limb, first, last) for limb in rule.rules))
    if isinstance(rule, Dated):
        met = tuple(
            version
            for version in rule.versions
            if (version.since is None or version.since <= last)
            and (version.until is None or version.until >= first)
        )
        throughout = rule.version_on(first) is not None and rule.version_on(last) is not None
        if throughout and len({version.rule for version in met}) == 1:
            return narrowed(met[0].rule, first, last)
        return Dated(met) if met else rule
    return rule
