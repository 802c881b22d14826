"""Every row that has a public address is answered under it, by the policy that it names."""

from __future__ import annotations

import csv
from pathlib import Path

import timescales as ts
from timescales.coverage import provisions


def rows(shared: Path) -> list[dict[str, str]]:
    """The list of addresses: a row of the law, its policy, its address, its anchor."""
    with (shared / "domain/addresses.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_address_is_answered_by_its_policy(shared: Path) -> None:
    """Under that very address, and by a rule."""
    listed = rows(shared)
    assert len(listed) > 100
    for row in listed:
        _, stage = ts.policies.resolve(row["policy"]).at(row["timescale"])
        assert isinstance(stage.rule, ts.DateRule), row


def test_the_coverage_page_gives_each_row_its_address(shared: Path) -> None:
    """A row of the page that the list names stands at that address; every address has a row."""
    given = {each.id: each.address for each in provisions()}
    for row in rows(shared):
        assert given.get(row["law_id"], row["timescale"]) == row["timescale"]
        assert row["timescale"] in given.values()


def test_an_encoded_row_has_an_address_and_any_other_a_reason() -> None:
    """What is encoded is answered somewhere; what is not, or not wholly, says why."""
    for each in provisions():
        assert each.coverage != "encoded" or each.address, each.id
        assert each.reason, each.id
