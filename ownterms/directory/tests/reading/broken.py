"""Feeds that are broken on purpose, ten thousand and more of them: the same number gives the same feed."""

import codecs
import csv
import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

Record = dict[str, object]
Chance = random.Random

NASTY: list[object] = [
    None, True, False, 0, -1, 2**31, 2**63, 10**400, -(10**30), 1e308, float("nan"), float("inf"), -0.0, 3.5,
    "", " ", "None", "null", "\x00", "\ud800", "\u202e", "\ufeff", "=CMD|'/c calc'!A1", "@SUM(1+1)", "+1", "-1",
    "../../etc/passwd", "C:\\con", "<script>alert(1)</script>", "{{7*7}}", "%s%n", "'; DROP TABLE x; --",
    "a" * 201, "x" * 150_000, "é" * 5000, "9" * 5000, "1e999", "٣", "12/13/2026", "25:61", "24:00", "0000-00-00",
    "9999-12-31T23:59:59+14:00", "-0001-01-01", "javascript:alert(1)", "http://[", "https://" + "a" * 3000,
    [], {}, [[]], [None], [[[[1]]]], {"": ""}, {"id": None}, {"id": {"id": {"id": 1}}}, ["a", {"b": ["c"]}],
]  # fmt: skip
NAMES = ["id", "name", "status", "organization", "organization_id", "schedules", "phones", "locations", "latitude",
         "email", "url", "minimum_age", "assured_date", "service_at_locations", "attributes", "", "__proto__", "\ud800",
         "id ", "ID", "Name", "x" * 300, "taxonomy", "parent_id", "languages", "extra", "cost_options"]  # fmt: skip
CHARSETS = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp1252", "latin-1", "cp037", "shift_jis", "koi8-r"]
SHAPES = ["services.csv", "list.tsv", "feed.json", "feed.json", "lines.jsonl", "pages.json", "tables.json"]
PACKINGS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA]
LINE_ENDS = ["\n", "\r", "\r\n", "\n\r", "\u2028", "\x0b", "\x85", "\n\n\n", "\r\r\n"]


def service(chance: Chance, number: int) -> Record:
    """This will make up one service, nested as HSDS 3 nests it."""
    place = {"id": f"l{number}", "name": "St Luke’s hall", "latitude": 51.5, "longitude": -0.1}
    return {
        "id": f"s{number}",
        "name": f"Tuesday kitchen {number}",
        "description": "We cook.\n\nWe eat – together. Café.",
        "status": "active",
        "url": "https://example.org",
        "email": "us@example.org",
        "minimum_age": chance.randrange(90),
        "assured_date": "2026-03-01",
        "organization": {"id": f"o{number % 7}", "name": f"Millbrook {number % 7}"},
        "schedules": [{"byday": "TU", "opens_at": "10:00", "closes_at": "12:30"}],
        "phones": [{"number": "01632 960001"}],
        "service_at_locations": [{"id": f"x{number}", "location": place}],
        "attributes": [{"taxonomy_term": {"id": "t1", "name": "Food", "taxonomy": "topics"}}],
    }


def services(chance: Chance) -> list[Record]:
    """This will make up a few dozen services."""
    return [service(chance, number) for number in range(chance.choice([0, 1, 5, 30, 40, 40, 40]))]


def flat(records: list[Record]) -> list[list[str]]:
    """This will give services as the lines of a table."""
    names = ["id", "name", "description", "status", "url", "email", "minimum_age", "assured_date"]
    return [[*names, "organization"]] + [
        [*(str(each[name]) for name in names), str(each["organization"]["name"])]  # type: ignore[index]
        for each in records
    ]


def as_csv(lines: list[list[str]], chance: Chance) -> str:
    """This will write a table with some separator and some ends of lines."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=chance.choice(",;\t|"), lineterminator=chance.choice(LINE_ENDS[:3]))
    writer.writerows(lines)
    return text.getvalue()


# Faults of a record


def worse(value: object, chance: Chance, depth: int = 0) -> object:
    """This will put something nasty somewhere into a value."""
    if depth > 4 or chance.random() < 0.2:
        return chance.choice(NASTY)
    if isinstance(value, dict) and value:
        copy = dict(value)
        key = chance.choice(list(copy))
        sort = chance.randrange(4)
        if sort == 0:
            copy[chance.choice(NAMES)] = copy.pop(key)
        elif sort == 1:
            copy[chance.choice(NAMES)] = chance.choice(NASTY)
        elif sort == 2:
            del copy[key]
        else:
            copy[key] = worse(copy[key], chance, depth + 1)
        return copy
    if isinstance(value, list) and value:
        place = chance.randrange(len(value))
        return [*value[:place], worse(value[place], chance, depth + 1), *value[place + 1 :]]
    return chance.choice(NASTY)


def nested_deeply(value: object, chance: Chance) -> object:
    """This will wrap a value many times."""
    for _depth in range(chance.choice([11, 13, 60, 400])):
        value = [value] if chance.random() < 0.5 else {chance.choice(["organization", "parent", "locations"]): value}
    return value


def many_columns(value: object, chance: Chance) -> object:
    """This will give a record a hundred thousand columns."""
    columns = {f"c{number}": number for number in range(chance.choice([2_001, 100_000]))}
    return [{"id": 1, "name": "Choir"} | columns, value]


# Faults of bytes


def cut(data: bytes, chance: Chance) -> bytes:
    """This will end it too early."""
    return data[: chance.randrange(len(data) + 1)]


def flipped(data: bytes, chance: Chance) -> bytes:
    """This will turn some bits over."""
    held = bytearray(data)
    for _time in range(chance.choice([1, 3, 50])):
        if held:
            held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    return bytes(held)


def torn(data: bytes, chance: Chance) -> bytes:
    """This will tear a piece out."""
    start, length = chance.randrange(len(data) + 1), chance.randrange(400)
    return data[:start] + data[start + length :]


def doubled(data: bytes, chance: Chance) -> bytes:
    """This will say a piece twice."""
    start, length = chance.randrange(len(data) + 1), chance.randrange(4000)
    return data[: start + length] + data[start:]


DIRT = [b"\x00" * 9, b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"'", b"{", b"[", b"]}", b",,,", b"\\u", b"\n" * 5000]


def dirtied(data: bytes, chance: Chance) -> bytes:
    """This will put dirt into the middle."""
    start = chance.randrange(len(data) + 1)
    return data[:start] + chance.choice([*DIRT, chance.randbytes(40)]) + data[start:]


def told_wrongly(data: bytes, chance: Chance) -> bytes:
    """This will write it in another alphabet."""
    return data.decode("utf-8", "replace").encode(chance.choice(CHARSETS), "replace")


def mixed_line_ends(data: bytes, chance: Chance) -> bytes:
    """This will end each line differently."""
    parts = data.decode("utf-8", "replace").splitlines()
    return "".join(part + chance.choice(LINE_ENDS) for part in parts).encode()


STRANGE = [
    b"", b" ", b"\n" * 3000, codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b"null", b"[]", b"{}", b"0", b'"words"',
    b"[" * 90_000, b'{"a":' * 90_000, b"[" + b"1" * 90_000 + b"]", b"[NaN,Infinity,-Infinity]", b"[[],[],[]]" * 999,
    b"[" + b"[]," * 30_000 + b"[]]", b"[{}" + b",{}" * 30_000 + b"]", b'{"contents":[' + b"7," * 9000 + b"7]}",
    b'[{"id":1,"id":2,"name":"a","name":"Choir","organization":{"id":1,"name":"x"}}]',
    b"{" + b",".join(b'"%d":[{"id":1,"name":"a"}]' % each for each in range(900)) + b"}",
    b"id,name\n" + b'"' * 999, b"name\n" + b"x" * 1_100_000, b"," * 100_000, b"id,name\n" * 4000,
    b"c," * 100_000 + b"\n" + b"1," * 100_000, b"name" + b",c" * 1_900 + b"\n" + b"Choir" + b",1" * 1_900,
    b"<html><body>welcome</body></html>", b"<?xml version='1.0'?><a/>", b"\x89PNG\r\n\x1a\n" * 40, b"%PDF-1.7",
    gzip.compress(b"id,name\n1,Choir\n"),
]  # fmt: skip


def strange(_data: bytes, chance: Chance) -> bytes:
    """This will give something else altogether."""
    return chance.choice(STRANGE)


ON_VALUES: list[Callable[[object, Chance], object]] = [worse, worse, worse, worse, nested_deeply, many_columns]
ON_BYTES: list[Callable[[bytes, Chance], bytes]] = [
    cut, cut, flipped, flipped, torn, doubled, dirtied, dirtied, told_wrongly, mixed_line_ends, strange,
]  # fmt: skip


def written(chance: Chance) -> tuple[str, bytes]:
    """This will make up a feed of some shape with some faults in its values: a file's name and its bytes."""
    records: object = services(chance)
    if chance.random() < 0.5:
        rare = chance.random() < 0.02
        for _time in range(1 if rare else chance.choice([1, 1, 5, 30])):
            records = chance.choice(ON_VALUES if rare else ON_VALUES[:5])(records, chance)
    shape = chance.choice(SHAPES)
    whole = [each for each in records if isinstance(each, dict)] if isinstance(records, list) else []
    if shape.endswith("sv"):
        lines = flat(services(chance))
        for line in lines[:: chance.choice([1, 3, 10])]:
            if chance.random() < 0.3:
                line[chance.randrange(len(line))] = str(chance.choice(NASTY))
        return shape, as_csv(lines, chance).encode("utf-8", "replace")
    if shape == "lines.jsonl":
        return shape, "\n".join(json.dumps(each) for each in whole).encode()
    if shape == "pages.json":
        records = {"total_pages": 1, "last_page": True, chance.choice(["contents", "items", "data"]): records}
    if shape == "tables.json":
        bodies = [{"id": "o1", "name": "Millbrook"}]
        records = {"services": records, "organizations": bodies, chance.choice(NAMES): records}
    return shape, json.dumps(records, indent=chance.choice([None, 1])).encode()


def packed(name: str, data: bytes, chance: Chance) -> bytes:
    """This will put a file into a zip that is strange, or none."""
    held = io.BytesIO()
    names = [name, name, f"../../{name}", f"/etc/{name}", f"a/{'b/' * 90}{name}", "é" + name, f".{name}", f"C:\\{name}"]
    with zipfile.ZipFile(held, "w", chance.choice(PACKINGS)) as pack:
        for _time in range(chance.choice([1, 1, 1, 3])):
            pack.writestr(f"{chance.randrange(99)}_{name}" if chance.random() < 0.2 else chance.choice(names), data)
        sort = chance.randrange(8)
        if sort == 0:
            pack.writestr("more.csv", b"0" * 12_000_000, zipfile.ZIP_DEFLATED)
        elif sort == 1:
            for number in range(2_100):
                pack.writestr(f"{number}.csv", "")
        elif sort == 2:
            pack.writestr("inner.zip", held.getvalue())
    whole = held.getvalue()
    return chance.choice([cut, flipped, torn, dirtied])(whole, chance) if chance.random() < 0.4 else whole


def broken_feed(number: int, folder: Path) -> Path:
    """This will write the feed of that number into a folder, and give its path."""
    chance = Chance(number)
    name, data = written(chance)
    for _time in range(chance.choice([0, 0, 0, 1, 1, 4])):
        data = chance.choice(ON_BYTES)(data, chance)
    if chance.random() < 0.2:
        name, data = "feed.zip", packed(name, data, chance)
    file = folder / name
    file.write_bytes(data)
    return file
