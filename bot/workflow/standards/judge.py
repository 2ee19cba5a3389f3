"""The verdict: every rule asked of everything it is about, in one pass over each document."""

import posixpath
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from msgspec import structs

from bot.model.config import Config
from bot.workflow.standards import redact
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Finding, Hit, Severity, Skipped, Suggestion
from bot.workflow.standards.fingerprint import fingerprint
from bot.workflow.standards.registry import Named, all_rules
from bot.workflow.standards.report import Report, summarise
from bot.workflow.standards.rule import LibraryView, Need, Reads, View
from bot.workflow.standards.submission import TOGETHER, Skill, Submission, Waiver
from bot.workflow.standards.triggers import batches, sieves, triggers

Progress = Callable[[str], None]
LONGEST = 4000
"""Characters of a message or a mend; a line may be as long as its file."""
MOST = 100
"""Findings of one rule in one file or skill; more of the same would help nobody, and a file made
to break a rule a million times must not cost the time of a million findings."""


def verdict(
    submission: Submission,
    config: Config,
    *,
    progress: Progress | None = None,
    together: bool = True,
) -> Report:
    """Judge a submission.

    `progress` is told each document's path before it is read, so that whoever watches knows which
    one was at work when time ran out; an empty path begins what is asked of the whole. Unless
    `together` is false, small documents are sifted several at once, which is told as `TOGETHER`.
    """
    tell = progress or _silent
    head = _Judgement(submission, config, tell, together=together)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Python would say to the code on a page
        head.run()
        findings: Iterable[Finding] = head.findings
        if submission.base is not None:
            findings = _marked_old(head, submission)
        waived = [_waived(finding, submission.waivers) for finding in findings]
    return summarise(submission, config, findings=waived, skipped=head.skipped)


def _silent(_path: str) -> None:
    """Nobody watches."""


class _Judgement:
    """One run of all rules over one submission."""

    def __init__(
        self, submission: Submission, config: Config, tell: Progress, *, together: bool
    ) -> None:
        self.submission = submission
        self.config = config
        self.tell = tell
        self.together = together
        self.findings: list[Finding] = []
        self.skipped: list[Skipped] = []
        off = {identity for identity, wish in config.standards.rules.items() if wish.off}
        asked = [named for named in all_rules().values() if named.id not in off]
        self.of_documents = {
            (is_page, is_markdown): [
                named
                for named in asked
                if named.rule.document and _is_about(named.rule.reads, is_page, is_markdown)
            ]
            for is_page in (True, False)
            for is_markdown in (True, False)
        }
        self.triggers = triggers()
        self.owners = {skill.directory: skill for skill in submission.skills}
        self.of_skills = [named for named in asked if named.rule.skill]
        self.of_library = [named for named in asked if named.rule.library]

    def run(self) -> None:
        read = (skill for skill in self.submission.skills if skill.is_read and self.together)
        self.batches = batches(doc for skill in read for doc in skill.documents)
        for skill in self.submission.skills:
            self._judge_skill(skill)
        view = LibraryView(
            submission=self.submission, config=self.config.standards, roadmap=self.config.roadmap
        )
        self.tell("")
        for named in self.of_library:
            if named.rule.library is not None:
                self._take(named, named.rule.library(view), None, None)

    def _judge_skill(self, skill: Skill) -> None:
        view = View(
            submission=self.submission,
            config=self.config.standards,
            roadmap=self.config.roadmap,
            skill=skill,
        )
        missing = _missing_ground(skill.doc, is_read=skill.is_read)
        self.tell(skill.doc.path)
        if skill.is_read:
            for doc in skill.documents:
                if doc.path in self.batches:
                    self._sift(self.batches[doc.path])
                self.tell(doc.path)
                self._judge_document(doc, view, missing)
        for named in self.of_skills:
            if named.rule.skill is not None and self._stands(named, skill.doc, missing):
                self._take(named, named.rule.skill(skill, view), skill.doc, skill)
        if skill.is_read:
            for doc in skill.documents:
                doc.forget()

    def _sift(self, documents: list[Doc]) -> None:
        self.tell(TOGETHER)
        texts = [doc.utf8 for doc in documents]
        for sieve in sieves():
            sieve.sift(texts)

    def _judge_document(self, doc: Doc, view: View, of_page: Mapping[Need, str]) -> None:
        concerned = self.triggers.held(doc.utf8)
        missing = of_page if doc.is_skill else _missing_ground(doc, is_read=True)
        for named in self.of_documents[doc.is_skill, doc.is_markdown]:
            rule = named.rule
            if rule.trigger is not None and named.id not in concerned:
                continue
            if rule.document is not None and self._stands(named, doc, missing):
                self._take(named, rule.document(doc, view), doc, view.skill)

    def _stands(self, named: Named, doc: Doc, missing: Mapping[Need, str]) -> bool:
        if not missing:
            return True
        for need, why in missing.items():
            if need in named.rule.needs:
                self.skipped.append(Skipped(rule=named.id, path=doc.path, why=why))
                return False
        return True

    def _take(
        self, named: Named, hits: Iterable[Hit], doc: Doc | None, skill: Skill | None
    ) -> None:
        for hit in islice(hits, MOST):
            path = hit.path if hit.path is not None else (doc.path if doc else "")
            owner = skill or self._owner(path)
            self.findings.append(
                Finding(
                    rule=named.id,
                    severity=self._severity(named, hit, path, owner),
                    path=path,
                    line=hit.line,
                    end_line=hit.end_line,
                    message=redact.masked(hit.message[:LONGEST]),
                    fingerprint=self._fingerprint(named, hit, path, doc),
                    measure=hit.measure,
                    suggestion=_safe(hit.suggestion),
                    skill=owner.directory if owner else None,
                )
            )

    def _owner(self, path: str) -> Skill | None:
        """The skill of the innermost directory that holds the path, or is it."""
        while path and path not in self.owners:
            path = path.rpartition("/")[0]
        return self.owners.get(path)

    def _severity(self, named: Named, hit: Hit, path: str, skill: Skill | None) -> Severity:
        rule = named.rule
        wish = self.config.standards.rules.get(named.id)
        severity = Severity(wish.severity) if wish and wish.severity else rule.severity
        severity = severity.at_most(hit.severity)
        if not path.endswith("SKILL.md"):
            severity = severity.at_most(rule.references)
        if skill is not None and skill.is_existing:
            severity = severity.at_most(rule.existing)
        return severity

    def _fingerprint(self, named: Named, hit: Hit, path: str, doc: Doc | None) -> str:
        old_path = self.submission.renames.get(path, path)
        if hit.measure is not None:
            text = "whole file"
        elif named.rule.is_secret or doc is None or doc.path != path or hit.line is None:
            text = hit.message
        else:
            text = doc.line_text(hit.line)
        return fingerprint(rule=named.id, path=old_path, text=text)


def _safe(mend: Suggestion | None) -> Suggestion | None:
    """No mend may show a credential."""
    if mend is not None and mend.text is not None and len(mend.text) > LONGEST:
        return None
    if mend is None or mend.text is None or redact.masked(mend.text) == mend.text:
        return mend
    return None


def _missing_ground(doc: Doc, *, is_read: bool) -> dict[Need, str]:
    missing = {}
    if not is_read or not doc.is_text:
        missing = dict.fromkeys(Need, Need.PAGE.value)
    elif doc.is_markdown:
        if doc.front.problem is not None:
            missing[Need.FRONTMATTER] = Need.FRONTMATTER.value
        if doc.unclosed_fence is not None:
            missing[Need.FENCES] = Need.FENCES.value
    return missing


def _is_about(reads: Reads, is_page: bool, is_markdown: bool) -> bool:
    if reads is Reads.PAGE:
        return is_page
    if reads is Reads.TEXT:
        return True
    return is_markdown and (reads is Reads.MARKDOWN or not is_page)


def _marked_old(head: _Judgement, submission: Submission) -> Iterator[Finding]:
    """Tell what the base already had: by fingerprint, or by a measure that got no worse."""
    directories = [
        posixpath.dirname(submission.renames.get(skill.doc.path, skill.doc.path))
        for skill in submission.skills
        if skill.is_existing
    ]
    if submission.base is None:
        raise ValueError("there is no base to compare with")
    before = _Judgement(
        replace(
            submission,
            tree=submission.base,
            judged=tuple(directories),
            base=None,
            existing=True,
            renames={},
            pull=None,
        ),
        head.config,
        head.tell,
        together=head.together,
    )
    before.run()
    known = Counter(finding.fingerprint for finding in before.findings)
    measures = {
        finding.fingerprint: finding.measure
        for finding in before.findings
        if finding.measure is not None
    }
    for finding in head.findings:
        if finding.measure is not None:
            is_old = finding.measure <= measures.get(finding.fingerprint, float("-inf"))
        else:
            is_old = known[finding.fingerprint] > 0
            known[finding.fingerprint] -= 1
        yield structs.replace(finding, is_old=is_old)


def _waived(finding: Finding, waivers: tuple[Waiver, ...]) -> Finding:
    for waiver in waivers:
        if waiver.rule == finding.rule and waiver.path in (None, finding.path):
            return structs.replace(finding, waived=f"{waiver.reason} ({waiver.by})")
    return finding
