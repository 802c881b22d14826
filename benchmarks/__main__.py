"""Ask every question in one run, and write the page.

    python -m benchmarks [--quick | --again] [--reviews N] [--children N] [--guard] [--into FOLDER]

The page is ``docs/reference/benchmarks.md``, its picture ``docs/images/growth.svg``, and what they
are made from ``benchmarks/figures.json``.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from benchmarks.guard import faults
from benchmarks.page import TEXTS, page, unexplained
from benchmarks.picture import picture
from benchmarks.run import QUICK, WHOLE, Run, measure

ROOT: Final = Path(__file__).resolve().parents[1]
FIGURES: Final = Path("benchmarks/figures.json")
PAGE: Final = Path("docs/reference/benchmarks.md")
PICTURE: Final = Path("docs/images/growth.svg")


def main(words: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(words)
    kept = ROOT / FIGURES
    if asked.again:
        run = Run.from_file(kept)
    else:
        warnings.simplefilter("ignore")  # dates past the statutory limit, and what peers say
        size = QUICK if asked.quick else WHOLE
        reviews = sorted({*size.reviews, *asked.reviews})
        children = sorted({*size.children, *asked.children})
        run = measure(replace(size, reviews=reviews, children=children))
        if kept.exists():
            run = run.keeping(Run.from_file(kept))
    write(run, asked.into)
    for key in unexplained(run):
        print(f"{key} is not reached, and {TEXTS.name} has no limits.{key} to say why")
    wrong = list(faults(run)) if asked.guard else []
    for fault in wrong:
        print(f"guard: {fault}", file=sys.stderr)
    return 1 if wrong else 0


def write(run: Run, root: Path) -> None:
    """Write the figures, the picture and the page under a folder."""
    written = {FIGURES: run.as_text(), PICTURE: picture(run), PAGE: page(run)}
    for path, text in written.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
        print(target)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    say = parser.add_argument
    say("--quick", action="store_true", help="fewer rounds and smaller sizes: some minutes less")
    for option, what in (("--reviews", "a return of N reviews"), ("--children", "N children")):
        words = f"measure {what}, too; its figures are kept until it is asked again"
        say(option, type=int, action="append", default=[], metavar="N", help=words)
    say("--again", action="store_true", help="measure nothing; write what was measured last")
    say("--guard", action="store_true", help="fail where a ratio is not what it must be")
    say("--into", type=Path, default=ROOT, metavar="FOLDER", help="write there, and not here")
    return parser


if __name__ == "__main__":
    sys.exit(main())
