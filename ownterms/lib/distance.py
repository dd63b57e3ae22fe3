"""How far it is from one point on the earth to another."""

from math import asin, cos, hypot, radians, sin, sqrt

EARTH_RADIUS = 6371.0  # kilometres, the mean

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def kilometres(one: Point, other: Point) -> float:
    """This will give the distance as the crow flies, by the haversine formula; right to half a per cent."""
    (latitude, longitude), (other_latitude, other_longitude) = one, other
    down, across = radians(other_latitude - latitude) / 2, radians(other_longitude - longitude) / 2
    chord = hypot(sin(down), sqrt(cos(radians(latitude)) * cos(radians(other_latitude))) * sin(across))
    return 2 * EARTH_RADIUS * asin(min(1.0, chord))
