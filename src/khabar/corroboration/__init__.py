"""Many coded reports, one situation: copies folded, happenings matched, voices counted, control through time."""

from khabar.corroboration.board import Board
from khabar.corroboration.situation import corroborate, situation_of
from khabar.corroboration.world import CorroborationWorld, Opening, Standing, TableWorld

__all__ = ["Board", "CorroborationWorld", "Opening", "Standing", "TableWorld", "corroborate", "situation_of"]
