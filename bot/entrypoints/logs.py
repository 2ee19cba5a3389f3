"""Structured logs on standard error: one line per event; secrets never reach them.

Lines of libraries go the same way, so that they are masked too.
"""

import logging
import sys
from collections.abc import Iterable, MutableMapping
from typing import Any, TextIO

import structlog
from structlog.typing import Processor

from bot.entrypoints.masking import masker

LEVELS = {
    "trace": logging.DEBUG,
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warn": logging.WARNING,
    "warning": logging.WARNING,
    "error": logging.ERROR,
    "fatal": logging.CRITICAL,
    "critical": logging.CRITICAL,
}


def configure(
    *, level: str = "info", secrets: Iterable[str] = (), stream: TextIO | None = None
) -> None:
    """Log JSON, or for reading where the stream is a terminal.

    `secrets` are cut out wherever they stand, besides all that has a secret's form.
    """
    stream = stream or sys.stderr
    number = LEVELS.get(level.lower(), logging.INFO)
    mask = masker(secrets)

    def cut(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Any:
        inner = {key: value for key, value in event.items() if key.startswith("_")}
        return {**mask({key: event[key] for key in event if key not in inner}), **inner}

    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        cut,
    ]
    renderer: Processor = (
        structlog.dev.ConsoleRenderer() if stream.isatty() else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(file=stream),
    )
    _of_libraries(shared, renderer, max(number, logging.WARNING), stream)


def _of_libraries(shared: list[Processor], renderer: Processor, level: int, stream: TextIO) -> None:
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared[:-1],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                shared[-1],
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    logging.getLogger("dbos").setLevel(level)
