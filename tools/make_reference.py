"""Write the pages about the law again from the catalogue.

    python tools/make_reference.py

There is a page for each instrument in ``docs/reference/law``, their index, a page of versions
in time, and a page of the questions on which sources disagree.
"""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from timescales._dates import long_date
from timescales.citation import Source
from timescales.reference import MODULES, declared_in, notes, repeats

ROOT: Final = Path(__file__).parents[1]
PAGES: Final = ROOT / "docs/reference"
DISAGREEMENTS: Final = ROOT / "src/timescales/catalogue/disagreements.toml"
CASES: Final = ROOT / "tests/cases"
MADE: Final = "<!-- Made by tools/make_reference.py from {}; change that. -->\n"
PICTURED: Final = "What each duty with more than one version has asked for from 1991 on"
COLUMNS: Final = (
    *("Duty", "Starts", "Period", "In force", "Repeats", "Ends", "Source", "Force", "How sure"),
)


def pages() -> Mapping[Path, str]:
    """Every page, by where it stands."""
    made = {PAGES / "law" / f"{name}.md": law(name) for name in MODULES}
    made[PAGES / "law/index.md"] = index()
    made[PAGES / "versions.md"] = versions()
    made[PAGES / "where-sources-disagree.md"] = disagreements()
    return made


def law(name: str) -> str:
    """The page of one module: its introduction, its table, and the notes on each duty."""
    module = MODULES[name]
    title, introduction = _introduction(module)
    return "\n".join(
        [
            MADE.format(f"src/{module.__name__.replace('.', '/')}.py"),
            f"# {title}\n",
            *([f"{introduction}\n"] if introduction else []),
            *_table(COLUMNS, _law_cells(module)),
            *_about(module),
            "",
        ]
    )


def index() -> str:
    """The list of instruments, with how many duties each has and of how many the text was read."""
    cells: list[tuple[str, ...]] = []
    for name, module in MODULES.items():
        title, _ = _introduction(module)
        declared = declared_in(module)
        sure = sum(all(row.verified for row in found) for found in declared.values())
        cells.append((f"[{title}]({name}.md)", str(len(declared)), str(sure)))
    counts = [sum(int(row[column]) for row in cells) for column in (1, 2)]
    cells.append(("", *map(str, counts)))
    return "\n".join(
        [
            MADE.format("src/timescales/catalogue"),
            "# The law, instrument by instrument\n",
            "A duty counts as verified where the text of the source of every version was read.",
            "The last two are not national law but authorities' own rules.\n",
            *_table(("Instrument", "Duties", "Verified"), cells),
            "",
        ]
    )


def versions() -> str:
    """Every rule that begins or ends on a day, in order of time."""
    dated = [
        (row, name)
        for name, module in MODULES.items()
        for found in declared_in(module).values()
        for row in found
        if row.since or row.until
    ]
    dated.sort(key=lambda each: each[0].since or date.min)
    cells = (
        (
            str(row.since or ""),
            str(row.until or ""),
            f"[`{row.address}`](law/{name}.md)",
            str(row.rule),
            _cited(row.sources),
            row.sure,
        )
        for row, name in dated
    )
    return "\n".join(
        [
            MADE.format("src/timescales/catalogue"),
            "# Versions in time\n",
            "Each rule that holds from a day, or until a day, in the order in which they began.",
            "The days are those from which the clock counts, both included; a blank one is open.\n",
            "The picture has the addresses that have had more than one version, the table all.\n",
            f"![{PICTURED}](../images/versions.svg)\n",
            *_table(("From", "Until", "Address", "Period", "Source", "How sure"), cells),
            "",
        ]
    )


def disagreements() -> str:
    """Each question, its readings, what the library does, and how to choose otherwise."""
    lines = [
        MADE.format("src/timescales/catalogue/disagreements.toml"),
        "# Where sources disagree\n",
        "Questions that the law leaves open, or that are answered differently in practice.",
        "The library takes one reading of each, says so, and lets you take another where it can.",
        "A block is a whole [policy file](../how-to/authority-policy.md).",
    ]
    for item in tomllib.loads(DISAGREEMENTS.read_text("utf-8"))["disagreement"]:
        lines.append(f"\n## {item['question']}\n")
        lines += (f"- {_sentence(each['says'])} *{each['source']}*" for each in item["readings"])
        lines.append(f"\n**Here**: {item['default']}\n")
        lines.append(f"**Otherwise**: {item['otherwise']}")
        if item["addresses"]:
            lines.append(f"\nAsked for at {_code(item['addresses'])}.")
        if "example" in item:
            lines.append(f"\n**For example**: {_example(**item['example'])}")
        if "policy_file" in item:
            lines.append(f"\n```toml\n{item['policy_file']}```")
    return "\n".join([*lines, ""])


def _example(otherwise: Mapping[str, Any], here: Mapping[str, Any] | None = None) -> str:
    """A day on which two readings differ, and what each makes of it."""
    if here is None:
        return f"no timescale here; otherwise {_counted(otherwise)}."
    changed = {name: otherwise[name] for name in ("address", "from") if name in otherwise}
    other = _counted({**here, **otherwise}) if changed else f"due on {long_date(otherwise['due'])}"
    return f"{_counted(here)} here; otherwise {other}."


def _counted(side: Mapping[str, Any]) -> str:
    due = f"due on {long_date(side['due'])}" if "due" in side else "without a date"
    return f"`{side['address']}`, counted from {long_date(side['from'])}, is {due}"


def _introduction(module: ModuleType) -> tuple[str, str]:
    """The title in the first line of a module's docstring, and the rest of it, as Markdown."""
    title, _, rest = inspect.cleandoc(module.__doc__ or "").replace("``", "`").partition("\n")
    return title.rstrip("."), rest.strip()


def _law_cells(module: ModuleType) -> Iterator[tuple[str, ...]]:
    for duty, found in declared_in(module).items():
        for row in found:
            yield (
                f"{duty.title} (`{row.address}`)",
                _code(duty.starts) or "asked by its address alone",
                str(row.rule),
                row.in_force,
                repeats(duty),
                _code(duty.ends),
                _cited(row.sources),
                row.force,
                row.sure,
            )


def _about(module: ModuleType) -> Iterator[str]:
    for duty in declared_in(module):
        yield f"\n## {duty.title}\n"
        if duty.meets:
            yield f"- Met by {_code(duty.meets)}."
        yield from (f"- {_sentence(note)}" for note in notes(duty))
        yield from (f"- {_sentence(str(each))}" for each in duty.relaxations)
        yield f"- {_cases(duty.id)}"


def _cases(name: str) -> str:
    """How many cases of the conformance suite are about a duty, and where they stand."""
    for path in sorted(CASES.glob("*.yaml")):
        text = path.read_text("utf-8")
        if re.search(rf"^timescale: {name}$", text, re.MULTILINE):
            count = len(re.findall(r"^  - name:", text, re.MULTILINE))
            words = "1 case" if count == 1 else f"{count} cases"
            return f"{words} in [{path.name}](../../../tests/cases/{path.name})."
    return "No case of the conformance suite is about this duty."


def _cited(sources: Iterable[Source]) -> str:
    return "; ".join(f"[{each}]({each.url})" if each.url else str(each) for each in sources)


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _table(head: Iterable[str], cells: Iterable[Iterable[str]]) -> Iterator[str]:
    head = tuple(head)
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in cells:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |".replace("|  |", "| |")


def main() -> None:
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
        print(path)


if __name__ == "__main__":
    main()
