"""Many coded reports, one situation: copies folded, happenings matched, voices counted, control through time."""

from khabar.corroboration.situation import corroborate
from khabar.corroboration.world import CorroborationWorld, Opening, Standing, TableWorld

__all__ = ["CorroborationWorld", "Opening", "Standing", "TableWorld", "corroborate"]
