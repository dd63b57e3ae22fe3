"""Where on the network somebody asks from."""

import re
from ipaddress import IPv6Address, IPv6Network, ip_address

# Some proxies write a port behind it: 192.0.2.7:443, [2001:db8::1]:443.
WITH_PORT = re.compile(r"\[([^\[\]]+)\](?::\d{1,5})?|([\d.]+):\d{1,5}")


def neighbourhood(address: str) -> str:
    """This will give what one asker cannot easily change: an IPv4 address, or the first half of an IPv6 one.

    A port behind it is left out, as it is new each time. A home gets 2⁶⁴ IPv6 addresses at once, so counting
    single ones would limit nobody. What is no address ("", a Unix socket) is given back as it is.
    """
    try:
        found = WITH_PORT.fullmatch(address)
        read = ip_address((found[1] or found[2]) if found else address)
    except ValueError:
        return address
    if isinstance(read, IPv6Address):
        return str(read.ipv4_mapped or IPv6Network((read, 64), strict=False))
    return str(read)
