"""Commands that harm whoever runs them, as RE2 patterns; continued lines are joined before."""

_BIN = r"(?:/(?:usr/)?(?:local/)?bin/(?:env\s+)?)?"
_SUDO = r"(?:(?:sudo|doas|env|exec|nohup|command)\s+(?:-u\s+\w+\s+|-\S+\s+|\w+=\S*\s+)*)*"
_SH = rf"{_SUDO}{_BIN}(?:(?:ba|z|da|k|c|tc|fi|a)?sh|source|\.)"
_CODE = rf"{_SUDO}{_BIN}(?:python[0-9.]*|perl|ruby|node|php|lua|deno|bun)"
_RUN = rf"(?:{_SH}(?:\s|$|[\"'`;)&|])|{_CODE}\s*(?:-(?:\s|$|[\"'`])|$|[;&|)\"'`]))"
_GET = r"(?:curl|wget|fetch|aria2c|axel|lynx|links|http|https|xh)"

PIPED = rf"(?m)\b{_GET}\s[^\n]*?\|&?\s*(?:tee\s+[^|\n]*\|\s*)?{_RUN}"
PROCESS = rf"<\(\s*{_SUDO}{_GET}\b[^\n)]*"
SUBSTITUTED = (
    rf"(?:\b(?:(?:ba|z|da|k)?sh|eval|source|python[0-9.]*|perl|ruby|node|php)\b|\s\.)"
    rf"\s+(?:-\w+\s+)*[\"']?(?:\$\(|`)\s*{_SUDO}{_GET}\b[^\n]*"
)
POWERSHELL = (
    r"(?i)(?:\b(?:iex|invoke-expression)\b[^\n]*\b(?:irm|iwr|curl|wget|invoke-webrequest"
    r"|invoke-restmethod|downloadstring|webclient)\b|\b(?:irm|iwr|invoke-webrequest"
    r"|invoke-restmethod|downloadstring)\b[^\n]*\|\s*(?:iex|invoke-expression)\b)[^\n]*"
)
EXECUTED = (
    r"\b(?:exec|eval)\s*\(\s*(?:compile\s*\(\s*)?(?:requests|httpx|urllib\.request|urllib|urllib2)"
    r"\s*\.\s*(?:get|post|urlopen|request)[^\n]*|\bexec\s*\(\s*\w*\.?urlopen\s*\([^\n]*"
    r"|\bimport urllib[^\n]*;[^\n]*\bexec\s*\([^\n]*"
)
ADDRESSED = (
    r"\b(?:npx|bunx|pnpm dlx|deno run|uvx|pipx run)\s+(?:-\S+\s+)*[\"']?https?://[^\n]*"
    r"|\bxargs\s[^\n]*<\(\s*(?:curl|wget)[^\n]*"
)
THEN_RUN = (
    r"\b(?:curl|wget)\s[^\n]*\.(?:sh|bash|py|pl|run|bin)\b[^\n]*(?:&&|;)\s*"
    r"(?:(?:sudo\s+)?(?:ba|z)?sh\s|chmod\s+\S*\+?x|\./|python[0-9.]*\s)[^\n]*"
    r"|\b(?:curl|wget)\s[^\n]*(?:>|-o|-O)\s*\S+\s*(?:&&|;)\s*(?:sudo\s+)?(?:ba|z|da)?sh\s+\S+[^\n]*"
    r"|\b(?:curl|wget)\s[^\n]*\|\s*tar\s[^\n]*(?:&&|;)\s*(?:sudo\s+)?(?:(?:ba|z)?sh\s+|\./|\S+/)\S*(?:install|setup|run)\b[^\n]*"
)

SUDO_PIP = (
    r"\bsudo\s+(?:-\S+\s+)*(?:\S*/)?(?:python[0-9.]*\s+-m\s+)?(?:pip[0-9.]*|conda|npm)\s+"
    r"(?:install|i)\b[^\n]*"
)
SYSTEM_PIP = r"\bpip[0-9.]*\s+install\s[^\n]*--break-system-packages"

SETUID = r"\bchmod\s+(?:-\S+\s+)*(?:u?g?[ug]\+\w*s\w*|\+s|[2467][0-7]{3})\s[^\n]*"
UNASKED = (
    r"[^\n]*(?:--dangerously-(?:skip-permissions|bypass-approvals-and-sandbox)|--allow-all-tools\b"
    r"|\b(?:codex|gemini|qwen)\s[^\n]*--yolo\b|--permission-mode[ =]bypassPermissions)[^\n]*"
)
"""Coding agents begun so that they ask about nothing."""
SUDOERS = (
    r"[^\n]*NOPASSWD\s*:\s*ALL[^\n]*"
    r"|\b(?:usermod|gpasswd|adduser|useradd)\s[^\n]*\b(?:sudo|wheel|root|admin)\b[^\n]*"
)

_RM = r"\brm\s+(?:-\S+\s+)*(?:-\w*[rR]\w*|--recursive)\s+(?:-\S+\s+)*(?:--\s+)?"
UNSET = (
    r"(?m)"
    + _RM
    + r"(?:[^\n;&|]*\s)?[\"']?\$\{?([A-Za-z_]\w*)\}?[\"']?(?:/\*?|/\.\*)[\"']?(?:\s|$|[;&|)])"
)

FAR: tuple[str, ...] = (
    r"perl\s[^\n]*(?i:socket)[^\n]*exec[^\n]*sh\b[^\n]*",
    r"php\s+-r[^\n]*fsockopen[^\n]*",
    r"ruby\s+-r\s?socket[^\n]*(?:exec|TCPSocket)[^\n]*",
    r"(?i)socat\b[^\n]*\b(?:exec|system):[^\n]*(?:ba|z|da)?sh\b[^\n]*",
    r"awk\s[^\n]*/inet/(?:tcp|udp)/[^\n]*",
    r"\btelnet\b[^\n|]*\|\s*(?:/bin/)?(?:ba|z)?sh\b[^\n]*",
    r"mkfifo\s[^\n]*\|\s*(?:openssl|telnet)\b[^\n]*",
    r"pty\.spawn\s*\(\s*\[?\s*[\"'](?:/bin/)?(?:ba|z)?sh[^\n]*",
    r"(?i)new-object\s+(?:system\.)?net\.sockets\.tcpclient[^\n]*",
    r"(?i)powershell(?:\.exe)?\s[^\n]*-e(?:nc(?:odedcommand)?|c)\s+[A-Za-z0-9+/=]{20,}",
)

OPEN = r"\bchmod\s+(?:-\S+\s+)*(?:0?777|0?666|a\+rwx|ugo\+rwx|o\+w)\b[^\n]*"
OPEN_ROOT = r"(?:0?777|a\+rwx|ugo\+rwx)\s+(?:/|~|\$HOME|\.(?:\s|$))"
_HOME = r"(?:~|\$HOME|\$\{HOME\}|\"\$HOME\"|/root|/home/[\w$]+)"
_TO = r"(?:>>?\s*|\btee\s+(?:-a\s+|--append\s+)?|\b(?:cp|mv|install)\s[^\n]*\s)[\"']?"
STARTUP = (
    rf"[^\n]*{_TO}{_HOME}/\.(?:bashrc|bash_profile|bash_login|bash_aliases|profile|zshrc"
    r"|zprofile|zshenv|zlogin|xprofile|config/fish/config\.fish)[^\n]*"
)
LATER: tuple[str, ...] = (
    rf"{_TO}[^\s>]*(?:LaunchAgents|LaunchDaemons|\.config/autostart)/[^\n]*",
    r"\blaunchctl\s+(?:load|bootstrap|submit)\b[^\n]*",
    r"(?i)\bschtasks\b[^\n]*/create[^\n]*",
    r"(?i)\breg\s+add\b[^\n]*\\run\b[^\n]*",
    rf"{_TO}[^\s>]*(?:/etc/systemd/system|/lib/systemd/system|\.config/systemd/user)/[^\n]*",
    rf"{_TO}[^\s>]*(?:\.claude/(?:CLAUDE\.md|settings\.json)|\.git/hooks/)[^\n]*",
)
ORDINARY = (
    r"\bexport\s+\w+=|\bPATH=|\bsource\s|\$\([\w./ ~-]+(?:init|hook|shellenv|completion|activate)"
    r"|\bset\s+-gx|\bfpath=|\bmodule load|\bconda\b|shellenv|\bhook\b|\binit\b"
)
NETWORK = r"\b(?:curl|wget|nc|ncat)\b|bash\s+-c"
METADATA = (
    r"[^\n]*\b(?:curl|wget|http|get|urlopen|fetch|nc)\b[^\n]*"
    r"(?:169\.254\.169\.254|metadata\.google\.internal|169\.254\.170\.2\b)[^\n]*"
)
"""The address at which a rented machine tells its own credentials."""
PRIVATE = (
    r"\b(?:cat|base64|xxd|strings|head|tail|less|more|scp|rsync|tar|zip|cp)\s[^\n|;&]*"
    r"(?:\.ssh/id_\w+|\.aws/credentials|\.netrc|\.git-credentials|\.gnupg|/etc/shadow"
    r"|\.cache/huggingface/token|\.kube/config|\.docker/config\.json)[^\n]*"
)
