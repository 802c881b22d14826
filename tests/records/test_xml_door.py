"""The door for XML: elements with their lines, and nothing fetched, expanded or followed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from timescales.records import xml
from timescales.records.xml import Element, elements, root_name

LAUGHS = "".join(
    f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "ha"}{("&l" + str(n - 1) + ";") * 9}">'
    for n in range(1, 10)
)


@pytest.fixture
def wrote(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Writes a file and gives its path."""

    def write(content: str | bytes) -> Path:
        path = tmp_path / "a.xml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


Wrote = Callable[[str | bytes], Path]


def refusal(path: Path) -> str:
    with pytest.raises(ts.RecordsError) as error:
        list(elements(path, ["one"]))
    return str(error.value)


class TestElements:
    """Each element of a name, with its line and all that is in it."""

    def test_lines(self, wrote: Wrote) -> None:
        """The line is that on which the tag begins, however far down the file."""
        texts = [f"<one\n><day>{n}</day>\n<none/></one>" for n in range(40_000)]
        found = list(elements(wrote("<all>\n" + "\n".join(texts) + "\n</all>"), ["one"]))
        assert [one.line for one in found] == [2 + 3 * n for n in range(40_000)]
        assert [one.children[1].line for one in found] == [4 + 3 * n for n in range(40_000)]
        assert [one.at("day") for one in found] == [str(n) for n in range(40_000)]

    @pytest.mark.parametrize(
        "text",
        [
            "<all><one><day>4</day></one></all>",
            "<all xmlns='urn:a'><ONE><Day> 4\n</Day></ONE></all>",
            "<a:all xmlns:a='urn:a'><a:One><a:day><![CDATA[4]]></a:day></a:One></a:all>",
            "<all><!-- <one/> --><?one?><one>some <b/>text<day>&#52;</day></one></all>",
        ],
    )
    def test_names(self, wrote: Wrote, text: str) -> None:
        """Names are known in any mixture of case, with namespaces and without."""
        [one] = elements(wrote(text), ["one"])
        assert one.at("day") == "4"
        assert one.at("day", "hour") == ""
        assert one.at("night") == ""

    def test_within_one_another(self, wrote: Wrote) -> None:
        """One within another is a part of that one."""
        [one] = elements(wrote("<all><one><one><day>4</day></one></one></all>"), ["one"])
        assert [inner.at("day") for inner in one.named("ONE")] == ["4"]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "iso-8859-1"])
    def test_encodings(self, wrote: Wrote, encoding: str) -> None:
        """The encoding is the one that the file declares, or that its first bytes show."""
        declared = encoding.removesuffix("-sig")
        text = f"<?xml version='1.0' encoding='{declared}'?><all><one><day>é</day></one></all>"
        [one] = elements(wrote(text.encode(encoding)), ["one"])
        assert one.at("day") == "é"

    def test_none(self, wrote: Wrote) -> None:
        """A file without any has none."""
        assert list(elements(wrote("<all><two/></all>"), ["one"])) == []


class TestRows:
    """An element as a row of texts by column."""

    def test_row(self) -> None:
        """Columns that it lacks are empty, and words that systems have for nothing too."""
        one = Element("One", 7, children=[Element("DAY", 8, " 4 "), Element("other", 9, "x")])
        row = one.row("a.xml", ("day", "night"))
        assert (row.file, row.line, row.cells) == ("a.xml", 7, {"day": "4", "night": ""})

    def test_given_twice(self) -> None:
        """A column given twice alike is given once; given otherwise it makes the row unusable."""
        same = Element("One", 7, children=[Element("day", 8, "4"), Element("day", 9, "4")])
        assert same.row("a.xml", ("day",)).cells == {"day": "4"}
        other = Element("One", 7, children=[Element("day", 8, "4"), Element("day", 9, "5")])
        row = other.row("a.xml", ("day",))
        assert row.fault is not None
        assert (row.fault.code, row.fault.column, row.cells) == ("given_twice", "day", {})


class TestNothingIsExpandedOrFetched:
    """No entities, no document type, no network, no inclusion."""

    @pytest.mark.parametrize(
        "document_type",
        [
            f"<!DOCTYPE all [<!ENTITY l0 'ha'>{LAUGHS}]>",
            "<!DOCTYPE all SYSTEM 'http://127.0.0.1:9/all.dtd'>",
            "<!DOCTYPE all [<!ENTITY day SYSTEM 'file:///etc/hostname'>]>",
            "<!DOCTYPE all [<!ENTITY % more SYSTEM 'http://127.0.0.1:9/more.dtd'> %more;]>",
            "<!DOCTYPE all>",
        ],
    )
    def test_document_types(self, wrote: Wrote, document_type: str) -> None:
        """A document type is refused where it begins, whatever is in it."""
        path = wrote(f"<?xml version='1.0'?>\n{document_type}<all><one>&l9;&day;</one></all>")
        assert "a.xml: line 2: has a document type" in refusal(path)
        assert root_name(path) == ""

    def test_entities_without(self, wrote: Wrote) -> None:
        """An entity that is not one of XML's own five is not well-formed."""
        assert "line 2: is not well-formed XML: undefined entity" in refusal(
            wrote("<all>\n<one>&day;</one></all>")
        )
        [one] = elements(wrote("<all><one>&amp;&lt;</one></all>"), ["one"])
        assert one.text == "&<"

    def test_inclusion(self, wrote: Wrote, tmp_path: Path) -> None:
        """An element that asks for another file is an element like any other."""
        (tmp_path / "b.xml").write_text("<day>4</day>", encoding="utf-8")
        [one] = elements(
            wrote(
                "<all xmlns:xi='http://www.w3.org/2001/XInclude'>"
                "<one><xi:include href='b.xml'/></one></all>"
            ),
            ["one"],
        )
        assert [(each.name, each.children) for each in one.children] == [("include", [])]


class TestLimits:
    """What is no record is refused before it takes the memory of the machine."""

    def test_depth(self, wrote: Wrote) -> None:
        """Elements within one another are read to a depth, inside the records and outside."""
        deep = "<a>\n" * 40 + "</a>" * 40
        assert "line 33: has more than 32 elements within one another" in refusal(wrote(deep))
        assert "within one another" in refusal(wrote(f"<one>{deep}</one>"))
        [one] = elements(wrote("<one>" + "<a>" * 31 + "</a>" * 31 + "</one>"), ["one"])
        assert one.children

    def test_elements(self, wrote: Wrote, monkeypatch: pytest.MonkeyPatch) -> None:
        """A record has so many elements; a file has any number of records."""
        monkeypatch.setattr(xml, "MOST_ELEMENTS", 3)
        assert (
            len(list(elements(wrote("<all>" + "<one><a/><b/></one>" * 9 + "</all>"), ["one"]))) == 9
        )
        assert "has more than 3 elements in one one" in refusal(wrote("<one><a/><b/><c/></one>"))

    def test_text(self, wrote: Wrote) -> None:
        """A text has so many characters; the spaces between elements do not count."""
        assert list(elements(wrote(f"<one>{' ' * 20_000}<a/></one>"), ["one"]))
        assert "has more than 10,000 characters in one a" in refusal(
            wrote(f"<one><a>{'x' * 10_001}</a></one>")
        )

    def test_tag(self, wrote: Wrote) -> None:
        """So has a tag."""
        assert "bytes in one tag or comment" in refusal(wrote(f"<one a='{'x' * 2_000_000}'/>"))
        assert "bytes in one tag or comment" in refusal(
            wrote(f"<one><!--{'x' * 2_000_000}--></one>")
        )

    def test_file(self, wrote: Wrote, monkeypatch: pytest.MonkeyPatch) -> None:
        """And a file."""
        monkeypatch.setattr(xml, "LARGEST_FILE", 10)
        assert "is larger than 10 bytes" in refusal(wrote("<one></one>"))


class TestNotWellFormed:
    """What is not well-formed is refused with its line, once reading comes to it."""

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("", 1),
            ("<all>\n<one>\n<day>4</day>", 3),
            ("<all>\n<one></two></all>", 2),
            ("<all>\n<one></one></all>\n<all/>", 3),
            ("subject_id,event,date", 1),
            ("<all>\n<one day='4' day='5'/></all>", 2),
            ("<all>\n\x00</all>", 2),
            ("<all>\n<one>", 2),
        ],
    )
    def test_line(self, wrote: Wrote, text: str, line: int) -> None:
        """A file that is cut short is one of these."""
        assert f"a.xml: line {line}: is not well-formed XML: " in refusal(wrote(text))

    @pytest.mark.parametrize("encoding", ["utf-7", "no-such", "shift_jis"])
    def test_encoding(self, wrote: Wrote, encoding: str) -> None:
        """An encoding that is not known is refused with what to do."""
        text = f"<?xml version='1.0' encoding='{encoding}'?><all/>"
        assert "export it" in refusal(wrote(text))

    def test_what_came_before(self, wrote: Wrote) -> None:
        """Records before the fault are given, in a file of any size."""
        found = elements(wrote("<all>" + "<one/>" * 50_000 + "</al>"), ["one"])
        assert next(found).name == "one"
        with pytest.raises(ts.RecordsError):
            list(found)

    def test_no_file(self, tmp_path: Path) -> None:
        """A path that cannot be read is refused with the system's reason."""
        assert f"{tmp_path.name}: cannot be read" in refusal(tmp_path)
        assert root_name(tmp_path) == ""

    @given(st.binary(max_size=200) | st.text("<>/!?&;#a1'\"= \n[]-", max_size=200).map(str.encode))
    def test_anything(self, tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
        """Whatever bytes there are, they are read or refused."""
        path = tmp_path_factory.mktemp("any") / "a.xml"
        path.write_bytes(content)
        assert isinstance(root_name(path), str)
        with suppress(ts.RecordsError):
            assert all(one.line >= 1 for one in elements(path, ["a"]))


def test_a_folder_that_cannot_be_read_holds_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is for whoever opens it to say."""

    def refuse(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert xml.xml_files(tmp_path, bool) == []


def test_the_root_is_known_by_its_name(wrote: Wrote) -> None:
    """It is read no further than that, so that what follows may be anything."""
    assert root_name(wrote("<x:Message xmlns:x='urn:a'><broken")) == "Message"
    assert root_name(wrote("no")) == ""
