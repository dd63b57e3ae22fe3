"""Where on the network somebody asks from."""

from ipaddress import IPv6Address, IPv6Network, ip_address


def neighbourhood(address: str) -> str:
    """This will give what one asker cannot easily change: an IPv4 address, or the first half of an IPv6 one.

    A home gets 2⁶⁴ IPv6 addresses at once, so counting single ones would limit nobody. What is no
    address ("", a Unix socket) is given back as it is.
    """
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if isinstance(read, IPv6Address):
        return str(read.ipv4_mapped or IPv6Network((read, 64), strict=False))
    return str(read)
