"""The sources of the measures' definitions. Those with no day were not read."""

from __future__ import annotations

from datetime import date

from timescales.citation import Authority, Guidance

_READ = date(2026, 11, 22)
_REPORT_2017 = "Sunderland IRO annual report 2016 to 2017"
_REPORT_2018 = "Sunderland Children Independent Reviewing Team annual report 2017 to 2018"


def _report(title: str, where: str) -> Guidance:
    return Guidance(title, where, verified=_READ, authority=Authority.LOCAL)


def _statistics(title: str, where: str = "", verified: date | None = None) -> Guidance:
    return Guidance(title, where, verified=verified, authority=Authority.STATISTICAL_MEASURE)


TABLE_2 = _report(_REPORT_2017, "table 2, key performance indicators")
SECOND_REVIEW = _report(_REPORT_2017, "paragraph 7.5")
PLANNED = _report(_REPORT_2017, "paragraph 5.2.1")
LAC_TABLE = _report(_REPORT_2018, "section 8, table of performance")
LAC_REASONS = _report(_REPORT_2018, "section 8, reasons for reviews out of timescale")
CP_REASONS = _report(_REPORT_2018, "section 7, reasons for conferences out of timescale")
RCPC_TABLE = _report(_REPORT_2018, "paragraphs 7.15 and 7.17")
OVER_12_MONTHS = _report(_REPORT_2018, "paragraph 7.19")
CATEGORIES = _report(_REPORT_2018, "paragraph 7.22")
MIDWAY = _report(_REPORT_2018, "paragraphs 7.26 and 8.14")
VISITS = _report(_REPORT_2018, "paragraphs 8.12 and 8.13")
SECURE = _report(_REPORT_2018, "paragraph 8.19")
DISPUTES = _report(_REPORT_2018, "section 9, dispute resolution")
PRAISE = _report(_REPORT_2018, "paragraphs 9.5 and 9.18")
FOSTER = _report(_REPORT_2018, "section 10, foster carer reviews")
ALLEGATIONS = _report(_REPORT_2018, "paragraph 11.1")
CASELOADS = _report(_REPORT_2018, "paragraph 6.4")
MINUTES = _report(_REPORT_2018, "appendix 3, priority 4")

NI_66 = _statistics("National indicator 66 (PAF C68), looked-after children reviewed in timescale")
NI_67 = _statistics("National indicator 67, child protection plans reviewed in timescale")
NI_64 = _statistics("National indicator 64, child protection plans by duration")
HEALTH_RETURN = _statistics("Outcome indicators return (OC2), health of looked-after children")
CIN_ICPC = _statistics(
    "Children in need census guide 2023 to 2024", "paragraphs 4.12.1 and 4.12.2", _READ
)
CIN_TRANSFER = _statistics("Children in need census guide 2023 to 2024", "paragraph 4.8", _READ)
CIN_ASSESSMENT = _statistics("Children in need census guide 2023 to 2024", "paragraph 4.9", _READ)
C4 = _statistics("Characteristics of children in need, table C4", "columns of duration", _READ)
SSDA903_CODES = _statistics("SSDA903 return, codes of participation in reviews", "", _READ)
