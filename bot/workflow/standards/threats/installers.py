"""Installers whose makers document `curl … | sh`, and package indexes that makers run."""

from urllib.parse import urlsplit

from bot.workflow.standards.threats import scan

OFFICIAL = (
    "sh.rustup.rs",
    "ollama.com/install.sh",
    "ollama.ai/install.sh",
    "astral.sh/uv",
    "astral.sh/ruff",
    "nixos.org/nix/install",
    "install.determinate.systems",
    "raw.githubusercontent.com/Homebrew/install/",
    "raw.githubusercontent.com/nvm-sh/nvm/",
    "raw.githubusercontent.com/helm/helm/",
    "raw.githubusercontent.com/k3d-io/k3d/",
    "raw.githubusercontent.com/leanprover/elan/",
    "raw.githubusercontent.com/ohmyzsh/ohmyzsh/",
    "raw.githubusercontent.com/pyenv/pyenv-installer/",
    "get.docker.com",
    "get.helm.sh",
    "get.k3s.io",
    "get.pnpm.io",
    "get.pulumi.com",
    "get.sdkman.io",
    "get.volta.sh",
    "bun.sh/install",
    "deno.land/install.sh",
    "deno.land/x/install/",
    "fly.io/install.sh",
    "install.python-poetry.org",
    "install.duckdb.org",
    "pdm-project.org/install-pdm.py",
    "pixi.sh/install.sh",
    "pyenv.run",
    "micro.mamba.pm/install.sh",
    "mise.run",
    "just.systems/install.sh",
    "sdk.cloud.google.com",
    "tailscale.com/install.sh",
    "starship.rs/install.sh",
    "deb.nodesource.com/",
    "rpm.nodesource.com/",
    "packagecloud.io/install/repositories/github/git-lfs/",
    "claude.ai/install.sh",
    "hf.co/cli/install.sh",
    "huggingface.co/cli/install.sh",
    "cli.doppler.com/install.sh",
    "lambda.ai/install-lambda-stack.sh",
    "lambdalabs.com/install-lambda-stack.sh",
    "bootstrap.pypa.io/get-pip.py",
    "raw.githubusercontent.com/run-llama/",
    "opencode.ai/install",
    "downloads.lmstudio.ai/",
    "lmstudio.ai/install.sh",
    "get.modular.com",
    "magic.modular.com",
    "cursor.com/install",
    "wandb.ai/install",
)
"""Host, or host and beginning of the path; only over HTTPS."""

INDEXES = (
    "pypi.org",
    "download.pytorch.org",
    "pypi.nvidia.com",
    "pypi.ngc.nvidia.com",
    "developer.download.nvidia.com",
    "wheels.vllm.ai",
    "flashinfer.ai",
    "docs.flashinfer.ai",
    "abetlen.github.io",
    "huggingface.github.io",
    "storage.googleapis.com",
    "data.pyg.org",
    "data.dgl.ai",
    "conda.anaconda.org",
    "repo.anaconda.com",
    "registry.npmjs.org",
    "files.pythonhosted.org",
    "us-python.pkg.dev",
    "pypi.tuna.tsinghua.edu.cn",
    "mirrors.aliyun.com",
    "pypi.jetson-ai-lab.dev",
    "rocm.nightlies.amd.com",
    "repo.radeon.com",
    "pytorch-extension.intel.com",
    "pypi.fury.io",
    "unsloth.ai",
    "wheels.unsloth.ai",
    "github.com",
    "intel.github.io",
)

LOCAL = (
    r"(?i)^(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[?::1|\w+$)"
)
URL = r"(?i)\bhttps?://[^\s\"'`<>|)\\;]+|\b(?:[a-z0-9-]+\.)+(?:sh|run|com|org|io|dev|ai|rs|pm)(?:/[^\s\"'`<>|)\\;]*)?"


def addresses(command: str) -> list[str]:
    """The addresses that a command names."""
    return [found.text for found in scan.find(URL, command)]


def is_official(command: str) -> bool:
    """Does the command name addresses, and only such as their makers document?"""
    found = [item for item in addresses(command) if "/" in item or item in OFFICIAL]
    urls = [item for item in found if item.startswith("https://") or item in OFFICIAL]
    plain = [item for item in found if item.startswith("http://")]
    return bool(urls) and not plain and all(_is_documented(item) for item in urls)


def _is_documented(address: str) -> bool:
    bare = address.removeprefix("https://")
    return any(
        bare == known
        or bare.startswith(known if known.endswith("/") else f"{known}/")
        or (bare.startswith(known) and "/" in known)
        for known in OFFICIAL
    )


def host(address: str) -> str:
    """The host of an address; empty where it has none."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def is_local(address: str) -> bool:
    """Does it lead to this machine or a private network?"""
    return scan.has(LOCAL, host(address))


def is_known_index(address: str) -> bool:
    """Is it a package index of a maker that machine-learning pages use?"""
    name = host(address)
    return any(name == known or name.endswith(f".{known}") for known in INDEXES)
