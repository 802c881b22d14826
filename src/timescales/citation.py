"""Where a rule comes from: legislation by its identifier, other sources by title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from timescales._dates import checked_date
from timescales._text import constructor
from timescales.codec import Coded, register
from timescales.errors import WrongValueError

_SITE = "https://www.legislation.gov.uk/"
_LONGEST_QUOTE = 25
_KINDS = {
    "ukpga": "c.",
    "uksi": "SI",
    "asp": "asp",
    "ssi": "SSI",
    "wsi": "WSI",
    "nisi": "NISI",
    "nisr": "SR",
}
_IDENTIFIER = re.compile(
    rf"(?P<kind>{'|'.join(_KINDS)})/(?P<year>[0-9]{{4}})/(?P<number>[1-9][0-9]*)"
    r"(?P<provision>(?:/(?:regulation|section|article|rule|schedule|paragraph|part|chapter)"
    r"(?:/(?!(?:made|enacted)\Z)[0-9A-Za-z]+)+)*?)"
    r"(?:/(?P<version>made|enacted|[0-9]{4}-[0-9]{2}-[0-9]{2}))?"
)
_DIVISIONS = {"schedule": "Schedule", "part": "Part", "chapter": "Chapter"}


class Authority(Enum):
    """What kind of source a rule or a duty comes from."""

    STATUTE = "statute"
    GUIDANCE = "guidance"
    STATISTICAL_MEASURE = "statistical measure"
    LOCAL = "local"


def _check_evidence(quote: str, verified: date | None) -> None:
    if verified is not None:
        checked_date(verified, "verified")
    words = len(quote.split())
    if words > _LONGEST_QUOTE:
        raise WrongValueError(
            f"A quotation has at most {_LONGEST_QUOTE} words, this has {words}: {quote!r}."
        )


def _arguments(value: Citation | Guidance) -> dict[str, object]:
    """The fields after the first that are not at their defaults, for a repr."""
    fields = type(value).__dataclass_fields__.values()
    named = {f.name: (getattr(value, f.name), f.default) for f in list(fields)[1:]}
    return {name: given for name, (given, default) in named.items() if given != default}


@register("Citation")
@dataclass(frozen=True, slots=True, repr=False)
class Citation(Coded):
    """A provision of legislation, by its legislation.gov.uk identifier.

    ``verified`` is the date on which the text was read, or ``None`` where it was not.
    Raises ``WrongValueError`` for anything that is not such an identifier.

    >>> review = Citation("uksi/2010/959/regulation/33/1")
    >>> str(review)
    'SI 2010/959, regulation 33(1)'
    >>> review.url
    'https://www.legislation.gov.uk/uksi/2010/959/regulation/33/1'
    >>> Citation.parse(review.url) == review
    True
    """

    identifier: str
    title: str = ""
    quote: str = ""
    verified: date | None = None

    def __post_init__(self) -> None:
        if type(self.identifier) is not str or not _IDENTIFIER.fullmatch(self.identifier):
            raise WrongValueError(
                f"{self.identifier!r} is not a legislation.gov.uk identifier; "
                "write one like 'uksi/2010/959/regulation/33/1' or 'ukpga/1989/41/section/32'."
            )
        _check_evidence(self.quote, self.verified)

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Read an identifier or an address of legislation.gov.uk."""
        identifier = re.sub(r"^https?://(?:www\.)?legislation\.gov\.uk/(?:id/)?", "", text)
        return cls(identifier.rstrip("/"))

    @property
    def authority(self) -> Authority:
        """Legislation is always ``STATUTE``."""
        return Authority.STATUTE

    def _part(self, name: str) -> str:
        match = _IDENTIFIER.fullmatch(self.identifier)
        return (match and match[name]) or ""

    @property
    def url(self) -> str:
        """The provision's page."""
        return _SITE + self.identifier

    @property
    def instrument(self) -> str:
        """The instrument: its title if given, else its number, as ``SI 2010/959``."""
        kind, year, number = self._part("kind"), self._part("year"), self._part("number")
        if self.title:
            return self.title
        return (
            f"{year} {_KINDS[kind]} {number}"
            if kind == "ukpga"
            else f"{_KINDS[kind]} {year}/{number}"
        )

    @property
    def provision(self) -> str:
        """The provision as lawyers print it: ``regulation 33(1)``."""
        words: list[str] = []
        numbered = False
        for part in self._part("provision").split("/")[1:]:
            if re.fullmatch(r"[a-z]{4,}", part) and part in _IDENTIFIER.pattern:
                words.append(_DIVISIONS.get(part, part))
                numbered = False
            elif numbered:
                words[-1] += f"({part})"
            else:
                words.append(part)
                numbered = True
        return " ".join(words)

    @property
    def version(self) -> str:
        """The version cited: ``made``, ``enacted``, a date, or nothing for the current text."""
        return self._part("version")

    def __repr__(self) -> str:
        return constructor("Citation", self.identifier, **_arguments(self))

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.instrument, self.provision)))


@register("Guidance")
@dataclass(frozen=True, slots=True, repr=False)
class Guidance(Coded):
    """A source that is not legislation: guidance, a statistical guide, an authority's own report.

    ``verified`` is the date on which the text was read, or ``None`` where it was not.

    >>> str(Guidance("IRO Handbook", "paragraph 6.2"))
    'IRO Handbook, paragraph 6.2'
    """

    title: str
    paragraph: str = ""
    url: str = ""
    quote: str = ""
    verified: date | None = None
    authority: Authority = Authority.GUIDANCE

    def __post_init__(self) -> None:
        if type(self.title) is not str or not self.title:
            raise WrongValueError(f"Guidance needs a title, not {self.title!r}.")
        _check_evidence(self.quote, self.verified)

    def __repr__(self) -> str:
        return constructor("Guidance", self.title, **_arguments(self))

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.title, self.paragraph)))


Source: TypeAlias = Citation | Guidance
