"""The catalogue: the law, one module an instrument, declarations only."""

from __future__ import annotations

import ast
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

import timescales as ts
from timescales import catalogue, reference
from timescales.records import HEART

NO_INSTRUMENTS = {"__init__", "derivations", "day_count", "sunderland"}
"""Modules that declare no national duties."""

MODULES = sorted(Path(catalogue.__file__).parent.rglob("*.py"))
POLICIES = [ts.policies.resolve(name) for name in ts.policies.NAMES]
DUTIES = list(dict.fromkeys(duty for policy in POLICIES for duty in policy.timescales))
STAGES = [
    pytest.param(stage, id=f"{policy.name} {duty.id}.{stage.name}")
    for policy in POLICIES
    for duty in policy.timescales
    for stage in duty.series.stages
]
each_duty = pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.id)
DECLARATIONS = (
    ast.Expr, ast.Import, ast.ImportFrom, ast.Assign, ast.Constant, ast.Name, ast.Load, ast.Store,
    ast.Call, ast.keyword, ast.Tuple, ast.alias, ast.Module, ast.List,
    ast.UnaryOp, ast.USub, ast.Attribute, ast.Starred,
)  # fmt: skip


@pytest.mark.parametrize(
    "module",
    [module for module in MODULES if module.stem != "__init__"],
    ids=lambda module: module.stem,
)
def test_declarations_only(module: Path) -> None:
    """No catalogue module has control flow, a function or a class: names are bound to calls.

    The package itself loads them on first need.
    """
    tree = ast.parse(module.read_text(encoding="utf-8"))
    found = {type(node).__name__ for node in ast.walk(tree) if not isinstance(node, DECLARATIONS)}
    assert found == set()
    assert ast.get_docstring(tree)


class TestTable:
    """Event kinds of some duties: started by, met by, ended by."""

    EXPECTED = (
        ("icpc", "strategy_discussion", "icpc", "icpc_not_required"),
        ("icpc_transfer_in", "transfer_in_notified", "transfer_in_conference",
         "transfer_in_not_required"),
        ("rcpc", "cp_plan_started", "rcpc", "cp_plan_ended"),
        ("secure_review", "secure_placement_started", "secure_review", "secure_placement_ended"),
        ("dispute_resolution", "dispute_raised", "dispute_resolved", "dispute_withdrawn"),
    )  # fmt: skip

    def test_events(self) -> None:
        """As the table has them."""
        statutory = ts.policies.statutory()
        duties = [statutory.timescale(name) for name, *_ in self.EXPECTED]
        found = tuple((duty.id, duty.started_by, duty.met_by, duty.ended_by) for duty in duties)
        assert found == self.EXPECTED

    def test_concurrent(self) -> None:
        """`icpc`, `icpc_transfer_in` and `dispute_resolution` can be open several at once."""
        several = {duty.id for duty in DUTIES if duty.concurrent and duty.id in HEART}
        assert several == {"icpc", "icpc_transfer_in", "dispute_resolution"}

    def test_anchors(self) -> None:
        """The few duties that are counted from an event other than the one that starts them."""
        anchored = {duty.id: duty.anchored_on for duty in DUTIES if duty.anchored_on}
        assert {kind for kinds in anchored.values() for kind in kinds} <= set(ts.EVENT_KINDS)
        assert (
            anchored.items()
            >= {
                "rcpc": ("icpc", "transfer_in_conference"),
                "temporary_approval": ("temporary_approval_given",),
                "needs_assessment_eligible": ("born",),
            }.items()
        )

    def test_every_module_is_listed(self) -> None:
        """The instruments are the modules of the folder that declare duties."""
        listed = {Path(module.__file__ or "").stem for module in catalogue.INSTRUMENTS}
        assert listed == {module.stem for module in MODULES} - NO_INSTRUMENTS

    def test_the_index_of_duties_is_that_of_the_modules(self) -> None:
        """Each module declares the duties that the index says, and a duty is found by its id."""
        declared = {
            Path(module.__file__ or "").stem: tuple(duty.id for duty in module.TIMESCALES)
            for module in catalogue.INSTRUMENTS
        }
        assert declared == catalogue.DUTIES

    def test_what_derivations_need(self) -> None:
        """The list of it, which is read without loading them, is theirs."""
        needs = tuple(derivation.needs for derivation in catalogue.DERIVATIONS)
        assert needs == catalogue.DERIVED_FROM
        assert [catalogue.national(duty.id) for duty in catalogue.NATIONAL] == [*catalogue.NATIONAL]
        assert catalogue.national("lac_reviews") is None

    def test_a_name_that_the_catalogue_has_not(self) -> None:
        """Is refused as any module refuses one."""
        with pytest.raises(AttributeError, match="no attribute 'REPEALED'"):
            _ = catalogue.REPEALED


class TestSources:
    """Each duty with its citation and what decides the counting."""

    @each_duty
    def test_every_duty_has_a_source(self, duty: ts.Timescale) -> None:
        """Legislation by its identifier, other sources by title."""
        assert duty.sources

    @each_duty
    def test_quotes_are_short(self, duty: ts.Timescale) -> None:
        """At most 25 words."""
        assert all(len(source.quote.split()) <= 25 for source in duty.sources)

    @each_duty
    def test_a_source_links_and_round_trips(self, duty: ts.Timescale) -> None:
        """Legislation links to its provision, which is read again from the link or the data.

        Guidance links to its page; an edition that its page no longer shows, and what has no page
        of its own, links to nothing.
        """
        for source in duty.sources:
            assert ts.from_data(ts.to_data(source)) == source
            if isinstance(source, ts.Citation):
                assert source.url.startswith("https://www.legislation.gov.uk/")
                parsed = ts.Citation.parse(source.url)
                assert (parsed.identifier, parsed.provision) == (
                    source.identifier, source.provision
                )  # fmt: skip
            else:
                assert re.fullmatch(
                    r"(https://www\.gov\.uk/(government|guidance)/[a-z0-9/-]+)?", source.url
                )

    @each_duty
    def test_a_quote_was_read(self, duty: ts.Timescale) -> None:
        """What is quoted as read was read; a quotation at second hand says whose it is."""
        for source in duty.sources:
            quoted_by_another = isinstance(source, ts.Guidance) and "quoted" in source.paragraph
            assert not source.quote or source.verified or quoted_by_another

    @each_duty
    def test_words(self, duty: ts.Timescale) -> None:
        """A title and notes that are sentences in small."""
        assert duty.title
        assert duty.notes
        assert all(note == note.strip() and not note.endswith(".") for note in duty.notes)

    # Written from the sources themselves: printed form, address, quotation, whether read, force.
    READ = date(2026, 11, 22)
    CARE_PLANNING = "Care Planning, Placement and Case Review (England) Regulations 2010"
    SECURE = "Children (Secure Accommodation) Regulations 1991"
    SITE = "https://www.legislation.gov.uk/uksi/"
    PAGES = "https://www.gov.uk/government/publications/"
    CENSUS = "https://www.gov.uk/guidance/children-in-need-census"
    REGULATIONS_1991 = (
        "Review of Children's Cases Regulations 1991, regulation 3",
        SITE + "1991/895/regulation/3", "", None, "statute",
    )  # fmt: skip
    REGULATION_33_1 = (
        CARE_PLANNING + ", regulation 33(1)", SITE + "2010/959/regulation/33/1",
        "within 20 working days of the date on which C becomes looked after", READ, "statute",
    )  # fmt: skip
    REGULATION_33_2 = (
        CARE_PLANNING + ", regulation 33(2)", SITE + "2010/959/regulation/33/2",
        "not more than three months after the first", READ, "statute",
    )  # fmt: skip
    SUNDERLAND_2017 = (
        "Sunderland IRO annual report 2016 to 2017, paragraph 5.2.1", "", "", READ, "local",
    )  # fmt: skip

    @pytest.mark.parametrize(
        ("policy", "name", "title", "authority", "sources"),
        [
            ("statutory", "lac_review", "Looked-after child review", "statute",
             [REGULATIONS_1991, REGULATION_33_1, REGULATION_33_2]),
            ("day_count", "lac_review", "Looked-after child review", "statute",
             [REGULATIONS_1991, REGULATION_33_1, SUNDERLAND_2017]),
            ("strictest", "lac_review", "Looked-after child review", "statute",
             [REGULATIONS_1991, REGULATION_33_1, REGULATION_33_2, SUNDERLAND_2017]),
            ("statutory", "icpc", "Initial child protection conference", "guidance", [
                (("Working Together to Safeguard Children (2010 to 2023 editions), with the "
                  "children in need census guide 2023 to 2024, paragraphs 4.12.1 and 4.12.2 of "
                  "the guide"), "",
                 "after the strategy discussion at which section 47 enquiries were initiated",
                 READ, "guidance"),
                ("Working Together to Safeguard Children (2026 edition)",
                 PAGES + "working-together-to-safeguard-children--2", "", None, "guidance"),
            ]),
            ("statutory", "icpc_transfer_in", "Transfer-in child protection conference",
             "statistical measure", [
                ("Children in need census guide 2023 to 2024, paragraph 4.8", CENSUS, "", READ,
                 "statistical measure"),
            ]),
            ("statutory", "rcpc", "Review child protection conference", "guidance", [
                (("Working Together to Safeguard Children, review conferences, read in local "
                 "procedures only"), PAGES + "working-together-to-safeguard-children--2", "", None,
                 "guidance"),
            ]),
            ("statutory", "secure_review", "Secure accommodation review", "statute", [
                (SECURE + ", regulation 15", SITE + "1991/1505/regulation/15", "", None, "statute"),
                (SECURE + ", regulation 16", SITE + "1991/1505/regulation/16", "", None, "statute"),
            ]),
            ("sunderland", "secure_review", "Secure accommodation review", "local", [
                (("Sunderland Children Independent Reviewing Team annual report 2017 to 2018, "
                 "paragraph 8.19"), "", "", READ, "local"),
            ]),
            ("statutory", "dispute_resolution", "Dispute resolution", "guidance", [
                ("IRO Handbook (2010), paragraph 6.2, as quoted in one authority's procedures",
                 PAGES + "independent-reviewing-officers-handbook",
                 "timescales in total of no more than 20 working days", None, "guidance"),
            ]),
        ],
    )  # fmt: skip
    def test_each(
        self, policy: str, name: str, title: str, authority: str, sources: list[object]
    ) -> None:
        """What each duty is called and rests on, and how sure that is."""
        duty = ts.policies.resolve(policy).timescale(name)
        assert (duty.title, duty.subject, duty.authority.value) == (title, "child", authority)
        found = [(str(s), s.url, s.quote, s.verified, s.authority.value) for s in duty.sources]
        assert set(found) == set(sources)

    def test_the_relaxation_of_2020(self) -> None:
        """The review duty says in which days it was relaxed, and by what."""
        [relaxed] = ts.policies.statutory().timescale("lac_review").relaxations
        assert (relaxed.since, relaxed.until) == (date(2020, 4, 24), date(2020, 9, 25))
        assert relaxed.source.url == self.SITE + "2020/445/regulation/8/14"

    def test_a_second_strategy_discussion(self) -> None:
        """It opens nothing without a ref, and that is said of this duty alone."""
        assert [d.id for d in catalogue.NATIONAL if d.reopens_by_ref_only] == ["icpc"]

    def test_no_first_date(self) -> None:
        """Where the sources give a duty none, it applies to all dates and its notes say so."""
        for duty in catalogue.NATIONAL:
            says_so = any("no first date is known" in note for note in duty.notes)
            assert says_so == (duty.in_force[0] is None)

    def test_working_together_2026_is_not_verified(self) -> None:
        """No figure is marked as read for dates from the edition that has not been."""
        icpc = ts.policies.statutory().timescale("icpc")
        assert not icpc.verified


@pytest.mark.parametrize("stage", STAGES)
def test_versions_tile(stage: ts.Stage) -> None:
    """Dated versions follow one another to the day, and the last is still in force."""
    for part in limbs(stage.rule):
        versions = getattr(part, "versions", ())
        for earlier, later in pairwise(versions):
            assert (later.since - earlier.until).days == 1
        assert not versions or versions[-1].until is None
        assert all(version.source for version in versions)


def limbs(rule: ts.DateRule) -> tuple[ts.DateRule, ...]:
    return getattr(rule, "rules", (rule,))


@each_duty
def test_event_kinds_are_known(duty: ts.Timescale) -> None:
    """Every kind that a built-in duty reads is in the list of kinds."""
    assert duty.event_kinds <= set(ts.EVENT_KINDS)


@pytest.mark.parametrize("module", reference.MODULES.values(), ids=reference.MODULES)
def test_a_module_goes_in_the_order_of_the_provisions(module: ModuleType) -> None:
    """So that the duties of a module are found as in the instrument itself."""
    places: dict[str, list[list[int]]] = {}
    for rows in reference.declared_in(module).values():
        source = rows[-1].sources[0]  # that of the law as it stands now
        place = source.provision if isinstance(source, ts.Citation) else source.paragraph
        if number := re.search(r"\d+(\.\d+)?", place):
            instrument = source.instrument if isinstance(source, ts.Citation) else source.title
            found = places.setdefault(instrument, [])
            found.append([int(part) for part in number[0].split(".")])
    assert all(found == sorted(found) for found in places.values())
