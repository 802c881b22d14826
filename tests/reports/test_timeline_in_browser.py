"""The picture that the page draws is the one that ``timescales.timeline_svg`` gives.

The two share no code: one is written by the library, the other drawn in the browser from the
numbers of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import timescales as ts
from tests.reports.browser import Page
from tests.reports.caseloads import AS_AT, demo_cases, policy_for
from tests.reports.conftest import Opened
from timescales.reports import gather
from timescales.testing import histories

_TENTH = 0.11  # a place is rounded to a tenth, and a half may go either way

_ASK = """
const [number] = arguments;
const find = document.querySelector("#find [name=name]");
find.value = `#${number}#`;
find.form.requestSubmit();
return new XMLSerializer().serializeToString(document.querySelector("#timeline svg"));
"""


class Drawn(NamedTuple):
    """One element of a picture: what it is, what it says, and its numbers."""

    tag: str
    kind: str
    words: str
    numbers: tuple[float, ...]


def drawn(svg: str) -> list[Drawn]:
    """Every element of a picture that is seen or read out, in order."""
    return [_drawn(each) for each in _seen(ElementTree.XML(svg))]


def _seen(svg: ElementTree.Element) -> Iterator[ElementTree.Element]:
    return (each for each in svg.iter() if not each.tag.endswith("}style"))


def _drawn(each: ElementTree.Element) -> Drawn:
    tag = each.tag.rpartition("}")[2]
    box = ("x", "y", "width", "height", "rx", "x1", "y1", "x2", "y2", "cx", "cy", "r", "font-size")
    numbers = [float(each.get(name, 0)) for name in box]
    numbers += map(float, each.get("viewBox", "").split())
    path = each.get("d", "")
    if path:
        x, y = path[1:].partition("l")[0].split()
        numbers += float(x), float(y)
    anchors = "".join(each.get(name, "") for name in ("text-anchor", "font-weight"))
    words = (each.text or "").strip()
    kind = f"{each.get('class', '')} {anchors}{path.partition('l')[2]}"
    return Drawn(tag, kind, words, tuple(numbers))


def assert_same(theirs: str, ours: str) -> None:
    page, library = drawn(theirs), drawn(ours)
    assert [each[:3] for each in page] == [each[:3] for each in library]
    for one, other in zip(page, library, strict=True):
        assert one.numbers == pytest.approx(other.numbers, abs=_TENTH), one


def hold(opened: Opened, cases: Iterable[ts.Case], policy: ts.Policy, as_at: date) -> None:
    """Each case is drawn on the page as the library draws it; all are on one page."""
    numbers = count()
    projections = [(case, ts.project(case, as_at=as_at, policy=policy)) for case in cases]
    data = gather(projections, title="Timelines", as_at=as_at, named=lambda _: f"#{next(numbers)}#")
    page = opened(data)
    for number, (case, projection) in enumerate(projections):
        ours = ts.timeline_svg(projection, born=case.date_of_birth)
        theirs = ask(page, number).replace(f"#{number}#", case.subject_id)
        assert_same(theirs, ours)


def ask(page: Page, number: int) -> str:
    svg: Any = page.run(_ASK, number)
    return str(svg)


def test_of_the_demo_caseload_with_every_duty(opened: Opened) -> None:
    cases = demo_cases(40)
    hold(opened, cases, ts.policies.statutory(), AS_AT)
    hold(opened, cases, policy_for(cases), date(2025, 2, 28))


def test_birthdays_of_one_born_on_29_february(opened: Opened) -> None:
    events = (ts.Event("became_looked_after", date(2021, 1, 4)),)
    case = ts.Case("Leap", events, date_of_birth=date(2012, 2, 29))
    hold(opened, [case], ts.policies.statutory().only("lac_review"), AS_AT)


def test_nothing_owed_and_nothing_known(opened: Opened) -> None:
    hold(opened, [ts.Case("Ash")], ts.policies.statutory(), AS_AT)


@settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink through a browser takes long
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(cases=st.lists(histories("statutory"), min_size=10, max_size=20))
def test_of_any_history(opened: Opened, cases: list[ts.Case]) -> None:
    hold(opened, cases, ts.policies.statutory(), AS_AT)
