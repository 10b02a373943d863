"""Networks as an operator names them, and who is inside."""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network


def networks(words: str) -> tuple[Network, ...]:
    """From `10.0.0.0/8, ::1`: with commas or without; ValueError where one is none."""
    return tuple(ip_network(word) for word in words.replace(",", " ").split())


def is_within(address: str, among: Sequence[Network]) -> bool:
    try:
        found = ip_address(plain(address))
    except ValueError:
        return False
    return any(found in network for network in among)


def plain(address: str) -> str:
    """An IPv4 address that came over an IPv6 socket is an IPv4 address; a zone says nothing."""
    bare = address.partition("%")[0]
    try:
        found = ip_address(bare)
    except ValueError:
        return bare
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return str(mapped or found)


def household(address: str) -> str:
    """Whom one address speaks for: in IPv6 one customer has 2^64 of them."""
    bare = plain(address)
    return str(ip_network(f"{bare}/64", strict=False)) if ":" in bare else bare
