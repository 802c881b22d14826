"""The reader of the suite's files: every case, or every fault of every file at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from importlib.resources.abc import Traversable

from timescales import policies
from timescales._text import listed, plural, suggestion
from timescales.conformance.expectation import Expectation, parse_answer, parse_obligation
from timescales.conformance.history import parse_event
from timescales.conformance.keys import Keys
from timescales.conformance.suite import (
    SUITE_VERSION,
    FromDate,
    FromHistory,
    Kind,
    Question,
    SuiteCase,
)
from timescales.conformance.written import parse_day
from timescales.conformance.yaml_file import Faults, Fields, Node, parse_yaml
from timescales.errors import DataError, RecordsError, WrongValueError
from timescales.policy import Policy

SUFFIX = ".yaml"
MOST_WORDS = 25

_FILE_KEYS = ("suite", "timescale", "cases")
_NEEDED = ("name", "kind", "sentence", "source", "expect")
_ABOUT_HISTORY = ("as_at", "born", "complete_from")
CASE_KEYS = (*_NEEDED, "policy", "from", "history", *_ABOUT_HISTORY)


def suite_files(folder: Traversable) -> list[Traversable]:
    """The files of a folder that hold cases, by name. Raises ``RecordsError`` if it has none."""
    files = [file for file in folder.iterdir() if file.name.endswith(SUFFIX)]
    if not files:
        raise RecordsError(f"{folder}: holds no {SUFFIX} file of cases.")
    return sorted(files, key=lambda file: file.name)


def read_cases(files: Iterable[Traversable]) -> tuple[SuiteCase, ...]:
    """The cases of several files, in order.

    Raises ``DataError`` with every fault of every file, each as ``file:line: what is wrong``, and
    ``OSError``.
    """
    cases: list[SuiteCase] = []
    faults: list[str] = []
    for file in files:
        found = Faults(file.name)
        root = parse_yaml(file.read_bytes(), found)
        if root is not None:
            cases += _File(file.name, found).cases(root)
        faults += found.lines
    if faults:
        raise DataError(faults)
    return tuple(cases)


class _File:
    """The reader of one file whose YAML has been read."""

    def __init__(self, name: str, faults: Faults) -> None:
        self._name = name
        self._faults = faults
        self._named: dict[str, int] = {}

    def cases(self, root: Node) -> list[SuiteCase]:
        if not isinstance(root, Fields):
            self._faults.add(root.line, f"must hold the keys {listed(_FILE_KEYS)}.")
            return []
        keys = Keys(root, self._faults)
        keys.allow(_FILE_KEYS)
        keys.require(*_FILE_KEYS)
        keys.read("suite", _version, "")
        timescale = keys.read("timescale", _timescale, "")
        nodes = keys.items("cases")
        if keys.is_empty("cases"):
            self._faults.add(keys.line("cases"), "cases: holds no case.")
        cases = []
        for node in nodes:
            if isinstance(node, Fields):
                cases.append(self._case(Keys(node, self._faults), timescale))
            else:
                self._faults.add(node.line, "a case must hold keys, such as name and expect.")
        return cases

    def _case(self, keys: Keys, timescale: str) -> SuiteCase:
        keys.allow(CASE_KEYS)
        keys.require(*_NEEDED)
        policy = keys.read("policy", policies.resolve, policies.statutory())
        question = self._question(keys, policy)
        return SuiteCase(
            file=self._name,
            line=keys.node.line,
            timescale=timescale,
            name=self._new_name(keys),
            kind=keys.read("kind", _kind, Kind.ORDINARY),
            sentence=keys.read("sentence", _sentence, ""),
            source=keys.text("source"),
            policy=policy.name,
            question=question,
            expect=self._expectations(keys, policy, timescale, question),
        )

    def _new_name(self, keys: Keys) -> str:
        name = keys.text("name")
        line = keys.line("name")
        first = self._named.setdefault(name, line)
        if name and first != line:
            self._faults.add(line, f"name: {name!r} already names the case on line {first}.")
        return name

    def _question(self, keys: Keys, policy: Policy) -> Question:
        if ("from" in keys) == ("history" in keys):
            has = "both from and history" if "from" in keys else "neither from nor history"
            self._faults.add(keys.node.line, f"has {has}; a case has one of them.")
        as_at, born, complete_from = (keys.read(key, parse_day, None) for key in _ABOUT_HISTORY)
        anchor = keys.read("from", parse_day, date.min)
        if "from" in keys:
            for key in _ABOUT_HISTORY:
                if key in keys:
                    self._faults.add(keys.line(key), f"{key}: belongs to a history, not to from.")
            return FromDate(anchor)
        keys.require("as_at")
        history = keys.read_lines("history", lambda line: parse_event(line, policy.event_kinds))
        return FromHistory(history, as_at or date.min, born, complete_from)

    def _expectations(
        self, keys: Keys, policy: Policy, timescale: str, question: Question
    ) -> tuple[Expectation, ...]:
        duty = policy.find(timescale)
        if duty is None:
            keys.items("expect")  # whose lines cannot be read without the timescale's stages
            if timescale:
                holders = listed(_holders(timescale), "or")
                self._faults.add(
                    keys.line("policy"),
                    f"policy: {policy.name!r} holds no timescale {timescale!r}; name {holders}.",
                )
            return ()
        stages = [stage.name for stage in duty.series.stages]
        if isinstance(question, FromHistory):
            return keys.read_lines("expect", lambda line: parse_obligation(line, stages))
        if keys.is_empty("expect"):
            self._faults.add(keys.line("expect"), "expect: say here what the rule gives.")
        return keys.read_lines("expect", lambda line: parse_answer(line, stages))


def _version(text: str) -> str:
    if text != str(SUITE_VERSION):
        raise WrongValueError(f"this release reads version {SUITE_VERSION}, not {text!r}.")
    return text


def _holders(timescale: str) -> list[str]:
    return [name for name in policies.NAMES if policies.resolve(name).find(timescale)]


def _timescale(text: str) -> str:
    if not _holders(text):
        held = (policies.resolve(name).timescales for name in policies.NAMES)
        known = dict.fromkeys(duty.id for duties in held for duty in duties)
        raise WrongValueError(f"{text!r} is not a timescale. {suggestion(text, list(known))}")
    return text


def _kind(text: str) -> Kind:
    kinds = [kind.value for kind in Kind]
    if text not in kinds:
        raise WrongValueError(f"{text!r} is not a kind of case. Known: {', '.join(kinds)}.")
    return Kind(text)


def _sentence(text: str) -> str:
    words = len(text.split())
    if words > MOST_WORDS:
        raise WrongValueError(
            f"has {plural(words, 'word')}; quote {MOST_WORDS} or fewer, those that decide."
        )
    return text
