"""Why a file is refused. A process apart tells it by these names."""


class NotAPicture(ValueError):
    """The file is none of the kinds that are read, or is not whole."""


class PictureTooLarge(ValueError):
    """The file holds more bytes or more pixels than are read."""


class NotASound(ValueError):
    """The file is none of the kinds that are read, or there is nothing in it to be heard."""


class AFilm(ValueError):
    """There are moving pictures in the file: to keep its sound only would be to keep another thing than was sent."""


class SoundTooLarge(ValueError):
    """The file holds more bytes than are read."""


class SoundTooLong(ValueError):
    """It goes on for longer than is kept."""
