"""A lazy choice of findings: filtered when it is asked for, turned into whatever table an analyst works with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from khabar.frames import COLUMNS, Flat, flat_rows
from khabar.store import Filters, Proof
from khabar.wire import JsonObject

if TYPE_CHECKING:
    import geopandas
    import pandas
    import polars
    import pyarrow

    from khabar.display import Picture
    from khabar.world.outlines import Outlines


@dataclass(frozen=True, slots=True)
class Look:
    """What a notebook's display may ask for beside the rows: the sentences of claims by id, and the theatre's outlines."""

    words: Callable[[Sequence[str]], Sequence[Proof]]
    outlines: Callable[[], Outlines | None]


class Asked(TypedDict, total=False):
    """Filters by name; days are dates or ISO text, half-open."""

    actor: str
    place: str
    province: str
    since: date | str
    until: date | str
    on: date | str
    type: str
    status: str
    kind: str
    min_voices: int
    text: str
    outlet: str
    limit: int


class MissingPackage(ImportError):
    """An optional package that a conversion needs."""


def filters_of(asked: Asked, start: Filters | None = None) -> Filters:
    """Raises TypeError for a filter that there is not, ValueError for a day that is none."""
    values = {
        key: date.fromisoformat(value) if key in ("since", "until", "on") and isinstance(value, str) else value
        for key, value in asked.items()
    }
    return replace(start or Filters(), **values)  # type: ignore[arg-type]


class Selection:
    """Findings of one kind. Nothing is read before it is looped over or turned into a table; each time anew.

    >>> db.events().where(province="Kunduz", min_voices=2).to_pandas()  # doctest: +SKIP
    """

    def __init__(
        self, kind: str, fetch: Callable[[Filters], Iterator[JsonObject]], filters: Filters, look: Look | None = None
    ) -> None:
        self.kind = kind
        self.filters = filters
        self._fetch = fetch
        self._look = look

    def where(self, **asked: Unpack[Asked]) -> Selection:
        """The same with more filters; one given before is replaced."""
        return Selection(self.kind, self._fetch, filters_of(asked, self.filters), self._look)

    def __iter__(self) -> Iterator[JsonObject]:
        return self._fetch(self.filters)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def first(self) -> JsonObject | None:
        return next(iter(self.where(limit=1)), None)

    def to_dicts(self) -> list[JsonObject]:
        """The findings with all that they hold, as the contract prints them."""
        return list(self._fetch(self.filters))  # list(self) would ask for the length first, and read everything twice

    def to_rows(self) -> list[Flat]:
        """One flat row a finding, with the same columns always."""
        return flat_rows(self.kind, self.to_dicts())

    # ------------------------------------------------------------------ tables
    def to_arrow(self) -> pyarrow.Table:
        """A pyarrow Table; needs ``pip install 'khabar[tables]'``."""
        arrow = needed("pyarrow")
        types = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), date: arrow.date32()}
        schema = arrow.schema([(column, types[kind]) for column, kind in COLUMNS[self.kind].items()])
        return arrow.Table.from_pylist(self.to_rows(), schema=schema)

    def to_polars(self) -> polars.DataFrame:
        """A polars DataFrame; needs ``pip install 'khabar[tables]'``."""
        pl = needed("polars")
        types = {str: pl.String, int: pl.Int64, float: pl.Float64, date: pl.Date}
        made: polars.DataFrame = pl.DataFrame(
            self.to_rows(), schema={column: types[kind] for column, kind in COLUMNS[self.kind].items()}
        )
        return made

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas DataFrame with whole numbers that may be missing, and days as timestamps."""
        pd = needed("pandas")
        columns = COLUMNS[self.kind]
        types = {str: "string", int: "Int64", float: "float64", date: "datetime64[s]"}
        rows = self.to_rows()
        series = {
            column: pd.Series([row[column] for row in rows], dtype=types[kind]) for column, kind in columns.items()
        }
        made: pandas.DataFrame = pd.DataFrame(series)
        return made

    def to_geopandas(self) -> geopandas.GeoDataFrame:
        """A GeoDataFrame of points (WGS 84). A point is the middle of ``radius_km``: see ``place_precision`` before mapping it."""
        gpd = needed("geopandas")
        frame = self.to_pandas()
        if "lat" not in frame.columns:
            raise ValueError(f"{self.kind} rows have no place; events, control, forces and claims have")
        points = gpd.points_from_xy(frame["lon"], frame["lat"])
        placed = frame["lat"].notna()
        return gpd.GeoDataFrame(
            frame,
            geometry=[point if known else None for point, known in zip(points, placed, strict=True)],
            crs="EPSG:4326",
        )

    # ------------------------------------------------------------------ display
    def __repr__(self) -> str:
        given = {
            key: value for key in Filters.__dataclass_fields__ if (value := getattr(self.filters, key)) is not None
        }
        return f"<{len(self)} {self.kind} rows{', ' + str(given) if given else ''}>"

    def _repr_html_(self) -> str:
        from khabar import display

        return display.selection(self.kind, self.where(limit=self._most(display.DRAWN + 1)).to_dicts(), self._look)

    def map(self) -> Picture:
        """Where the rows are, for a notebook: a pin where a place is a point, else a disc of its radius."""
        from khabar import display

        return display.map_of(self.kind, self.to_dicts(), self._look)

    def timeline(self) -> Picture:
        """When the rows are, for a notebook: lanes of states, else bars of how many."""
        from khabar import display

        return display.timeline_of(self.kind, self.to_dicts())

    def _most(self, rows: int) -> int:
        return rows if self.filters.limit is None else min(rows, self.filters.limit)


def needed(package: str) -> Any:
    """An optional package, or a clear word on how to get it."""
    try:
        found: ModuleType = import_module(package)
    except ImportError as e:
        raise MissingPackage(f"this needs {package}: pip install 'khabar[tables]'") from e
    return found
