"""Foster carers' reviews, visits to homes, and allegations to the designated officer."""

from __future__ import annotations

from timescales.reports.annual.figures import Figures
from timescales.reports.annual.indicators import indicators
from timescales.reports.annual.kinds import Breakdown, Line, counts
from timescales.reports.annual.table import PrintedTable, Section
from timescales.scorecard import Verdict

REVIEWS = "foster_reviews_in_time"
CARERS = "foster_carers_up_to_date"
INDICATORS = (REVIEWS, CARERS, "foster_carers_reviewed_again", "reg44_months")
THRESHOLD, OUTCOME = "allegations_by_threshold", "allegations_by_outcome"
KINDS = "foster_carers_by_kind"
MEASURES = (*INDICATORS, KINDS, THRESHOLD, OUTCOME)


def section(figures: Figures) -> Section:
    """The tables of carers, homes and allegations."""
    threshold = Breakdown(
        "enquiries", THRESHOLD, "Enquiries to the designated officer, by threshold", "Threshold"
    )
    outcome = Breakdown(
        "allegations", OUTCOME, "Allegations concluded, by outcome", "Outcome", shares=True
    )
    kinds = Breakdown(
        "foster_carers",
        KINDS,
        "Foster carers at the end of the year, by kind",
        "Kind",
        unit="carer",
    )
    title = "Timeliness of foster carers' reviews and of visits to homes"
    return Section(
        "Foster carers, homes and allegations",
        (
            foster_reviews(figures),
            kinds.table(figures),
            *indicators(figures, "carers", title, INDICATORS),
            threshold.table(figures),
            outcome.table(figures),
        ),
    )


def foster_reviews(figures: Figures) -> PrintedTable:
    """Reviews of foster carers in time and late, by each verdict."""
    lines: list[Line] = []
    for verdict, words in ((Verdict.POLICY, "by policy"), (Verdict.STATUTE, "by statute")):
        in_time = figures.pair(figures.count, REVIEWS, verdict)
        total = figures.pair(figures.total, REVIEWS, verdict)
        late = tuple(
            None if n is None or done is None else n - done
            for n, done in zip(total, in_time, strict=True)
        )
        lines += [
            Line(f"Reviews, {words}"),
            Line(f"in time, {words}", in_time, "events"),
            Line(f"late, {words}", (late[0], late[1]), "events"),
            Line(f"Total, {words}", total, "events"),
        ]
    return counts(figures, "foster_reviews", "Foster carers' reviews held", lines)
