"""Values to plain data and back: strict, tagged, versioned, and open to third parties.

Every registered frozen dataclass becomes ``{"kind": tag, field: value, …}``, the tag being the
public name that builds it; the outermost also carries ``"schema"``. Reading refuses what it does
not know: no coercion, no unknown keys.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from inspect import getattr_static
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from timescales._text import listed, suggestion
from timescales.errors import DataError, Steps, TimescalesError, WrongTypeError, WrongValueError

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import CoreSchema, SchemaValidator

SCHEMA_VERSION = 1

T = TypeVar("T")
_registered: dict[str, type] = {}
_tags: dict[type, str] = {}
_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+")


class Coded:
    """Mixed into values that have a data form; lets them be fields of a pydantic model.

    A field annotated with such a class takes a value, or the data that describes one,
    and is written as data.
    """

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        from pydantic_core import core_schema

        def validate(value: Any) -> Any:
            if isinstance(value, cls):
                return value
            whole = isinstance(value, dict) and "schema" in value
            return decoded(value, cls) if whole else _validated(value, cls)

        return core_schema.no_info_plain_validator_function(
            validate,
            serialization=core_schema.plain_serializer_function_ser_schema(_encode),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {
            "title": cls.__name__,
            "description": "tagged data; timescales.json_schema() gives the schema of each kind",
            "type": "object",
            "properties": {"kind": {"enum": _family_tags(cls)}},
            "required": ["kind"],
        }


def register(tag: str) -> Callable[[type[T]], type[T]]:
    """Class decorator: give a frozen dataclass its tag in data. A tag names one class for good."""

    def decorate(cls: type[T]) -> type[T]:
        # Whether a dataclass is frozen stands nowhere but in its parameters, which carry no type.
        if not is_dataclass(cls) or not getattr_static(cls, "__dataclass_params__").frozen:
            raise WrongTypeError(
                f"{cls.__name__} must be a frozen dataclass: put "
                f"@dataclass(frozen=True, slots=True) below the line that registers {tag!r}."
            )
        if tag in _registered:
            raise WrongValueError(
                f"{tag!r} already names {_registered[tag].__name__}; choose another."
            )
        _registered[tag] = cls
        _tags[cls] = tag
        _validator.cache_clear()
        return cls

    return decorate


def to_data(value: Any) -> dict[str, Any]:
    """The data form of a rule, timescale, policy or any other registered value.

    Returns plain dicts, lists, texts and numbers, ready for JSON, with the schema version.
    Raises ``WrongTypeError`` for a value of a class that is not registered.

    >>> import timescales as ts
    >>> ts.to_data(ts.working_days(20))
    {'schema': 1, 'kind': 'working_days', 'n': 20, 'day_zero': 'event'}
    """
    return {"schema": SCHEMA_VERSION, **_tagged(value)}


def from_data(data: Any) -> Any:
    """The value that data describes; the inverse of ``to_data``.

    Raises ``DataError`` with every fault at its path.

    >>> import timescales as ts
    >>> ts.from_data({"schema": 1, "kind": "working_days", "n": 20})
    working_days(20)
    >>> ts.from_data({"schema": 1, "kind": "working_days", "n": "20"})
    Traceback (most recent call last):
    timescales.errors.DataError: $.n: Input should be a valid integer (got '20')
    """
    return decoded(data, object)


def decoded(data: Any, family: type[T]) -> T:
    """The value of ``family`` that data with a schema version describes; see ``from_data``."""
    if not isinstance(data, dict):
        raise DataError([f"$: must be an object with a 'kind', not {data!r}."])
    version = data.get("schema")
    if type(version) is not int or version != SCHEMA_VERSION:
        raise DataError(
            [f"$.schema: this release reads version {SCHEMA_VERSION}, not {version!r}."]
        )
    return validated({key: part for key, part in data.items() if key != "schema"}, family)


def validated(data: Any, family: type[T]) -> T:
    """The value of ``family`` that a part of a document describes, without a schema version."""
    from pydantic import ValidationError

    try:
        value: T = _validated(data, family)
    except ValidationError as error:
        faults = list(_faults(error, data))
        raise DataError(
            (f"{written(steps)}: {says}" for steps, says in faults), (steps for steps, _ in faults)
        ) from None
    return value


def written(steps: Steps) -> str:
    """A place in a document, as a message names it.

    >>> written(("rules", "lac_review.second", "versions", 0))
    '$.rules."lac_review.second".versions[0]'
    """
    return "$" + "".join(_written_step(step) for step in steps)


def fingerprint(value: Any) -> str:
    """A short text that is the same for equal values, on every machine and in every release.

    Fields at their defaults are left out, so that a field added later changes no fingerprint.
    """
    import json
    from hashlib import sha256

    text = json.dumps({"schema": SCHEMA_VERSION, **_tagged(value, sparse=True)}, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:16]


def json_schema(family: type = object) -> dict[str, Any]:
    """The JSON Schema of the data forms of ``family``, or of every registered value.

    >>> import timescales as ts
    >>> "working_days" in ts.json_schema(ts.DateRule)["$defs"]
    True
    """
    from pydantic.json_schema import GenerateJsonSchema

    schema = GenerateJsonSchema().generate(_core_schema(family))
    definitions = schema["$defs"]
    names = [
        reference.rpartition("/")[2] for reference in schema["discriminator"]["mapping"].values()
    ]
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$defs": definitions,
        "oneOf": [_outermost(definitions[name]) for name in names],
    }


def _outermost(definition: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a whole document: that of its kind, and the schema version."""
    version = {"const": SCHEMA_VERSION, "title": "Schema", "type": "integer"}
    return definition | {
        "properties": {"schema": version, **definition["properties"]},
        "required": ["schema", *definition["required"]],
    }


def _tagged(value: Any, *, sparse: bool = False) -> dict[str, Any]:
    if type(value) not in _tags:
        raise WrongTypeError(
            f"{type(value).__name__} {value!r} has no data form; a rule of your own gets one "
            "from @timescales.rule('vendor:name')."
        )
    given = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
    defaults = {field.name: field.default for field in fields(value)} if sparse else {}
    return {"kind": _tags[type(value)]} | {
        name: _encode(part, sparse=sparse)
        for name, part in given.items()
        if name not in defaults or part != defaults[name]
    }


def _encode(value: Any, *, sparse: bool = False) -> Any:
    if is_dataclass(value):
        return _tagged(value, sparse=sparse)
    if isinstance(value, tuple):
        return [_encode(item, sparse=sparse) for item in value]
    if isinstance(value, Mapping):
        return {key: _encode(item, sparse=sparse) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _validated(data: Any, family: type) -> Any:
    return _validator(family).validate_json(_json(data))


@lru_cache(maxsize=32)
def _validator(family: type) -> SchemaValidator:
    from pydantic_core import SchemaValidator

    return SchemaValidator(_core_schema(family))


def _json(data: Any) -> str:
    import json

    try:
        return json.dumps(data, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise DataError([f"$: is not plain data: {error}."], [()]) from None


def _core_schema(family: type) -> CoreSchema:
    """One tagged union of the family's classes, with every registered class as a definition."""
    from pydantic_core import core_schema

    classes = [_class_schema(tag, cls) for tag, cls in _registered.items()]
    bases = {base for cls in _tags for base in cls.__mro__} - {object, *_tags}
    families = [_union_schema(base, ref=base.__qualname__) for base in bases]
    return core_schema.definitions_schema(_union_schema(family), classes + families)


def _union_schema(family: type | tuple[type, ...], *, ref: str | None = None) -> CoreSchema:
    from pydantic_core import core_schema

    return core_schema.tagged_union_schema(
        {tag: core_schema.definition_reference_schema(tag) for tag in _family_tags(family)},
        discriminator="kind",
        ref=ref,
    )


def _family_tags(family: type | tuple[type, ...]) -> list[str]:
    return [tag for tag, cls in _registered.items() if issubclass(cls, family)]


def _class_schema(tag: str, cls: type) -> CoreSchema:
    from pydantic_core import core_schema

    hints = get_type_hints(cls)
    members = {
        "kind": core_schema.typed_dict_field(core_schema.literal_schema([tag]), required=True)
    }
    for field in (field for field in fields(cls) if field.init):
        members[field.name] = core_schema.typed_dict_field(
            _hint_schema(hints[field.name], cls, field), required=_is_required(field)
        )

    def build(values: dict[str, Any]) -> Any:
        try:
            return cls(**{name: value for name, value in values.items() if name != "kind"})
        except TimescalesError as error:
            raise ValueError(str(error)) from error

    return core_schema.no_info_after_validator_function(
        build,
        core_schema.typed_dict_schema(
            members,
            extra_behavior="forbid",
            strict=True,
            metadata={"pydantic_js_updates": {"additionalProperties": False}},  # before 2.12
        ),
        ref=tag,
    )


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _hint_schema(hint: Any, cls: type, field: Field[Any]) -> CoreSchema:
    from pydantic_core import core_schema

    scalars: dict[Any, Callable[..., CoreSchema]] = {
        int: core_schema.int_schema,
        str: core_schema.str_schema,
        bool: core_schema.bool_schema,
        date: core_schema.date_schema,
    }
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in scalars:
        return scalars[hint](strict=True)
    if hint is datetime:
        return _moment_schema()
    if origin in (Union, types.UnionType):
        choices = [a for a in arguments if a is not type(None)]
        if all(choice in _tags for choice in choices) and len(choices) > 1:
            choice = _union_schema(tuple(choices))
        else:
            first, *others = (_hint_schema(choice, cls, field) for choice in choices)
            choice = (
                core_schema.union_schema(
                    [first, *others],
                    custom_error_type="none_of_several",  # one fault, at the field itself
                    custom_error_message=f"must be {listed(map(_hint_words, choices), 'or')}",
                )
                if others
                else first
            )
        return core_schema.nullable_schema(choice) if type(None) in arguments else choice
    if origin is tuple and arguments[1:] == (...,):
        return core_schema.tuple_schema(
            [_hint_schema(arguments[0], cls, field)], variadic_item_index=0
        )
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, value = (_hint_schema(a, cls, field) for a in arguments)
        return core_schema.dict_schema(key, value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return core_schema.enum_schema(hint, list(hint), sub_type="str", strict=True)
    if isinstance(hint, type) and any(issubclass(known, hint) for known in _tags):
        return core_schema.definition_reference_schema(_tags.get(hint, hint.__qualname__))
    raise WrongTypeError(
        f"{cls.__name__}.{field.name}: fields of type {hint} have no data form; use int, str, "
        "bool, date, datetime, an Enum of texts, another registered class, or a tuple, mapping or "
        "optional of these."
    )


def _moment_schema() -> CoreSchema:
    """A datetime with its offset, as ISO text; pydantic would take seconds since 1970 as well."""
    from pydantic_core import core_schema

    def iso(text: Any) -> str:
        if not isinstance(text, str) or "T" not in text:
            raise ValueError("Input should be a valid datetime, as 2026-11-02T09:30:00+00:00")
        return text

    return core_schema.no_info_before_validator_function(
        iso, core_schema.datetime_schema(tz_constraint="aware", microseconds_precision="error")
    )


def _hint_words(hint: Any) -> str:
    """What a field takes, as in: a text or a list of texts."""
    listed_hint, *_ = get_args(hint) or (hint,)
    noun = "text" if listed_hint is str else listed_hint.__name__
    return f"a {noun}" if listed_hint is hint else f"a list of {noun}s"


def _faults(error: ValidationError, data: Any) -> Iterator[tuple[Steps, str]]:
    for fault in error.errors(include_url=False):
        steps = _steps(fault["loc"], data)
        message = fault["msg"].removeprefix("Value error, ")
        if fault["type"] == "union_tag_invalid":
            message = _wrong_kind(fault["ctx"]["tag"], fault["ctx"]["expected_tags"])
        if fault["type"] == "union_tag_not_found":
            message = "must have a 'kind'."
        if fault["type"] == "extra_forbidden":
            message = _unknown_key(steps, data)
        if fault["type"] == "missing":
            message = "is missing, and is needed."
        got = "" if isinstance(fault["input"], dict) else f" (got {fault['input']!r})"
        yield steps, f"{message}{got}"


def _wrong_kind(tag: str, expected: str) -> str:
    """``expected`` is pydantic's list of the kinds that may stand there, each quoted."""
    which = f"{tag!r} cannot stand here." if tag in _registered else f"no kind {tag!r} is known."
    known = expected[1:-1].split("', '")
    return f"{which} {suggestion(tag, known)}"


def _unknown_key(steps: Steps, data: Any) -> str:
    for step in steps[:-1]:
        data = data[step]
    known = [field.name for field in fields(_registered[data["kind"]]) if field.init]
    return f"unknown key. {suggestion(str(steps[-1]), known)}"


def _steps(location: Steps, data: Any) -> Steps:
    """The location without the tag that a tagged union adds on entering an object."""
    steps: list[str | int] = []
    entered = False
    for step in location:
        if not entered and isinstance(data, dict) and data.get("kind") == step:
            entered = True
            continue
        steps.append(step)
        data = data.get(step) if isinstance(data, dict) else data[step]
        entered = False
    return tuple(steps)


def _written_step(step: str | int) -> str:
    import json

    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if _PLAIN_KEY.fullmatch(step) else f".{json.dumps(step)}"
