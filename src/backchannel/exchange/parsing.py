"""From lines of the exchange format to extractions, with everything checked that later code relies on."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backchannel.errors import ExchangeError
from backchannel.exchange.checks import check
from backchannel.model import Extraction

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@cache
def adapter() -> "TypeAdapter[Extraction]":
    """Validator of the plain data model. pydantic is loaded only when something is read."""
    from pydantic import TypeAdapter

    return TypeAdapter(Extraction)


def read(source: str | Path | Iterable[str]) -> Iterator[Extraction]:
    """Read extractions one by one.

    Args:
        source: a path (of JSON Lines, of a `.json` file with one record, or of a folder of both), or lines.

    Raises:
        ExchangeError: at the first record that does not follow the format; the message names file and line.
        OSError: if a file cannot be opened.
    """
    if not isinstance(source, str | Path):
        yield from _read_lines(source, "")
        return
    path = Path(source)
    files = sorted(file for file in path.rglob("*") if file.suffix in _ENDINGS) if path.is_dir() else [path]
    for file in files:
        if file.suffix == ".json":
            text = file.read_text(encoding="utf-8-sig")
            if _is_one_record(text):
                yield _parse_line(text, str(file))
                continue
        with file.open(encoding="utf-8-sig", newline="\n") as lines:
            yield from _read_lines(lines, str(file))


_ENDINGS = (".json", ".jsonl", ".ndjson")


def _is_one_record(text: str) -> bool:
    """Whether the text is one record over several lines; a `.json` file may also hold a record a line."""
    first = text.lstrip().split("\n", 1)[0].rstrip()
    return len(text.strip().split("\n")) == 1 or not (first.startswith("{") and first.endswith("}"))


def _read_lines(lines: Iterable[str], where: str) -> Iterator[Extraction]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _parse_line(line, f"{where}, line {number}" if where else f"line {number}")


def _parse_line(line: str, where: str) -> Extraction:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ExchangeError("", f"{where}: not JSON ({error})") from None
    try:
        return parse(value)
    except ExchangeError as error:
        message = str(error).removeprefix(f"{error.field}: ")
        raise ExchangeError(error.field, f"{message} ({where})") from None


def parse(value: object) -> Extraction:
    """One record, as `json.loads` gives it, as an extraction. Unknown keys are ignored; null means not given.

    Raises:
        ExchangeError: with the path to the first bad value in `field`, such as `claims[3].parties[0].role`.
    """
    from pydantic import ValidationError

    if not isinstance(value, dict):
        raise ExchangeError("", "a record must be a JSON object")
    try:
        # JSON mode is strict where Python mode would turn "3" into 3 or True into 1, and takes lists for tuples.
        text = json.dumps(_given(value), ensure_ascii=True, allow_nan=False)
    except (ValueError, TypeError, RecursionError) as error:
        raise ExchangeError("", f"no JSON value: {error}") from None
    try:
        extraction = adapter().validate_json(text, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        if not first["loc"]:
            # Half of a surrogate pair ("\ud83d" alone) passes json.loads but stands for no character.
            raise ExchangeError("", f"{first['msg']}; is there half a surrogate pair in a string?") from None
        raise ExchangeError(_path(first["loc"]), _plain(first["msg"])) from None
    check(extraction)
    return extraction


def _given(value: dict[str, Any]) -> dict[str, Any]:
    """What the record gives: nulls are left out, but a time that is left open says so to the data model."""
    given: dict[str, Any] = _without_nulls(value)
    times = given.get("times")
    for time in times if isinstance(times, list) else ():
        if isinstance(time, dict):
            time.setdefault("edtf", None)
    return given


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_nulls(item) for item in value]
    return value


def _path(places: tuple[int | str, ...]) -> str:
    path = ""
    for place in places:
        path += f"[{place}]" if isinstance(place, int) else f".{place}"
    return path.removeprefix(".")


def _plain(message: str) -> str:
    message = message.removeprefix("Value error, ")
    return message[:1].lower() + message[1:]
