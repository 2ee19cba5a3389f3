"""`/health`: this process answers. `/ready`: the work gets done, too.

A balancer asks `/health`: a door whose worker is gone still takes webhooks, and nothing is lost.
An alarm or a deployment asks `/ready`.
"""

from datetime import datetime
from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from bot.entrypoints.watching.watched import ALIVE, SWEPT, Watched


def health(watched: Watched) -> APIRouter:
    """Build the routes."""
    router = APIRouter()

    @router.get("/health")
    async def alive() -> JSONResponse:
        """200 as long as the process answers."""
        return JSONResponse({"status": "ok", "configured": watched.settings.is_configured})

    @router.get("/ready")
    def ready() -> JSONResponse:
        """200, or 503 with what is missing; ages in seconds."""
        told = readiness(watched)
        return JSONResponse(told, status_code=200 if told["status"] == "ok" else 503)

    return router


def readiness(watched: Watched) -> dict[str, Any]:
    """Look at database, worker and schedules."""
    now = watched.now()
    try:
        watched.inbox.figures(now=now)
        worker = watched.worker()
    except Exception:
        # Which of many a driver raises does not matter, and its text is not for strangers.
        return {"status": "not ready", "database": "out of reach"}
    told: dict[str, Any] = {"status": "ok", "database": "ok", "worker": "ok", "sweep_age": None}
    if worker is None or now - worker.at > ALIVE:
        told["worker"] = "none at work"
        told["status"] = "not ready"
    if worker is not None and worker.said.get("swept_at"):
        age = now - datetime.fromisoformat(worker.said["swept_at"])
        told["sweep_age"] = max(0.0, age.total_seconds())
        if age > SWEPT:
            told["status"] = "not ready"
    return told
