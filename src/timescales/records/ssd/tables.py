"""The tables of the Standard Safeguarding Dataset that are read, and which of their columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from timescales._text import listed
from timescales.errors import RecordsError
from timescales.event_kinds import EVENT_KINDS


@dataclass(frozen=True, slots=True)
class Link:
    """How the rows of a table find their child: by a column that another table has too."""

    column: str
    table: str
    there: str


@dataclass(frozen=True, slots=True)
class SsdTable:
    """One table: its columns, and the event kinds that it alone gives.

    ``key`` tells its rows apart and ``person`` names the child; where a system's table lacks
    ``person``, ``link`` finds the child. ``required`` columns must be there besides, ``optional``
    ones are missed if they are not. ``part_of`` gives, of a column of mixed content, the only part
    that is ever kept.
    """

    name: str
    key: str
    person: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    link: Link | None = None
    gives: frozenset[str] = frozenset()
    part_of: Mapping[str, re.Pattern[str]] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is read, the key first."""
        linked = () if self.link is None else (self.link.column,)
        return (self.key, self.person, *linked, *self.required, *self.optional)

    def found_in(self, columns: Iterable[str], file: str) -> dict[str, str]:
        """Which of ``columns``, spelt in any mixture of case, is each column that is read.

        ``file`` is what the table is called where it was found. Raises ``RecordsError`` where one
        is missing without which the table says nothing.
        """
        spelt = {column.casefold(): column for column in columns}
        found = {name: spelt[name] for name in self.columns if name in spelt}
        names_child = {self.person} if self.link is None else {self.person, self.link.column}
        missing = [name for name in self.required if name not in found]
        if names_child.isdisjoint(found):
            missing.insert(0, self.person)
        if missing:
            raise RecordsError(f"{file}: lacks the columns {listed(missing)}.")
        return found

    def missed_from(self, found: Collection[str]) -> list[str]:
        """The optional columns that are not among those found."""
        return [name for name in self.optional if name not in found]


_CONFERENCE = re.compile(r'"(?:OUTCOME_)?CP_CONFERENCE_FLAG"\s*:\s*"?([A-Za-z0-9]*)', re.IGNORECASE)

TABLES: Mapping[str, SsdTable] = {
    table.name: table
    for table in (
        SsdTable("ssd_person", "pers_person_id", "pers_person_id", ("pers_dob",)),
        SsdTable(
            "ssd_cla_episodes",
            "clae_cla_episode_id",
            "clae_person_id",
            ("clae_cla_episode_start_date",),
            (
                "clae_cla_id",
                "clae_entered_care_date",
                "clae_cla_episode_start_reason",
                "clae_cla_episode_ceased_date",
                "clae_cla_episode_ceased_reason",
                "clae_cla_primary_need_code",
            ),
            gives=frozenset({"became_looked_after", "episode_started", "ceased_looked_after"}),
        ),
        SsdTable(
            "ssd_legal_status",
            "lega_legal_status_id",
            "lega_person_id",
            ("lega_legal_status", "lega_legal_status_start_date"),
            ("lega_legal_status_end_date",),
        ),
        SsdTable(
            "ssd_cla_placement",
            "clap_cla_placement_id",
            "clap_person_id",
            ("clap_cla_placement_type", "clap_cla_placement_start_date"),
            ("clap_cla_placement_end_date", "clap_cla_placement_provider"),
            link=Link("clap_cla_id", "ssd_cla_episodes", "clae_cla_id"),
            gives=frozenset(
                {
                    "secure_placement_started",
                    "secure_placement_ended",
                    "placed_for_adoption",
                    "adoption_placement_ended",
                }
            ),
        ),
        SsdTable(
            "ssd_cla_reviews",
            "clar_cla_review_id",
            "clar_cla_person_id",
            ("clar_cla_review_date",),
            (
                "clar_cla_review_due_date",
                "clar_cla_review_cancelled",
                "clar_cla_review_participation",
            ),
            link=Link("clar_cla_id", "ssd_cla_episodes", "clae_cla_id"),
            gives=frozenset({"lac_review"}),
        ),
        SsdTable(
            "ssd_s47_enquiry",
            "s47e_s47_enquiry_id",
            "s47e_person_id",
            ("s47e_s47_start_date",),
            ("s47e_s47_end_date", "s47e_s47_nfa", "s47e_s47_outcome_json"),
            gives=frozenset({"strategy_discussion", "icpc_not_required"}),
            part_of={"s47e_s47_outcome_json": _CONFERENCE},
        ),
        SsdTable(
            "ssd_initial_cp_conference",
            "icpc_icpc_id",
            "icpc_person_id",
            ("icpc_icpc_date",),
            ("icpc_s47_enquiry_id", "icpc_icpc_transfer_in", "icpc_icpc_target_date"),
            gives=frozenset({"icpc", "transfer_in_conference"}),
        ),
        SsdTable(
            "ssd_cp_plans",
            "cppl_cp_plan_id",
            "cppl_person_id",
            ("cppl_cp_plan_start_date",),
            ("cppl_cp_plan_end_date", "cppl_cp_plan_ola"),
            gives=frozenset({"cp_plan_started", "cp_plan_ended"}),
        ),
        SsdTable(
            "ssd_cp_reviews",
            "cppr_cp_review_id",
            "cppr_person_id",
            ("cppr_cp_review_date",),
            ("cppr_cp_review_due",),
            link=Link("cppr_cp_plan_id", "ssd_cp_plans", "cppl_cp_plan_id"),
            gives=frozenset({"rcpc"}),
        ),
        SsdTable(
            "ssd_cin_assessments",
            "cina_assessment_id",
            "cina_person_id",
            ("cina_assessment_start_date",),
            ("cina_assessment_auth_date",),
            gives=frozenset({"assessment_started", "assessment_completed"}),
        ),
        SsdTable(
            "ssd_missing",
            "miss_table_id",
            "miss_person_id",
            ("miss_missing_episode_end_date",),
            ("miss_missing_episode_type",),
            gives=frozenset({"child_returned"}),
        ),
        SsdTable(
            "ssd_care_leavers",
            "clea_table_id",
            "clea_person_id",
            ("clea_pathway_plan_review_date",),
            gives=frozenset({"pathway_plan_prepared"}),
        ),
    )
}
"""The tables in the order in which they are read: those that others link to come first."""

PLACEHOLDERS = frozenset({"PLACEHOLDER_DATA", "SSD_PH"})
"""What the scripts that fill the tables write where a system has nothing to say."""


def held_by(tables: Iterable[str]) -> frozenset[str]:
    """The event kinds that these tables can give."""
    return frozenset(kind for name in tables for kind in TABLES[name].gives)


def not_held_by(tables: Iterable[str]) -> frozenset[str]:
    """The event kinds of which these tables never say anything."""
    recorded = {kind.name for kind in EVENT_KINDS.values() if not kind.derived}
    return frozenset(recorded) - held_by(tables)
