"""Who tells the words of a sentence, by its grammar alone."""

from __future__ import annotations

import pytest

from khabar.coding.draft import Found, Mention, MentionKind
from khabar.coding.finding.speech import speaker_of
from khabar.coding.finding.unseen import with_speakers
from khabar.model import Span


def speaker(text: str, words: str, *people: str) -> str | None:
    mentions = [Mention(text.index(p), text.index(p) + len(p), MentionKind.PERSON) for p in people]
    sentences, start = [], 0
    for part in text.split("|"):
        sentences.append(Span(start, start + len(part)))
        start += len(part) + 1
    text = text.replace("|", " ")
    trigger = Span(text.index(words), text.index(words) + len(words))
    index = next(i for i, s in enumerate(sentences) if s.start <= trigger.start < s.end)

    def people_of(n: int) -> list[tuple[int, Mention]]:
        return [(i, m) for i, m in enumerate(mentions) if sentences[n].start <= m.start < sentences[n].end]

    found = speaker_of(text, sentences, index, trigger, people_of)
    return None if found is None else text[mentions[found].start : mentions[found].end]


@pytest.mark.parametrize(
    ("text", "words", "people", "who"),
    [
        ("The mayor said that rebels had burned the mill.", "burned", ("The mayor", "rebels"), "The mayor"),
        ("Rebels burned the mill on Friday, the mayor said.", "burned", ("Rebels", "the mayor"), "the mayor"),
        ("Rebels burned the mill on Friday, a nurse there told the Courier.", "burned", ("Rebels", "a nurse"), "a nurse"),
        ('"Rebels burned the mill," said Amina Dost, who lives there.', "burned", ("Amina Dost",), "Amina Dost"),
        ("Rebels burned the mill and held six men, reported the Courier.", "burned", ("Rebels", "six men", "Courier"), "Courier"),
        ('"Rebels burned the mill," a statement issued by the mayor said.', "burned", ("the mayor",), "the mayor"),
        ('The mayor announced it in a statement.|"Rebels burned the mill," the statement said.', "burned", ("The mayor",), "The mayor"),
        ('The mayor spoke on Friday.|"Rebels burned the mill," the statement said.', "burned", ("The mayor",), None),
        ("Rebels burned the mill on Friday, a clerk and the mayor said.", "burned", ("Rebels", "the mayor"), "the mayor"),
        ("Rebels burned the mill on Friday, say some shepherds.", "burned", ("Rebels", "some shepherds"), "some shepherds"),
        ("Amina Dost, who had taught there, said Karim Gul burned the mill.", "taught", ("Amina Dost", "Karim Gul"), None),
        ("Rebels burned the mill, said Karim Gul on Friday.", "burned", ("Rebels", "Karim Gul"), "Karim Gul"),
        ("Rebels burned the mill, army spokesman Karim Gul said.", "burned", ("Rebels", "Karim Gul"), "Karim Gul"),
        ('"Rebels burned the mill," General Karim Gul vowed.', "burned", ("Karim Gul",), "Karim Gul"),
        ("According to the mayor, rebels burned the mill.", "burned", ("the mayor", "rebels"), "the mayor"),
        (
            "The mayor, a former teacher, told reporters rebels had burned the mill.",
            "burned",
            ("The mayor", "reporters", "rebels"),
            "The mayor",
        ),
        ("Rebels burned the mill on Friday.", "burned", ("Rebels",), None),
        ("The mayor burned the letter and said nothing of the raid.", "burned", ("The mayor",), None),
        ("The mayor, who still speaks of six dead in the fire, has shut the mill.", "fire", ("The mayor",), "The mayor"),
        ("The mayor, who still speaks of six dead in the fire, has shut the mill.", "shut", ("The mayor",), None),
        ("The mayor, who said that rebels had burned the mill, visited the widow.", "visited", ("The mayor", "rebels"), None),
        ("The mayor put the official toll of the fire at six.", "fire", ("The mayor",), "The mayor"),
        ("The mayor put the letter into the fire.", "fire", ("The mayor",), None),
        ('"We saw the smoke," the mayor said.|"They burned the mill."', "burned", ("the mayor",), "the mayor"),
        ("The mayor said it was late.|They burned the mill.", "burned", ("The mayor",), None),
        ("Governor Amina Dost (PDP-Oldtown) said the wave of raids burned the mill.", "burned", ("Governor Amina Dost",), "Governor Amina Dost"),
        ("Amina Dost, D-N.H., said rebels had burned the mill.", "burned", ("Amina Dost", "rebels"), "Amina Dost"),
        ('"We saw the smoke," said Rep. Amina Dost, the top critic there.|"They burned the mill."', "burned", ("Amina Dost",), "Amina Dost"),
        ('"The court found that it was so," said Amina Dost.|"They burned the mill."', "burned", ("The court", "Amina Dost"), "Amina Dost"),
        ("Amina Dost, who served there, said Karim Gul's men burned the old mill.", "served", ("Amina Dost", "Karim Gul"), None),
        ("Rebels burned the mill, said Oldtown's mayor.", "burned", ("Rebels", "Oldtown's mayor"), "Oldtown's mayor"),
        ('"They want us gone," Amina Dost, 25, said as rebels burned the mill.', "burned", ("Amina Dost", "rebels"), None),
        ("Six men were shot, the mayor said, hours after rebels burned the mill.", "burned", ("Six men", "the mayor", "rebels"), None),
        ("Six men were shot, the mayor said, hours after rebels burned the mill.", "shot", ("Six men", "the mayor", "rebels"), "the mayor"),
        ('"We stay," the mayor said on Friday, adding that rebels had burned the mill.', "burned", ("the mayor", "rebels"), "the mayor"),
        ("In Oldtown, the mayor said when asked that rebels burned the mill.", "burned", ("the mayor", "rebels"), "the mayor"),
        ("That is what the mayor said when she left after rebels burned the mill.", "burned", ("the mayor", "rebels"), None),
        ("The mill that rebels burned is near the ford, which, the mayor said, is often dry.", "burned", ("rebels", "the mayor"), None),
        ("The mill that rebels burned is near the ford, which, the mayor said, is often dry.", "dry", ("rebels", "the mayor"), "the mayor"),
        ("According to local radio host Amina Dost, rebels burned the mill.", "burned", ("Amina Dost", "rebels"), "Amina Dost"),
        ("The council cited her years as a clerk and burned the mill.", "burned", ("The council", "her"), None),
        ('"Rebels burned the mill," Amina Dost replied.', "burned", ("Amina Dost",), "Amina Dost"),
        ('Amina Dost continued, "Rebels burned the mill and the barn."', "burned", ("Amina Dost",), "Amina Dost"),
        ("The march continued, and rebels burned the mill.", "burned", ("The march", "rebels"), None),
        ("The envoy condemned the raid, saying rebels had burned the mill.", "burned", ("The envoy", "rebels"), "The envoy"),
        ("Last week, the envoy called for calm and said rebels had burned the mill.", "burned", ("the envoy", "rebels"), "the envoy"),
        ("Six men were shot on Friday, saying they had burned the mill.", "burned", ("Six men",), None),
        ("Six men were shot, the mayor said, adding that rebels burned the mill.", "burned", ("Six men", "the mayor", "rebels"), "the mayor"),
        ("The army shelled the ford, and rebels fled, saying they had burned the mill.", "burned", ("The army", "rebels"), None),
        ("The mayor issued a statement saying rebels had burned the mill.", "burned", ("The mayor", "rebels"), "The mayor"),
        ("The front's claim that rebels burned the mill is false.", "burned", ("The front", "rebels"), "The front"),
        ("Villagers dismissed the claim that rebels burned the mill.", "burned", ("Villagers", "rebels"), None),
        ("The inquiry report found soldiers had burned the mill.", "burned", ("The inquiry report", "soldiers"), "The inquiry report"),
        ("The patrol found rebels who had burned the mill.", "burned", ("The patrol", "rebels"), None),
        ("Villagers insist that rebels burned the mill.", "burned", ("Villagers", "rebels"), "Villagers"),
        ("Amina Dost, who fled, said Karim Gul and his men burned the mill.", "burned", ("Amina Dost", "Karim Gul"), "Amina Dost"),
        ('"They burned the mill," said Oldtown council member Amina Dost.', "burned", ("Oldtown", "Amina Dost"), "Amina Dost"),
        ('Amina Dost said: "As we have said, rebels burned the mill."', "burned", ("Amina Dost", "we", "rebels"), "Amina Dost"),
        ("Rebels burned the mill, the police report says.", "burned", ("Rebels", "police report"), "police report"),
        ('"Where is the mill that they burned?" asked Amina Dost.', "burned", ("Amina Dost",), "Amina Dost"),
        ('"It was late," Amina Dost said.|"We slept.|We woke.|We ran.|We hid.|They burned the mill."', "burned", ("Amina Dost",), "Amina Dost"),
        ('"It was late," Amina Dost said.|"We slept."|"We woke."|"We ran."|"We hid."|"They burned the mill."', "burned", ("Amina Dost",), None),
    ],
)
def test_who_tells_it(text: str, words: str, people: tuple[str, ...], who: str | None) -> None:
    assert speaker(text, words, *people) == who


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Two men were shot on Friday, lawyers for the family said.", ["lawyers for the family"]),
        ("According to hospital records, nine were hurt.", ["hospital records"]),
        ("The two bands fought at the ford, say some shepherds.", ["some shepherds"]),
        ("They fought at the ford, as people say.", []),
        ("Two men were shot on Friday, he said.", ["he"]),  # whom he is, the report tells or nobody
        ("Two men were shot on Friday, they said.", []),  # as often the men as who tells it
        ("Two men were shot on Friday, and few said why it was so.", []),
        ("Police sources have said that two men were shot.", ["Police sources"]),
        ("But Musa says two men were shot.", ["Musa"]),
        ("The family said two men were shot.", ["The family"]),
        ("A survey of the district showed two men were shot.", []),
        ("The survey showed two men were shot.", ["The survey"]),
        ('"Two men were shot," a teacher at the school told us.', ["a teacher at the school"]),
        ("The announced march never came.", []),
        ("The army's announced march never came.", []),
        ("Three reported raids never came.", []),
        ("What witnesses said was noted.", []),
        ("Nobody said that two men were shot.", []),
        ("The district allowed some say in it.", []),
        ("Two men were shot on Friday, police sources said.", ["police sources"]),
    ],
)
def test_speakers_whom_the_finder_did_not_see(text: str, seen: list[str]) -> None:
    out = with_speakers(Found((), ()), text, [Span(0, len(text))])
    assert [text[m.start : m.end] for m in out.mentions] == seen
    again = with_speakers(out, text, [Span(0, len(text))])
    assert again == out, "who is there already is not added"
