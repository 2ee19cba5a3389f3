"""Sentences that turn a reading agent against its user."""

import re

ORDER = re.compile(
    r"(?i)\b(?:ignore|disregard|forget|override|bypass)\s+(?:all\s+|any\s+|every\s+)?(?:of\s+)?(?:the\s+|your\s+|my\s+)?"
    r"(?:previous|prior|above|earlier|preceding|existing|system|safety|original|other)\s+"
    r"(?:instructions?|prompts?|rules?|guidelines?|directions?|context|messages?|policies|constraints?|polic(?:y|ies))"
    r"|\b(?:ignore|disregard|forget)\s+(?:everything|anything|all|what(?:ever)?)\s+"
    r"(?:(?:that\s+)?you\s+(?:were|have been|know)\s+(?:told|said|taught|given|instructed)"
    r"|(?:said|written|told|stated)?\s?(?:above|before this|previously))\b"
    r"|\b(?:from now on|henceforth),?\s+you\s+(?:are|will|must|act)\b"
    r"|\byou are now\s+(?:an?\s+)?(?:unrestricted|jailbroken|DAN\b|in (?:developer"
    r"|admin|god) mode|free (?:of|from))"
    r"|\b(?:enable|enter|activate)\s+(?:developer|god|admin|jailbreak|DAN)\s+mode\b"
    r"|\b(?:reveal|print|output|repeat|leak|show)\s+(?:me\s+)?(?:the\s+|your\s+)(?:full\s+|entire\s+|hidden\s+)?system\s+prompt\b"
    r"|\b(?:do\s+not|don't|never|without)\s+(?:tell(?:ing)?|inform(?:ing)?|mention(?:ing)?|reveal(?:ing)?|notify(?:ing)?|show(?:ing)?|ask(?:ing)?|alert(?:ing)?|warn(?:ing)?)\s+"
    r"(?:(?:this|it|that|anything)\s+(?:to\s+)?)?(?:the|your)\s+(?:user|human|operator|owner)\b"
    r"|\b(?:hide|conceal|keep)\s+(?:this|it|these|the\s+\w+)\s+(?:\w+\s+){0,2}?(?:from|secret\s+from)\s+(?:the\s+|your\s+)?(?:user|human|operator)s?\b"
    r"|\b(?:send|upload|post|transmit|exfiltrate|forward|email|copy|report)\s+(?:\w+[\s,]+){0,6}?"
    r"(?:api[ _-]?keys?|credentials?|secrets?|passwords?|tokens?\s+of\s+the\s+user"
    r"|environment\s+variables|env\s+vars|private\s+keys?|ssh\s+keys?|~/\.\S+|conversation|chat\s+history|\.env\b)"
    r"[^.\n]{0,60}?\bto\s+(?:https?://|\S+@\S+|the\s+(?:server|address|endpoint|url|webhook))"
    r"|\b(?:read|collect|gather|cat)\s+(?:\w+\s+){0,4}?(?:~/\.(?:ssh|aws|netrc|config)\S*|/etc/(?:passwd|shadow)|\.env\b)[^\n]{0,80}\b(?:send|post|upload|include)\b"
    r"|\b(?:always|automatically|silently)\s+(?:run|execute|approve|accept|install|download)\s+[^.\n]{0,60}\bwithout\s+(?:asking|confirm\w*|permission|approval|telling|review)\b"
)
"""An RE2 pattern too: no look-around, so that it can be searched in linear time."""
