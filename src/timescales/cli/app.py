"""The application: its commands, and how everything that goes wrong is said."""

from __future__ import annotations

import sys
import warnings
from io import StringIO
from typing import Any

import click

from timescales._version import __version__
from timescales.cli.annual import annual
from timescales.cli.audit import audit
from timescales.cli.cases import cases
from timescales.cli.check import check
from timescales.cli.compare import compare
from timescales.cli.demo import demo
from timescales.cli.due import due
from timescales.cli.explain import explain
from timescales.cli.lookahead import lookahead
from timescales.cli.policy import policy
from timescales.cli.project import project
from timescales.cli.reporting import report
from timescales.cli.rules import rules
from timescales.cli.schema import schema
from timescales.cli.score import score
from timescales.cli.sql import sql
from timescales.cli.template import template
from timescales.cli.verify_table import verify_table
from timescales.errors import TimescalesError


class CannotRun(click.ClickException):
    """A command could not do what it was asked: its message is printed, the exit status is 2."""

    exit_code = 2


class Application(click.Group):
    """A group of commands that turns errors and warnings into plain lines on standard error."""

    def invoke(self, ctx: click.Context) -> Any:
        with warnings.catch_warnings():
            warnings.showwarning = _show_warning
            try:
                result = super().invoke(ctx)
                sys.stdout.flush()
            except TimescalesError as error:
                raise CannotRun(str(error)) from error
            except BrokenPipeError:
                sys.stdout = StringIO()  # nobody reads on
                ctx.exit(CannotRun.exit_code)
            except OSError as error:
                raise CannotRun(_system_error(error)) from error
            except KeyboardInterrupt:
                raise CannotRun("Interrupted.") from None
            return result


def _show_warning(message: Warning | str, *_: object, **__: object) -> None:
    click.echo(f"Warning: {message}", err=True)


def _system_error(error: OSError) -> str:
    said = error.strerror or str(error)
    if isinstance(error, PermissionError):
        said += "; is it open in another program?"
    return f"{error.filename}: {said}" if error.filename else said


@click.group(cls=Application, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="timescales %(version)s")
def application() -> None:
    """Statutory timescales of children's services in England: when is it due, and why.

    Dates are written 2026-11-02 or, day first, 02/11/2026.

    Exit status: 0 done; 1 differences, faults in a policy file or a table, or what --strict
    refuses; 2 cannot run.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a letter that a console cannot show stops nothing
            stream.reconfigure(errors="replace")


for command in (
    due,
    explain,
    project,
    score,
    report,
    annual,
    lookahead,
    audit,
    check,
    verify_table,
    cases,
    compare,
    policy,
    rules,
    sql,
    template,
    demo,
    schema,
):
    application.add_command(command)
