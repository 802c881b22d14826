"""The policies that come with the library, and those that an authority writes in a file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from timescales import codec
from timescales._text import suggestion
from timescales.catalogue import NATIONAL
from timescales.catalogue.local import day_count as day_count_rules
from timescales.catalogue.local import sunderland as sunderland_rules
from timescales.citation import Authority, Guidance
from timescales.errors import (
    DataError,
    PolicyError,
    TimescalesError,
    UnknownNameError,
    WrongTypeError,
)
from timescales.policy import DisputeStage, PlanningLead, Policy
from timescales.policy import strictest as _strictest
from timescales.rules import Dated, DateRule, Version, dated

DEFAULT = "day_count"
_FILE_KEYS = {"schema", "name", "based_on", "rules", "planning", "dispute_stages"}


@cache
def statutory() -> Policy:
    """The national policy: statute and guidance, in calendar months where the law says months."""
    return Policy("statutory", NATIONAL)


@cache
def day_count() -> Policy:
    """The statutory policy with the 91-day and 183-day review rules, the default of the library."""
    return statutory().overlaid(
        "day_count",
        rules={
            "lac_review.second": day_count_rules.LAC_REVIEW_SECOND,
            "lac_review.subsequent": day_count_rules.LAC_REVIEW_SUBSEQUENT,
        },
    )


@cache
def sunderland() -> Policy:
    """Sunderland's rules of 2016 to 2018: day counts, secure reviews counted from the order."""
    return day_count().overlaid(
        "sunderland",
        timescales=sunderland_rules.TIMESCALES,
        planning=(PlanningLead("lac_review", sunderland_rules.LAC_REVIEW_PLANNING),),
        dispute_stages=tuple(DisputeStage(name) for name in sunderland_rules.DISPUTE_STAGES),
    )


@cache
def _statutory_with_day_count() -> Policy:
    merged = _strictest(statutory(), day_count())
    return merged.overlaid("strictest")


_NAMED: Mapping[str, Callable[[], Policy]] = {
    "statutory": statutory,
    "day_count": day_count,
    "sunderland": sunderland,
    "strictest": _statutory_with_day_count,
}
NAMES = tuple(_NAMED)


def strictest(first: Policy | str, second: Policy | str) -> Policy:
    """Two policies merged, the earlier date binding; see ``timescales.policy.strictest``."""
    return _strictest(resolve(first), resolve(second))


def resolve(policy: Policy | str) -> Policy:
    """The policy itself, or the one of that name.

    Raises ``UnknownNameError`` with the names there are.
    """
    if isinstance(policy, Policy):
        return policy
    if not isinstance(policy, str):
        raise WrongTypeError(f"policy must be a Policy or the name of one, not {policy!r}.")
    if policy not in _NAMED:
        raise UnknownNameError(f"No policy is named {policy!r}. {suggestion(policy, NAMES)}")
    return _NAMED[policy]()


def load(path: str | Path) -> Policy:
    """An authority's own policy, from a JSON or TOML file that overlays a named one.

    The file names itself and what it is ``based_on``, and may give ``rules`` and ``planning``
    (rule data by address) and ``dispute_stages``. Raises ``DataError`` with every fault, each
    after the file's name, and ``PolicyError`` for a file that cannot be read.
    """
    path = Path(path)
    data = _file_data(path)
    try:
        return from_file_data(data)
    except DataError as error:
        raise DataError(f"{path.name}: {fault}" for fault in error.faults) from None
    except TimescalesError as error:
        raise PolicyError(f"{path.name}: {error}") from None


def from_file_data(data: Mapping[str, Any]) -> Policy:
    """The policy that the content of a policy file describes; see ``load``."""
    faults = [
        f"$.{key}: unknown key. {suggestion(key, sorted(_FILE_KEYS))}"
        for key in data
        if key not in _FILE_KEYS
    ]
    name, based_on = data.get("name"), data.get("based_on", "statutory")
    if not isinstance(name, str) or not name:
        faults.append(f"$.name: must be the policy's name, not {name!r}.")
    schema = data.get("schema", codec.SCHEMA_VERSION)
    if type(schema) is not int or schema != codec.SCHEMA_VERSION:
        faults.append(f"$.schema: must be {codec.SCHEMA_VERSION}, not {schema!r}.")
    if not isinstance(based_on, str) or based_on not in _NAMED:
        faults.append(f"$.based_on: {based_on!r} is not a policy. Known: {', '.join(NAMES)}.")
        based_on = "statutory"
    base = resolve(based_on)
    source = Guidance(f"Local policy: {name}", authority=Authority.LOCAL) if name else None
    rules = dict(_rules(data, "rules", base.at, faults))
    leads = dict(_rules(data, "planning", base.timescale, faults))
    stages = list(_dispute_stages(data.get("dispute_stages", []), faults))
    if faults:
        raise DataError(faults)
    return base.overlaid(
        str(name),
        rules={
            address: rule if isinstance(rule, Dated) else dated(Version(rule, source=source))
            for address, rule in rules.items()
        },
        planning=tuple(PlanningLead(timescale, rule) for timescale, rule in leads.items()),
        dispute_stages=stages,
    )


def _file_data(path: Path) -> Mapping[str, Any]:
    readers: dict[str, Callable[[str], Any]] = {".json": json.loads, ".toml": tomllib.loads}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise PolicyError(f"A policy file ends in .json or .toml; {path.name!r} does not.")
    try:
        data = reader(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise PolicyError(f"{path}: cannot be read: {error.strerror}.") from None
    except ValueError as error:
        raise PolicyError(
            f"{path.name}: is not valid {path.suffix[1:].upper()}: {error}."
        ) from None
    if not isinstance(data, dict):
        raise PolicyError(f"{path.name}: must hold one table of keys, not {data!r}.")
    return data


def _rules(
    data: Mapping[str, Any], key: str, lookup: Callable[[str], object], faults: list[str]
) -> Iterator[tuple[str, DateRule]]:
    entries = data.get(key, {})
    if not isinstance(entries, dict):
        faults.append(f"$.{key}: must be a table of rules by address, not {entries!r}.")
        return
    for address, rule_data in entries.items():
        path = f'$.{key}."{address}"'
        try:
            lookup(address)
        except UnknownNameError as error:
            faults.append(f"{path}: {error}")
        try:
            yield address, codec.validated(_iso(rule_data), DateRule)
        except DataError as error:
            faults += [f"{path}{fault.removeprefix('$')}" for fault in error.faults]


def _dispute_stages(entries: Any, faults: list[str]) -> Iterator[DisputeStage]:
    if not isinstance(entries, list):
        faults.append(f"$.dispute_stages: must be a list, not {entries!r}.")
        return
    for number, entry in enumerate(entries):
        stage = {"name": entry} if isinstance(entry, str) else entry
        tagged = {"kind": "DisputeStage", **stage} if isinstance(stage, dict) else stage
        try:
            yield codec.validated(tagged, DisputeStage)
        except DataError as error:
            faults += [f"$.dispute_stages[{number}]{f.removeprefix('$')}" for f in error.faults]


def _iso(value: Any) -> Any:
    """TOML's dates as the ISO texts that JSON has."""
    if isinstance(value, dict):
        return {key: _iso(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_iso(part) for part in value]
    return (
        value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value
    )
