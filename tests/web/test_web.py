"""The served page: made once for each state of the database, and not sent again to who has it."""

from __future__ import annotations

import pytest

pytest.importorskip("starlette", reason="needs the extra web")
pytest.importorskip("httpx", reason="Starlette's test client needs httpx")

from starlette.testclient import TestClient

from khabar.web import application


def test_a_page_is_made_once_for_each_state() -> None:
    made: list[int] = []
    state = ["a"]

    def page() -> str:
        made.append(1)
        return f"<p>{state[0]}</p>"

    client = TestClient(application(page, lambda: state[0]))
    first = client.get("/")
    assert (first.status_code, first.text) == (200, "<p>a</p>")
    assert client.get("/").text == "<p>a</p>" and len(made) == 1
    assert client.get("/", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    state[0] = "b"
    assert client.get("/").text == "<p>b</p>" and len(made) == 2


def test_nothing_else_is_served() -> None:
    client = TestClient(application(lambda: "", lambda: "a"))
    assert client.get("/situation.json").status_code == 404
    assert client.post("/").status_code == 405
