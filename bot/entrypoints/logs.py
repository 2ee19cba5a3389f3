"""Structured logs: one line per event, with the delivery's id; secrets never reach it."""

import logging
import sys
from typing import Any

import structlog

from bot.entrypoints.masking import masked

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


def configure(*, level: str = "info") -> None:
    """Log JSON to standard error, or for reading where that is a terminal."""
    number = LEVELS.get(level.lower(), logging.INFO)
    renderer: Any = (
        structlog.dev.ConsoleRenderer()
        if sys.stderr.isatty()
        else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _mask,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )
    logging.basicConfig(level=max(number, logging.WARNING), stream=sys.stderr)
    logging.getLogger("dbos").setLevel(max(number, logging.WARNING))


def _mask(_logger: Any, _method: str, event: Any) -> Any:
    return {key: masked(value) if isinstance(value, str) else value for key, value in event.items()}
