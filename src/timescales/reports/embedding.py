"""What a page may hold in itself without danger: data for its script, and the script's own hash."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any

_ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def json_for_script(data: Any) -> str:
    r"""Plain data as JSON that cannot end the ``script`` element that it stands in.

    It is ASCII, so that no character of a text acts on the page either, whatever its encoding.

    >>> json_for_script({"name": "</script><!--"})
    '{"name":"\\u003c/script\\u003e\\u003c!--"}'
    """
    return json.dumps(data, separators=(",", ":")).translate(_ESCAPED)


def source_hash(text: str) -> str:
    """What a content security policy calls a script or style that stands in the page.

    >>> source_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
