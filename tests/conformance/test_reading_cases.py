"""Files of cases: what they hold, and every fault at once with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import timescales as ts
from timescales.conformance import (
    FromDate,
    FromHistory,
    Kind,
    SuiteCase,
    read_cases,
    suite_files,
)

HEAD = """\
suite: 1
timescale: lac_review
cases:
"""
ASKED = """\
  - name: A month end
    kind: awkward
    sentence: "not more than three months after the first"
    source: CPR 2010 reg 33(2)
    from: 2022-11-30
    expect:
      - second due 2023-02-28
"""
TOLD = """\
  - name: A first review
    kind: boundary
    sentence: within 20 working days
    source: CPR 2010 reg 33(1)
    policy: day_count
    born: 2010-05-01
    complete_from: 2020-01-01
    history:
      - 2024-02-05 became_looked_after
      - 2024-03-04 lac_review ref=R1
    as_at: 2024-03-05
    expect:
      - first from 2024-02-05 due 2024-03-04 met_in_time
      - second from 2024-03-04 due 2024-06-03 upcoming
"""


def read(folder: Path, text: str | bytes, name: str = "lac_review.yaml") -> list[SuiteCase]:
    """The cases of a file with that text."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read_cases([path]))


def faults(folder: Path, text: str | bytes) -> list[str]:
    """What is wrong with a file with that text, without its name."""
    with pytest.raises(ts.DataError) as refused:
        read(folder, text)
    assert str(refused.value) == "\n".join(refused.value.faults)
    assert all(fault.startswith("lac_review.yaml:") for fault in refused.value.faults)
    return [fault.removeprefix("lac_review.yaml:") for fault in refused.value.faults]


class TestCases:
    """A file gives its cases, in order."""

    def test_asked_from_a_date(self, tmp_path: Path) -> None:
        """The policy is the statutory one unless the case names another."""
        [case] = read(tmp_path, HEAD + ASKED)
        assert (case.file, case.line, case.timescale) == ("lac_review.yaml", 4, "lac_review")
        assert (case.name, case.kind, case.policy) == ("A month end", Kind.AWKWARD, "statutory")
        assert case.sentence == "not more than three months after the first"
        assert case.source == "CPR 2010 reg 33(2)"
        assert case.question == FromDate(date(2022, 11, 30))
        assert list(map(str, case.expect)) == ["second due 2023-02-28"]

    def test_told_as_a_history(self, tmp_path: Path) -> None:
        """Everything that the file says is there."""
        [case] = read(tmp_path, HEAD + TOLD)
        question = case.question
        assert isinstance(question, FromHistory)
        assert [line.event() for line in question.history] == [
            ts.Event("became_looked_after", date(2024, 2, 5)),
            ts.Event("lac_review", date(2024, 3, 4), "R1"),
        ]
        assert question.as_at == date(2024, 3, 5)
        assert question.born == date(2010, 5, 1)
        assert question.complete_from == date(2020, 1, 1)
        assert (case.policy, case.kind) == ("day_count", Kind.BOUNDARY)
        assert list(map(str, case.expect)) == [
            "first from 2024-02-05 due 2024-03-04 met_in_time",
            "second from 2024-03-04 due 2024-06-03 upcoming",
        ]

    def test_nothing_may_be_expected_of_a_history(self, tmp_path: Path) -> None:
        """``expect: []`` says that there is no obligation."""
        text = HEAD + TOLD[: TOLD.index("    history:")]
        [case] = read(tmp_path, text + "    history: []\n    as_at: 2024-01-01\n    expect: []\n")
        assert (case.expect, case.question) == (
            (), FromHistory((), date(2024, 1, 1), date(2010, 5, 1), date(2020, 1, 1)),
        )  # fmt: skip

    def test_files_are_read_in_order(self, tmp_path: Path) -> None:
        """A folder is its ``.yaml`` files by name, and nothing else of it."""
        for name in ("b.yaml", "a.yaml", "README.md"):
            (tmp_path / name).write_text(HEAD + ASKED, encoding="utf-8")
        files = suite_files(tmp_path)
        assert [file.name for file in files] == ["a.yaml", "b.yaml"]
        assert [case.file for case in read_cases(files)] == ["a.yaml", "b.yaml"]

    def test_a_folder_without_files_is_refused(self, tmp_path: Path) -> None:
        """By name."""
        with pytest.raises(ts.RecordsError, match=r"holds no \.yaml file of cases\.$"):
            suite_files(tmp_path)

    def test_a_byte_order_mark_and_windows_line_ends(self, tmp_path: Path) -> None:
        """Whatever editor the file was saved by."""
        text = (HEAD + ASKED + TOLD).replace("\n", "\r\n").encode("utf-8-sig")
        assert [case.line for case in read(tmp_path, text)] == [4, 11]

    def test_texts_stay_as_they_are_written(self, tmp_path: Path) -> None:
        """A name may look like a number, a date or a truth value."""
        names = ["1", "2026-05-04", "no", "1.50", "~"]
        text = HEAD + "".join(ASKED.replace("A month end", name) for name in names)
        assert [case.name for case in read(tmp_path, text)] == names


class TestFaults:
    """Every fault of every file at once, each with file, line, value and way out."""

    def test_all_at_once(self, tmp_path: Path) -> None:
        """From the head to the last line of the last case."""
        text = """\
suite: 2
timescale: lac_reveiw
case: []
cases:
  - name: One
    kind: odd
    sentance: "within 20 working days"
    source: CPR 2010 reg 33(1)
    from: 30/11/2022
    expect:
      - second due 2023-02-28
  - name: One
    kind: ordinary
    sentence: >
      one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
      sixteen seventeen eighteen nineteen twenty and one and two and three and
    source: [CPR]
    policy: statutary
    history:
      - 2024-02-05 became_looked
      - 2024-02-30 icpc
      - a: b
    as_at:
    expect: first from 2024-02-05
  - two
"""
        found = [fault.partition(" Did you mean ")[0] for fault in faults(tmp_path, text)]
        assert found == [
            "1: suite: this release reads version 1, not '2'.",
            "2: timescale: 'lac_reveiw' is not a timescale.",
            "3: 'case' is not a key here.",
            "5: lacks the key sentence.",
            "6: kind: 'odd' is not a kind of case. Known: ordinary, boundary, awkward.",
            "7: 'sentance' is not a key here.",
            "9: from: '30/11/2022' is not a date; write it as 2026-05-04.",
            "12: name: 'One' already names the case on line 5.",
            "14: sentence: has 27 words; quote 25 or fewer, those that decide.",
            "17: source: must hold a text.",
            "18: policy: No policy is named 'statutary'.",
            "20: history: '2024-02-05 became_looked': 'became_looked' is not an event kind.",
            "21: history: '2024-02-30 icpc': '2024-02-30' is not a date: no calendar has that day.",
            "22: history: a line must be a text; one with ': ' in it stands in quotes.",
            "23: as_at: must hold a text.",
            "24: expect: must hold a list, its lines after '- '.",
            "25: a case must hold keys, such as name and expect.",
        ]

    @pytest.mark.parametrize(
        ("wrong", "right"),
        [
            ("    kind:", "kind"),
            ("became_looked_after", "became_looked_after"),
            ("day_count", "day_count"),
            ("timescale: lac_review", "lac_review"),
            ("met_in_time", "met_in_time"),
            ("second", "second"),
        ],
    )
    def test_the_nearest_is_suggested(self, tmp_path: Path, wrong: str, right: str) -> None:
        """Of keys, event kinds, policies, timescales, statuses and stages."""
        misspelt = wrong.replace(right, right[:1] + right[2:])
        found = faults(tmp_path, (HEAD + TOLD).replace(wrong, misspelt))
        assert any(f"Did you mean {right}" in fault for fault in found), found

    def test_expectations_that_cannot_be_read(self, tmp_path: Path) -> None:
        """Each line by itself."""
        text = HEAD + TOLD.replace("met_in_time", "met").replace("upcoming", "upcomming")
        first, second = faults(tmp_path, text)
        assert first.startswith(
            "16: expect: 'first from 2024-02-05 due 2024-03-04 met': expected a status after "
            "'2024-03-04', where 'met' stands there. "
        )
        assert second.endswith("Did you mean upcoming?")

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            (("from: 2022-11-30", "x: y"), ["4: has neither from nor history; a case has one"]),
            (("from: 2022-11-30", "from: 2022-11-30\n    history: []"), ["4: has both from and "]),
            (("from:", "born: 2010-05-01\n    from:"), ["8: born: belongs to a history, not to"]),
            (("      - second due 2023-02-28", ""), ["9: expect: must hold a list, its lines"]),
            (("    expect:\n      - second due 2023-02-28\n", ""), ["4: lacks the key expect."]),
            (("expect:\n      - second due 2023-02-28", "expect: []"), ["9: expect: say here"]),
            (("expect:\n      - second due 2023-02-28", "expect: due"), ["9: expect: must hold a"]),
            (("second due", "third due"), ["10: expect: 'third due 2023-02-28': expected a stage"]),
            (
                ("sentence:", "kind: awkward\n    sentence:"),
                ["6: the key 'kind' is given on line "],
            ),
            (("kind: awkward", "? [kind]\n    : awkward"), ["4: lacks the key kind.", "5: is a "]),
            (("A month end", "&a end\n    x: *a"), ["5: 'x' is not a key", "4: is used again by"]),
            (("A month end", "!!python/name:os.system x"), ["4: has the tag 'tag:yaml.org,2002:p"]),
            (
                ("A month end", "!mine x"),
                ["4: has the tag '!mine'; write plain texts without tags"],
            ),
        ],
    )
    def test_of_one_case(
        self, tmp_path: Path, change: tuple[str, str], expected: list[str]
    ) -> None:
        """The line is that of the value or, where there is none, of the case."""
        found = faults(tmp_path, HEAD + ASKED.replace(*change))
        for start in expected:
            assert any(fault.startswith(start) for fault in found), found

    def test_history_without_a_day(self, tmp_path: Path) -> None:
        """A history is judged as at a day."""
        text = HEAD + TOLD.replace("    as_at: 2024-03-05\n", "")
        assert faults(tmp_path, text) == ["4: lacks the key as_at."]

    def test_a_policy_that_does_not_hold_the_timescale(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It says which do."""
        local = ts.policies.statutory().timescale("icpc")
        without = ts.Policy("day_count", (local,))
        named = {"day_count": without}.get
        resolve = ts.policies.resolve
        monkeypatch.setattr(
            "timescales.policies.resolve", lambda name: named(str(name)) or resolve(name)
        )
        assert faults(tmp_path, HEAD + TOLD) == [
            (
                "8: policy: 'day_count' holds no timescale 'lac_review'; name statutory, "
                "sunderland or strictest."
            )
        ]

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            ("", "1: is empty."),
            ("# nothing\n", "1: is empty."),
            ("- a\n- b\n", "1: must hold the keys suite, timescale and cases."),
            ("just text\n", "1: must hold the keys suite, timescale and cases."),
            ("suite: 1\ntimescale: lac_review\n", "1: lacks the key cases."),
            ("{}", "1: lacks the keys suite, timescale and cases."),
            (HEAD + "  []\n", "3: cases: holds no case."),
            (HEAD + "  {}\n", "3: cases: must hold a list, its lines after '- '."),
            (b"suite: 1\ntimescale: caf\xe9\n", "2: is not UTF-8 text; save the file as UTF-8."),
            ("suite: 1\nname: a: b\n", ("2: is not YAML: mapping values are not allowed here; a "
             "text with ': ' or ' #' in it stands in quotes.")),
            ("suite: [1\n", ("2: is not YAML: expected ',' or ']', but got '<stream end>'; a text "
             "with ': ' or ' #' in it stands in quotes.")),
            ("a: 1\n---\na: 2\n", ("2: is not YAML: but found another document; a text with ': ' "
             "or ' #' in it stands in quotes.")),
            ("a: \x07\n", ("1: is not YAML: unacceptable character #x0007: special characters are "
             "not allowed.")),
            ("[" * 2000, "1: is nested too deeply to be read."),
        ],
    )  # fmt: skip
    def test_of_the_file(self, tmp_path: Path, text: str | bytes, fault: str) -> None:
        """What cannot be read at all has one fault."""
        assert fault in faults(tmp_path, text)

    def test_of_several_files(self, tmp_path: Path) -> None:
        """One good file does not hide another's faults."""
        paths = [tmp_path / name for name in ("a.yaml", "b.yaml", "c.yaml")]
        for path, text in zip(paths, ["", HEAD + ASKED, "x"], strict=True):
            path.write_text(text, encoding="utf-8")
        with pytest.raises(ts.DataError) as refused:
            read_cases(paths)
        assert refused.value.faults == (
            "a.yaml:1: is empty.",
            "c.yaml:1: must hold the keys suite, timescale and cases.",
        )

    def test_no_value_is_ever_made_from_a_tag(self, tmp_path: Path) -> None:
        """A file from elsewhere runs nothing."""
        marker = tmp_path / "ran"
        path = f"!!python/object/apply:pathlib.Path [{marker}]"
        tag = f"!!python/object/apply:pathlib.Path.touch [{path}]"
        assert len(faults(tmp_path, HEAD + ASKED.replace("A month end", tag))) == 3
        assert not marker.exists()
