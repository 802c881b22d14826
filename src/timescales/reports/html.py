"""A report as one web page that holds everything it shows, and asks nothing of any network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.resources import files

from timescales._dates import long_date, month_name
from timescales.comparison.palette import DARK, LIGHT, Theme
from timescales.comparison.svg import FONT
from timescales.errors import WrongTypeError
from timescales.lookahead import Risk
from timescales.reports.chart_svg import chart_svg
from timescales.reports.compact import compact
from timescales.reports.data import ReportData
from timescales.reports.embedding import json_for_script, source_hash
from timescales.timeline import KINDS, style

_SCRIPTS = (
    "store.js", "list.js", "obligations.js", "disputes.js", "ahead.js", "timeline.js", "child.js",
)  # fmt: skip
_FOLDER = files("timescales.reports") / "page"


def report_html(data: ReportData) -> str:
    """A report as the text of an HTML file.

    Every text in it is escaped, and its content security policy lets nothing run but the script
    that stands in it, and nothing be loaded at all. The same report gives the same text. Needs the
    extra ``report``. Raises ``WrongTypeError`` for what is not a report.

    >>> from datetime import date
    >>> page = report_html(ReportData("A <b> & c", date(2026, 11, 22), children=()))
    >>> "<title>A &lt;b&gt; &amp; c, as at Sunday 22 November 2026</title>" in page
    True
    """
    if not isinstance(data, ReportData):
        raise WrongTypeError(f"report_html takes a ReportData, not {type(data).__name__}.")
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.filters["picture"] = chart_svg
    environment.filters["monday"] = _monday
    sheet, script = _style_sheet(), _script()
    return environment.from_string(_text("page.html")).render(
        data=data,
        as_at=long_date(data.as_at),
        risks=tuple(Risk),
        policy=_security_policy(sheet, script),
        style=sheet,
        script=script,
        json=json_for_script(compact(data)),
    )


def _monday(week: date) -> str:
    return f"{week.day} {month_name(week.month)[:3]}"


def _security_policy(sheet: str, script: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {source_hash(sheet)}",
            f"script-src {source_hash(script)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _text(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _script() -> str:
    parts = "\n".join(map(_text, _SCRIPTS))
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _style_sheet() -> str:
    """The style of the page and of its pictures: light, and dark where the reader prefers it."""
    light, dark = ("\n".join(_variables(theme)) for theme in (LIGHT, DARK))
    return (
        f":root {{\n--font: {FONT};\n{light}\n}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{\n{dark}\n}} }}\n"
        f"{_text('page.css')}{style()}"
    )


def _variables(theme: Theme) -> Iterator[str]:
    for name in ("page", "rim", "ink", "quiet"):
        yield f"--{name}: {getattr(theme, name)};"
    good, bad = ("earlier-4", "later-4") if theme is LIGHT else ("earlier-3", "later-3")
    yield f"--link: {theme.cells[good][0]};"
    yield f"--worse: {theme.cells[bad][0]};"
    yield f"--chosen: {theme.cells['equal'][0]};"
    for kind in KINDS:
        fill, ink = theme.cells[kind.cell]
        yield f"--{kind.name}: {fill};"
        yield f"--{kind.name}-ink: {ink};"
