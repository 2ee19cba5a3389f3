"""A real bare git repository behind the git command line: SHAs and merges true by construction.

Needs git 2.38 or newer (`merge-tree --write-tree`). Nothing passes through a shell; git sees
neither the user's configuration nor the environment.
"""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from threading import RLock

from bot.simulator.gitobjects import (
    Commit,
    Entry,
    File,
    FileChange,
    Files,
    Signature,
    parse_commit,
    parse_diff,
    parse_entry,
)

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
NO_COMMIT = "0" * 40


class GitError(Exception):
    """git refused; the text is what it said."""


class MergeConflict(GitError):
    """The two sides changed the same lines."""


def _quoted(path: str) -> bytes:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return b'"' + escaped.encode() + b'"'


class BareRepository:
    """One bare repository at `path`; made if it is not there."""

    def __init__(self, path: Path) -> None:
        git = shutil.which("git")
        if git is None:
            raise GitError("git is not installed")
        self._git = git
        self.path = path
        self._lock = RLock()
        self._reader: subprocess.Popen[bytes] | None = None
        self._diffs: dict[tuple[str, str], list[FileChange]] = {}
        if not (path / "HEAD").exists():
            path.mkdir(parents=True, exist_ok=True)
            self.run("init", "--quiet", "--bare", "--initial-branch=main", ".")

    def run(self, *arguments: str, stdin: bytes = b"", when: datetime | None = None) -> bytes:
        """Run one git command and give its output; GitError with what it said otherwise."""
        done = self._process(*arguments, stdin=stdin, when=when)
        if done.returncode != 0:
            raise GitError(done.stderr.decode(errors="replace").strip())
        return done.stdout

    def _environment(self, when: datetime | None) -> dict[str, str]:
        moment = f"{int(when.timestamp())} +0000" if when else "0 +0000"
        return {
            "HOME": str(self.path),
            "PATH": str(Path(self._git).parent),
            "LC_ALL": "C",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_DATE": moment,
        }

    def _process(
        self, *arguments: str, stdin: bytes = b"", when: datetime | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [self._git, "-c", "core.quotePath=false", *arguments],
            cwd=self.path,
            input=stdin,
            capture_output=True,
            check=False,
            env=self._environment(when),
        )

    def close(self) -> None:
        """End the reading process."""
        with self._lock:
            reader, self._reader = self._reader, None
        if reader is not None:
            reader.communicate()

    # ── reading ─────────────────────────────────────────────────────────────────────────────

    def read(self, expression: str) -> tuple[str, str, bytes] | None:
        """(sha, kind, content) of an expression such as `main:ROADMAP.md`; None if absent."""
        if not expression or "\n" in expression or "\0" in expression:
            return None
        with self._lock:
            if self._reader is None:
                self._reader = subprocess.Popen(
                    [self._git, "cat-file", "--batch"],
                    cwd=self.path,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=self._environment(None),
                )
            assert self._reader.stdin is not None
            assert self._reader.stdout is not None
            self._reader.stdin.write(expression.encode() + b"\n")
            self._reader.stdin.flush()
            head = self._reader.stdout.readline().split()
            if len(head) != 3 or not head[2].isdigit():
                return None
            content = self._reader.stdout.read(int(head[2]))
            self._reader.stdout.read(1)
            return head[0].decode(), head[1].decode(), content

    def ref(self, name: str) -> str | None:
        """The SHA that a full ref name (`refs/heads/main`) points to."""
        done = self._process("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        return done.stdout.decode().strip() or None if done.returncode == 0 else None

    def refs(self, prefix: str) -> dict[str, str]:
        """Full ref name → SHA, for the refs under the prefix."""
        out = self.run("for-each-ref", "--format=%(refname) %(objectname)", prefix).decode()
        return dict(line.rsplit(" ", 1) for line in out.splitlines())

    def branch(self, name: str) -> str | None:
        """The head of a branch."""
        return self.ref(f"refs/heads/{name}")

    def commit_of(self, expression: str) -> Commit | None:
        """The commit that an expression names; None if there is none."""
        found = self.read(f"{expression}^{{commit}}")
        return parse_commit(found[0], found[2]) if found else None

    def blob(self, sha: str) -> bytes | None:
        """A blob's bytes; None if there is no such blob."""
        found = self.read(sha)
        return found[2] if found and found[1] == "blob" else None

    def file(self, revision: str, path: str) -> bytes | None:
        """The bytes of a file at a revision; None if it is not there."""
        return self.blob(f"{revision}:{path}")

    def tree(self, expression: str, *, recursive: bool = False) -> list[Entry]:
        """The entries of a tree, sizes included."""
        flags = ["-r", "-t"] if recursive else []
        out = self.run("ls-tree", "-l", "-z", *flags, "--end-of-options", expression)
        return [parse_entry(line) for line in out.decode(errors="replace").split("\0") if line]

    def log(self, since: str | None, until: str, *, limit: int | None = None) -> list[Commit]:
        """Commits reachable from `until` but not from `since`, newest first."""
        span = f"{since}..{until}" if since else until
        cap = [f"--max-count={limit}"] if limit is not None else []
        shas = self.run("rev-list", *cap, "--end-of-options", span).decode().split()
        return [commit for sha in shas if (commit := self.commit_of(sha))]

    def merge_base(self, one: str, other: str) -> str | None:
        """The best common ancestor."""
        done = self._process("merge-base", one, other)
        return done.stdout.decode().strip() or None if done.returncode == 0 else None

    def diff(self, old: str, new: str) -> list[FileChange]:
        """What changed between two trees, renames found, in git's order; remembered by SHA."""
        key = (old, new)
        if key not in self._diffs:
            self._diffs[key] = self._diff(old, new)
        return list(self._diffs[key])

    def _diff(self, old: str, new: str) -> list[FileChange]:
        flags = ["diff-tree", "-r", "-M", "--full-index", "--no-color"]
        raw = self.run(*flags, "--raw", "-z", "--no-abbrev", old, new).decode(errors="replace")
        counts = self.run(*flags, "--numstat", "-z", old, new).decode(errors="replace")
        patches = self.run(*flags, "-p", old, new).decode(errors="replace")
        return parse_diff(raw, counts, patches)

    # ── writing ─────────────────────────────────────────────────────────────────────────────

    def commit(
        self,
        branch: str,
        files: Files,
        *,
        message: str,
        author: Signature,
        start: str | None = None,
        committer: Signature | None = None,
    ) -> str:
        """Put a commit on a branch (made from `start` if it is not there) and give its SHA."""
        with self._lock:
            parent = self.branch(branch) or start
            stream = [f"commit refs/heads/{branch}\n".encode()]
            for role, who in (("author", author), ("committer", committer or author)):
                name = "".join(c for c in who.name if c not in "<>\n\0")
                mail = "".join(c for c in who.email if c not in "<>\n\0 ")
                moment = int(who.when.timestamp())
                stream.append(f"{role} {name} <{mail}> {moment} +0000\n".encode())
            stream.append(b"data %d\n%s\n" % (len(message.encode()), message.encode()))
            if parent:
                stream.append(f"from {parent}\n".encode())
            for path, content in files.items():
                stream.append(_change(path, content))
            self.run("fast-import", "--quiet", "--done", stdin=b"".join(stream) + b"done\n")
            head = self.branch(branch)
            if head is None:
                raise GitError(f"no commit on {branch}")
            return head

    def set_ref(self, name: str, sha: str) -> None:
        """Point a full ref name at a commit, whatever it pointed at."""
        self.run("update-ref", "--end-of-options", name, sha)

    def delete_ref(self, name: str) -> None:
        """Remove a ref."""
        self.run("update-ref", "-d", "--end-of-options", name)

    def fetch(self, source: "BareRepository", name: str, *, into: str) -> str:
        """Bring a ref of another repository here under another name; gives its SHA."""
        self.run("fetch", "--quiet", "--no-tags", str(source.path), f"+{name}:{into}")
        sha = self.ref(into)
        if sha is None:
            raise GitError(f"{name} is not there")
        return sha

    def merged_tree(self, ours: str, theirs: str) -> str:
        """The tree of a merge of two commits; MergeConflict if they clash."""
        done = self._process("merge-tree", "--write-tree", ours, theirs)
        if done.returncode == 1:
            raise MergeConflict("Merge conflict")
        if done.returncode != 0:
            raise GitError(done.stderr.decode(errors="replace").strip())
        return done.stdout.decode().split("\n", 1)[0]

    def make_tree(self, files: Mapping[str, bytes]) -> str:
        """Write blobs and a tree of them; names without directories."""
        lines: list[bytes] = []
        for name, content in files.items():
            blob = self.run("hash-object", "-w", "--stdin", stdin=content).strip()
            lines.append(b"100644 blob " + blob + b"\t" + name.encode() + b"\0")
        return self.run("mktree", "-z", stdin=b"".join(lines)).decode().strip()

    def commit_tree(
        self, tree: str, *, parents: Sequence[str], message: str, author: Signature
    ) -> str:
        """Make a commit object from a tree, without moving any ref."""
        flags = [part for parent in parents for part in ("-p", parent)]
        who = ["-c", f"user.name={author.name}", "-c", f"user.email={author.email}"]
        out = self.run(*who, "commit-tree", tree, *flags, stdin=message.encode(), when=author.when)
        return out.decode().strip()


def _change(path: str, content: "str | bytes | File | None") -> bytes:
    if content is None:
        return b"D " + _quoted(path) + b"\n"
    if not isinstance(content, File):
        content = File(content=content.encode() if isinstance(content, str) else content)
    head = b"M " + content.mode.encode() + b" inline " + _quoted(path)
    return head + b"\ndata %d\n%s\n" % (len(content.content), content.content)
