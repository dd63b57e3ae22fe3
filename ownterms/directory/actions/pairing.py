"""Offering listings that look alike, and writing down what a person decides about them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from django.db import transaction

from ownterms.directory.models import (
    Address,
    ChangeCounter,
    Duplicate,
    Joining,
    KeepingApart,
    Listing,
    Phone,
    Source,
    Withdrawal,
)
from ownterms.directory.taking.touched import chunks

ALMOST = 0.9  # share of words in common
LARGEST_GROUP = 12  # listings; a name that more of them share tells nothing ("Food bank")
MOST_PAIRS = 5_000  # offered at one import
CHUNK = 5_000
NOT_DIGITS = re.compile(r"\D+")
NOT_LETTERS = re.compile(r"[\W_]+")


class _Seen(NamedTuple):
    """What is compared of a listing."""

    id: str
    name: str
    is_ours: bool


def pair_up(source: Source) -> int:
    """This will offer a source's listings that look like another for joining, and give the count of open pairs.

    Alike are two of the same name with the same organisation and almost the
    same words, or with the same place, or with the same telephone. Pairs that
    somebody decided about stay as they are.
    """
    found = dict(_alike(source))
    ours = Duplicate.objects.of(source)
    met = {(first.hex, second.hex) for first, second in ours.values_list("first_id", "second_id")}
    undecided = ours.open().values_list("pk", "first_id", "second_id")
    stale = [str(pk) for pk, first, second in undecided if (first.hex, second.hex) not in found]
    for chunk in chunks(stale):
        Duplicate.objects.filter(pk__in=chunk).delete()
    fresh = [Duplicate(first_id=a, second_id=b, why=why) for (a, b), why in found.items() if (a, b) not in met]
    Duplicate.objects.bulk_create(fresh[:MOST_PAIRS], batch_size=500)
    return Duplicate.objects.of(source).open().count()


def _alike(source: Source) -> Iterator[tuple[tuple[str, str], str]]:
    groups: dict[str, list[_Seen]] = defaultdict(list)
    for seen in _all(source):
        groups[seen.name].append(seen)
    chosen = [
        group for group in groups.values() if 1 < len(group) <= LARGEST_GROUP and any(each.is_ours for each in group)
    ]
    members = [each.id for group in chosen for each in group]
    places, phones, words = _places(members), _phones(members), _words(members)
    for group in chosen:
        for one, other in combinations(sorted(group), 2):
            if not (one.is_ours or other.is_ours):
                continue
            if places[one.id] & places[other.id]:
                yield (one.id, other.id), Duplicate.Why.SAME_PLACE
            elif phones[one.id] & phones[other.id]:
                yield (one.id, other.id), Duplicate.Why.SAME_PHONE
            elif _are_close(words[one.id], words[other.id]):
                yield (one.id, other.id), Duplicate.Why.SAME_WORDS


def _all(source: Source) -> Iterator[_Seen]:
    """Every listing of every source, by name."""
    for subject in ("service", "organisation"):
        rows = Listing.objects.filter(**{f"{subject}__isnull": False})
        fields = (f"{subject}_id", f"{subject}__name", f"{subject}__source_id")
        for pk, name, whose in rows.values_list(*fields).iterator(chunk_size=CHUNK):
            yield _Seen(pk.hex, _plain(name), whose == source.pk)


def _places(members: list[str]) -> dict[str, set[str]]:
    """Where each listing is: street and postcode, plainly written."""
    found: dict[str, set[str]] = defaultdict(set)
    for chunk in chunks(members):
        for path in ("at_services__service", "organisation"):
            rows = Address.objects.filter(**{f"location__{path}__in": chunk}).exclude(address_1="")
            for pk, street, code in rows.values_list(f"location__{path}", "address_1", "postal_code"):
                found[pk.hex].add(f"{_plain(street)}|{_plain(code)}")
    return found


def _phones(members: list[str]) -> dict[str, set[str]]:
    """By which numbers each listing is reached: their last nine digits."""
    found: dict[str, set[str]] = defaultdict(set)
    for chunk in chunks(members):
        for path in ("service", "organisation", "service_at_location__service", "location__at_services__service"):
            rows = Phone.objects.filter(**{f"{path}__in": chunk}).values_list(path, "number")
            for pk, number in rows:
                digits = NOT_DIGITS.sub("", number)[-9:]
                if len(digits) > 5:
                    found[pk.hex].add(digits)
    return found


def _words(members: list[str]) -> dict[str, tuple[str, set[str]]]:
    """The organisation behind each listing, and the words of its text."""
    found: dict[str, tuple[str, set[str]]] = {}
    fields = (
        "pk",
        "service__description",
        "service__organisation__name",
        "organisation__description",
        "organisation__name",
    )
    for chunk in chunks(members):
        for pk, text, behind, about, name in Listing.objects.filter(pk__in=chunk).values_list(*fields):
            found[pk.hex] = (_plain(behind or name or ""), set(_plain(text or about or "").split()))
    return found


def _plain(text: str) -> str:
    return NOT_LETTERS.sub(" ", text.casefold()).strip()


def _are_close(one: tuple[str, set[str]], other: tuple[str, set[str]]) -> bool:
    (ours, own), (theirs, their) = one, other
    return ours == theirs and len(own & their) >= ALMOST * len(own | their)


@transaction.atomic
def join(pair: Duplicate, *, keep: Listing, by: str = "") -> Joining:
    """This will write down a person's word that two listings are one, and show only the one kept.

    The other's records stay, and `separate` brings it back. Raises ValueError
    where `keep` is neither of the two, or somebody decided before.
    """
    _must_be_open(pair)
    if keep.pk not in {pair.first_id, pair.second_id}:
        raise ValueError("The listing to keep must be one of the two.")
    hidden = pair.second_id if keep.pk == pair.first_id else pair.first_id
    kept, dropped = ChangeCounter.take(2)
    joining = Joining.objects.create(duplicate=pair, kept=keep, by=by)
    Listing.objects.filter(pk=keep.pk).update(change=kept)
    Withdrawal.objects.update_or_create(pk=hidden, defaults={"change": dropped})
    return joining


@transaction.atomic
def keep_apart(pair: Duplicate, *, by: str = "") -> KeepingApart:
    """This will write down a person's word that two listings are different things. They are not offered again."""
    _must_be_open(pair)
    return KeepingApart.objects.create(duplicate=pair, by=by)


@transaction.atomic
def separate(pair: Duplicate) -> None:
    """This will take back a decision: the pair is open again, and both listings are shown."""
    KeepingApart.objects.filter(duplicate=pair).delete()
    joining = Joining.objects.filter(duplicate=pair).first()
    if joining:
        hidden = pair.second_id if joining.kept_id == pair.first_id else pair.first_id
        joining.delete()
        Withdrawal.objects.filter(pk=hidden).delete()
        Listing.objects.filter(pk=hidden).update(change=ChangeCounter.take(1)[0])


def _must_be_open(pair: Duplicate) -> None:
    if not Duplicate.objects.open().filter(pk=pair.pk).exists():
        raise ValueError("Somebody has already decided about this pair.")
