"""An empty workbook of events: columns of dates, and a list from which to choose each event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from timescales.event_kinds import Section
from timescales.records.workbook import MOST_ROWS

_DATES = frozenset({"date", "date_of_birth", "sets"})
_KINDS = "Event kinds"


def write_template_xlsx(
    path: Path, columns: Mapping[str, str], sections: Sequence[Section]
) -> None:
    """Write the workbook: what each column holds is a note on its heading. Raises ``OSError``."""
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    events = workbook.create_sheet("Events")
    events.freeze_panes = "A2"
    kinds = workbook.create_sheet(_KINDS)
    kinds.append(["event", "meaning", "sets"])
    for section in sections:
        for kind in section.kinds:
            if not kind.derived:
                kinds.append([kind.name, kind.meaning, kind.sets])
    for letter, width in zip("ABC", (36, 100, 60), strict=True):
        kinds.column_dimensions[letter].width = width
    kinds.freeze_panes = "A2"
    choice = DataValidation(
        type="list", formula1=f"'{_KINDS}'!$A$2:$A${kinds.max_row}", errorStyle="warning"
    )
    choice.error = f"This is no event kind of the sheet {_KINDS}."
    events.add_data_validation(choice)
    for number, (name, meaning) in enumerate(columns.items(), start=1):
        letter = get_column_letter(number)
        heading = events.cell(1, number, name)
        heading.comment = Comment(meaning, "timescales")
        events.column_dimensions[letter].width = 36 if name == "event" else 18
        if name in _DATES:
            events.column_dimensions[letter].number_format = "yyyy-mm-dd"
        if name == "event":
            choice.add(f"{letter}2:{letter}{MOST_ROWS}")
    for sheet in (events, kinds):
        for cell in sheet[1]:
            cell.font = Font(bold=True)
    workbook.save(path)
