"""What a sentence orders, told by the kinds of words it holds, in whatever order they stand.

A phrase can be turned in more ways than anybody lists: passive, in a list, with the purpose first.
An intent therefore names sets of words, each of which a sentence must hold. The first set is the
rarest; only sentences in which it occurs are looked at, each of them of bounded length, so that the
work is linear. All patterns are RE2; a space stands for any run of spaces and marks of emphasis.
"""
# ruff: noqa: E501 - sets of words are read whole

from collections.abc import Iterator
from dataclasses import dataclass

from bot.workflow.standards.threats import scan
from bot.workflow.standards.threats.lexicon import (
    ACTION,
    AGENT,
    ALL,
    AWAY,
    CIPHER,
    DIALOG,
    FILLED,
    IMAGE,
    KEPT,
    LASTING,
    MAKERS,
    NOT,
    OBEY,
    OWN_FILES,
    OWN_MEMORY,
    PAGE,
    PEOPLE,
    PERSONAL,
    PRIVATE_FILE,
    REPORT,
    RULES,
    SEND,
    THEIRS,
    THIS,
    VOID,
    YOURS,
)

LONGEST = 500
"""Characters on either side of a word in which its sentence is sought."""
MOST = 3000
"""Words of an intent that are looked at in one text."""


@dataclass(frozen=True)
class Intent:
    """Sets of words that a sentence must all hold, and those that make it harmless."""

    needs: tuple[str, ...]
    unless: str = ""
    is_doubted: bool = False
    """May an honest page say so too, of a program or of its own matter?"""


@dataclass(frozen=True)
class Said:
    """A sentence that orders something."""

    found: scan.Found
    """The sentence; its value is the words that betrayed it."""
    is_doubted: bool


_OMIT = (
    rf"(?:leav(?:e|ing)|keep(?:ing)?) {THIS} (?:out|off)\b|leav(?:e|ing) out {THIS}"
    rf"|(?:omit|exclud|withhold|conceal|suppress)(?:e|ing)? {THIS}|(?:skip|drop|hid)(?:e|ping|ing)? {THIS}"
    rf"|{NOT} (?:\w+ )?(?:list|mention|includ|nam|record|not|report|document|describ|reveal|disclos|acknowledg|cit)(?:e|ing)? {THIS}"
    rf"|{NOT} (?:show|log) (?:this|that|the) (?:\w+ )?{ACTION}\b|no (?:mention|trace|word|record) of {THIS}|(?:nothing|not a word|no word) (?:about|of|on) {THIS}"
    rf"|{THIS} (?:\w+ )?(?:must|should|may|shall|need|is|are|has|have|can)(?: not| never|n['’]t)(?: to)?(?: be)? (?:appear|mention|list|show|seen|visible|includ|report|part|record|discuss|brought up)"
    rf"|(?:must|should|may|shall|does|do)(?: not| never|n['’]t) (?:contain|mention|include|list|name|show|reveal) {THIS}"
    rf"|(?:bring|raise)(?:ing)? (?:this|that|it) up|(?:bring|raise)(?:ing)? (?:up )?{THIS}"
)
_ANY_REPORT = (
    rf"{PEOPLE}|\byour (?:\w+ )?{REPORT}|commit messages?|change-?logs?|release notes|final (?:answer|message|reply|report|summary)"
    r"|without (?:mention|report|list|not|record)ing|shell history|(?:nothing|not a word|no word) (?:about|of|on) (?:this|it)"
)
_TOLD = r"what you (?:tell|say|show|report|write)|\btell(?:s|ing)?\b|\bshow(?:n|ing)?\b|\bsee\b|summari[sz]"
_WELL = r"(?:pass(?:ed|es)?|success\w*|succeed\w*|worked|nothing (?:was|has been|is|had) (?:chang|sent|writ|delet|remov|happen)\w*|unchanged|accepted|approved|safe|fine|done|clean|correct|five stars|excellent|all is well)"
_WHATEVER = r"(?:whatever|regardless|no matter|even (?:if|though|when)|without (?:running|checking|reading|looking|testing|doing)|always|in any case|pretend)"
_GIVEN = r"(?:agreed|consent(?:ed)?|approv(?:al|ed)|authori[sz](?:ed|ation)|permission|permitted|signed off|okayed)"
_BEFORE = r"(?:in advance|beforehand|already|blanket|standing|prior|once and for all|up front|ahead of time)"
_YES = r"(?:yes|allow\w*|[\"'“`]y[\"'”`]|press y|automatic\w*|on behalf|yourself|without (?:consult|ask|review|read|look)\w*|every|each|all|any|whenever|always)"
_TO_ACCEPT = r"(?:answer(?:ed)?|repl(?:y|ied)|respond|click|press|confirm(?:ed)?|accept(?:ed)?|approv(?:e|ed)|grant(?:ed)?|allow(?:ed)?|say|choose|select|type|dismiss|okay|wave through)"
_TO_KEEP = r"(?:append|add|put|write|copy|insert|save|store|paste|note|record|persist|update|extend|register|edit|set|create|place|memori[sz]e|include|inject|plant|contain|remember|change)"
_TO_READ = r"(?:read|reading|print|printing|show|dump|dumping|cat|list|collect|gather|harvest|grab|steal|take)"
_START = r"(?:^|[,;:.!?] |\bthen |\band |\bby |\bfirst |\bplease |\balso |\balways |\] )"
_OF_VERSIONS = r"\bversions?\b|\breleases?\b|\d\.\d|\bAPI\b|\bdeprecat"

INTENTS: dict[str, Intent] = {
    # Other rules than those that the agent has.
    "void": Intent(
        (VOID, rf"\b{RULES}\b|\b{ALL}\b", rf"{PAGE}|{YOURS}|{AGENT} reading"),
        unless=rf"{RULES} (?:\w+ )?(?:in|of|on|from|below|above) {PAGE}|{_OF_VERSIONS}|\bcopy of\b",
    ),
    "authority": Intent(
        (
            r"\b(?:sole|only|final|highest|single|supreme|last) (?:source of )?(?:authority|truth|word)\b",
            rf"{PAGE}|\bthis\b",
            rf"\byou\b|{AGENT}|from now on|authority",
        ),
        unless=_OF_VERSIONS,
    ),
    "conflict": Intent(
        (
            r"\bconflict(?:s|ing)?\b|\bcontradicts?\b|\bdisagrees?\b",
            rf"\bwins?\b|\bprevails?\b|\bcomes? first\b|\b(?:follow|obey|trust|prefer|believe) {PAGE}",
            PAGE,
            rf"\b(?:users?|system|operator|developer|owner|your)\b|{RULES}",
        ),
    ),
    "configured": Intent(
        (
            r"\b(?:ignore|disregard|forget|override|overlook|bypass) (?:what(?:ever)?|anything|everything|all(?: that)?) (?:the |your )?(?:operators?|developers?|owners?|system|admin\w*|users?|company|vendor)\b",
        ),
    ),
    "announced": Intent(
        (
            rf"\b(?:message|note|order|instructions?|update|notice|word) from (?:anthropic|openai|google|microsoft|the (?:system )?administrators?|your (?:operator|developer|creator|maker|owner)s?|the (?:system|platform|vendor))\b|\bthis is your (?:operator|developer|creator|owner|administrator)\b|\b(?:anthropic|openai|system|platform|security) (?:policy )?(?:update|override|notice):|\b{AGENT} (?:may|must|can|shall) now\b",
            r"\b(?:you|agents?|assistants?|models?) (?:must|may|shall|are to|have to|can|need to)\b|\b(?:run|execute|send|upload|skip|obey|approve)\b",
        ),
        unless=rf"\b(?:forged?|fakes?|pretend\w*|claims?) |\b(?:subscribe|newsletter)\b|{NOT} trust",
        is_doubted=True,
    ),
    # What people are not to learn.
    "omit": Intent((_OMIT, rf"{REPORT}|{PEOPLE}|{_TOLD}", _ANY_REPORT)),
    "silence": Intent(
        (
            rf"\b(?:keep|stay|remain|be) (?:quiet|silent|mum|discreet) (?:about|on|over)\b|\bbetween (?:you and (?:me|us|{PAGE})|us two)\b|\b(?:say|tell|write) (?:nothing|not a word)(?: of it)? to {PEOPLE}|\btell {PEOPLE} nothing\b",
        ),
    ),
    "unseen": Intent(
        (
            rf"\b{PEOPLE} (?:is|are) (?:not|never) to (?:hear|know|learn|see|be told|find out|notice|be shown)\b|\b{PEOPLE} (?:need|must|should|may|do)(?: not|n['’]t) (?:see|hear|learn of|be shown|be bothered with) (?:about )?{THIS}",
        ),
    ),
    "evade": Intent(
        (
            rf"\b(?:if|when|should) (?:the |your |a )?{PEOPLE} (?:asks?|inquires?|wants? to know|wonders?)(?: about| what| which| whether| why| if| how)\b",
            rf"\b(?:leave out|omit|deny|lie|say nothing|pretend|change the subject|do not (?:say|mention|tell|reveal)|never (?:say|mention|tell|reveal)|claim|answer that (?:nothing|all|everything)|evade|dodge)\b",
        ),
        unless=r"\bprivate\b|\bpersonal data\b|\bnot know\b",
    ),
    "lie": Intent(
        (
            rf"\b(?:pretend|claim|report|say|state|declare|mark|treat|count|rate|score|act as (?:if|though))\b[^.\n]*\b{_WELL}\b|\btick (?:all|every|each)\b|\brate {PAGE}",
            rf"\b{_WHATEVER}\b|\bfive stars\b",
            r"\b(?:every|all|each|any|this skill|reviews?|checks?|tests?|steps?|boxes|nothing|that|results?)\b",
        ),
        unless=rf"{NOT} (?:\w+ )?(?:pretend|claim|report|say|state|declare|mark|treat|count|rate|tick)\b|\balways (?:check|verify|run|test|report (?:both|whether|how))\b|\bexpected\b|\b(?:reports|says|claims|marks|treats|counts) ",
        is_doubted=True,
    ),
    # What is sent away.
    "send": Intent(
        (PERSONAL, SEND, AWAY),
        unless=rf"{NOT} (?:\w+ )?{SEND}|\bnothing (?:is|was) sent\b|\bmask|\bredact|\banonymi[sz]",
    ),
    "image": Intent(
        (THEIRS, IMAGE, r"https?://", FILLED),
        unless=rf"{NOT} (?:render|show|load|display|embed|include|follow)|\battack\w*|\bexfiltrat",
    ),
    # What only people may decide.
    "dialog": Intent(
        (DIALOG, rf"\b{_TO_ACCEPT}\b", rf"{_YES}"),
        unless=rf"\bby (?:a|an|the|two|another) (?:\w+ )?{PEOPLE}|\bafter (?:reading|review|check)|{NOT} (?:\w+ )?{_TO_ACCEPT}|\b{PEOPLE} (?:can |may |must |should |has to |have to |then |will )?(?:{_TO_ACCEPT}s?)\b",
        is_doubted=True,
    ),
    "consent": Intent(
        (
            rf"\b{_GIVEN}\b",
            rf"\b{_BEFORE}\b",
            rf"\b(?:everything|anything|all (?:of )?(?:the )?(?:commands?|steps?|actions?|this|it|below)|{PAGE}|no questions?|do not ask|without asking|(?:commands?|steps?) below)(?:\b|$)",
            rf"\b(?:{PEOPLE}|they|you|approval|consent|permission)\b",
        ),
        unless=r"\b(?:if|unless|until|whether|once|before|only when|must have|needs?)\b",
    ),
    "unasked": Intent(
        (
            rf"{NOT} (?:\w+ )?(?:wait|pause|stop|hold)(?:ing)?\b[^.\n]*\b{PEOPLE}\b[^.\n]*\b(?:confirm|approv|agree|answer|repl|permi|consent)\w*|\bno (?:confirmation|approval|permission|consent) (?:is |was )?(?:needed|required|necessary)\b[^.\n]*\b(?:{PEOPLE}|before \w+(?: \w+)? (?:is|are) (?:remov|delet|overwrit|push|sent))",
        ),
        is_doubted=True,
    ),
    "always allow": Intent(
        (
            rf"\balways allow\b|\b(?:permission|approval) (?:mode|prompts?|checks?|policy|settings?)\b|\bauto-?approv\w*|\byolo mode\b|\bsilence\b[^.\n]*\b(?:consent|approval|agreement)\b|approval_policy",
            r"\b(?:choose|select|click|pick|bypass|turn(?:ed)? off|switch(?:ed)? off|disable|so that (?:the )?users? (?:is|are) not|never|treat|take)\b",
            rf"\b(?:your|harness|{PEOPLE}|whenever|every|tool asks|agent['’]?s?)\b|approval_policy",
        ),
        unless=rf"{NOT} (?:\w+ )?(?:choose|select|click|pick|bypass|turn off|disable|treat|take)\b",
        is_doubted=True,
    ),
    # What outlasts the page.
    "memory": Intent(
        (OWN_FILES, rf"\b{_TO_KEEP}\b", LASTING),
        unless=rf"{NOT} (?:\w+ )?{_TO_KEEP}\b",
        is_doubted=True,
    ),
    "own memory": Intent(
        (OWN_MEMORY, rf"\b{_TO_KEEP}\b", rf"{LASTING}|\bthat\b|https?://|:"),
        unless=rf"{NOT} (?:\w+ )?{_TO_KEEP}\b",
        is_doubted=True,
    ),
    "rule kept": Intent(
        (
            r"\b(?:across|in|for|to|over) (?:all |every |each |any )?(?:of your )?(?:future |later |other |next |coming )?(?:sessions|conversations|chats)\b|\bin memory:",
            rf"\b{_TO_KEEP}\b",
            KEPT,
        ),
        is_doubted=True,
    ),
    # What is written so that people cannot read it.
    "cipher": Intent((OBEY, CIPHER), unless=rf"{NOT} (?:\w+ )?(?:obey|follow|act|execute|do)\b"),
    # What the work is spoilt by.
    "private file": Intent(
        (PRIVATE_FILE, rf"{_START}{_TO_READ}\b|\b(?:open|search|look|find|use|check)\b[\s\S]*\b(?:note|copy|read|list|write|send|use it|every request)\b"),
        unless=rf"{NOT} (?:\w+ )?{_TO_READ}|\.pub\b|\b(?:in)?to [`\"']?(?:{PRIVATE_FILE})|\bset\b|\bmask",
        is_doubted=True,
    ),
    "environment": Intent(
        (
            r"\ball (?:of the |the )?environment variables\b|\boutput of [`\"']?(?:env|printenv|set)[`\"']? ",
            rf"\b(?:include|add|dump|print|put|paste|write|list|append|attach|show)\b",
            rf"\b{REPORT}\b|\bissue\b|https?://",
        ),
        unless=rf"{NOT} (?:\w+ )?(?:include|add|dump|print|put|paste|write|list|append|attach|show)\b",
        is_doubted=True,
    ),
    "sabotage": Intent(
        (
            rf"{_START}(?:add|insert|plant|leave|hide|build|inject|put) (?:\w+ ){{0,3}}(?:back-?doors?|trojans?|key-?loggers?|malware|track(?:er|ing (?:snippet|pixel|script|code)))|\b(?:code|files?|pages?|scripts?) (?:that )?you (?:write|create|make|generate|edit)\b[^.\n]*https?://|https?://[^\n]*\b(?:code|files?|pages?|scripts?|answers?) (?:that )?you (?:write|create|make|generate|edit)\b|\b(?:weaken|loosen) (?:the |all )?(?:\w+ )?(?:checks?|validation|authentication)\b|{_START}delete (?:the |all )?(?:failing tests|tests that fail)|\bpush(?:es)? (?:directly|straight) to (?:main|master)\b[^.\n]*\bwithout\b",
        ),
        unless=r"\battack\w*|\bresearch|\bbenchmark|\bdetect|\bdefen[cs]e",
        is_doubted=True,
    ),
}
"""What a sentence may order, and the words by which it is known."""


def _spaced(pattern: str) -> str:
    return "(?im)" + pattern.replace(" ", r"[\s*_~`]+") if pattern else ""


_COMPILED = tuple(
    (tuple(_spaced(need) for need in intent.needs), _spaced(intent.unless), intent.is_doubted)
    for intent in INTENTS.values()
)
ANCHORS = tuple(needs[0] for needs, _, _ in _COMPILED)
"""The rarest words of each intent."""
_MAKERS = f"(?i){MAKERS}"
_BOUND = r"[.!?](?:[\"'”’)*_]*\s)|\n[ \t]*\n|\n[ \t]*(?:[-*+>#|]|\d+[.)])\s|\n?```|\|"
_FILLER = r"^[\s>*+#-]*(?:\[[ xX]\]|\d+[.)])?\s*"


def found(text: str, held: frozenset[int] | None = None) -> Iterator[Said]:
    """The sentences that order something.

    `held` are the numbers of the `ANCHORS` that the text holds, where that is known.
    """
    if held is None:
        held = scan.which(ANCHORS, text.encode("utf-8", "replace"))
    for number in sorted(held):
        needs, unless, is_doubted = _COMPILED[number]
        last = -1
        for anchor in scan.find(needs[0], text, most=MOST):
            if anchor.start < last:
                continue
            start, sentence = _sentence(text, anchor.start, anchor.end)
            last = start + len(sentence)
            told = _without_makers(sentence)
            if all(scan.has(need, told) for need in needs) and not (
                unless and scan.has(unless, sentence)
            ):
                words = scan.Found(start, last, sentence, anchor.text, max(anchor.start, start))
                yield Said(words, is_doubted)


def _without_makers(sentence: str) -> str:
    """The sentence without the addresses at which models are served: talk goes there by design."""
    return str(scan.compiled(_MAKERS).sub("", sentence)) if "http" in sentence else sentence


def _sentence(text: str, start: int, end: int) -> tuple[int, str]:
    """Offset and text of the sentence around a word."""
    earliest = max(start - LONGEST, 0)
    bounds = [bound.end for bound in scan.find(_BOUND, text[earliest:start], most=LONGEST)]
    begin = earliest + (bounds[-1] if bounds else 0)
    after = next(scan.find(_BOUND, text[end : end + LONGEST], most=1), None)
    sentence = text[begin : end + (after.start + 1 if after else LONGEST)]
    filler = next(scan.find(_FILLER, sentence, most=1), None)
    skipped = filler.end if filler else 0
    return begin + skipped, sentence[skipped:].rstrip()
