"""What an address asks for besides its page."""

from django.http import HttpRequest


def number(request: HttpRequest, name: str, otherwise: int) -> int:
    """This will read a number from 1 up; another where there is none, or one that leads nowhere."""
    asked = request.GET.get(name, "")
    return max(int(asked), 1) if asked.isdecimal() and asked.isascii() and len(asked) < 7 else otherwise
