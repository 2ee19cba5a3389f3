"""Commands that harm whoever runs them, as RE2 patterns; continued lines are joined before."""
# ruff: noqa: E501 - patterns are read whole

_BIN = r"(?:/(?:usr/)?(?:local/)?bin/(?:env\s+)?)?"
_SUDO = r"(?:(?:sudo|doas|env|exec|nohup|command)\s+(?:-u\s+\w+\s+|-\S+\s+|\w+=\S*\s+)*)*"
_SH = rf"{_SUDO}{_BIN}(?:(?:ba|z|da|k|c|tc|fi|a)?sh|source|\.)"
_CODE = rf"{_SUDO}{_BIN}(?:python[0-9.]*|perl|ruby|node|php|lua|deno|bun)"
_RUN = rf"(?:{_SH}(?:\s|$|[\"'`;)&|])|{_CODE}\s*(?:-(?:\s|$|[\"'`])|$|[;&|)\"'`]))"
_GET = r"(?:curl|wget|fetch|aria2c|axel|lynx|links|http|https|xh)"

_STREAM = r"(?:dig|nslookup|ssh|aws\s+s3\s+cp|gsutil\s+(?:cat|cp)|rclone\s+cat)"
PIPED = rf"(?m)\b(?:{_GET}|{_STREAM})\s[^\n]*?\|&?\s*(?:tee\s+[^|\n]*\|\s*)?{_RUN}"
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
_ANSWER = r"(?:\burlopen\s*\(|\b(?:requests|httpx|urllib2?|urllib\.request|urllib3|session|client)\s*\.\s*(?:get|post|urlopen|request)\s*\()"
EXECUTED = (
    rf"(?:\b(?:exec|eval)|[\"'](?:exec|eval)[\"']\s*[\])]+|\b(?:pickle|marshal)\.loads|\btypes\.FunctionType|\bmodule_from_spec)\s*\([^)\n]*(?:\n[^)\n]*){{0,3}}{_ANSWER}[^\n]*"
    rf"|\b(?:os\.system|os\.popen|subprocess\.\w+|Popen)\s*\([^)\n]*(?:\n[^)\n]*){{0,2}}{_ANSWER}[^\n]*"
    r"|\bimport urllib[^\n]*;[^\n]*\bexec\s*\([^\n]*"
)
"""What runs the answer of a server in Python, in one expression."""
SCRIPTED = (
    r"\beval\s*\([^\n]*\bfetch\s*\([^\n]*|\bnew\s+Function\s*\([^\n]*\bfetch\s*\([^\n]*"
    r"|\b(?:fetch|axios|got|https?)\b[^\n]*\([^\n]*(?:\.then\s*\(\s*eval\b|\beval\s*\()[^\n]*"
    r"|\b(?:os\.system|os\.popen|subprocess\.\w+|Popen)\s*\(\s*(?:requests|httpx|urllib\.request)\s*\.[^\n]*"
    r"|\bpip\S*main\s*\([^\n]*https?://[^\n]*"
)
"""What runs the answer of a server in JavaScript and Python."""
WINDOWS = (
    r"(?i)\[scriptblock\]::create\s*\([^\n]*(?:irm|iwr|invoke-|webclient)[^\n]*"
    r"|\b(?:mshta|rundll32|regsvr32|msiexec)(?:\.exe)?\s[^\n]*https?:[^\n]*"
    r"|\bcertutil(?:\.exe)?\s[^\n]*-urlcache[^\n]*|\bbitsadmin(?:\.exe)?\s[^\n]*/transfer[^\n]*"
)
"""Programs of Windows that fetch and run."""
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
    r"|\b(?:codex|gemini|qwen)\s[^\n]*--yolo\b|--permission-mode[ =]bypassPermissions"
    r"|\bdefaultMode\W{1,6}bypassPermissions|\bdanger-full-access\b|--approval-mode[ =]yolo"
    r"|--ask-for-approval[ =]never|\bcodex\s[^\n]*(?:-a\s+never|--full-auto)\b"
    r"|\"(?:allow|allowedTools)\"\s*:\s*\[[^\]\n]*\"(?:Bash(?:\((?:\*|:\*|\*:\*)?\))?|\*|Bash\(\*\*\))\"|\"Bash\((?:\*|:\*)\)\"|permissions\.allow\b[^\n]*\bBash\(\*\)"
    r"|\baider\s[^\n]*--yes-always\b|--dangerously-allow-all\b|--trust-all-tools\b"
    r"|\bcursor-agent\s[^\n]*--force\b|\bgoose\s[^\n]*--no-confirm\b|\bGOOSE_MODE=auto\b"
    r"|\bopencode\s[^\n]*--auto-approve\b|\w*SKIP_PERMISSIONS\s*=\s*[\"']?(?:1|true))[^\n]*"
)
"""Coding agents begun so that they ask about nothing."""
SUDOERS = (
    r"[^\n]*NOPASSWD\s*:\s*ALL[^\n]*"
    r"|[^\n]*NOPASSWD\s*:[^\n]*/etc/sudoers[^\n]*|[^\n]*!authenticate\b[^\n]*sudoers[^\n]*"
    r"|\b(?:usermod|gpasswd|adduser|useradd)\s[^\n]*\b(?:sudo|wheel|root|admin)\b[^\n]*"
    r"|\buser(?:add|mod)\s[^\n]*(?:-u|--uid)[ =]0\b[^\n]*|\bpasswd\s+(?:-d|--delete)\s+\w+"
    r"|>>\s*/etc/(?:passwd|shadow|group)\b|(?i)\bnet\s+(?:user\s+\S+\s+\S+|localgroup\s+administrators\s+\S+)\s+/add\b"
)

_RM = r"\brm\s+(?:-\S+\s+)*(?:-\w*[rR]\w*|--recursive)\s+(?:-\S+\s+)*(?:--\s+)?"
UNSET = (
    r"(?m)"
    + _RM
    + r"(?:[^\n;&|]*\s)?[\"']?\$[{(]?([A-Za-z_]\w*)[})]?[\"']?(?:/\*?|/\.\*)[\"']?(?:\s|$|[;&|)])"
)

_WIRE = r"\b(?:nc|ncat|netcat|socat|telnet|openssl\s+s_client)\s+[\w\"'$-]"
_ASKED = r"\b(?:ba|z|da|k)?sh(?:\s+-i\b|\s*(?:[<>|]|[0-2]>))"
"""A shell that takes its commands from a pipe."""
FAR: tuple[str, ...] = (
    r"perl\s[^\n]*(?i:socket)[^\n]*exec[^\n]*sh\b[^\n]*",
    r"php\s+-r[^\n]*fsockopen[^\n]*",
    r"ruby\s+-r\s?socket[^\n]*(?:exec|TCPSocket)[^\n]*",
    r"(?i)socat\b[^\n]*\b(?:exec|system):[^\n]*(?:ba|z|da)?sh\b[^\n]*",
    r"awk\s[^\n]*/inet/(?:tcp|udp)/[^\n]*",
    r"\btelnet\b[^\n|]*\|\s*(?:/bin/)?(?:ba|z)?sh\b[^\n]*",
    rf"\b(?:mkfifo|mknod)\s[^\n]*{_ASKED}[^\n]*{_WIRE}[^\n]*|\b(?:mkfifo|mknod)\s[^\n]*{_WIRE}[^\n]*{_ASKED}[^\n]*",
    rf"\|\s*{_BIN}(?:ba|z|da|k)?sh\b[^\n|;]*\|\s*{_WIRE}[^\n]*|{_BIN}\b(?:ba|z|da|k)?sh\s+(?:-i\b|<)[^\n|;]*\|&?\s*{_WIRE}[^\n]*",
    rf"{_WIRE}[^\n|]*\|\s*{_SUDO}{_BIN}(?:ba|z|da|k)?sh(?:\s|$|[;&)>\"'`])[^\n]*",
    r"pty\.spawn\s*\(\s*\[?\s*[\"'](?:/bin/)?(?:ba|z)?sh[^\n]*",
    r"\b(?:Popen|run|call|check_call|check_output)\s*\(\s*\[?\s*[\"'](?:/bin/)?(?:ba|z|da)?sh\b[^\n]*fileno\(\)[^\n]*",
    r"(?i)new-object\s+(?:system\.)?net\.sockets\.tcpclient[^\n]*",
    r"(?i)powershell(?:\.exe)?\s[^\n]*-e(?:nc(?:odedcommand)?|c)\s+[A-Za-z0-9+/=]{20,}",
)

OPEN = r"\bchmod\s+(?:-\S+\s+)*(?:0?777|0?666|a\+rwx|ugo\+rwx|o\+w)\b[^\n]*|\bos\.chmod\([^\n]*0o777[^\n]*"
OPEN_ROOT = r"(?:0?777|a\+rwx|ugo\+rwx)\s+(?:/|~|\$HOME|\.(?:\s|$))"
_HOME = r"(?:~|\$HOME|\$\{HOME\}|\"\$HOME\"|/root|/home/[\w$]+)"
_TO = r"(?:>>?\s*|\btee\s+(?:-a\s+|--append\s+)?|\b(?:cp|mv|install|ln)\s[^\n]*\s)[\"']?"
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
    r"\bsystemctl\s+--user\s+(?:--\S+\s+)*enable\s[^\n]*|\bcrontab\s+[^\s|;&-][^\s|;&]*[./]\w[^\s|;&]*"
    r"|\bgit\s+config\s+--global\s+(?:core\.hooksPath|alias\.\w+\s+[\"']?!)[^\n]*",
    rf"\bsed\s+(?:-\S+\s+)*-i[^\n]*{_HOME}/\.(?:bashrc|bash_profile|profile|zshrc|zprofile|zshenv)\b",
    r"(?:>>?|\btee\s+(?:-a\s+)?)[^\n]*(?:(?:user|site)customize\.py|(?:site|dist)-packages/\S*\.pth)\b",
    r"\bLD_PRELOAD=[\"']?(?:/tmp/|/dev/shm/|~/\.|\$HOME/\.)\S*|\bpm2\s+startup\b|\bscript-shell\s+\S+",
    r"(?i)\\CurrentVersion\\Run(?:Once)?\b|\b(?:Register-ScheduledTask|New-Service)\s[^\n]*|Start Menu\\Programs\\Startup"
    r"|(?:Add-Content|Set-Content|Out-File|>>?)\s[^\n]*\$PROFILE\b",
    rf"{_TO}[^\s>]*(?:\.claude/(?:CLAUDE\.md|settings\.json)|\.git/hooks/)[^\n]*",
)
ODD = r"(?:/tmp|/dev/shm|/var/tmp)/"
"""Where nothing lies that somebody wants at each login."""
ORDINARY = (
    r"\bexport\s+\w+=|\bPATH=|\bsource\s|\$\([\w./ ~-]+(?:init|hook|shellenv|completion|activate)"
    r"|\bset\s+-gx|\bfpath=|\bmodule load|\bconda\b|shellenv|\bhook\b|\binit\b"
)
NETWORK = r"\b(?:curl|wget|nc|ncat)\b|bash\s+-c"
PRIVATE_PATH = (
    r"(?:\.(?:ssh|aws|netrc|kube|docker|gnupg|azure|npmrc|pypirc|pgpass|git-credentials|kaggle|vault-token|password-store"
    r"|mozilla|bash_history|zsh_history|python_history|config/(?:gcloud|gh|op|google-chrome|chromium)|(?:cache/)?huggingface/token)\b"
    r"|/proc/(?:self|\d+)/environ|/etc/(?:passwd|shadow)|Library/(?:Keychains|Cookies))"
)
"""Files in which people keep what is only theirs."""
METADATA = (
    r"[^\n]*\b(?:curl|wget|http|get|urlopen|fetch|nc)\b[^\n]*"
    r"(?:169\.254\.169\.254|metadata\.google\.internal|169\.254\.170\.2\b)[^\n]*"
)
"""The address at which a rented machine tells its own credentials."""
PRIVATE = (
    r"\b(?:open|Path|joinpath|expanduser|readFile(?:Sync)?)\([^\n]*(?:\.ssh/id_\w+|\.aws/credentials|\.netrc|\.git-credentials|/etc/shadow|huggingface/token)[^\n]*|"
    r"\b(?:cat|base64|xxd|strings|head|tail|less|more|scp|rsync|tar|zip|cp)\s[^\n|;&]*"
    r"(?:\.ssh/id_\w+|\.aws/credentials|\.netrc|\.git-credentials|\.gnupg|/etc/shadow"
    r"|\.cache/huggingface/token|\.kube/config|\.docker/config\.json)[^\n]*"
)
