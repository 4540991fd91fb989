"""Coding on Ray gives what coding here gives, in the same order."""

from __future__ import annotations

import pytest

from khabar.model import Failure, Page
from khabar.pipeline import Settings, code_pages

pytest.importorskip("ray", reason="needs the extra cluster")


def test_the_same_reports_in_the_same_order() -> None:
    from khabar.cluster import code_on_cluster
    from khabar.coding.coder import models_folder

    if not (models_folder() / "encoder.onnx").is_file():
        pytest.skip("no weights in the package")
    texts = [f"Gunmen killed {n} policemen in Kunduz on Saturday, officials said." for n in ("two", "three", "four")] * 7
    pages: list[Page | Failure] = [Page(path=str(i), text=t) for i, t in enumerate(texts)]
    pages.insert(5, Failure("broken", "reading", "made so"))
    assert list(code_on_cluster(pages, Settings(workers=2))) == list(code_pages(pages, Settings()))
