"""Policy files: an authority's own policy, laid over one that comes with the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path
from typing import Any

from timescales import codec
from timescales._text import listed, suggestion
from timescales.citation import Authority, Guidance
from timescales.errors import DataError, PolicyError, UnknownNameError
from timescales.policies.document import FORMATS, Document
from timescales.policies.faults import Faults
from timescales.policies.named import NAMES, resolve
from timescales.policies.own import own_timescales
from timescales.policies.rule_data import rule_at, tagged
from timescales.policy import DisputeStage, PlanningLead, Policy
from timescales.rules import Dated, DateRule, Version, dated

_KEYS = ("schema", "name", "based_on", "dispute_stages", "rules", "planning", "timescales")


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """What a policy file says: a policy, and the one that it is laid over."""

    policy: Policy
    base: Policy


def load(path: str | Path) -> Policy:
    r"""An authority's own policy, from a TOML or JSON file that overlays a named one.

    The file names itself and what it is ``based_on``, and may give ``rules`` and ``planning``
    (rule data by address), ``dispute_stages``, and ``timescales`` of its own. Raises ``DataError``
    with every fault, each after the file's name and line, and ``PolicyError`` for a file that
    cannot be read at all.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "ours.toml")
    ...     _ = path.write_text('name = "Ours"\n[rules]\nicpc = {kind = "days", n = "20"}\n')
    ...     load(path)
    Traceback (most recent call last):
    timescales.errors.DataError: ours.toml:3: $.rules.icpc.n: Input should be a valid ... (got '20')
    """
    return read(path).policy


def read(path: str | Path) -> PolicyFile:
    """The policy that a file holds, and the one it is based on. Raises what ``load`` raises."""
    path = Path(path)
    document = _opened(path)
    try:
        return _described(document.data)
    except DataError as error:
        lines = map(document.line_of, error.places)
        found = sorted(zip(lines, error.faults, error.places, strict=True), key=itemgetter(0))
        raise DataError(
            (f"{path.name}:{line}: {fault}" for line, fault, _ in found),
            (place for _, _, place in found),
        ) from None
    except RecursionError:
        raise PolicyError(f"{path.name}: is nested too deeply to be a policy.") from None


def from_file_data(data: Mapping[str, Any]) -> Policy:
    """The policy that the content of a policy file describes; see ``load``.

    Raises ``DataError`` with every fault at its path.
    """
    return _described(data).policy


def _opened(path: Path) -> Document:
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise PolicyError(f"A policy file ends in {listed(FORMATS, 'or')}; {path.name!r} does not.")
    try:
        return kind(path.name, path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise PolicyError(f"{path}: cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise PolicyError(
            f"{path.name}:{line}: is not valid {kind.format}: {error}; save the file as UTF-8."
        ) from None


def _described(data: Any) -> PolicyFile:
    if not isinstance(data, Mapping):
        raise DataError([f"$: must hold one table of keys, not {data!r}."], [()])
    faults = Faults()
    for key in data:
        if key not in _KEYS:
            faults.add((key,), f"unknown key. {suggestion(key, _KEYS)}")
    name, based_on = data.get("name"), data.get("based_on", "statutory")
    if not isinstance(name, str) or not name:
        faults.add(("name",), f"must be the policy's name, not {name!r}.")
    schema = data.get("schema", codec.SCHEMA_VERSION)
    if type(schema) is not int or schema != codec.SCHEMA_VERSION:
        faults.add(("schema",), f"must be {codec.SCHEMA_VERSION}, not {schema!r}.")
    if not isinstance(based_on, str) or based_on not in NAMES:
        faults.add(
            ("based_on",), f"{based_on!r} is not a policy. {suggestion(str(based_on), NAMES)}"
        )
        based_on = "statutory"
    base = resolve(based_on)
    source = Guidance(f"Local policy: {name}", authority=Authority.LOCAL)
    own = tuple(own_timescales(data.get("timescales", []), source, faults))
    extended = base.overlaid(base.name, timescales=own)
    rules = dict(_rules(data, "rules", extended.at, faults))
    leads = dict(_rules(data, "planning", extended.timescale, faults))
    stages = tuple(_dispute_stages(data.get("dispute_stages", []), faults))
    try:
        base.overlaid(str(name) or base.name, dispute_stages=stages)
    except PolicyError as error:
        faults.add(("dispute_stages",), str(error))
    faults.refuse()
    policy = base.overlaid(
        str(name),
        timescales=own,
        rules={address: _local(rule, source) for address, rule in rules.items()},
        planning=tuple(PlanningLead(timescale, rule) for timescale, rule in leads.items()),
        dispute_stages=stages,
    )
    return PolicyFile(policy, base)


def _local(rule: DateRule, source: Guidance) -> Dated:
    """The rule with the file as the source of every version for which it names no other."""
    if not isinstance(rule, Dated):
        return dated(Version(rule, source=source))
    return dated(*(v if v.source else replace(v, source=source) for v in rule.versions))


def _rules(
    data: Mapping[str, Any], key: str, lookup: Callable[[str], object], faults: Faults
) -> Iterator[tuple[str, DateRule]]:
    entries = data.get(key, {})
    if not isinstance(entries, dict):
        faults.add((key,), f"must be a table of rules by address, not {entries!r}.")
        return
    for address, rule_data in entries.items():
        try:
            lookup(address)
        except UnknownNameError as error:
            faults.add((key, address), str(error))
        rule = rule_at(rule_data, (key, address), faults)
        if rule is not None:
            yield address, rule


def _dispute_stages(entries: Any, faults: Faults) -> Iterator[DisputeStage]:
    if not isinstance(entries, list):
        faults.add(("dispute_stages",), f"must be a list, not {entries!r}.")
        return
    for number, entry in enumerate(entries):
        stage = {"name": entry} if isinstance(entry, str) else entry
        found = faults.value(
            tagged(stage, "DisputeStage"), DisputeStage, ("dispute_stages", number)
        )
        if found is not None:
            yield found
