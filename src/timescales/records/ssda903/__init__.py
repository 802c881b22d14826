"""The reader of an SSDA903 return: the children looked after census of one or several years."""

from timescales.records.ssda903.folder import Ssda903Folder
from timescales.records.ssda903.xml_file import Ssda903Xml

__all__ = ["Ssda903Folder", "Ssda903Xml"]
