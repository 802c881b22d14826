"""Closures from the ``holidays`` library: the only module that imports it, and only when called.

A ``holidays`` object fills its years in as it is asked about them, is not safe between threads
while it does, and says nothing at all about years it does not know. So each call here makes an
object of its own, asks for the years by name and keeps nothing of it but the closures.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from timescales._dates import long_date, short_date
from timescales._text import listed, plural, suggestion
from timescales.calendar.closure import SATURDAY, Closure, ClosureKind
from timescales.errors import HorizonError, UnknownNameError, WrongTypeError, WrongValueError

if TYPE_CHECKING:
    from holidays import HolidayBase

_OBSERVED = (" (observed)", " (substitute day)")
_COMMON_LAW_DAYS = frozenset({"Christmas Day", "Good Friday"})
# Not in Scotland, where both are bank holidays: Banking and Financial Dealings Act 1971, Sch 1.
_WITH_COMMON_LAW = frozenset({"GB-ENG", "GB-NIR", "GB-WLS"})
# Before this year ``holidays`` leaves out or misplaces some bank holidays.
_FIRST_SOUND_YEAR = {"GB-ENG": 1978, "GB-WLS": 1978}


def read_holidays(
    country: str, subdiv: str | None, first: date, last: date
) -> tuple[str, list[Closure]]:
    """The code of the place, such as ``GB-SCT``, and its closed weekdays from first to last."""
    import holidays

    place = _place(country, subdiv)
    _check_years(place, first, last)
    # A holiday can be observed in the year beside its own, so that one is read as well.
    years = range(max(first.year - 1, place.start_year), min(last.year + 1, place.end_year) + 1)
    english = [language for language in place.supported_languages if language.startswith("en")]
    filled = holidays.country_holidays(
        country,
        subdiv=subdiv,
        years=years,
        expand=False,
        language=english[0] if english and place.default_language not in english else None,
    )
    _check_week(filled, first, last)
    named: Mapping[date, str] = dict(filled)
    return _code(place), [
        _closure(place, day, name)
        for day, name in sorted(named.items())
        if first <= day <= last and day.weekday() < SATURDAY
    ]


def _place(country: Any, subdiv: Any) -> HolidayBase:
    import holidays

    for name, value in (("country", country), ("subdiv", subdiv)):
        if type(value) is not str and (name == "country" or value is not None):
            raise WrongTypeError(
                f"{name} must be text (str), for example 'GB', "
                f"not {type(value).__name__} {value!r}."
            )
    if country not in holidays.list_supported_countries():
        raise UnknownNameError(f"holidays knows no country {country!r}. {_near(country)}")
    whole = holidays.country_holidays(country)
    if subdiv is None:
        if whole.country == "GB":
            raise WrongValueError(
                "the nations of the United Kingdom keep different bank holidays: pass "
                "subdiv='ENG', 'NIR', 'SCT' or 'WLS', or use england_and_wales()."
            )
        return whole
    known = [*whole.subdivisions, *whole.subdivisions_aliases]
    if subdiv not in known:
        advice = suggestion(subdiv, known) if known else "It has none: leave subdiv out."
        raise UnknownNameError(f"holidays knows no subdivision {subdiv!r} of {country}. {advice}")
    return holidays.country_holidays(country, subdiv=subdiv)


def _near(country: str) -> str:
    import holidays
    from holidays.registry import COUNTRIES

    nations = holidays.country_holidays("GB").subdivisions_aliases
    codes = {nation.lower(): f"'GB' with subdiv={code!r}" for nation, code in nations.items()}
    for module, (_, code, *others) in COUNTRIES.items():
        label = f"{code!r} ({module.replace('_', ' ').title()})"
        codes.update(dict.fromkeys((module.replace("_", " "), code.lower(), *others), label))
    near = get_close_matches(country.lower(), codes, n=3, cutoff=0.6)
    labels = dict.fromkeys(codes[match] for match in near)
    if labels:
        return f"Did you mean {listed(labels, 'or')}?"
    return "Pass an ISO 3166 code, for example 'IE' (Ireland)."


def _check_years(place: HolidayBase, first: date, last: date) -> None:
    start = max(place.start_year, _FIRST_SOUND_YEAR.get(_code(place), 0))
    if first.year < start or last.year > place.end_year:
        raise HorizonError(
            f"holidays covers {_code(place)} soundly from {start} to {place.end_year}, not all of "
            f"{short_date(first)} to {short_date(last)}: ask for less, or list the closures "
            f"yourself with WorkingCalendar(...)."
        )


def _check_week(filled: HolidayBase, first: date, last: date) -> None:
    days = (first + timedelta(days=i) for i in range((last - first).days + 1))
    odd = [
        day
        for day in days
        if filled.is_weekend(day) != (day.weekday() >= SATURDAY) or day in filled.weekend_workdays
    ]
    if odd:
        raise WrongValueError(
            f"a WorkingCalendar is open from Monday to Friday, and {_code(filled)} is not: "
            f"{plural(len(odd), 'day')} from {short_date(first)} to {short_date(last)} differ, "
            f"the first being {long_date(odd[0])}."
        )


def _code(place: HolidayBase) -> str:
    subdiv = place.subdiv and place.subdivisions_aliases.get(place.subdiv, place.subdiv)
    return f"{place.country}-{subdiv}" if subdiv else str(place.country)


def _closure(place: HolidayBase, day: date, name: str) -> Closure:
    parts = name.split("; ")
    if all(part.endswith(_OBSERVED) for part in parts):
        plain = "; ".join(part.rpartition(" (")[0] for part in parts)
        return Closure(day, plain, ClosureKind.SUBSTITUTE)
    at_common_law = _code(place) in _WITH_COMMON_LAW and _COMMON_LAW_DAYS.intersection(parts)
    return Closure(day, name, ClosureKind.COMMON_LAW if at_common_law else ClosureKind.BANK_HOLIDAY)
