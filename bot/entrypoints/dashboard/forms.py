"""Fields of a form that a browser sends."""

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, HTTPException, Request

_LARGEST = 64 * 1024
_MOST_FIELDS = 50


async def _fields(request: Request) -> dict[str, str]:
    """Read them; a field that is given twice keeps its last value."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            raise HTTPException(413)
    try:
        return dict(parse_qsl(body.decode(), max_num_fields=_MOST_FIELDS, keep_blank_values=True))
    except ValueError:
        raise HTTPException(400, "This form cannot be read.") from None


Fields = Annotated[dict[str, str], Depends(_fields)]
