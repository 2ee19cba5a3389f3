"""What is said to machines in so many words: then a theme is enough, in whatever words."""
# ruff: noqa: E501 - sets of words are read whole

from bot.workflow.standards.threats.intents.intent import Intent
from bot.workflow.standards.threats.lexicon import NOT, PRIVATE_FILE, RULES
from bot.workflow.standards.threats.tongues import APPROVE, FORGOTTEN, MACHINE_ABROAD, UNASKED

_KIND = r"(?:AIs?|LLMs?|agents?|assistants?|chatbots?|bots?|models?|Claude|ChatGPT|Copilot|Codex|Gemini)\b"
_MACHINE = rf"(?:(?:AI|LLM|coding|automated|language|reviewing)(?: |-)){{0,2}}{_KIND}"
_THIS = r"(?:this|it|these|the (?:page|skill|file|text|line|block|cell|script))\b"
_ADDRESS = (
    rf"\b{_KIND} (?:(?:that|which|who) (?:\w+ )?(?:reads?|loads?|runs?|opens?|process(?:es)?|executes?|edits?|reviews?|parses?|sees?|follows?|finds?)|reading|loading|running|processing|parsing|following|editing|executing|reviewing) {_THIS}"
    rf"|\b(?:whichever|whatever|dear|(?:note|notice|message|hint|reminder|request) (?:to|for)(?: any| all| the| every| each)?) {_MACHINE}"
    rf"|\bthe {_KIND} (?:continues|proceeds|goes on|now|may now|is now|has now|from now on)\b|^[^\w\n]*{_MACHINE}\s?[:,]"
)
_TAKES = r"copy|paste|read|send|include|attach|put|post|append|upload|print|share|add|quote|store|commit|write|mail|dump|list|leave|forward|report|submit|collect|mirror"
_TAKE = rf"\b(?:{_TAKES})\b"
_PRIVATE = rf"{PRIVATE_FILE}|\b(?:shell|command|browser|chat) histor(?:y|ies)\b|\.env\b|\b(?:api|access|secret|private|signing) keys?\b|\btokens?\b|\bcredentials?\b|\bpasswords?\b|\bsecrets\b|\benvironment variables\b|\bkeychain\b|\bcookies\b|\bconversation\b|\btranscript\b"
_CANCEL = rf"\b(?:ignore|disregard|forget|set aside|put aside|lay aside|leave aside|drop|overlook|bypass|skip|suspend|waive|relax|override|go against|depart from|pay no attention to)\b[^.\n]{{0,40}}\b{RULES}\b|\b{RULES}\b[^.\n]{{0,60}}\b(?:no longer|lifted|void|off|suspended|waived|cancell?ed|do not (?:apply|count|matter)|meant for|of no concern)\b"
_FREE = r"\bwithout (?:asking|review|approval|confirm\w*|permission|consent|checking|questions)\b|\b(?:confirmations?|confirmation (?:dialogs?|prompts?)|approvals?|permission prompts?|checks|reviews?|questions) (?:is|are|was|were|has been|have been|can be) (?:now )?(?:switched off|turned off|disabled|off|waived|lifted|suspended|skipped|not needed|unnecessary|granted|given)\b|\b(?:approve|accept|merge|allow|grant) (?:this|it|all|any|every|whatever|each)\b|\b(?:full|write|root|admin\w*|unrestricted) (?:access|rights|permissions?)\b|\bpre-?(?:approved|authori[sz]ed)\b|\bunattended\b|\bsandbox as (?:disabled|off|absent)\b"
_HUSH = rf"{NOT} (?:\w+ )?(?:mention|tell|say|report|show|note|bring|speak|talk|list|name|disclose|reveal)\b|\b(?:keep|stay|be|remain) (?:quiet|silent|mum|discreet)\b|\bleave (?:\w+ ){{0,4}}(?:out|unmentioned|unsaid)\b|\bunmentioned\b|\bto yourself\b|\bnobody (?:needs|has) to\b"

ADDRESSED: dict[str, Intent] = {
    "addressed, private": Intent(
        (_ADDRESS, _PRIVATE, _TAKE),
        unless=rf"{NOT} (?:\w+ ){{0,3}}?(?:{_TAKES})\b",
        is_doubted=True,
    ),
    "addressed, cancelled": Intent((_ADDRESS, _CANCEL), is_doubted=True),
    "addressed, free": Intent(
        (_ADDRESS, _FREE),
        unless=rf"{NOT} (?:\w+ )?(?:approve|accept|merge|allow|grant|run|act)\b|\b(?:ask|asks|needs?|requires?|only (?:if|when|after))\b",
        is_doubted=True,
    ),
    "addressed, hushed": Intent((_ADDRESS, _HUSH), is_doubted=True),
    "made public": Intent(
        (
            r"\bpublic (?:\w+ )?(?:gists?|branch|share|bucket|repo\w*|channel|folder|paste)\b|\bgists?\b|\bpastebin\b",
            r"\b(?:(?:AI|coding) )?(?:agents?|assistants?|models?|LLMs?|bots?)\b|\bit (?:first )?(?:commits?|pastes?|uploads?)\b",
            r"\b(?:past|post|upload|publish|commit|put|push|cop|send|attach|plac|leav|mirror|lay)\w*\b",
            r"\b(?:keys?|config\S*|raw|recordings?|contents? of|transcript|conversation|tokens?|\.env|logs?|data|credentials?|secrets?)\b",
        ),
        unless=rf"{NOT} (?:\w+ )?(?:past|post|upload|publish|commit|put|push|cop|send)",
        is_doubted=True,
    ),
    "reviewer told": Intent(
        (
            r"\b(?:automated|AI|machine|LLM|bot|agent|robot) (?:reviewers?|graders?|judges?|evaluators?|checkers?)\b|\breviewing (?:agents?|models?|bots?|assistants?)\b",
            r"\b(?:verdict|rating|score|grade|review|result|answer|report) (?:is|should be|must be|has to be|shall be|reads)\b|\b(?:should|must|shall|will) (?:\w+ )?(?:approve|pass|accept|report|rate|score|grade)\b|\bnothing to report\b",
            r"\bwhatever\b|\bregardless\b|\bno matter\b|[\"“]|\bnothing\b|\bfull\b|\bhighest\b|\bwithout\b",
        ),
        is_doubted=True,
    ),
    "addressed in another language": Intent(
        (MACHINE_ABROAD, rf"{FORGOTTEN}|{APPROVE}", rf"{FORGOTTEN}|{UNASKED}"),
    ),
}
