"""Small plots as inline SVG: how values are spread, and shares with their intervals."""

from collections.abc import Mapping
from math import floor

from evals.agreement import Share

_WIDTH, _HEIGHT, _BINS = 240, 64, 20
_BAR = 160


def histogram(counted: Mapping[float, int], name: str) -> str:
    """Draw how often values stand; the ends of the scale are written below."""
    low, high = min(counted), max(counted)
    if low >= 0 and high <= 1:
        low, high = 0.0, 1.0
    span = (high - low) or 1.0
    bins = [0] * _BINS
    for value, times in counted.items():
        bins[min(_BINS - 1, floor((value - low) / span * _BINS))] += times
    most, step = max(bins), _WIDTH / _BINS
    bars = "".join(
        f'<rect x="{at * step + 0.5:.1f}" y="{_HEIGHT - each / most * _HEIGHT:.1f}" width="{step - 1:.1f}"'
        f' height="{each / most * _HEIGHT:.1f}"><title>{each:,}</title></rect>'
        for at, each in enumerate(bins)
        if each
    )
    return (
        f'<svg class="spread" viewBox="0 0 {_WIDTH} {_HEIGHT + 16}" role="img" aria-label="{name}, spread">{bars}'
        f'<line x1="0" y1="{_HEIGHT}" x2="{_WIDTH}" y2="{_HEIGHT}"/>'
        f'<text x="0" y="{_HEIGHT + 13}">{low:g}</text>'
        f'<text x="{_WIDTH}" y="{_HEIGHT + 13}" text-anchor="end">{high:g}</text></svg>'
    )


def interval(share: Share) -> str:
    """Draw a share and its interval on a scale from 0 to 1."""
    if share.value is None or share.low is None or share.high is None:
        return ""
    return (
        f'<svg class="interval" viewBox="-5 0 {_BAR + 10} 12" aria-hidden="true">'
        f'<line x1="0" y1="6" x2="{_BAR}" y2="6"/>'
        f'<rect x="{share.low * _BAR:.1f}" y="3" width="{(share.high - share.low) * _BAR:.1f}" height="6"/>'
        f'<circle cx="{share.value * _BAR:.1f}" cy="6" r="4"/></svg>'
    )


def part(count: int, whole: int) -> str:
    """Draw a count as a bar of the largest."""
    width = count / whole * _BAR if whole else 0
    return (
        f'<svg class="part" viewBox="0 0 {_BAR} 12" aria-hidden="true">'
        f'<rect x="0" y="2" width="{width:.1f}" height="8"/></svg>'
    )
