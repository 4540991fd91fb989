"""Who arrives with a mattress on the roof has fled: "carts from Oldtown have been arriving since Monday" tells of no troops.

The finder takes what rolls in for a deployment. It is one where somebody bears arms; families, and carts and cars that carry a household, have left their homes.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.families import BEARING_ARMS

MOVED = frozenset(["deployment", "withdrawal", "border_crossing", "visit"])
MOVING = re.compile(r"(?:(?:have|has|had|been|were|was|are|is|already|still|also|\w+ly)\s+)*(?:arriv\w*|c[ao]m(?:e|ing)(?: (?:in|down|up|out|through|across))?|pour\w*(?: (?:in|into|out))?|stream\w*|trickl\w*|flow\w*|flood\w*|leav(?:e|es|ing)|left|head(?:ed|ing)|reach\w*|turn(?:ed|ing) up|mov(?:ed|ing)|roll(?:ed|ing)?)\b", re.I)
CARRIED = re.compile(
    r"\b(?:mattress(?:es)?|bedding|beds|bundles|belongings|furniture|household (?:goods|items|effects)|cooking pots|pots and pans|suitcases|goats|whatever they (?:could|can) carry|what (?:little )?they (?:could|can|had|have)(?: \w+)?)\b", re.I
)
VEHICLES = re.compile(r"\b(?:cars?|taxis?|trucks?|lorr(?:y|ies)|(?:mini)?bus(?:es)?|tractors?|trailers?|pick-?ups?|vans?|boats?|canoes?|pirogues?|ferr(?:y|ies)|motorbikes?|motorcycles?|vehicles?|bicycles?|rickshaws?)\b", re.I)
CARTS = re.compile(r"\b(?:(?:donkey|ox|horse|mule|bullock|hand)[- ]?(?:drawn )?carts?|carts|rafts|tractors loaded)\b", re.I)
FAMILIES = re.compile(r"\b(?:famil(?:y|ies)|households|villagers|townspeople|townsfolk|women|children|the elderly|residents|inhabitants|civilians|refugees|displaced|evacuees|fugitives|people)\b", re.I)
FLEEING = re.compile(r"\b(?:fle[de]|flee(?:s|ing)|displac\w+|refug\w+|escap\w+|evacuat\w+|uproot\w+|homeless|exodus|in fear|for safety|on foot)\b", re.I)
ARMED = re.compile(r"\b(?:soldiers?|troops|fighters?|gunm[ae]n|militia\w*|rebels?|insurgents?|army|military|police\w*|guards?|reinforcements?|convoys?|columns?|brigade|battalion|peacekeepers?|mercenar\w+|armou?red|tanks?|weapons?|arms|ammunition)\b", re.I)
OTHERWISE = re.compile(r"\b(?:return\w*|(?:back|went|go|come|came|coming) home|back to|aid|relief|food|supplies|medicines?|flour|goods|cargo|fuel|traders?|customers|pilgrims|tourists|delegat\w+|mourners|voters?|workers|harvest|market day|wedding|students|pupils|athletes|fans|to (?:vote|pray|mourn|protest|celebrate|attend|buy|sell|trade|watch))\b", re.I)


def with_flights(context: Context) -> Context:
    """The context in which those who arrive with their households have fled."""
    drafts = context.found.drafts
    out = tuple(fled(context, d) if d.type in MOVED and is_flight(context, d) else d for d in drafts)
    return context.with_drafts(out) if out != drafts else context


def is_flight(context: Context, draft: Draft) -> bool:
    text, trigger = context.folded, draft.trigger
    if not context.sentences or draft.status != "asserted" or not MOVING.fullmatch(text, trigger.start, trigger.end):
        return False
    here = context.sentences[context.sentence_index(trigger.start)]
    if ARMED.search(text, here.start, here.end) or OTHERWISE.search(text, here.start, here.end):
        return False
    doers = [i for i in moving(context, draft) if i in context.actors]
    if any(context.actors[i].kind in BEARING_ARMS for i in doers):
        return False
    whole = text[here.start : here.end]
    if CARTS.search(whole) or (VEHICLES.search(whole) and CARRIED.search(whole)):
        return True
    from_there = any(s.role == "from" and s.mention in context.places for s in draft.slots)
    return any(FAMILIES.search(context.words(i)) for i in doers) and (from_there or CARRIED.search(whole) is not None or FLEEING.search(whole) is not None)


def moving(context: Context, draft: Draft) -> list[int]:
    """Those who move; who tells of it is none of them."""
    tell = {context.actors[s.mention].id for s in draft.slots if s.role in ("by", "by2") and s.mention in context.actors}
    return [s.mention for s in draft.slots if s.role == "actor" and not (s.mention in context.actors and context.actors[s.mention].id in tell)]


def fled(context: Context, draft: Draft) -> Draft:
    """The draft as a flight: of people, and of no cars."""
    kept = {i for i in moving(context, draft) if not VEHICLES.search(context.words(i)) and not CARTS.search(context.words(i))}
    return replace(draft, type="displacement", slots=tuple(s for s in draft.slots if s.role not in ("actor", "rec", "weapon", "troops") or (s.role == "actor" and s.mention in kept)))
