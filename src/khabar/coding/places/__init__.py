"""Places in text: find the mentions (``find_places``), then say which place each one means (``ground_places``)."""

from khabar.coding.places.choose import Home
from khabar.coding.places.find import find_demonyms, find_places
from khabar.coding.places.ground import GroundedPlace, ground_places

__all__ = ["GroundedPlace", "Home", "find_demonyms", "find_places", "ground_places"]
