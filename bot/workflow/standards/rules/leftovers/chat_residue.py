"""No answer of a chat assistant is left round the text."""
# ruff: noqa: E501 - patterns are read whole

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View
from bot.workflow.standards.threats import scan

_WORK = r"(?:skill(?:\.md)?|file|document|guide|section|page|content|code|markdown|changes?|version|text)"
SAID = (
    r"(?im)^\W*(?:certainly|sure(?: thing)?|of course|absolutely|great question|okay|ok|no problem|got it|you(?:['’]re| are) (?:absolutely )?right)[!,.](?: (?:here|i\b|let|below|we)|['’]s|\s*$| tokens? )"
    r"|^\W*great question\b|\byou(?:['’]re| are) absolutely right\b"
    r"|\b(?:as an ai(?: language)? model|as a large language model|i(?:['’]m| am) (?:just )?an ai\b)|\b(?:i )?hope (?:this|that|it) (?:helps|clarifies|is what you)\b"
    r"|\blet me know if (?:you(?:['’]d like|['’]d prefer| would like| need| want| have any)|there(?:['’]s| is) anything|this works)\b"
    r"|\bfeel free to (?:ask|reach out|let me know)\b|\bif you (?:need|have|want) (?:any |more |further )?(?:further |more |additional )?(?:assistance|help|questions|clarification)\b[^.\n]{0,30}\b(?:ask|let me know|reach out)\b"
    rf"|\bhere(?:['’]s| is) (?:the|an?|your) (?:\w+ ){{0,3}}?(?:{_WORK} )?(?:(?:that )?you (?:requested|asked for|wanted)|version of (?:the|your) {_WORK})"
    rf"|\bhere(?:['’]s| is) (?:the|an?|your) (?:complete |full |updated |revised |improved |final |new ){{0,3}}(?:skill\.md|skill(?: file)?|markdown|file)\b"
    r"|\b(?:would|do) you (?:like|want) me to\b|\bis there anything else (?:you|i)\b|\bdoes this (?:look good|work for you|help)\b[^.\n]{0,20}\?"
    r"|\bmy (?:knowledge|training)(?: data)? (?:cut-?off|ends|only goes)\b|\bas of my (?:last|latest|knowledge|training)\b|\bmy (?:last|latest) (?:knowledge )?(?:update|training)\b"
    rf"|\bi(?:['’]ve| have) (?:just )?(?:created|updated|written|generated|added|revised|rewritten|made|included) (?:the|this|your|an?|all) (?:\w+ )?(?:{_WORK}|requested)\b"
    r"|\bi(?:['’]d be| would be|['’]m| am) (?:happy|glad) to (?:help|assist|expand|explain|provide)\b|\bhappy to (?:help|assist|expand)\b|^\W*happy coding!"
    r"|\bi (?:can(?:['’]|no)t|am unable to|don['’]t have the ability to) (?:browse|access|verify|open)\b[^.\n]{0,40}(?:internet|web|brows|real[- ]time|links?)\b|\bi (?:can(?:['’]|no)t|could(?:n['’]t| not)|am unable to|was(?:n['’]t| not) able to|did(?:n['’]t| not)|have(?:n['’]t| not)) (?:actually )?(?:browse|access|verif(?:y|ied)|open(?:ed)?|see|view|read|run|execut(?:e|ed)|test(?:ed)?|check(?:ed)?|confirm(?:ed)?)\b[^.\n]{0,60}\b(?:from here|myself|directly|here|in this (?:chat|environment|conversation|session|sandbox))\b|\bi (?:don['’]t|do not) have access to (?:it|the internet|real[- ]time|your)\b"
    r"|\bi apologi[sz]e for (?:the|any|my)\b|\bas requested,? (?:here|i)\b|^[^\w\n]*thank you for your (?:question|request|patience|message)\b|\bbelow is (?:the|an?|your) (?:improved|updated|revised|complete|final|corrected)\b|\bi don['’]t have the ability to\b|\bi have (?:restructured|reorgani[sz]ed|improved|expanded|reformatted|fixed|completed) (?:the|this|your)\b|\b(?:in|from) my (?:previous|last|earlier) (?:response|answer|message|reply)\b|\bbased on your (?:request|requirements|instructions|prompt)\b,? ?(?:i\b|here)"
    r"|^\W*(?:chatgpt|claude|gemini|copilot|assistant) said:?|^\W*(?:copy code|regenerate response|show thinking|thought for \d+ seconds)\W*$|^\W*(?:okay|ok|alright|now),? let(?:['’]s| me) (?:create|write|build|start) (?:the|this|your) "
    r"|\b(?:the|your) (?:\w+ ){0,2}(?:document|notes|draft|outline|requirements|guide|skill|screenshot|conversation|message|bullet points) (?:that )?you (?:provided|shared|uploaded|pasted|attached|gave me|sent)\b|\bi(?:['’]ve| have|['’]ll| will) (?:\w+ )?(?:kept|keep|left out|leave|assumed|assume|skipped|skip|omitted|omit|trimmed|tried to|added|gone with|used placeholders?)\b[^.\n]{0,60}\b(?:you|your|for now|for brevity|as well)\b|\bplease (?:double[- ]check|verify|review|adjust|replace) (?:\w+ ){1,4}(?:before (?:publishing|using|merging|you)|against (?:your|the)|to match your)\b[^.\n]{0,30}\bi\b"
    r"|\b(?:shall|should) i (?:continue|proceed|go on|move on|also|add|expand|start)\b|\bi(?:['’]ve| have) [^.\n]{3,60} as (?:you )?(?:requested|asked|suggested)\b"
    r"|\bi (?:kept|made|left|wrote|added|put|used|changed|removed|shortened|moved|merged|split|turned|renamed|fixed) [^.\n]{0,60}\b(?:as you (?:asked|requested|wanted|wished|suggested|said)|per your|like you asked)\b"
    r"|(?:[;,.!(—–-] ?|\bi(?:['’]m| am|['’]d be| would be) )(?:always )?happy to (?:add|extend|provide|include|adapt|adjust|rewrite|elaborate|continue|go (?:deeper|into)|walk you|tailor|shorten|turn|share)\b"
    r"|\blet me know (?:which|what|whether|how|when|where|and i)\b|\bi can (?:also )?(?:narrow|tailor|adapt|expand|extend|adjust|refine|walk you)\b"
    r"|\bgood (?:catch|point|question|idea|eye)\b[^.!\n]{0,40}!|\bi(?:['’]ve| have) (?:also )?(?:tightened|trimmed|shortened|dropped|reworked|reworded|cleaned|polished|simplified|tidied|condensed|folded|renamed) |\b(?:that )?you (?:said|told me|mentioned) (?:that )?you\b"
    r"|\bi can (?:also )?(?:put together|walk (?:you )?through|write up|draft|prepare|show you)\b|\bif (?:it|that|this) (?:would be|is) (?:useful|helpful|of interest),? i\b"
    r"|^\W*user: [^\n]*(?:write|create|make) "
)
"""What assistants say to the person they write for."""
LISTED = r"(?i)\b(?:words|phrases|expressions|openers|fillers?|clich\w+|avoid|delete|remove|strip)\b[^:\n]{0,30}:"
"""Before words that a page lists."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report the phrases in running prose; quoted or in code they are somebody's example."""
    seen: set[int] = set()
    for found in scan.find(SAID, doc.prose):
        start = found.start + len(found.text) - len(found.text.lstrip())
        line = doc.line_at(start)
        text = doc.line_text(line)
        column = text.lower().find(found.text.strip().split("\n")[0].lower())
        before = text[: max(column, 0)]
        if line in seen or before.count('"') % 2 or before.count("“") > before.count("”"):
            continue
        if scan.has(LISTED, before[:1000]):
            continue
        seen.add(line)
        yield Hit(message=f"this is a chat assistant speaking: `{text.strip()[:60]}`", line=line)


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="No words of a chat assistant to its user are left.",
    why="They show that nobody read the page before it was sent.",
    fix="Remove the sentence, and read the rest with the same eyes.",
    document=check,
    reads=Reads.MARKDOWN,
    trigger=SAID,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="Certainly! Here is the complete skill.", at="Certainly!"),
        Example(body="I hope this helps! Let me know if you need more.", at="I hope this"),
        Example(body="I've added tests as requested. Shall I continue?", at="as requested"),
        Example(body="As an AI language model, I cannot run this.", at="As an AI"),
        Example(body="I apologize for the confusion; the limit is 8k.", at="I apologize"),
        Example(body="I can't run it from here, so please confirm the names.", at="I can't run"),
        Example(body="This follows the outline you shared.", at="you shared"),
        Example(body="I've kept the examples short for now.", at="I've kept"),
        Example(body="I moved the table up as you asked.", at="I moved"),
        Example(body="That is all for now; happy to adapt it to another card.", at="That is all"),
        Example(body="Based on your request, I have written the guide.", at="Based on"),
    ),
    passes=(
        Example(
            body='A refusal such as "As an AI language model" is counted.\n\n> Certainly! Here '
            "is how.\n\nSure, this works.\n\n**Words to avoid:** I hope this helps, as an AI model."
        ),
    ),
)
