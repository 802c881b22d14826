"""Where a rule comes from."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any, ClassVar

import pytest

import timescales as ts
from tests.core.histories import PUBLIC


class TestCitation:
    """`Citation` parses and formats legislation.gov.uk identifiers."""

    @pytest.mark.parametrize(
        ("identifier", "text", "version"),
        [
            ("uksi/2010/959/regulation/33/1", "SI 2010/959, regulation 33(1)", ""),
            ("uksi/2010/959", "SI 2010/959", ""),
            ("uksi/2010/959/made", "SI 2010/959", "made"),
            ("uksi/2010/959/regulation/33/2011-04-01", "SI 2010/959, regulation 33", "2011-04-01"),
            ("ukpga/1989/41/section/32/1/a/ii", "1989 c. 41, section 32(1)(a)(ii)", ""),
            ("ukpga/1989/41/section/25A/enacted", "1989 c. 41, section 25A", "enacted"),
            (
                "ukpga/1989/41/schedule/2/paragraph/19",
                "1989 c. 41, Schedule 2 paragraph 19",
                "",
            ),
            ("uksi/2010/955/part/2/chapter/1", "SI 2010/955, Part 2 Chapter 1", ""),
            ("uksi/2010/2955/rule/12/3", "SI 2010/2955, rule 12(3)", ""),
            ("wsi/2015/1988/regulation/10", "WSI 2015/1988, regulation 10", ""),
            ("asp/2014/8/section/1", "asp 2014/8, section 1", ""),
            ("ssi/2009/210/regulation/45", "SSI 2009/210, regulation 45", ""),
            ("nisr/1996/461", "SR 1996/461", ""),
            ("nisi/1995/755/article/44", "NISI 1995/755, article 44", ""),
        ],
    )
    def test_round_trip(self, identifier: str, text: str, version: str) -> None:
        """From the identifier, its page, or its address as data; printed as lawyers print it."""
        citation = ts.Citation(identifier)
        assert citation.url == f"https://www.legislation.gov.uk/{identifier}"
        assert (str(citation), citation.version) == (text, version)
        for address in (
            identifier,
            citation.url,
            f"{citation.url}/",
            f"http://legislation.gov.uk/{identifier}",
            f"http://www.legislation.gov.uk/id/{identifier}",
        ):
            assert ts.Citation.parse(address) == citation
        assert eval(repr(citation), PUBLIC) == citation
        assert ts.from_data(ts.to_data(citation)) == citation

    @pytest.mark.parametrize(
        "identifier",
        [
            "", "Children Act 1989", "uksi/2010", "uksi/10/959", "uksi/2010/0959",
            "uksi/2010/959/reg/33", "uksi/2010/959/regulation", "uksi/2010/959/regulation/",
            "https://www.gov.uk/uksi/2010/959", "eudr/2010/41", "uksi/2010/959/regulation/33/1/",
            "uksi/2010/959/regulation/33\n", "uksi/2010/959/2011-4-1", None, 5,
        ],
    )  # fmt: skip
    def test_refusals(self, identifier: Any) -> None:
        """Anything else is refused, with two to copy."""
        with pytest.raises(ts.WrongValueError, match="write one like 'uksi/2010/959/regulation/33"):
            ts.Citation(identifier)

    def test_title(self) -> None:
        """A title is said in place of the number."""
        cited = ts.Citation("uksi/2010/959/regulation/33/1", "Care Planning Regulations 2010")
        assert str(cited) == "Care Planning Regulations 2010, regulation 33(1)"
        assert cited.authority is ts.Authority.STATUTE


class TestEvidence:
    """What was read, and when."""

    SOURCES: ClassVar = [partial(ts.Citation, "uksi/2010/959"), partial(ts.Guidance, "Handbook")]
    WORDS_25 = " ".join(["word"] * 25)

    @pytest.mark.parametrize("source", SOURCES)
    def test_quotes_are_short(self, source: Any) -> None:
        """At most 25 words."""
        assert source(quote=self.WORDS_25).quote == self.WORDS_25
        with pytest.raises(ts.WrongValueError, match="at most 25 words, this has 26"):
            source(quote=f"{self.WORDS_25} more")

    @pytest.mark.parametrize("source", SOURCES)
    @pytest.mark.parametrize("verified", [datetime(2026, 11, 22), "2026-11-22", True])
    def test_verified_on_a_date(self, source: Any, verified: Any) -> None:
        """Exactly a date, or None where the text was not read."""
        with pytest.raises(ts.WrongTypeError, match=r"verified must be exactly a datetime.date"):
            source(verified=verified)

    def test_guidance(self) -> None:
        """Title and paragraph; the repr leaves out what was not given."""
        guide = ts.Guidance("Handbook", "paragraph 2", verified=date(2026, 11, 22))
        assert str(guide) == "Handbook, paragraph 2"
        assert repr(guide) == (
            "Guidance('Handbook', paragraph='paragraph 2', verified=date(2026, 11, 22))"
        )
        local = ts.Guidance("Report", authority=ts.Authority.LOCAL)
        assert eval(repr(local), PUBLIC) == local

    @pytest.mark.parametrize("title", ["", None, 5])
    def test_guidance_needs_a_title(self, title: Any) -> None:
        """As text."""
        with pytest.raises(ts.WrongValueError, match="Guidance needs a title, not "):
            ts.Guidance(title)
