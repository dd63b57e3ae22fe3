"""Which device somebody uses, as coarsely as people speak of it. The full text of a browser is never kept."""

BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "DuckDuckGo": "DuckDuckGo",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Chromium": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "CrOS": "Chromebook",
    "Windows": "Windows",
    "Macintosh": "Mac",
    "Linux": "Linux",
}
"""What a browser says of itself, and what people call that; the first one found counts."""


def device(told: str) -> tuple[str, str]:
    """This will give (browser, system) by their everyday names, each empty where it cannot be told."""
    return _first(BROWSERS, told), _first(SYSTEMS, told)


def _first(names: dict[str, str], told: str) -> str:
    return next((name for mark, name in names.items() if mark in told), "")
