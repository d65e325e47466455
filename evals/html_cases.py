"""The cases of a run as a table of HTML that sorts and filters, the worst of many; each opens to all that is known."""

from collections.abc import Sequence
from heapq import nsmallest
from html import escape

from evals.html_case import details
from evals.run import Result, Run
from evals.scorers import SCORERS
from evals.summary import GROUPS, STATES, rules_of

MOST = 500  # cases that are shown, the worst first; more would make a file that no browser likes
_RANK = {"error": 0, "fail": 1, "unscored": 2, "pass": 3}


def cases(run: Run, count: int) -> str:
    """Write the table, with the columns that say something."""
    results = sorted(nsmallest(MOST, run.results(), key=_worst), key=_place)
    tags = [tag for tag in GROUPS if any(one["tags"].get(tag) for one in results)]
    scored = {name for one in results for name in one.get("scores", {})}
    names = [one.name for one in SCORERS if one.name in scored]
    about = ["configuration"] if len(run.names) > 1 else []
    columns = ["case", *about, "state", *tags, *names, "rules"]
    heads = "".join(
        f"<th scope=col aria-sort=none{_kind(one, names)}><button type=button>{one.replace('_', ' ')}</button></th>"
        for one in columns
    )
    bodies = "".join(_row(result, about, tags, names, at) for at, result in enumerate(results))
    states = "".join(f"<option>{state}</option>" for state in STATES)
    left = f" The {MOST:,} worst of {count:,} are shown." if count > MOST else ""
    return (
        f"<h2 id=cases>Cases</h2><p class=quiet>A case opens with its name; a column sorts with its head.{left}</p>"
        '<p class=filters><label>State <select id=state><option value="">all</option>'
        f"{states}</select></label> <label>Text <input id=text type=search></label> <output id=count></output></p>"
        f"<div class=wide><table class=cases><thead><tr>{heads}</tr></thead>{bodies}</table></div>"
    )


def _kind(column: str, names: Sequence[str]) -> str:
    return " class=n" if column in names else ""


def _worst(result: Result) -> tuple[int, float, int]:
    score = result.get("scores", {}).get("checker", {}).get("value", 0)
    return _RANK[result["state"]], score, result["at"]


def _place(result: Result) -> tuple[int, str, int]:
    return result["at"], result["configuration"], result["repeat"]


def _row(result: Result, about: Sequence[str], tags: Sequence[str], names: Sequence[str], at: int) -> str:
    scores = result.get("scores", {})
    name = escape(result["case"]) + (f" [{result['repeat'] + 1}]" if result["repeat"] else "")
    cells = [escape(result[each]) for each in about]
    cells.append(f"<span class={result['state']}>{result['state']}</span>")
    cells += [escape(result["tags"].get(tag, "")) for tag in tags]
    numbers = "".join(_number(scores[each]["value"] if each in scores else None) for each in names)
    columns = 1 + len(cells) + len(names) + 1
    return (
        f"<tbody data-state={result['state']}><tr><th scope=row><button type=button class=open aria-expanded=false"
        f" aria-controls=d{at}>{name}</button></th>{''.join(f'<td>{cell}</td>' for cell in cells)}{numbers}"
        f"<td>{escape(' '.join(rules_of(result)))}</td></tr>"
        f"<tr id=d{at} class=details hidden><td colspan={columns}>{details(result)}</td></tr></tbody>"
    )


def _number(value: float | None) -> str:
    return "<td class=n></td>" if value is None else f"<td class=n data-n={value!r}>{value:g}</td>"
