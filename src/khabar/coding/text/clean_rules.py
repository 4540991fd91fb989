"""Words and shapes of text that is no article. Every pattern meets one whole line, folded and in lower case,
unless it says otherwise; a line of an article must not be met by chance, so patterns are long rather than clever.

To add one: put the line that was not recognised into tests/coding/test_clean.py, then its pattern here.
"""

from __future__ import annotations

import re

MAX_LINE = 320  # characters of a line of furniture; longer lines are prose and are not looked at


def _words(listed: str) -> frozenset[str]:
    return frozenset(word.strip() for word in listed.split("|"))


def _lines(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


NOTICE = _lines(
    r"error:? ?content is protected ?!*",
    r"(?:©|copyright|\(c\))?[^.!?]{0,80}\.? ?all rights reserved\b.{0,150}",
    r"(?:© ?|\(c\) ?(?=\d{4})|copyright (?=©|\(c\)|\d{4}|by |:)).{0,150}",
    r"this (?:material|article|content) (?:may|must) not be (?:published|reproduced|copied).{0,200}",
    r"(?:unauthori[sz]ed )?(?:reproduction|copying|republication) .{0,80}(?:prohibited|forbidden|permission).{0,80}",
    r"(?:we|this (?:web)?site|our (?:web)?site|our partners?) uses? cookies.{0,250}",
    r"by (?:continuing to|using|clicking).{0,60}(?:you (?:agree|accept|consent)|cookies|our (?:policy|terms)).{0,150}",
    r"(?:\[?(?:ok|accept|accept all|i agree|agree|got it|reject all|manage (?:cookies|preferences)|close|dismiss)\]?[ |]*)+",
    r"(?:advertisements?|advertising|sponsored(?: content)?|promoted|advertorial|- ?advertisement ?-|story continues below.{0,40}|scroll to continue.{0,40}|article continues (?:below|after).{0,40})",
    r"(?:please )?(?:enable|turn on|disable|allow) (?:javascript|cookies|your ad.?blocker|ad.?blockers?).{0,120}",
    r"(?:loading|please wait|retry)[ .]*",
    r"(?:go )?back to (?:top|homepage|home)\b.{0,60}|skip (?:to|ahead).{0,40}|jump to (?:content|navigation).{0,40}|scroll (?:down|up|to top).{0,40}",
    r"(?:you can )?(?:read|see|find) this (?:article|story|page|text|report)(?: also)? in [a-z, ]{3,60}(?:: ?link)?\.?",
    r"(?:this (?:article|story|page|report|text) is )?(?:also )?available in (?:dari|pashto|farsi|persian|arabic|urdu|english|french|german|russian)[a-z, ]{0,40}\.?",
    r"(?:filed under|posted in|published in|categor(?:y|ies)|tags?|tagged(?: with| as)?|topics?|keywords?|labels?|section)(?::| -).{1,200}",
    r"(?:reading time:? )?\d{1,3} ?-?min(?:ute)?s?(?: read| reading| ago)|reading time:? .{1,20}|\d{1,2} (?:hours?|days?) ago",
    r"(?:views?|reads?|hits|visits|clicks|post views|page views):? ?[\d.,]+ ?[km]?|[\d.,]+ ?[km]? (?:views?|reads|hits|shares?|likes?|claps)",
    r"page \d+ of \d+|next page|previous page|(?:older|newer) posts?|(?:previous|next)(?: (?:article|post|story))?:? ?.{0,120}(?:<|>|»|←|→).{0,120}",
    r"listen to (?:this|the) (?:article|story|report).{0,40}|download (?:pdf|as pdf|the app|our app).{0,60}|open in app|view original.{0,40}",
    r"(?:text size|font size|a ?\+ ?a ?-|aa|a- a\+).{0,20}",
    r"(?:log ?in|sign ?in|register|sign ?up|subscribe|my account|log ?out|e-?paper|advertise(?: with us)?)(?: ?(?:\||/|or|,|·) ?(?:log ?in|sign ?in|register|sign ?up|subscribe|my account|log ?out|e-?paper|advertise(?: with us)?))*",
    r".{0,80}is a registered (?:charity|trademark|non-?profit).{0,120}",
    r"(?:go|log on) to [\w.]{4,40}\.(?:com|org|net|af|info)\b.{0,120}",
    r"(?:the )?views expressed (?:in|by|are).{0,200}|(?:opinions|views) (?:in|of) .{0,120}(?:do not necessarily|are those of).{0,150}",
    r"(?:this (?:article|story|report|piece|post) )?(?:was )?(?:first|originally) (?:appeared|published|posted) (?:on|in|at|by) .{2,120}",
    r"(?:have|got) (?:a )?(?:tip|story|news|correction|complaint|confidential).{0,60}(?:contact|e-?mail|write|send|call).{0,80}",
    r"(?:source|view|story) link|source",
    r"(?:enter your )?(?:e-?mail )?(?:search|search for:?|search this (?:site|blog))[ .]*",
)

SHARE_LINE = _lines(
    r"(?:please )?(?:like|follow|find|join|add) (?:us|our (?:channel|group|page|community|newsletter)|the (?:channel|group|page)|me)\b(?:[ .!:]*| .{0,20}\b(?:on|at|for|here|now|today|via)\b(?! the (?:road|way|side|front)).{0,160})",
    r"(?:please )?(?:follow|like) (?:@?[\w.]+ ){1,4}(?:english |online |news )?(?:on|for|at) .{2,120}|follow (?:@?[\w.]+ ?){1,4}:",
    r"(?:like|liked|love|loved|enjoy|enjoyed) (?:this|it|what you (?:read|see))(?: (?:article|post|story))?\? .{0,150}",
    r"(?:sign up|subscribe|register) (?:for|to|by|now|here|today).{0,150}",
    r"(?:get|receive|have) .{0,80}(?:in(?:to)? your inbox|by e-?mail|newsletter|notifications).{0,100}",
    r"(?:click to )?(?:share|tweet|pin|e-?mail|send|forward|recommend|save|bookmark) (?:this|on|via|to a|with|it).{0,120}",
    r"share(?:s|d)?:? ?[\d.,]*k?|\d[\d.,]*k? (?:shares?|likes?|retweets?|reactions?|forwards?).{0,60}",
    r"(?:our )?(?:newsletter|e-?mail (?:alerts?|updates?)|push notifications?)(?: sign ?-?up)?:?|your e-?mail(?: address)?[:.]?",
    r"(?:'|\")*(?:mi piace|me gusta|j'aime|gefällt mir|like|reply|report|rispondi)(?:(?:'|\"|\s|\d|·|\|)*(?:mi piace|me gusta|j'aime|gefällt mir|like|reply|report|rispondi))*(?:'|\"|\s|\d)*",
)
# A line that falls apart into nothing but these is a row of buttons.
SHARE_WORDS = _words(
    """share|share this|share on|share via|share it|tweet|tweet this|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|
    email|e-mail|mail|print|print this|print this page|print this article|copy link|copy|link|forward|like|likes|pin it|pin|follow|follow us|subscribe|
    save|bookmark|messenger|viber|instagram|youtube|tumblr|vk|ok.ru|skype|rss|newsletter|unsubscribe|forward to a friend|join the channel|
    join our channel|join us|comment|reply|mi piace|more|views|view in browser|tiktok|threads|mastodon|bluesky|signal|support the resistance|support us|donate|download|send"""
)
SHARE_STRONG = SHARE_WORDS - _words(
    "x|link|copy|more|views|mail|save|like|likes|reply|signal|print|follow|ok.ru|threads|forward|send|download|donate|comment"
)
SHARE_SPLIT = re.compile(r"\s*[|·•/,:;>»]+\s*|\s+-+\s+|\s{2,}|\s+(?:on|via|with|to|and)\s+(?=[a-z-]+\b)")
SYMBOLS = re.compile(r"[^\w\s□☐◻○|·•/,:;>»@&+.'\"()$€£%!?*#\[\]<=_-]+")
COUNTER = re.compile(r"\d[\d.,]*\s?[km]?")

MENU_WORDS = _words(
    """home|news|world|local|nation|national|international|politics|business|economy|markets|market|sport|sports|cricket|opinion|opinions|editorial|
    culture|arts|entertainment|lifestyle|life|health|science|tech|technology|weather|video|videos|photos|photo|gallery|galleries|multimedia|audio|podcast|
    podcasts|e-paper|epaper|about|about us|contact|contact us|contacts|archive|archives|search|menu|log in|login|sign in|register|subscribe|
    subscribe by e-mail|advertise|advertise with us|jobs|careers|privacy|privacy policy|terms|terms of use|terms of service|imprint|sitemap|rss|faq|help|
    press|press room|maps|donate|what we do|where we work|who we are|our work|support us|blog|forum|reports|publications|library|events|security|
    afghanistan|asia|middle east|europe|africa|americas|us|uk|more|latest|live|tv|radio|programs|programmes|features|analysis|interviews|provinces|
    english|dari|pashto|farsi|languages|top stories|disclaimer|cookies|cookie policy|accessibility|feedback|newsletter|members|shop|store|cart"""
)
MENU_SPLIT = re.compile(r"\s*[|·•»>]\s*|\s{2,}|\t+|\s+/\s+")

# Sure by themselves.
DONATION = _lines(
    r".{0,60}\b(?:bc1[a-z0-9]{20,80}|0x[0-9a-f]{40}|(?:bitcoincash:)?[qp](?=[a-z]*\d)[a-z0-9]{38,60}|4(?=\w*[a-z])[a-z0-9]{94})\b.{0,60}",
    r"[^.!?]{0,60}\b(?:[13](?=\w*[a-z])[a-z0-9]{25,34}|t(?=\w*\d)[a-z0-9]{33})",
    r"[^.!?]{0,80}\biban\b.{0,120}|[^.!?]{0,100}\bpaypal(?:\.me| ?:|@).{0,120}|[^.!?]{0,60}(?:patreon|ko-fi|gofundme|liberapay|buymeacoffee)(?:\.com|\.org| ?:).{0,100}",
    r"(?:bitcoin|btc|ethereum|eth|bitcoin cash|bch|monero|xmr|litecoin|ltc|tether|usdt)(?: address| wallet)? ?:.{0,100}",
    r"do you like this (?:content|article|site|page).{0,120}",
    r"(?:please )?consider (?:helping|supporting|donating|making a|a (?:small )?donation).{0,120}",
    r".{0,120}\b(?:donation|gift|contribution)s? (?:is|are|may be) (?:fully )?tax[ -]deductible.{0,120}",
    r"(?:please |click here to )?(?:donate|make a donation|chip in)(?: now| today| here| monthly| online| once| via .{1,30})?[ .!:>]*",
    r"(?:please )?(?:keep us (?:online|independent|going)|we (?:need|rely on|depend on) your (?:help|support|donation)).{0,150}",
    r"(?:[□☐◻○]|\[ \]) ?(?:[$€£]|other|usd|eur).{0,200}",
)
# Furniture only beside another line about giving.
DONATION_WEAK = _lines(
    r"(?:please )?support (?:us|our work|our journalism|independent (?:media|journalism)|this (?:site|channel|blog)|\w+)[ .!]*",
    r"(?:or )?contact us ?: ?\S{1,80}",
    r"(?:please )?help us (?:to )?(?:help|continue|survive|keep|grow|stay|reach)\b.{0,150}",
    r"(?:your|every) (?:gift|donation|support|contribution|dollar|euro|help)\b.{0,40}(?:helps?|counts?|matters?|keeps?|feeds?|saves?|makes?|allows?|goes|will).{0,150}",
    r"[^.!?]{0,60}(?:appeal|campaign|fundrais\w+|goal|target|collected|donations?)\b[^.!?]{0,30}(?:raised|so far|reached|of our goal|this month)\b[^.!?]{0,60}",
    r"(?:raised|collected|goal|target)(?: so far)?:? ?[$€£]? ?\d[\d.,]* ?[$€£]?.{0,60}",
    r"(?:[$€£] ?\d[\d.,]*|\d[\d.,]* ?[$€£]|\d{1,3} ?%)(?:\s*(?:\.{2,}|of|/|-|\|)?\s*(?:[$€£] ?\d[\d.,]*|\d[\d.,]* ?[$€£]))*",
)

COMMENTS_HEAD = _lines(
    r"\d[\d,.]* (?:thoughts?|comments?|responses?|replies|reply|reactions?)(?: (?:on|to|so far|for)\b.{0,200})?:?",
    r"(?:one|two|three|four|five) (?:thoughts?|comments?|responses?|replies) (?:on|to)\b.{0,200}",
    r"(?:reader |readers' |user |latest |recent |your |all )?comments?(?: ?\(\d+\)| ?: ?\d+| section)?:?",
    r"leave a (?:reply|comment|response)\b.{0,80}|(?:post|add|write|submit) (?:a |your )?comments?\b.{0,40}",
    r"join the (?:discussion|conversation)\b.{0,60}|what do you think\?.{0,60}|have your say\b.{0,60}|discussion ?\(\d+\)",
    r"responses|replies|reader reactions|trackbacks?|pingbacks?",
)
COMMENT_FORM = _lines(
    r"your e-?mail (?:address )?will not be (?:published|shared)\b.{0,120}|required fields are marked\b.{0,20}",
    r"(?:name|e-?mail|website|comment|message)(?: ?\*| \(required\).{0,40})",
    r"save my name,? e-?mail.{0,150}|notify me of (?:new|follow-?up).{0,80}|(?:post|submit) comment|cancel reply|you must be logged in.{0,60}",
    r"(?:log in|sign in|login) to (?:reply|comment|leave).{0,40}|(?:view|show|hide|load) (?:all |more |previous )?(?:\d+ )?comments?|no comments(?: yet)?|0 comments|be the first to comment.{0,20}|leave a comment",
    r"this site uses akismet.{0,120}|comments (?:are|have been) (?:closed|moderated|disabled).{0,80}",
)
COMMENT_LINE = re.compile(
    r"[\w@._ -]{2,40} (?:says|writes|wrote|said|on|replied)(?: (?:on|at) .{4,40})?: ?.*|.{2,40} \d+ (?:hours?|days?|weeks?|months?|years?) ago.{0,20}"
)

# Praise and trade of comment spam; two of them in one paragraph, or one beside look-alike letters, make it spam.
SPAM = re.compile(  # each begins a word, but for some
    r"\b(?:"
    + "|".join(
        (
            r"nice (?:post|blog|article|site)\b", r"great (?:post|blog|article|site|info)\b", r"i was (?:checking|searching|looking) (?:constantly |continuously )?(?:this|for this|this particular|for)\b",
            r"this (?:blog|board|weblog|web ?site|web page)\b", r"very (?:useful|helpful) (?:info|information|post)\b", r"specifically the last part\b",
            r"i care for such\b", r"for a (?:very )?long time\. thank", r"thank you (?:and|&) good luck\b", r"came across this\b", r"stumbled (?:up)?on\b",
            r"helped me (?:out )?a lot\b", r"give something back\b|offer something (?:again|back)\b", r"(?:aid|help) others (?:such as|like) you\b", r"keep up the (?:good|great) (?:work|writing)\b",
            r"bookmarked?\b", r"my (?:web ?site|blog|homepage|webpage|site)\b", r"check out my\b|visit my\b|feel free to (?:visit|surf)\b",
            r"casinos?\b", r"slots?\b(?= (?:online|games?|machine))|online slots?\b", r"poker\b", r"betting\b", r"back ?links?\b", r"seo\b", r"viagra", r"(?:cheap|discount|replica|authentic) \w+\b(?=.{0,40}(?:online|shop|delivery|price|sale|deal|outlet|$))",
            r"buy (?:cheap|now|online|\w+ online)\b", r"free (?:delivery|shipping|trial|bonus)\b", r"(?:weight loss|diet|male enhancement|enlargement|slimming) ?(?:pills?|tea|keto)?\b", r"pills\b",
            r"payday", r"forex\b", r"crypto(?:currency)? (?:invest|trad|account|profit|signals|queen)", r"i (?:made|earn(?:ed)?|make) [$€£] ?\d", r"my account (?:exploded|grew|doubled)\b", r"ask me how\b", r"work(?:ing)? from home\b", r"earn (?:money|cash|\$)",
            r"whatsapp (?:me|him|her|\+?\d)|telegram:? @", r"(?:deals?|shop|store|casino|pills) dot (?:com|net|example|ru|info)\b|https?://\S+", r"escorts?\b", r"porn", r"spell caster\b|love spell\b|hacker for hire\b",
            r"excellent (?:post|blog|article|beat)\b", r"i (?:really|truly) (?:like|love|enjoy(?:ed)?) (?:your|this) (?:blog|post|site|article|writing)\b", r"amazing (?:blog|post|article)\b", r"i am impressed\b", r"informative (?:post|article|blog)\b", r"next write ?ups?\b", r"your (?:blog|web ?site|weblog)\b",
        )
    )
    + r")|cialis|levitra\b|quick loans?\b|xxx\b"
)  # fmt: skip

RELATED_HEAD = _lines(
    r"(?:also read|read also|read more|read next|related|see also|you (?:may|might) (?:also )?(?:like|be interested in)|recommended|trending|most (?:read|popular|viewed|shared)|popular|latest)(?: (?:articles?|stories|story|posts?|news|topics?|content|coverage|reading|videos?|for you|now|today|this week|on this (?:topic|story)|in .{3,30}))?:?",
    r"more (?:stories|news|articles|posts|headlines)?(?: ?(?:on this (?:story|topic)|from .{2,40}|by .{2,40}|about .{2,40}|in .{2,40}|like this|for you))?:?|more on .{2,60}",
    r"(?:editor'?s'? (?:picks?|choice)|top stories|don'?t miss|in case you missed it|what to read next|up next|latest news|further reading|around the web|from the web|from around the web|sponsored (?:links|stories))(?: .{0,20})?:?",
)
RELATED_LINE = _lines(
    r"(?:also read|read also|read more|read next|related|see also|watch|watch also|more|don'?t miss|recommended)(?: ?(?:story|article|news))? ?[:>|»]+ ?.{3,220}"
)
SOURCES_HEAD = _lines(
    r"(?:list of )?(?:sources?|references?|bibliography|footnotes?|endnotes|notes|works cited|further sources)(?: (?:has|have|had) been used in this (?:article|report|text))?(?: used)?[.:]*",
    r"(?:the following )?sources .{0,30}(?:used|consulted).{0,40}",
)
SOURCE_LINE = _lines(
    r"(?:source|via|h/t|hat tip|with (?:input|inputs|information|files|material|agencies)(?: from)?) ?: ?.{2,200}|sources ?: ?(?=.*[,;/&]).{2,200}",
    r"\(?with (?:input|inputs|information|files|material|reports?|additional material)s? (?:from|by) .{2,150}\)?|\(?with agencies\)?",
)
LISTED = re.compile(r"\s*(?:\d{1,3} ?[-.):]|\[\d+\]|[-*•>–»▪]|https?://|www\.)")
CAPTION = _lines(
    r"\(?\[?(?:(?:file )?(?:photo|photograph|image|picture|pic|video|map|graphic|graphics|infographic|illustration|screenshot|screengrab)s?|caption|image caption|photo caption|image source|image copyright|media caption)(?: ?(?:by|credits?|courtesy(?: of)?|source|from))? ?[:/©|-] ?.{1,220}",
    r"\(?\[?(?:file )?(?:photo|photograph|image|picture|map|illustration)s? (?:by|courtesy(?: of)?|from|credit) .{2,100}",
    r"(?:image caption|image source|image copyright|media caption) .{1,220}|file (?:photo|image|picture)\.?|\(file\)|getty images|(?:photo|image|picture)\.?",
    r"\(?\[?[\w /.&]{2,30} (?:photo|file photo|images)(?:/[\w .'-]{2,40})?\)?\]?",
)
CRAWL_STAMP = re.compile(
    r"[ \t]*(?:date|fetched|crawled|retrieved|scraped|accessed|archived|captured|timestamp)(?: on| at| date)?:? ?(?P<date>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?)(?=\s|$)",
    re.I,
)
STAMP_HEAD = re.compile(
    r"[ \t]*(?:(?:first |last |originally )?(?:published|posted|updated|modified|date of publication|publication date|date published|published date|created|issued|released|submitted|added)(?: on| at| by [\w .]{2,30}? on)?:?|date:|dated:?)[ \t]+",
    re.I,
)
# These meet the folded line in its own case.
_PERSON = r"(?:[A-Z][\w'.-]+|[A-Z]\.|al-\w+|ur-\w+|ul-\w+)"
_NAMES = rf"{_PERSON}(?: {_PERSON}){{0,4}}(?:(?:,| and| &|;) {_PERSON}(?: {_PERSON}){{0,4}}){{0,5}}"
_CREW = r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ee]dited|[Ww]ritten|[Tt]ranslated|[Tt]ranslation|[Rr]eported|[Pp]roduction|[Rr]esearch)"
SIGN_OFF = re.compile(rf"\((?:Additional |With )?{_CREW}\b(?: and [a-z]+)?(?: by| from)?:?\s[^()]{{2,400}}\)")
CREW_LINE = re.compile(
    rf"(?:Additional |With )?{_CREW}(?: and [a-z]+)? by:? {_NAMES}(?: in {_NAMES})?(?:[;,.]? ?(?:Additional )?{_CREW}(?: and [a-z]+)? by:? {_NAMES})*\.?"
)
CONTRIBUTED = re.compile(
    rf"(?:(?P<outlet>[A-Z][\w. ]{{1,30}})'s )?{_NAMES}(?: in {_NAMES})? (?:also )?contributed (?:to|reporting).{{0,80}}"
)
BYLINE = re.compile(
    rf"(?:[Bb]y|BY|[Ww]ritten by|[Pp]osted by|[Aa]uthor:?|[Ss]tory by|[Tt]ext:?|[Rr]eport by):? (?P<names>{_NAMES})(?: with (?P<with>{_NAMES}))?(?: (?:in|from) {_NAMES})?(?:,? (?:[A-Z][\w ]{{2,40}}))?(?: ?[|·-] ?.{{0,60}})?"
)
POSTED = re.compile(
    rf"(?:[Pp]osted|[Pp]ublished|[Ww]ritten|[Uu]pdated)(?: on)? .{{4,40}}? by (?P<names>{_NAMES}|[a-z]\w+)(?: in .{{2,40}})?"
)
CORRESPONDENT = re.compile(
    r"(?:[Ff]rom|[Bb]y) (?:our|a|the) (?:own )?(?:(?:special|staff|local) )?(?:correspondent|reporter|stringer|staff|web desk|news desk|desk)s?(?: in .{2,40})?\.?"
)
CREDIT = re.compile(r"(?:[Ss]ources?|[Vv]ia|SOURCE|[Cc]redit)(?: ?: ?| )(?P<names>[A-Z][\w&.' /-]{1,60})")

BREAKING = re.compile(
    r"(?:breaking(?: news)?|live(?: updates?| blog)?|developing(?: story)?|just in|exclusive|watch(?: live)?|must read|top story)[ :!-]*"
)
