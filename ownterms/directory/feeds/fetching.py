"""Fetching a feed from the web into a folder, so that it can be read as files, and gone on with after a break."""

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from ownterms.directory.feeds.asking import Asker, NotThere
from ownterms.directory.feeds.names import snake
from ownterms.directory.feeds.row import FeedRefused

LARGEST_ANSWER = 16_000_000  # bytes of one page or one record
MOST_PAGES = 20_000
MOST_SERVICES = 300_000
KEPT = 24 * 60 * 60  # seconds; what was fetched longer ago does not fit what comes now
ENDINGS = (".zip", ".csv", ".tsv", ".jsonl", ".ndjson", ".json")
FULL = {"service_at_locations", "schedules", "cost_options", "contacts"}
HELD = ("contents", "content", "items", "data", "results")
Progress = Callable[[str, int], None]


class Fetch:
    """One feed on the web and the folder that keeps what was fetched of it."""

    def __init__(self, address: str, *, keep_in: Path, progress: Progress = lambda _stage, _count: None) -> None:
        mark = hashlib.blake2b(address.encode(), digest_size=6).hexdigest()
        self.address, self.progress = address, progress
        self.folder = keep_in / f"{snake(urlsplit(address).hostname or 'feed')}_{mark}"
        self.asker = Asker(address)
        self.is_ours = False

    def run(self) -> Path:
        """This will fetch what is not there yet, and give the folder to read. Raises FeedRefused."""
        if self.folder.exists() and self.folder.stat().st_mtime < time.time() - KEPT:
            self.forget()
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            if self._is_file():
                self._file()
            else:
                self._pages()
        except NotThere as cause:
            raise FeedRefused(f"There is no page at {cause}. Nothing was changed. Check the address.") from cause
        return self.folder

    def forget(self) -> None:
        """This will drop what was kept, once it was taken into the directory."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _is_file(self) -> bool:
        path = urlsplit(self.address).path.lower()
        if path.endswith(ENDINGS):
            return True
        if (self.folder / "state.json").exists() or path.rstrip("/").endswith("/services"):
            return False
        with self.asker.ask(self.address) as answer:
            kind = (answer.getheader("Content-Type") or "").lower()
        return any(each in kind for each in ("csv", "zip", "octet-stream", "ndjson"))

    def _file(self) -> None:
        ending = next((each for each in ENDINGS if urlsplit(self.address).path.lower().endswith(each)), "")
        draft = self.folder / "draft"
        with self.asker.ask(self.address) as answer, draft.open("wb") as file:
            kind = (answer.getheader("Content-Type") or "").lower()
            for piece in self.asker.pieces(answer):
                file.write(piece)
                self.progress("fetching", self.asker.taken)
        ending = ending or next((f".{each}" for each in ("zip", "csv", "json") if each in kind), ".zip")
        name = snake(Path(urlsplit(self.address).path).stem) or "feed"
        draft.rename(self.folder / f"{name}{ending}")

    def _pages(self) -> None:
        """Open Referral UK: pages of /services, then /services/{id} for each that is not whole there."""
        services = self._services()
        brief, whole = self.folder / "2_brief.jsonl", self.folder / "1_whole.jsonl"
        state = self._state()
        page, seen = int(str(state.get("page", 0))), set(map(_told, _lines(brief)))
        while not state.get("done"):
            page += 1
            answer = self._json(f"{services}?{urlencode({'page': page})}")
            records = _held(answer)
            fresh = set(map(_told, records)) - seen
            if (records and not fresh) or page > MOST_PAGES or len(seen) > MOST_SERVICES:
                self.forget()
                raise FeedRefused(f"{self.address} sends pages without end. Nothing was changed. Tell its keeper.")
            seen |= fresh
            _append(brief, records)
            state = {"page": page, "done": _is_last(answer, records, page)}
            (self.folder / "state.json").write_text(json.dumps(state))
            self.progress("fetching pages", page)
        met = {str(each.get("id")) for each in _lines(whole)}
        for count, record in enumerate(_lines(brief), 1):
            known = str(record.get("id", ""))
            if known and known not in met and not FULL & record.keys():
                met.add(known)
                _append(whole, self._one(f"{services}/{quote(known, safe='', errors='replace')}"))
            self.progress("fetching services", count)
        if self.is_ours:
            self._organisations(services.removesuffix("/services") + "/organizations")

    def _organisations(self, address: str) -> None:
        """One of our own kind also tells of organisations that offer nothing, which the UK profile leaves out."""
        draft = self.folder / "draft"
        draft.unlink(missing_ok=True)
        for page in range(1, MOST_PAGES):
            answer = self._json(f"{address}?{urlencode({'page': page, 'full': 'true'})}")
            records = _held(answer)
            _append(draft, records)
            self.progress("fetching organisations", page)
            if _is_last(answer, records, page):
                break
        draft.rename(self.folder / "organizations.jsonl")

    def _services(self) -> str:
        """The address of the services; what the feed says of itself is kept beside them."""
        parts = urlsplit(self.address)
        path = parts.path.rstrip("/")
        if path.endswith("/services"):
            return urlunsplit((parts.scheme, parts.netloc, path, "", ""))
        root = self._json(self.address)
        if not isinstance(root, dict) or _held(root):
            return urlunsplit((parts.scheme, parts.netloc, path, "", ""))
        self.is_ours = "ownterms_title" in root
        (self.folder / "api_details.json").write_text(json.dumps(root))
        return urlunsplit((parts.scheme, parts.netloc, f"{path}/services", "", ""))

    def _one(self, address: str) -> list[dict[str, object]]:
        try:
            answer = self._json(address)
        except NotThere:
            return []  # what the page said of it is kept
        return [answer] if isinstance(answer, dict) else []

    def _json(self, address: str) -> object:
        try:
            answer: object = json.loads(self.asker.read(address, most=LARGEST_ANSWER))
        except (ValueError, RecursionError) as cause:
            raise FeedRefused(f"{address} did not answer with JSON. Nothing was changed.") from cause
        return answer

    def _state(self) -> dict[str, object]:
        try:
            state = json.loads((self.folder / "state.json").read_text())
        except (OSError, ValueError):
            (self.folder / "2_brief.jsonl").unlink(missing_ok=True)
            return {}
        return state if isinstance(state, dict) else {}


def _held(answer: object) -> list[dict[str, object]]:
    """The records of a page."""
    if isinstance(answer, dict):
        answer = next((answer[key] for key in HELD if isinstance(answer.get(key), list)), [])
    return [each for each in answer if isinstance(each, dict)] if isinstance(answer, list) else []


def _told(record: dict[str, object]) -> str:
    """What tells one record from the next."""
    return str(record.get("id") or json.dumps(record))


def _is_last(answer: object, records: list[dict[str, object]], page: int) -> bool:
    if not records or not isinstance(answer, dict):
        return True
    last = answer.get("last_page", answer.get("last"))
    total = answer.get("total_pages", answer.get("totalPages"))
    if isinstance(total, int) and not isinstance(total, bool):
        return page >= total
    return last is not False


def _append(file: Path, records: list[dict[str, object]]) -> None:
    with file.open("a", encoding="utf-8") as opened:
        for each in records:
            opened.write(json.dumps(each) + "\n")


def _lines(file: Path) -> Iterator[dict[str, object]]:
    """The records of a file; a last line that was cut short by a break is left out and fetched again."""
    if not file.exists():
        return
    with file.open(encoding="utf-8") as opened:
        for line in opened:
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record, dict):
                yield record
