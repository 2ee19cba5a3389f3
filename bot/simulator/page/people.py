"""Pictures of people: their initial on a colour of their own."""

import zlib
from html import escape


def avatar(login: str) -> str:
    """An SVG, the same for the same login."""
    hue = zlib.crc32(login.encode()) % 360
    bot = login.endswith("[bot]")
    shape = '<rect width="40" height="40" rx="9"' if bot else '<circle cx="20" cy="20" r="20"'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">'
        f'{shape} fill="hsl({hue} 45% 42%)"/>'
        '<text x="20" y="27" text-anchor="middle" font-family="system-ui,sans-serif" '
        f'font-size="20" font-weight="600" fill="#fff">{escape(login[:1].upper())}</text></svg>'
    )
