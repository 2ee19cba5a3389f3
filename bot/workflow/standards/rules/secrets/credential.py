"""No credential stands in a skill."""
# ruff: noqa: E501 - patterns are read whole

from collections.abc import Iterator

from bot.workflow.standards import redact
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report credentials by the formats of their makers, without their value."""
    for offset, kind in redact.found(doc.text):
        is_unsure = kind in redact.GUESSED or redact.is_counted(doc.text, offset)
        severity = Severity.WARNING if is_unsure else None
        yield Hit(message=f"this looks like {kind}", line=doc.line_at(offset), severity=severity)


MADE = "ghp_" + "R7kQ2mZx9LwVt4Ns8YbJ5HcPd3GfUa6EoT1i"

RULE = Rule(
    severity=Severity.ERROR,
    standard="No key, token, password or private key stands anywhere in a skill.",
    why="What was pushed once is public for ever, and bots find it within minutes.",
    fix="Revoke it now, then write a placeholder such as `your-api-key`.",
    document=check,
    reads=Reads.TEXT,
    trigger=redact.SIGNS,
    is_secret=True,
    is_security=True,
    fails=(
        Example(body=f'```python\ntoken = "{MADE}"\n```', at="token ="),
        Example(body=f"Use {MADE[:4]}{MADE[4:]} here.", at="Use ghp"),
        Example(
            files={"scripts/key.txt": "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIE\n"},
            at="BEGIN",
            where="scripts/key.txt",
        ),
        Example(body='```json\n{"password": "Tr0ub4dor&3xQz!9"}\n```', at="Tr0ub"),
        Example(body="```bash\ncurl -u admin:Qx81mPz0wVt4 https://acme.io\n```", at="curl -u"),
        Example(body="Connect to postgres://admin:S3cr3tPw9@db.acme.io/x now.", at="postgres:"),
    ),
    passes=(
        Example(
            body='```python\nclient = Client(api_key="EMPTY", token="hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")\n'
            '```\n\n```python\npassword = os.environ["DB_PASSWORD"]\npassword: str = read_password()\n```\n\nSet `sk-your-key-here-your-key-here-your-key` and AKIAIOSFODNN7EXAMPLE.'
        ),
    ),
)
