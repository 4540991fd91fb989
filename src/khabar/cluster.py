"""The same coding on Ray: pages spread over a cluster, results in their order. Needs the extra ``cluster``."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from khabar.model import CodedReport, Failure, Page
from khabar.pipeline import Settings, batches, code_page

BATCH = 16  # pages of one task: enough that sending them costs little beside coding them
AHEAD = 4  # tasks for each worker that may wait for their turn, so that memory stays bounded


class ClusterError(RuntimeError):
    """No cluster can be used, and why."""


def code_on_cluster(
    pages: Iterable[Page | Failure], settings: Settings, *, address: str | None = None
) -> Iterator[CodedReport | Failure]:
    """Pages to coded reports in their order. ``address`` is Ray's; None starts it here with ``settings.workers`` processes."""
    ray = _ray()
    mine = not ray.is_initialized()
    if mine:
        local = {"num_cpus": settings.workers, "include_dashboard": False} if address is None else {}
        ray.init(address=address, log_to_driver=False, logging_level="ERROR", **local)
    task = ray.remote(_code)
    waiting: deque[Any] = deque()
    try:
        for group in batches(pages, BATCH):
            waiting.append(task.remote(group, settings))
            if len(waiting) >= settings.workers * AHEAD:
                yield from ray.get(waiting.popleft())
        while waiting:
            yield from ray.get(waiting.popleft())
    finally:
        if mine:
            ray.shutdown()


def _code(group: list[Page | Failure], settings: Settings) -> list[CodedReport | Failure]:
    return [page if isinstance(page, Failure) else code_page(page, settings) for page in group]


def _ray() -> Any:
    try:
        import ray
    except ImportError as error:
        raise ClusterError("coding on a cluster needs Ray: pip install 'khabar[cluster]'") from error
    return ray
