"""An annual report as a Markdown page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from timescales.reports.annual.table import AnnualReport, PrintedTable
from timescales.reports.data import Chart

NOTHING = "Nothing to show."
_SPECIAL = re.compile(r"([\\`*_|\[\]<>])")


def annual_markdown(report: AnnualReport, picture: Callable[[str], str] | None = None) -> str:
    """The report as the text of a Markdown page.

    ``picture`` says where the picture of a chart stands, by the chart's name; without it there are
    none. Every text is escaped.
    """
    return "\n".join(_page(report, picture))


def table_markdown(table: PrintedTable) -> Iterator[str]:
    """The lines of one table, numbers to the right."""
    yield _row(table.header)
    yield f"|---|{'---:|' * (len(table.header) - 1)}"
    for row in table.rows:
        if len(row) == 1:
            yield _row((row[0], *[""] * (len(table.header) - 1)))
        else:
            yield _row(row)


def chart_words(chart: Chart) -> str:
    """What a chart shows, for those who do not see it."""
    said = []
    for name, numbers in chart.rows:
        of = (f"{n} {series.name}" for n, series in zip(numbers, chart.series, strict=True))
        said.append(f"{name}: {', '.join(of)}")
    return f"{chart.title}. {'; '.join(said)}." if said else f"{chart.title}. {NOTHING}"


def _page(report: AnnualReport, picture: Callable[[str], str] | None) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    yield ""
    yield from (f"- {escaped(label)}: {escaped(said)}" for label, said in report.facts)
    for section in report.sections:
        yield from ("", f"## {escaped(section.title)}")
        for table in section.tables:
            yield from ("", f"### {escaped(table.title)}", "")
            if table.says:
                yield from (escaped(table.says), "")
            yield from table_markdown(table)
        if picture is not None:
            for name, chart in section.charts:
                yield from ("", f"![{escaped(chart_words(chart))}]({picture(name)})")
    yield from ("", "## Not given here", "")
    yield from (f"- {escaped(each.what)}. {escaped(each.why)}" for each in report.not_given)
    yield ""


def escaped(text: str) -> str:
    """A text that means nothing in Markdown but itself, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |".replace("|  |", "| |").replace("|  |", "| |")
