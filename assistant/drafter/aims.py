"""What an objective wants for people, as clauses: one for each family of metric."""

from assistant.drafter.theme import Theme, article, plural

_FULL = {
    "wait": ("spare {who} the wait for {thing}", "spare {who} long waits"),
    "fault": ("spare {who} {things}", "spare {who} trouble"),
    "give-up": ("help {who} get through {thing} without giving up", "help {who} finish what they start"),
    "give-back": ("help {who} choose what they will keep", "help {who} choose what they will keep"),
    "stay": ("give {who} reasons to stay with {thing}", "give {who} reasons to stay"),
    "return": ("give {who} reasons to come back to {thing}", "give {who} reasons to come back"),
    "finish": ("help {who} finish {thing}", "help {who} finish what they start"),
    "convert": ("help more {who} go all the way through {thing}", "help more {who} go all the way"),
    "use": ("make {thing} a habit for {who}", "give {who} reasons to come back every week"),
    "trust": ("let {who} rely on {thing}", "let {who} rely on us"),
    "please": ("leave {who} content with {thing}", "leave {who} content with what they get"),
    "money": ("give {who} reasons to spend more with us", "give {who} reasons to spend more with us"),
    "cost": ("serve {who} at a lower cost", "serve {who} at a lower cost"),
    "contact": ("let {who} get on without asking for help", "let {who} get on without asking for help"),
    "learn": ("find out what {who} need when it comes to {thing}", "find out what {who} need"),
    "understand": ("make {thing} plain to {who}", "make plain to {who} what happens next"),
    "more": ("make {thing} the norm for {who}", "give more {who} what they come for"),
    "less": ("take the trouble out of {thing} for {who}", "take trouble off {who}"),
}
_SUBJECTS = {
    "learn": ("find out what they need when it comes to {thing}", "find out what they need"),
    "convert": ("help more of them go all the way through {thing}", "help more of them go all the way"),
    "more": ("make {thing} the norm for them", "give more of them what they come for"),
}


def clause(theme: Theme, who: str, *, bare: bool = False) -> str:
    """Say in small letters what to do for people; `bare` leaves out the thing, as does a thing that names them."""
    thing = "" if bare or _names(theme.thing, who) else theme.thing
    forms = _SUBJECTS.get(theme.family, _FULL[theme.family]) if who == "them" else _FULL[theme.family]
    if not thing:
        return forms[1].format(who=who)
    return forms[0].format(who=who, thing=article(thing), things=plural(thing))


def _names(thing: str, who: str) -> bool:
    last = who.split()[-1]
    return last in thing.lower().split() or last.removesuffix("s") in thing.lower().split()
