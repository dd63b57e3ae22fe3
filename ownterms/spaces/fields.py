"""Fields whose content lies sealed under the key of its space."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

from ownterms.lib.sealing import seal, unseal

T = TypeVar("T", str, bytes)

if TYPE_CHECKING:

    class Field(models.Field[T, T]):
        """Django's field, with what it takes and gives."""

else:

    class Field(models.Field):
        """Django's field; it takes no types while it runs."""

        def __class_getitem__(cls, _given: object) -> type:
            return cls


class Unread(Exception):
    """Sealed content was asked for that nobody has read: `read` opens it, and writes down who looked."""


class Closed(bytes):
    """Sealed bytes, as they lie in the database; none where nothing was given."""


class SealedField(Field[T]):
    """Content that is sealed when it is given, and opened when it is asked for.

    The row must hold its space's key (`Sealed.open_with`); else both raise Unread. What is sealed is bound to its
    space, model, field and row: moved anywhere else, it cannot be opened. What was never given opens as nothing.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  (whatever Django passes on)
        given: dict[str, Any] = {"default": Closed, "editable": False, "blank": True} | options
        super().__init__(**given)

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:  # noqa: FBT001, FBT002
        """This will put the opening in the place of the bare column."""
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, Opening(self))

    def get_internal_type(self) -> str:
        """This will have the databases keep bytes."""
        return "BinaryField"

    def from_db_value(self, value: Any, _expression: object, _connection: object) -> Closed:  # noqa: ANN401
        """This will mark what comes from the database as closed; a row that is looked for and not there has none."""
        return Closed(value or b"")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: ANN401, ARG002, FBT001, FBT002
        """This will hand the database what is sealed."""
        return connection.Database.Binary(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: ANN401, ARG002, FBT001
        """This will keep what is sealed, never what is open."""
        return model_instance.__dict__[self.attname]

    def to_bytes(self, given: T) -> bytes:
        """This will give what is to be sealed."""
        raise NotImplementedError

    def from_bytes(self, plain: bytes) -> T:
        """This will give what was sealed."""
        raise NotImplementedError


class SealedText(SealedField[str]):
    """Words."""

    def to_bytes(self, given: str) -> bytes:
        """This will give the words as UTF-8."""
        return given.encode()

    def from_bytes(self, plain: bytes) -> str:
        """This will give the words."""
        return plain.decode()


class SealedBytes(SealedField[bytes]):
    """A picture or a sound."""

    def to_bytes(self, given: bytes) -> bytes:
        """This will give the bytes."""
        return given

    def from_bytes(self, plain: bytes) -> bytes:
        """This will give the bytes."""
        return plain


class Opening:
    """What stands for a sealed field on its model."""

    def __init__(self, field: SealedField[Any]) -> None:
        self.field = field

    def __get__(self, row: Any, _model: type | None = None) -> Any:  # noqa: ANN401
        if row is None:
            return self
        closed = row.__dict__[self.field.attname]
        return self.field.from_bytes(unseal(row.key, closed, bound=self._bound(row)) if closed else b"")

    def __set__(self, row: Any, given: Any) -> None:  # noqa: ANN401
        if not isinstance(given, Closed):
            plain = self.field.to_bytes(given)
            given = Closed(seal(row.key, plain, bound=self._bound(row)) if plain else b"")
        row.__dict__[self.field.attname] = given

    def _bound(self, row: Any) -> str:  # noqa: ANN401
        return f"{row.space_id}|{row._meta.label}|{self.field.name}|{row.pk}"  # noqa: SLF001  (Django's own way)
