"""The rows above or below a table that say what its labels do not: ``# unit: children``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from timescales._text import listed, suggestion
from timescales.errors import WrongValueError
from timescales.published.expression import parse_equation
from timescales.published.rounding import Rounding
from timescales.published.table import Check

_COMMENT = re.compile(r"#\s*(\w+)\s*:\s*(.*)", re.DOTALL)
_KEYS = ("title", "source", "note", "unit", "rounding", "plain", "check")
_ONE_UNIT = re.compile(r"\[([^\]|]*)\]\s*=\s*(\w+)")


@dataclass(slots=True)
class Comments:
    """What the comments of a table say, gathered row by row.

    ``unit`` is what the table counts, and ``units`` what single rows or columns do; those named in
    ``plain`` mean nothing by "total" or "variance". Each is with the line that says so.
    """

    title: str = ""
    source: str = ""
    unit: str | None = None
    rounding: Rounding | None = None
    units: list[tuple[int, str, str]] = field(default_factory=list)
    plain: list[tuple[int, str]] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    def add(self, line: int, text: str) -> None:
        """Take in one comment. Raises ``WrongValueError`` for one that cannot be meant.

        A comment that does not begin with a word and a colon is for people alone.
        """
        found = _COMMENT.fullmatch(text.strip())
        if found is None:
            return
        key, said = found[1].casefold(), found[2].strip()
        match key:
            case "title":
                self.title = said
            case "source":
                self.source = said
            case "note":
                pass
            case "unit":
                self._unit(line, said)
            case "rounding":
                self.rounding = _rounding(said)
            case "plain":
                self.plain.append((line, said.removeprefix("[").removesuffix("]").strip()))
            case "check":
                self.checks.append(Check(line, *parse_equation(said)))
            case _:
                raise WrongValueError(
                    f"there is no comment '# {key}:'. {suggestion(key, _KEYS)} "
                    "A remark of your own goes after '# note:'."
                )

    def _unit(self, line: int, said: str) -> None:
        one = _ONE_UNIT.fullmatch(said)
        if one:
            self.units.append((line, one[1].strip(), one[2].casefold()))
        elif re.fullmatch(r"\w+", said):
            self.unit = said.casefold()
        else:
            raise WrongValueError(
                f"{said!r} is no unit: write one word, such as children, or [row] = children."
            )


def _rounding(said: str) -> Rounding:
    try:
        return Rounding(said)
    except ValueError:
        known = listed((each.value for each in Rounding), "or")
        raise WrongValueError(f"{said!r} is no way of rounding: write {known}.") from None
