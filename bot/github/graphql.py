"""GraphQL over httpx with static documents; errors that come inside a 200 become ours.

Blob texts: GitHub cuts `text` at 512,000 bytes and says so only in `isTruncated`
(https://github.com/sveltia/sveltia-cms/issues/950), so such a blob counts as not read.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import httpx

from bot.github.faults import from_status, translated
from bot.model.errors import Forbidden, NotFound, RateLimited, Refused, StaleHead, Unclear

_SPREAD = re.compile(r"\.\.\.([A-Z]\w*)")


@cache
def document(name: str) -> str:
    """Give the text of a document in `documents/`, with the fragments that it spreads."""
    folder = files("bot.github") / "documents"
    texts = [(folder / f"{name}.graphql").read_text(encoding="utf-8")]
    known: set[str] = set()
    for text in texts:  # grows: a fragment may spread others
        for fragment in _SPREAD.findall(text):
            if fragment not in known:
                known.add(fragment)
                file = folder / "fragments" / f"{fragment}.graphql"
                texts.append(file.read_text(encoding="utf-8"))
    return "\n".join(texts)


def endpoint(api_url: str) -> str:
    """`/graphql` beside the REST root; GitHub Enterprise Server has it at `/api/graphql`."""
    root = api_url.rstrip("/")
    return f"{root.removesuffix('/v3')}/graphql"


class GraphQL:
    """One repository's GraphQL; `token` is asked for at each call, `heard` is told the headers of
    each answer, their names in lower case."""

    def __init__(
        self,
        *,
        http: httpx.Client,
        api_url: str,
        token: Callable[[], str],
        now: Callable[[], datetime],
        heard: Callable[[Mapping[str, str]], None] = lambda _headers: None,
    ) -> None:
        self._heard = heard
        self._http = http
        self._url = endpoint(api_url)
        self._token = token
        self._now = now

    def run(self, name: str, /, **variables: Any) -> dict[str, Any]:
        """Run a document of the folder; gives `data`."""
        return self.execute(document(name), variables)

    def execute(self, text: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """Post a document; raises what its errors mean."""
        with translated(self._now):
            answer = self._http.post(
                self._url,
                json={"query": text, "variables": dict(variables)},
                headers={"Authorization": f"Bearer {self._token()}"},
            )
        headers = {name.lower(): value for name, value in answer.headers.items()}
        self._heard(headers)
        if answer.status_code >= 400:
            raise from_status(answer.status_code, _message(answer), headers, self._now())
        body = answer.json()
        errors = body.get("errors") or []
        if errors:
            raise _meaning(errors[0], headers, self._now())
        data: dict[str, Any] = body["data"]
        return data

    def blob_texts(self, repo: str, shas: Sequence[str]) -> dict[str, bytes | None]:
        """Texts by SHA; None where a blob is binary, cut, or no UTF-8."""
        owner, name = repo.split("/", 1)
        parts = " ".join(
            f'b{index}: object(oid: "{sha}") {{ ... on Blob {{ text isTruncated isBinary }} }}'
            for index, sha in enumerate(shas)
            if sha.isalnum()
        )
        text = (
            "query Blobs($owner: String!, $name: String!) "
            f"{{ repository(owner: $owner, name: $name) {{ {parts} }} }}"
        )
        found = self.execute(text, {"owner": owner, "name": name})["repository"]
        texts: dict[str, bytes | None] = {}
        for index, sha in enumerate(shas):
            blob = found.get(f"b{index}")
            whole = blob and not blob["isTruncated"] and not blob["isBinary"]
            data = blob["text"].encode() if whole and blob["text"] is not None else b""
            texts[sha] = data if whole and _is_whole(data, sha) else None
        return texts


def _is_whole(data: bytes, sha: str) -> bool:
    """Tell whether these are the blob's own bytes: text in another encoding comes converted."""
    made = hashlib.new("sha1" if len(sha) == 40 else "sha256", usedforsecurity=False)
    made.update(b"blob %d\0" % len(data) + data)
    return made.hexdigest() == sha


def _message(answer: httpx.Response) -> str:
    try:
        return str(answer.json().get("message", ""))
    except ValueError:
        return answer.text[:200]


def _meaning(error: Mapping[str, Any], headers: Mapping[str, str], now: datetime) -> Exception:
    kind, message = str(error.get("type", "")), str(error.get("message", ""))
    text = f"GitHub answered: {message}"
    if kind == "RATE_LIMITED" or "rate limit" in message.lower():
        limited = from_status(429, message, headers, now)
        assert isinstance(limited, RateLimited)
        return limited
    if kind == "NOT_FOUND":
        return NotFound(text)
    if kind in {"FORBIDDEN", "INSUFFICIENT_SCOPES"}:
        return Forbidden(text)
    if kind == "STALE_DATA":
        return StaleHead(text)
    if kind in {"SERVICE_UNAVAILABLE", "INTERNAL"} or "something went wrong" in message.lower():
        return Unclear(text)
    return Refused(text)
