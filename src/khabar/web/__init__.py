"""A database in the browser: the situation page of the moment, redacted, from this machine alone. Needs the extra ``web``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class WebError(RuntimeError):
    """No page can be served, and why."""


def application(page: Callable[[], str], state: Callable[[], str]) -> Any:
    """An ASGI application that serves one page.

    ``page`` makes the HTML; ``state`` says which state of the database it would show, so that a page is made once for each.
    """
    try:
        from starlette.applications import Starlette
        from starlette.requests import Request
        from starlette.responses import HTMLResponse, Response
        from starlette.routing import Route
    except ImportError as error:
        raise WebError("serving pages needs Starlette: pip install 'khabar[web]'") from error
    kept: dict[str, str] = {}

    def situation(request: Request) -> Response:
        tag = f'"{state()}"'
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304)
        if tag not in kept:
            kept.clear()
            kept[tag] = page()
        return HTMLResponse(kept[tag], headers={"ETag": tag, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"})

    return Starlette(routes=[Route("/", situation, methods=["GET"])])


def serve(app: Any, *, port: int) -> None:
    """Serves on the loopback address until interrupted."""
    try:
        import uvicorn
    except ImportError as error:
        raise WebError("serving pages needs uvicorn: pip install 'khabar[web]'") from error
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")
