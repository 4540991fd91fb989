"""The handle that analysts open: a store whose situation is kept up to date, asked in the words of the trade."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from khabar import pipeline
from khabar.model import Ruling, Situation
from khabar.selection import Asked, Look, Selection, filters_of
from khabar.store import Filters, Problem, Store, StoreError, Trace, open_store
from khabar.wire import JsonObject

if TYPE_CHECKING:
    from khabar.world.outlines import Outlines

Fetch = Callable[[Filters], Iterator[JsonObject]]


class Database:
    """An open database of reports, claims and the situation that they come to. Reading it loads no model.

    Every method gives a lazy ``Selection``; filters may be given at once or later with ``where``. Close it with
    ``close`` or use it in a ``with``.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    # ------------------------------------------------------------------ findings
    def events(self, **asked: Unpack[Asked]) -> Selection:
        """Happenings, each from all the claims that tell of it."""
        return self._findings("event", asked)

    def control(self, **asked: Unpack[Asked]) -> Selection:
        """Who held a place from when to when; ``on=`` gives the map of one day."""
        return self._findings("control", asked)

    def forces(self, **asked: Unpack[Asked]) -> Selection:
        """Units, their commanders and where they were."""
        return self._findings("force", asked)

    def roles(self, **asked: Unpack[Asked]) -> Selection:
        return self._findings("role", asked)

    def relations(self, **asked: Unpack[Asked]) -> Selection:
        return self._findings("relation", asked)

    def indicators(self, **asked: Unpack[Asked]) -> Selection:
        return self._findings("indicator", asked)

    def _findings(self, kind: str, asked: Asked) -> Selection:
        def fetch(filters: Filters) -> Iterator[JsonObject]:
            self.refresh()
            return self.store.queries.findings(kind, filters)

        return self._selection(kind, fetch, asked)

    # ------------------------------------------------------------------ evidence
    def claims(self, **asked: Unpack[Asked]) -> Selection:
        """What single reports say; ``kind=`` is event, control, force, role, relation or indicator."""
        return self._selection("claim", self.store.queries.claims, asked)

    def reports(self, **asked: Unpack[Asked]) -> Selection:
        return self._selection("report", self.store.queries.reports, asked)

    def actors(self, **asked: Unpack[Asked]) -> Selection:
        """Everybody in the claims; ``type=`` is their kind."""
        return self._selection("actor", self._fresh(self.store.queries.actors), asked)

    def sources(self, **asked: Unpack[Asked]) -> Selection:
        """Outlets: how many of their reports are copies, and what was counted of the events that they told themselves."""
        return self._selection("source", self._fresh(self.store.queries.sources), asked)

    def _fresh(self, fetch: Fetch) -> Fetch:
        def after_refresh(filters: Filters) -> Iterator[JsonObject]:
            self.refresh()
            return fetch(filters)

        return after_refresh

    def _selection(self, kind: str, fetch: Fetch, asked: Asked) -> Selection:
        return Selection(kind, fetch, filters_of(asked), self._look())

    def _look(self) -> Look:
        return Look(words=lambda ids: self.store.tracer.proofs(ids), outlines=self._outlines)

    def _outlines(self) -> Outlines | None:
        from khabar.world.outlines import open_outlines

        return open_outlines(pipeline.theatre_of(self.store))

    # ------------------------------------------------------------------ the whole
    def situation(self, *, known: date | str | None = None) -> Situation:
        """The situation as a value; ``known``: as far as the reports published up to that day tell."""
        return pipeline.situation(self.store, known=date.fromisoformat(known) if isinstance(known, str) else known)

    def why(self, ident: str) -> Trace | None:
        """What an event, number, control state, force, role, relation, claim or report rests on, down to the words."""
        self.refresh()
        return self.store.tracer.trace(ident)

    def opening_note(self, trace: Trace) -> str | None:
        """Of a state of control that no claim stands behind: the row of the opening map that it rests on, with its source."""
        place, start = trace.body.get("place"), trace.body.get("from")
        if trace.kind != "control" or trace.proofs or not isinstance(place, dict) or not isinstance(start, dict):
            return None
        return pipeline.opening_note(self.store, str(place["id"]), date.fromisoformat(str(start["start"])))

    def rule(self, ruling: Ruling, *, on: date | None = None) -> bool:
        """Keeps an analyst's ruling; whether it is new."""
        return self.store.evidence.add_ruling(ruling, on=on)

    def refresh(self) -> bool:
        """Brings the kept situation up to date; done by itself before every question."""
        return pipeline.refresh(self.store)

    def check(self) -> list[Problem]:
        """What is wrong with the store: every text as it was read, every quote as it stands in its text; empty where all is well."""
        with suppress(StoreError):  # what cannot be read is found below, and named
            self.refresh()
        return self.store.check()

    # ------------------------------------------------------------------ handle
    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = self.store.evidence.counts()
        return f"<khabar database: {counts.reports} reports, {counts.claims} claims, {counts.rulings} rulings>"

    def _repr_html_(self) -> str:
        from khabar import display

        counts = self.store.evidence.counts()
        told = {
            "reports": counts.reports,
            "claims": counts.claims,
            "rulings": counts.rulings,
            "failures": counts.failures,
        }
        return display.counted(told, self.events(limit=display.DRAWN + 1).to_dicts(), self._look())


def open_database(where: str | Path, *, create: bool = False) -> Database:
    """The database in a file or at an address (``postgresql+psycopg://...``). Raises StoreError where there is none."""
    return Database(open_store(where, create=create))
