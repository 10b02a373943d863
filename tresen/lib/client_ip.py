"""From which address a request came."""

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest


def client_ip(request: HttpRequest) -> str:
    """As a number; empty where nobody can know. Only what proxies of ours added is believed."""
    count = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    told = request.headers.get("X-Forwarded-For", "").split(",")
    # A visitor can write addresses in front of those that our proxies add behind them.
    hop = told[-count] if 0 < count <= len(told) else request.META.get("REMOTE_ADDR", "")
    return _normal(hop.strip())


def _normal(hop: str) -> str:
    try:
        found = ip_address(hop)
    except ValueError:
        return ""
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return str(mapped or found)
