"""Emphasis: the turns of phrase by which a sentence puts one thing before all others."""

import re

from assistant.evidence.cues import cues

_POINTING = re.compile(
    r"\b(?:that's|thats|that is|this is|it's|its|is|are|be)\s+(?:\w+ly\s+)?(?:the|our|my)\s+(?:\w+\s+){0,2}?"
    r"(?:thing|one|lever|problem|point|priority|theme|heading|headline|bet|focus"
    r"|problem statement|number)"
    r"\s*(?:$|[.,;!\"'\u201d)]|(?:we|you|i|this team|the team|they)(?:'ll|'d)?\s+(?:are|will|will be|be"
    r"|'ll be)?\s*(?:judged|measured|live|lives|stand|sign|carry|defend|look))",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"\b(?:judged?|measured?|graded) (?:us |you |me |this team )?(?:on|by)\b|\blives? (?:or die )?by\b"
    r"|\b(?:about|only|for) one thing\b(?! (?:more|else))|\b(?:es geht darum|darum geht es|worum es geht"
    r"|geht es um|se trata de|lo que importa|il s'agit de|l'essentiel)\b",
    re.IGNORECASE,
)
_PERIOD = (
    r"(?:quarter|half|half-year|year|cycle|term|season|sprint|month|semester|spring|summer|autumn|fall|winter"
    r"|q[1-4]|h[12])"
)
_SPENT = re.compile(
    rf"\b(?:this|the|next|our|that)(?: (?:whole|entire|coming|next))? {_PERIOD}(?:'s work)?"
    r"(?: will be|'s|s| is| should be| has to be)"
    r" (?:all |only |really |mostly |mainly )?(?:about|for|dedicated to|devoted to)\b"
    r"|\b(?:spend|devote|dedicate|use|give|put) (?:all of |all |most of )?(?:this|the|next|our)"
    rf"(?: (?:whole|coming|next))? {_PERIOD} (?:on|to|into|for)\b"
    r"|\b(?:agreed|decided|chose|resolved|want|going) to (?:concentrate|focus|put (?:everything|all)|bet|work only)\b",
    re.IGNORECASE,
)
_IF_ONE = re.compile(
    r"\bif (?:[\w']+ ){0,6}?(?:only |just )?one (?:thing|goal|of (?:these|them|those|the))\b", re.IGNORECASE
)
_CLEFT = re.compile(
    r"(?:^|[.:;,]\s|\b(?:so|and|but|because|look)\s)(?:what|all|the (?:only )?thing)"
    r" (?:(?:really|actually|truly) )?(?:(?:[\w'-]+ ){1,4}?)"
    r"(?:needs?|wants?|cares? about|cares?|asks? (?:for|of us)|looks? at|judges?|expects?|matters?|counts?"
    r"|is after|are after)"
    r"\b[^.?!]{0,60}?(?:\bis\b|\bare\b)",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:until|unless|before|till|while|without|bis|solange|hasta que|tant que)\b[^.?!]{3,90}"
    r"\b(?:nothing|no (?:new|other)|everything else|anything else|none of|nichts|nada|rien)\b"
    r"|\b(?:nothing (?:else|new|with|gets?|will|is|goes)|no (?:new|other) [\w-]+|everything else|everything waits"
    r"|(?:stop|drop|park|pause|freeze) everything|nichts|nada|rien)\b[^.?!]{0,90}"
    r"\b(?:until|unless|before|till|while|bis|solange|hasta|tant que)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:everything else|all (?:the )?(?:other|rest)(?: work)?|the rest|anything else|whatever else|all else"
    r"|other work)"
    r"(?: of (?:it|the (?:list|board|roadmap|backlog)))?"
    r" (?:(?:(?:is|are) (?:only |just |a )?(?:second|secondary|later|nice|extra|bonus|decoration|gravy|optional"
    r"|details?"
    r"|after|parked|luxury|plus|on hold|for later|nachrangig|zweitrangig)|comes?|follows?|can|must|has to|have to"
    r"|will|waits?|gets?|goes|hangs?|serves?|should|may|stays?)\b)"
    r"|\b(?:everything|all|the rest|all of it)(?: [\w-]+){0,3} (?:hangs? (?:on|off)|serves?|follows? from|flows? from"
    r"|depends on|traces? (?:back )?to|comes? after|comes? second|is secondary|is noise|is (?:a )?bonus)\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:(?:just|only|exactly|a single|the one|one single|the single|nur(?: noch)?) (?:one |eins?\b)?|one )"
    r"(?:job|objective|goal|aim|mission|purpose|priority|thing|question|topic|theme|promise|ziel|sache|thema)"
    rf"(?: (?:only|this|for (?:the|this|our|next) (?:\w+ )?{_PERIOD}|until|till|we|i|that|matters?"
    r"|counts?|left|now)\b|\s?[:=]|[.,!]?$)"
    r"|\bnur (?:noch )?eins\b|\buna sola cosa\b|\bune seule chose\b",
    re.IGNORECASE,
)
_STRESSED = re.compile(
    r"(?:,|\u2014|-|\.)\s*(?:full stop|period|end of story|that is all|nothing else|und sonst nichts"
    r"|y nada m\u00e1s|point final|punto|that is literally it|thats it|that's it)\W*$",
    re.IGNORECASE,
)
_IS_FOR = re.compile(
    rf"\b(?:that(?:'s| is)|this is|is) what (?:this|the|our|next) (?:\w+ )?(?:{_PERIOD}|release|team|project)"
    r"(?:'s| is) (?:all )?(?:for|about)\b"
    r"|\b(?:(?:all|every) (?:our |the )?(?:effort|efforts|energy|hands|work|capacity|attention)|(?:our|the"
    r"|all) effort|effort)\b"
    r"[^.?!]{0,40}\b(?:goes|go|to go|belongs?|into|on|to)\b",
    re.IGNORECASE,
)
_CHOOSE = re.compile(
    r"\b(?:if|when|where|whenever) (?:[\w']+ ){0,5}?(?:must|have to|has to|had to|need to) (?:choose|pick|decide)\b"
    r"|\bif (?:you|we|they|i|the [\w']+) (?:only |just |can |could )*(?:[\w']+ (?:at |on |to )?)(?:only "
    r"|just )?(?:one|a single) [\w']+"
    r"|\b(?:top|first|head|front) of (?:my|our|the|his|her|their|every) (?:list|queue|page|agenda|pile|board)\b"
    r"|\bthe order (?:of (?:work|things|the day|march)|from now on|is|stays)\b"
    r"|\b(?:lead|leading|chief|prime|foremost|overriding|paramount|central|cardinal) (?:matter|concern|aim"
    r"|question|task|goal|issue|topic)\b"
    r"|\b(?:ahead of|above|before) (?:everything|anything|all (?:else|others?)|any other|every other)\b"
    r"|\b(?:primero de todo|lo primero (?:de|es)\b|an erster stelle|zuallererst|avant tout|en premier"
    r"|prima di tutto)\b",
    re.IGNORECASE,
)
_MOTTO = re.compile(
    r"[\W_]*(?:[\w'-]+ ){1,3}(?:beats?|trumps?|outranks?|wins over) (?:[\w'-]+ ?){1,4}[\W_]*$"
    r"|[\W_]*(?:[\w'-]+ ){1,4}first[,;] (?:[\w'-]+ ){1,5}(?:second|after|afterwards|later|last|next)\b",
    re.IGNORECASE,
)


def stresses(said: str) -> bool:
    """Say whether a sentence by its turn of phrase puts one thing before all others."""
    return bool(cues(said, ("priority",))) or any(pattern.search(said) for pattern in _TURNS)


_TURNS = (_POINTING, _JUDGED, _SPENT, _IF_ONE, _CLEFT, _UNTIL, _REST, _ONE, _STRESSED, _IS_FOR, _CHOOSE, _MOTTO)
