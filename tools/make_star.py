"""Write the page of the star schema again, from its tables.

    python tools/make_star.py

The page is ``docs/reference/star-schema.md``. What stands between the marker comments is made here;
everything else in it is written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from timescales.cli.star.tables import TABLES, Column, Table, Type

PAGE: Final = Path(__file__).parents[1] / "docs/reference/star-schema.md"

_DRAWN = {
    Type.TEXT: "text",
    Type.DATE: "date",
    Type.WHOLE: "int",
    Type.DECIMAL: "decimal",
    Type.YES_OR_NO: "yesno",
}
"""The types as a diagram has them: in one word."""


def page(text: str) -> str:
    """The page with both its parts made again."""
    for name, lines in (("diagram", _diagram()), ("tables", _tables())):
        begins, ends = f"<!-- {name}: made by tools/make_star.py -->", f"<!-- end of {name} -->"
        before, begun, rest = text.partition(begins)
        _, ended, after = rest.partition(ends)
        assert begun, f"the page lacks {begins}"
        assert ended, f"the page lacks {ends}"
        text = before + "\n".join([begins, "", *lines, "", ends]) + after
    return text


def _diagram() -> Iterator[str]:
    """Which table leads to which, and by what; of each only the columns that join."""
    keys = {table.name: table.key for table in TABLES}
    yield "```mermaid"
    yield "erDiagram"
    for table in TABLES:
        for column, to in table.leads:
            by = column if column == keys[to] else f"{column} to {keys[to]}"
            yield f'  {to} ||--o{{ {table.name} : "{by}"'
    for table in TABLES:
        if joins := [column for column in table.columns if column.key or column.to]:
            yield f"  {table.name} {{"
            yield from (f"    {_drawn(column)}" for column in joins)
            yield "  }"
    yield "```"


def _drawn(column: Column) -> str:
    return f"{_DRAWN[column.type]} {column.name} {'PK' if column.key else 'FK'}"


def _tables() -> Iterator[str]:
    for number, table in enumerate(TABLES):
        if number:
            yield ""
        yield from (f"### `{table.name}`", "", f"{table.words.capitalize()}.", "")
        yield "| Column | Type | What it holds | Key |"
        yield "|---|---|---|---|"
        for column in table.columns:
            type_ = f"{column.type.value}, or blank" if column.blank else column.type.value
            yield f"| `{column.name}` | {type_} | {column.words} | {_key(table, column)} |"


def _key(table: Table, column: Column) -> str:
    if column.key:
        return f"the key of `{table.name}`"
    return f"leads to `{column.to}`" if column.to else ""


def main() -> None:
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8", newline="\n")
    print(PAGE)


if __name__ == "__main__":
    main()
