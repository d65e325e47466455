"""What an objective wants for people, as clauses: one for each family of metric."""

from assistant.drafter.lexicon import plurals, word_set
from assistant.drafter.noun_phrase import article, plural
from assistant.drafter.theme import Theme

_WITH_THING = {
    "wait": "free {who} from the wait for {thing}",
    "fault": "free {who} from {things}",
    "give-up": "help {who} get through {thing} without giving up",
    "stay": "give {who} reasons to stay with {thing}",
    "return": "give {who} reasons to come back to {thing}",
    "finish": "help {who} finish {thing}",
    "convert": "help more {who} go all the way through {thing}",
    "use": "make {thing} a habit for {who}",
    "trust": "let {who} rely on {thing}",
    "please": "give {who} reasons to praise {thing}",
    "learn": "find out what {who} need from {thing}",
    "understand": "make {thing} plain to {who}",
    "more": "make {thing} the norm for {who}",
    "less": "make {thing} less of a burden for {who}",
    "hold": "keep {thing} in check",
}
_WITHOUT = {
    "wait": "free {who} from long waits",
    "fault": "free {who} from trouble",
    "give-up": "help {who} finish what they start",
    "give-back": "help {who} choose what they will keep",
    "stay": "give {who} reasons to stay",
    "return": "give {who} reasons to come back",
    "finish": "help {who} finish what they start",
    "convert": "help more {who} go all the way",
    "use": "give {who} reasons to come back every week",
    "join": "bring more {who} on board",
    "trust": "let {who} rely on us",
    "please": "give {who} reasons to recommend us",
    "money": "give {who} reasons to spend more with us",
    "cost": "serve {who} without wasting money",
    "contact": "let {who} get on without asking for help",
    "learn": "find out what {who} need",
    "understand": "make plain to {who} what happens next",
    "more": "give {who} what they come for",
    "less": "leave {who} with less to worry about",
    "hold": "spare {who} nasty surprises",
}
_THEM_WITH_THING = {
    "wait": "spare {who} the wait for {thing}",
    "fault": "spare {who} {things}",
    "convert": "help more of them go all the way through {thing}",
    "learn": "find out what they need from {thing}",
}
_THEM_WITHOUT = {
    "wait": "spare {who} long waits",
    "fault": "spare {who} trouble",
    "convert": "help more of them go all the way",
    "join": "bring more of them on board",
    "learn": "find out what they need",
    "more": "give them what they come for",
}
_ABOUT = {
    "cost": "on",
    "less": "over",
    "money": "on",
    "more": "in",
    "please": "for",
    "trust": "for",
    "use": "for",
    "wait": "over",
}
THEM = "them"


def clause_about(theme: Theme, who: str, about: str) -> str:
    """Say what to do for people whose metric names no thing, and in what: `about`, a noun without article."""
    return f"{clause(theme, who)} {_ABOUT.get(theme.family, 'with')} {article(about)}"


def clause(theme: Theme, who: str, *, bare: bool = False) -> str:
    """Say in small letters what to do for people; `bare` leaves out what it is about."""
    if theme.does and not bare:
        return f"let {who} {theme.does} without a long wait"
    if theme.things and not bare:
        return _counting(theme, who)
    if theme.thing and not bare and theme.family in _WITH_THING and not _names(theme.thing, who):
        form = (_THEM_WITH_THING if who == THEM else {}).get(theme.family, _WITH_THING[theme.family])
        return form.format(who=who, thing=article(theme.thing), things=plural(theme.thing))
    form = (_THEM_WITHOUT if who == THEM else {}).get(theme.family, _WITHOUT[theme.family])
    return form.format(who=who)


def _counting(theme: Theme, who: str) -> str:
    if theme.family == "more":
        return _having_more(theme.things, who)
    said = theme.things.lower().split()
    people = any(word in plurals() for word in said[:2]) or not word_set("own_work").isdisjoint(said)
    return f"have fewer {theme.things}" if people else f"leave {who} with fewer {theme.things}"


def _having_more(things: str, who: str) -> str:
    """Say what to do for more of some things: people are won, what is as it should be becomes the rule."""
    words = things.lower().split()
    if "who" in words[1:-1]:
        people, _, does = things.partition(" who ")
        return f"get more {people} to {does}"
    told = any(word.endswith(("ed", "en", "less")) or word in word_set("links") for word in words)
    return f"make {things} the rule" if told else f"make {things} work for {who}"


def _names(thing: str, who: str) -> bool:
    last, said = who.split()[-1], thing.lower().split()
    return last in said or last.removesuffix("s") in said
