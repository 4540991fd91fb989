"""What is no article is marked, what is article is not; offsets always point into the text that was read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.coding.text.clean import Cleaned, clean, fold, visible
from khabar.coding.text.fold import is_inline, mixed_words
from khabar.model import Page, Report
from khabar.reading import read_pages, to_report

SHARED = Path(__file__).parents[3] / "shared"
EXAMPLES = Path(__file__).parents[2] / "src/khabar/data/examples/reports"
PROSE = (
    "Two people were killed on Monday in a clash near the town of Nahrin, residents and a doctor of the district hospital said.\n\n"
    "The fighting began before dawn and went on for about three hours, according to three shopkeepers whose windows were broken.\n\n"
    "Officials in Pul-e Khumri denied that anything had happened, and called on the people of the valley to return to their work.\n\n"
    "A spokesman for the fighters said that they would come back in the summer, and that nobody would be able to keep them out.\n"
)


def report(text: str) -> Report:
    return to_report(Page(path="x", text=text))


def kept(text: str) -> str:
    """What is left of a text, markup and furniture blanked."""
    return visible(text, clean(report(text)).excluded)


def kinds(text: str) -> set[str]:
    return {mark.kind.value for mark in clean(report(text)).excluded}


# ------------------------------------------------------------------------------------------------ marked
@pytest.mark.parametrize(
    ("furniture", "kind"),
    [
        ("0 $\n2,500 $\n5,000 $\n2,040 $", "donation"),
        ("$ 0 ... $ 18,250 ... $ 60,000\nDonate now", "donation"),
        ("BITCOIN: bc1qv7k70u2zynvem59u88ctdlaw7hc735d8xep9rq", "donation"),
        ("Support OurPaper\nETH: 0x52908400098527886E0F7030069857D2E4169EE7", "donation"),
        ("Do you like this content? Consider helping us!", "donation"),
        ("IBAN DE00 0000 0000 0000 | PayPal: me@x.example", "donation"),
        ("Home | News | World | Sport | Contact", "menu"),
        ("HOME   NATION   WORLD   OPINION   E-PAPER", "menu"),
        ("Home\nNews\nPolitics\nAbout us\nContact", "menu"),
        ("Share on Facebook | Tweet | WhatsApp | Print this page", "share"),
        ("👁 41.2K   Forward   Copy link", "share"),
        ("Share this: Twitter - Facebook - Telegram", "share"),
        ("Follow us on Twitter @paper and on Facebook", "share"),
        ("Sign up for our newsletter and get the news in your inbox", "share"),
        ("error: Content is protected !!", "notice"),
        ("© 2022 Daily Paper. All rights reserved.", "notice"),
        ("We use cookies to make this site work. By continuing you accept our policy. [OK]", "notice"),
        ("(Reporting by Rafiq Shirzad in Jalalabad; Editing by Ed Davies)", "notice"),
        ("Additional reporting by Merlyn Thomas", "notice"),
        ("By Shekeba Hotak and Omid Parsa", "notice"),
        ("From our correspondent in Kunduz", "notice"),
        ("Advertisement", "notice"),
        ("ALSO READ\n> Ten dishes for the summer\n> Hundreds killed in a week: a photo essay", "other"),
        ("Read more: Twelve killed in Kunduz", "other"),
        ("Photo: Two dead men in a ditch / AFP", "other"),
        ("[ad_1]", "other"),
        ("Leave a Reply\nYour email address will not be published. Required fields are marked *", "comments"),
    ],
)
def test_furniture_is_marked_whole_and_alone(furniture: str, kind: str) -> None:
    for text in (f"{PROSE}\n{furniture}\n", f"A headline of a few words\n\n{furniture}\n\n{PROSE}"):
        if kind == "comments" and not text.startswith(PROSE):
            continue
        assert kind in kinds(text)
        left = kept(text)
        assert not any(line.strip() and line in left for line in fold(furniture).split("\n"))
        assert all(line in left for line in fold(PROSE).split("\n"))


def test_comments_and_spam_below_an_article() -> None:
    text = (
        PROSE
        + "\n3 comments\n\nRahim says: Kunduz has fallen, 200 dead\nBеst_Shоp says: Вuу сhеаp rіngs, free delivery >>> rings dot example\n"
    )
    assert {"comments", "spam"} <= kinds(text)
    assert "200 dead" not in kept(text) and "rings" not in kept(text)


def test_spam_without_a_heading() -> None:
    text = PROSE + "\nNice post. I was checking constantly this blog and I аm impressed!\nThank you and ցood luck.\n"
    assert kinds(text) == {"spam"}


def test_comments_do_not_swallow_what_follows_a_short_beginning() -> None:
    text = f"Headline of this report\n\n2 comments\n\n{PROSE}\n{PROSE}"
    assert fold(PROSE) in kept(text)


def test_sources_at_the_end() -> None:
    text = PROSE + "\nSources\n1- (A REPORT ON THE SEIZURE OF KUNDUZ)\n2- Radio website\n"
    assert "SEIZURE" not in kept(text)


def test_crawl_stamp() -> None:
    text = " date 2022-05-03 Power of the Taliban challenged\n\n" + PROSE
    cleaned = clean(report(text))
    assert text[cleaned.excluded[0].start : cleaned.excluded[0].end] == "date 2022-05-03"
    assert cleaned.title == "Power of the Taliban challenged"
    assert cleaned.stated_dates[0].words == "2022-05-03"


def test_markup_inside_text() -> None:
    text = '<div id="x"><p>Two <b>people</b> died, <a href="http://x/killed">sources said</a>.</p><p>A third &#8220;was hurt&#8221;.</p></div><!-- 5 killed -->\n'
    left = kept(text)
    assert len(left) == len(text) and "killed" not in left and "href" not in left
    assert left.split() == ["Two", "people", "died,", "sources", "said", ".", "A", "third", '"was', 'hurt"', "."]
    assert kept("Fewer than <200 men, and 3 > 2.") == "Fewer than <200 men, and 3 > 2."


def test_front_matter() -> None:
    text = (
        "---\ntitle: >\n  Ten killed\n  in Kunduz\npost_date: 2016-06-10 23:18:06\nauthor: 'A. Noor'\nsite: Amu\n---\n"
        + PROSE
    )
    cleaned = clean(report(text))
    assert (cleaned.title, cleaned.authors, cleaned.outlet_name) == ("Ten killed in Kunduz", ("A. Noor",), "Amu")
    assert (cleaned.stated_dates[0].kind, cleaned.stated_dates[0].words) == ("front_matter", "2016-06-10 23:18:06")
    assert "Kunduz" not in kept(text)
    assert kept("---\nTwo men died: a ruler is no front matter\n---\n").count("died") == 1


# ------------------------------------------------------------------------------------------------ not marked
@pytest.mark.parametrize(
    "line",
    [
        "Support for the government collapsed.", "The Taliban share a border with Tajikistan.", "Follow the road to Nahrin and you see the graves.",
        "Reporting by the UN shows that 20 people were killed.", "The campaign reached Kunduz on Friday.", "Comments by the governor angered the elders.",
        "Home | to ruins: 20 families return", "They made $9,000 a month from taxing coal.", "More than 60 villages burned.", "By Friday the town had fallen.",
        "Sources in Kunduz said that ten were dead.", "Related militias joined in.", "Police tweeted that two were dead.", "Donate blood, hospital in Kunduz pleads after blast",
        "Copyright lawyers were among the hostages, police said", "Most of the dead were pupils", "Search operations began in Andarab", "Breaking the siege cost 40 lives",
        "Islamic State claimed the bombing of the casino in Kabul; poker players were among the dead.", "Join us or die, the letter said", "Replies to the ultimatum are due on Friday",
        "Watch towers along the river were shelled", "Tags on the bodies gave their names", "Photo shop bombed in Herat",
        "Sources: Kunduz may fall by Friday",
        "He spoke of [more bombing] and of hunger",
    ],
)  # fmt: skip
def test_lines_of_an_article_stay(line: str) -> None:
    text = f"{PROSE}\n{line}\n\n{PROSE}"
    assert fold(line) in kept(text)


def test_look_alikes_in_the_article_are_no_spam() -> None:
    text = "Yаmgan changed master\n\n" + PROSE.replace("Taliban", "Tаliban") + "The Tаliban took Yаmgan.\n"
    assert kinds(text) == set()
    assert "The Taliban took Yamgan" in kept(text)


# ------------------------------------------------------------------------------------------------ head
@pytest.mark.parametrize(
    ("head", "title", "outlet", "dates"),
    [
        (
            "Who holds Warsaj?\n\nKokcha Online | Sunday, 29 May 2022\n\n",
            None,
            "Kokcha Online",
            ["Sunday, 29 May 2022"],
        ),
        (
            "A headline of four words\n\nThe Amu Dispatch, 30.05.2022\n\n",
            "A headline of four words",
            "The Amu Dispatch",
            ["30.05.2022"],
        ),
        (
            "RADIO NAHRIN\nEvening bulletin, 28.05.2022\n\nThe title comes after it\n\n",
            "The title comes after it",
            "RADIO NAHRIN",
            ["28.05.2022"],
        ),
        ("Title of the piece\n\nPublished July 5 2016 ", "Title of the piece", None, ["July 5 2016"]),
        ("Title of the piece\n\nLast updated at Jul 172015 ", "Title of the piece", None, ["Jul 172015"]),
        (
            "Title of the piece | Jordan Times\n\n16 July 2015 ",
            "Title of the piece | Jordan Times",
            "Jordan Times",
            ["16 July 2015"],
        ),
    ],
)
def test_heads(head: str, title: str | None, outlet: str | None, dates: list[str]) -> None:
    cleaned = clean(report(head + PROSE))
    if title:
        assert cleaned.title == title
    assert cleaned.outlet_name == outlet or outlet in cleaned.credits
    assert [stated.words for stated in cleaned.stated_dates] == dates
    assert all((head + PROSE)[stated.span.start : stated.span.end] == stated.words for stated in cleaned.stated_dates)


@pytest.mark.parametrize(
    ("line", "place", "day", "credits"),
    [
        ("KABUL, Afghanistan, May 26 (Hindukush Wire) - ", "KABUL", "May 26", ("Hindukush Wire",)),
        ("MAKHACHKALA -- ", "MAKHACHKALA", None, ()),
        ("MAIDUGURI, 08.02.2024. ", "MAIDUGURI", "08.02.2024", ()),
        ("LAHORE/ISLAMABAD, Pakistan — ", "LAHORE/ISLAMABAD", None, ()),
        ("Kunduz, 3 June (Pajhwok): ", "Kunduz", "3 June", ("Pajhwok",)),
        ("NAHRIN ", "NAHRIN", None, ()),
        ("NATO ", None, None, ()),
        ("BREAKING: ", None, None, ()),
    ],
)
def test_datelines(line: str, place: str | None, day: str | None, credits: tuple[str, ...]) -> None:
    dateline = clean(report("A headline of four words\n\n" + line + PROSE)).dateline
    assert (dateline and dateline.place) == place
    assert (dateline and dateline.date) == day
    assert clean(report("A headline of four words\n\n" + line + PROSE)).credits == credits


def test_credits_are_origins_and_not_listeners() -> None:
    text = (
        "Ten dead in Kunduz – Reuters\n\n"
        + PROSE
        + "\nHe told Fox News so.\n\nBy Le Parisien with AFP\n\nSource: Khaama Press\n"
    )
    assert clean(report(text)).credits == ("Reuters", "Le Parisien", "AFP", "Khaama Press")


# ------------------------------------------------------------------------------------------------ laws
PIECES = ["Two men died. ", "\n", "\n\n", "Home | News | World", "0 $", "Donate now", "Leave a Reply", "3 comments", "<p>", "</p>", '<a href="x">', "**", "[x](http://y)", "&#8220;",
          "Read more", "Вuу сhеаp", "casino pills", "(Reporting by A B)", "---\n", "title: x\n", "KABUL, May 2 (AP) - ", "By Jo Doe", "© 2022 X", "’", "\u00a0", "é", "Share this", " date 2022-05-03 "]  # fmt: skip


def check(report_: Report) -> Cleaned:
    cleaned = clean(report_)
    size = len(report_.text)
    ends = 0
    for mark in cleaned.excluded:
        assert ends <= mark.start < mark.end <= size
        ends = mark.end
    covered = [False] * size
    for span in (*cleaned.excluded, *cleaned.body):
        assert not any(covered[span.start : span.end])
        covered[span.start : span.end] = [True] * (span.end - span.start)
    assert not "".join(char for char, seen in zip(report_.text, covered, strict=True) if not seen).strip()
    for stated in cleaned.stated_dates:
        assert 0 <= stated.span.start < stated.span.end <= size
    assert len(visible(report_.text, cleaned.excluded)) == size
    assert clean(report_) == cleaned
    return cleaned


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_spans_are_sorted_apart_and_inside(text: str) -> None:
    check(to_report(Page(path="x", text="a" + text)))


@given(st.text(max_size=400))
def test_any_text_is_cleaned(text: str) -> None:
    check(to_report(Page(path="x", text="a" + text)))


@given(st.text())
def test_folding_keeps_length_and_is_idempotent(text: str) -> None:
    once = fold(text)
    assert len(once) == len(text)
    assert len(fold(once)) == len(once)


def test_folding() -> None:
    assert fold("“Yаmgan’s” – Россия\u00a0№ ցood &amp; ⅼong") == '"Yamgan\'s" - Россия № good &     long'
    assert mixed_words("Tаliban Россия plain") == 1
    assert (
        is_inline('</b><a href="x">') and is_inline("](http://x)") and not is_inline("</p>") and not is_inline("[ad_1]")
    )


def test_cleaning_the_examples_twice_changes_nothing() -> None:
    for page in read_pages([EXAMPLES]):
        assert isinstance(page, Page)
        first = to_report(page)
        cleaned = check(first)
        blanked = visible(first.text, cleaned.excluded)
        again = clean(to_report(Page(path="x", text=blanked)))
        assert not any(
            blanked[mark.start : mark.end].strip()
            for mark in again.excluded
            if mark.kind.value in ("spam", "donation", "menu", "share")
        )


# ------------------------------------------------------------------------------------------------ measured
@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the measuring material is not beside this checkout")
def test_no_gold_event_is_swallowed_and_furniture_of_the_scenario_is_marked() -> None:
    texts = {
        to_report(page).path: to_report(page)
        for page in read_pages([SHARED / "reports/seeds", SHARED / "reports/dev.jsonl"])
        if isinstance(page, Page)
    }
    for file in (*(SHARED / "gold/dev").glob("*.json"), *(SHARED / "gold/seeds").glob("*.json")):
        found = texts.get(file.stem) or texts[f"{file.stem}.txt"]
        marks = clean(found).excluded
        for event in json.loads(file.read_text())["events"]:
            for start, end in event["spans"]:
                assert not any(mark.start < end and start < mark.end for mark in marks), (
                    file.stem,
                    found.text[start:end],
                )
    gold = json.loads((SHARED / "gold/scenario/gold.json").read_text())
    scenario = {
        to_report(page).path: to_report(page)
        for page in read_pages([SHARED / "gold/scenario/reports.jsonl"])
        if isinstance(page, Page)
    }
    marks_of = {path: clean(found).excluded for path, found in scenario.items()}
    for member in (member for event in gold["events"] for member in event["members"]):
        trigger = member["trigger"]
        assert not any(
            mark.start < trigger["end"] and trigger["start"] < mark.end for mark in marks_of[member["report"]]
        )
    for path, spans in gold["excluded"].items():
        left = visible(scenario[path].text, marks_of[path])
        assert not any(left[span["start"] : span["end"]].strip() for span in spans), path
