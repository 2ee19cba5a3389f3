"""Commits, trees, blobs and files."""

from base64 import b64encode
from typing import Any
from urllib.parse import quote

from bot.simulator.gitobjects import Commit, Entry, Signature
from bot.simulator.render.accounts import account, moment
from bot.simulator.state.accounts import Account
from bot.simulator.state.store import node_id

Json = dict[str, Any]


def _signature(of: Signature) -> Json:
    return {"name": of.name, "email": of.email, "date": moment(of.when)}


def verification(of: Commit) -> Json:
    """Commits made on GitHub itself are signed by it; here, those whose committer is GitHub."""
    signed = of.committer.email == "noreply@github.com"
    return {
        "verified": signed,
        "reason": "valid" if signed else "unsigned",
        "signature": "-----BEGIN PGP SIGNATURE-----" if signed else None,
        "payload": f"tree {of.tree}" if signed else None,
        "verified_at": moment(of.committer.when) if signed else None,
    }


def commit(at: str, full_name: str, the: Commit, author: Account | None) -> Json:
    """`commit`, as lists of commits give it."""
    url = f"{at}/repos/{full_name}/commits/{the.sha}"
    who = account(at, author) if author else None
    return {
        "url": url,
        "sha": the.sha,
        "node_id": node_id("Commit", the.sha),
        "html_url": f"{at}/{full_name}/commit/{the.sha}",
        "comments_url": f"{url}/comments",
        "commit": {
            "url": f"{at}/repos/{full_name}/git/commits/{the.sha}",
            "author": _signature(the.author),
            "committer": _signature(the.committer),
            "message": the.message,
            "comment_count": 0,
            "tree": {"sha": the.tree, "url": f"{at}/repos/{full_name}/git/trees/{the.tree}"},
            "verification": verification(the),
        },
        "author": who,
        "committer": who,
        "parents": _parents(at, full_name, the),
    }


def git_commit(at: str, full_name: str, the: Commit) -> Json:
    """`git-commit`, as the Git database API gives it."""
    return {
        "sha": the.sha,
        "node_id": node_id("Commit", the.sha),
        "url": f"{at}/repos/{full_name}/git/commits/{the.sha}",
        "html_url": f"{at}/{full_name}/commit/{the.sha}",
        "author": _signature(the.author),
        "committer": _signature(the.committer),
        "message": the.message,
        "tree": {"sha": the.tree, "url": f"{at}/repos/{full_name}/git/trees/{the.tree}"},
        "parents": _parents(at, full_name, the),
        "verification": verification(the),
    }


def _parents(at: str, full_name: str, the: Commit) -> list[Json]:
    return [
        {
            "sha": parent,
            "url": f"{at}/repos/{full_name}/commits/{parent}",
            "html_url": f"{at}/{full_name}/commit/{parent}",
        }
        for parent in the.parents
    ]


def ref(at: str, full_name: str, name: str, sha: str) -> Json:
    """`git-ref`; `name` is whole (`refs/heads/main`)."""
    return {
        "ref": name,
        "node_id": node_id("Ref", name),
        "url": f"{at}/repos/{full_name}/git/{name}",
        "object": {
            "type": "commit",
            "sha": sha,
            "url": f"{at}/repos/{full_name}/git/commits/{sha}",
        },
    }


def tree(at: str, full_name: str, sha: str, entries: list[Entry], *, truncated: bool) -> Json:
    """`git-tree`."""
    home = f"{at}/repos/{full_name}/git"
    rows: list[Json] = []
    for entry in entries:
        row: Json = {
            "path": entry.path,
            "mode": entry.mode,
            "type": entry.kind,
            "sha": entry.sha,
        }
        if entry.size is not None:
            row["size"] = entry.size
        if entry.kind != "commit":
            row["url"] = f"{home}/{entry.kind}s/{entry.sha}"
        rows.append(row)
    return {"sha": sha, "url": f"{home}/trees/{sha}", "tree": rows, "truncated": truncated}


def blob(at: str, full_name: str, sha: str, content: bytes) -> Json:
    """`blob`, always base64."""
    return {
        "sha": sha,
        "node_id": node_id("Blob", sha),
        "size": len(content),
        "url": f"{at}/repos/{full_name}/git/blobs/{sha}",
        "content": lines(content),
        "encoding": "base64",
    }


def lines(content: bytes) -> str:
    """Base64 in lines of 60 characters, as GitHub breaks it."""
    text = b64encode(content).decode()
    return "".join(f"{text[i : i + 60]}\n" for i in range(0, len(text), 60))


def entry(at: str, full_name: str, ref_name: str, the: Entry) -> Json:
    """One entry of a directory listing, and the frame of a file's answer."""
    url = f"{at}/repos/{full_name}/contents/{quote(the.path)}?ref={quote(ref_name)}"
    kind = {"blob": "file", "tree": "dir", "commit": "submodule"}[the.kind]
    kind = "symlink" if the.mode == "120000" else kind
    git_url = f"{at}/repos/{full_name}/git/{the.kind}s/{the.sha}"
    page = f"{at}/{full_name}/blob/{quote(ref_name)}/{quote(the.path)}"
    raw = f"{at}/{full_name}/raw/{quote(ref_name)}/{quote(the.path)}"
    return {
        "name": the.path.rpartition("/")[2],
        "path": the.path,
        "sha": the.sha,
        "size": the.size or 0,
        "url": url,
        "html_url": page,
        "git_url": git_url,
        "download_url": raw if kind == "file" else None,
        "type": kind,
        "_links": {"self": url, "git": git_url, "html": page},
    }
