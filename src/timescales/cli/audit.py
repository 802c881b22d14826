"""``timescales audit``: the due dates that a system shows, beside those of the rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from timescales._text import listed, plural
from timescales.audit import audit_cases
from timescales.cli.audit_summary import show_audit
from timescales.cli.audited import Audited, audit_writers
from timescales.cli.mask import Mask
from timescales.cli.opening import Input, caseload_options
from timescales.cli.options import policy_option
from timescales.cli.output import checked_target, save
from timescales.cli.report import SUFFIXES, findings_path
from timescales.cli.terminal import progress
from timescales.policy import Policy


@click.command(short_help="Compare the due dates that a system shows with the rules, and say why.")
@caseload_options
@policy_option
@click.option("--strict", is_flag=True, help="Exit with status 1 if any date differs.")
def audit(
    source: Path | str,
    schema: str | None,
    policy: Policy,
    complete_from: date | None,
    out: Path | None,
    *,
    mask_ids: bool,
    strict: bool,
) -> None:
    """Compare each due date that a case-management system shows in INPUT with that of the rules.

    INPUT is whatever `timescales project` takes. Of the dates that differ it is said which known
    fault of a system gives them, such as bank holidays that are not left out, or a count from
    the conference itself.

    With -o OUT there is one row in OUT for each shown date, with both dates, the likeliest
    cause, what to mend, and where it was read; and beside it, in OUT.findings.csv without
    OUT's suffix, one line for each row that was not used and each remark.
    """
    outs = [] if out is None else [checked_target(out, SUFFIXES)]
    written = [*outs, *map(findings_path, outs)]
    audited = _audited(
        Input(source, schema), policy, complete_from, written, Mask() if mask_ids else str
    )
    if outs:
        save(audit_writers(audited, outs, written[-1]))
    show_audit(audited, more="write them all with -o" if out is None else f"all are in {out}")
    if written:
        click.echo(f"\nWritten: {listed(map(str, written))}")
    wrong = sum(bool(answer.days) for answer in audited.audit.answers)
    if strict and wrong:
        click.echo(f"--strict: {plural(wrong, 'date')} shown that the rules do not give.", err=True)
        raise click.exceptions.Exit(1)


def _audited(
    where: Input,
    policy: Policy,
    complete_from: date | None,
    written: list[Path],
    named: Callable[[str], str],
) -> Audited:
    """Read and audit, a subject at a time, showing progress."""
    source = where.open(
        complete_from=complete_from, event_kinds=policy.event_kinds, written=written
    )
    with progress("Auditing", total=source.most) as advance:
        cases = ((subject.case, subject.shown) for subject in source)
        audit = audit_cases(cases, policy, progress=advance)
    found = [
        replace(finding, subject_id=named(finding.subject_id)) for finding in source.ledger.findings
    ]
    return Audited(audit, source, found, named)
