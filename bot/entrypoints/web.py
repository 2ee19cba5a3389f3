"""The web application behind the webhook door: health, and what people look at."""

from fastapi import FastAPI
from fastapi.responses import JSONResponse

from bot.entrypoints.settings import Settings


def web(chosen: Settings) -> FastAPI:
    """Build the application."""
    app = FastAPI(title="Milepost", docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/health")
    async def health() -> JSONResponse:
        return JSONResponse({"status": "ok", "configured": chosen.is_configured})

    return app
