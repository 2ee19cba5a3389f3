"""What only people may decide."""
# ruff: noqa: E501 - sets of words are read whole

from bot.workflow.standards.threats.intents.intent import Intent
from bot.workflow.standards.threats.lexicon import ACTION, DIALOG, NOT, PAGE, PEOPLE

_GIVEN = r"(?:agreed|granted|consent(?:ed)?|approv(?:al|ed)|authori[sz](?:ed|ation)|permission|permitted|signed off|okayed)"
_BEFORE = r"(?:in advance|beforehand|already|blanket|standing|prior|once and for all|up front|ahead of time)"
_YES = r"(?:yes|allow\w*|[\"'“`]y[\"'”`]|press y|automatic\w*|on behalf|yourself|without (?:consult|ask|review|read|look)\w*|every|each|all|any|whenever|always)"
_TO_ACCEPT = r"(?:answer(?:ed)?|repl(?:y|ied)|respond|click|press|confirm(?:ed)?|accept(?:ed)?|approv(?:e|ed)|grant(?:ed)?|allow(?:ed)?|say|choose|select|type|dismiss|okay|wave through)"

CONSENT: dict[str, Intent] = {
    "dialog": Intent(
        (DIALOG, rf"\b{_TO_ACCEPT}\b", rf"{_YES}"),
        unless=rf"\bby (?:a|an|the|two|another) (?:\w+ )?{PEOPLE}|\bafter (?:reading|review|check)|\bcan be\b|\bor [\"']?(?:n|no|reject|deny|edit)\b|{NOT} (?:\w+ )?{_TO_ACCEPT}|\b{PEOPLE} (?:can |may |must |should |has to |have to |then |will )?(?:{_TO_ACCEPT}s?)\b",
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
    "considered": Intent(
        (
            rf"\b(?:consider|treat|regard|deem|take|count|view|assume|look (?:on|upon))\b[^.\n]{{0,100}}(?:\b|-|pre){_GIVEN}\b",
            rf"\b(?:each|every|any|all|everything|anything|whatever)\b|{PAGE}|\b(?:the|these|those) (?:\w+ )?{ACTION}",
            rf"\basking\b|\bno need to ask\b|{NOT} ask|\b{_BEFORE}\b|\bpre-?{_GIVEN}|\bwithout asking\b",
        ),
        unless=rf"\b(?:if|unless|until|whether|once|only (?:if|when|after|by|with)|after|by (?:a|an|the|two) )\b|{NOT} (?:\w+ )?(?:consider|treat|regard|deem|take|count|view|assume)\b",
    ),
    "asking is costly": Intent(
        (
            rf"\b(?:asking|consulting|checking with|prompting|bothering|interrupting|disturbing) {PEOPLE}\b[^.\n]{{0,40}}\b(?:costs?|wastes?|slows?|delays?|annoys?|loses?|breaks|(?:is|are) (?:not |un|a waste|superfluous|pointless)\w*)",
            rf"\b(?:pre-?)?{_GIVEN}\b|\bpermi|\bconfirm|\bcommands?\b|\bsteps?\b",
        ),
        is_doubted=True,
    ),
    "unasked": Intent(
        (
            rf"{NOT} (?:\w+ )?(?:wait|pause|stop|hold)(?:ing)?\b",
            rf"\b(?:wait|pause|stop|hold)(?:ing)?\b[^.\n]*\b{PEOPLE}\b[^.\n]*\b(?:confirm|approv|agree|permi|consent)",
        ),
        is_doubted=True,
    ),
    "unneeded": Intent(
        (
            r"\bno (?:confirmation|approval|permission|consent) (?:is |was )?(?:needed|required|necessary)\b",
            rf"\b(?:from|by|of) {PEOPLE}|before \w+(?: \w+)? (?:is|are) (?:remov|delet|overwrit|push|sent)",
        ),
        is_doubted=True,
    ),
    "unheard": Intent(
        (
            r"\bwithout (?:the |a |your )?(?:users?|owners?|operators?|customers?)['’]s? (?:go-ahead|approval|consent|permission|ok|knowledge|say-so)\b|\bwhen(?:ever)? asked for (?:approval|permission|confirmation|consent),? (?:approve|say yes|confirm|accept|agree)|\b(?:consider|take|treat) (?:consent|approval|permission) (?:as )?(?:given|granted)\b",
        ),
        unless=rf"{NOT} (?:\w+ ){{0,4}}?without|\b(?:nothing|nobody|no one)\b",
        is_doubted=True,
    ),
    "always allow": Intent(
        (
            r"\balways allow\b|\b(?:permission|approval) (?:mode|prompts?|checks?|policy|settings?)\b|\bauto-?approv\w*|\byolo mode\b|\bapproval_policy\b|\bsilence of\b",
            r"\b(?:choose|select|click|pick|bypass|turn(?:ed)? off|switch(?:ed)? off|disable|so that (?:the )?users? (?:is|are) not|never|treat|take)\b",
            rf"\b(?:your|harness|{PEOPLE}|whenever|every|tool asks|agent['’]?s?)\b|approval_policy",
        ),
        unless=rf"{NOT} (?:\w+ )?(?:choose|select|click|pick|bypass|turn off|disable|treat|take)\b",
        is_doubted=True,
    ),
}
