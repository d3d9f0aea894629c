"""Make the tables and plots of docs/performance.md from results.json. Needs nothing but the standard library."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from benchmarks.peers.table import BASELINE

RESULTS = Path(__file__).with_name("results.json")
PLOTS = Path(__file__).resolve().parents[2] / "docs" / "_static"
CORES = 16

_INK, _GRID, _OWN, _OTHER = "#222", "#ddd", "#0b6e4f", "#5b6b8c"
_WIDTH, _LABELS = 720, 230


def load() -> dict[str, Any]:
    """Return the committed results."""
    found: dict[str, Any] = json.loads(RESULTS.read_text("utf-8"))
    return found


def growth(row: dict[str, Any]) -> float | None:
    """Return the time per character of the longest text, divided by that of the shortest."""
    sizes = row.get("growth", [])
    return sizes[-1]["us_per_char"] / sizes[0]["us_per_char"] if len(sizes) > 1 else None


def tables(results: dict[str, Any]) -> dict[str, str]:
    """Return the tables as Markdown, by name."""
    made = {"speed": _speed, "lengths": _lengths, "times": _times, "versions": _versions}
    return {name: "\n".join(rows(results)) for name, rows in made.items()}


def facts(results: dict[str, Any]) -> dict[str, str]:
    """Return what the page says of the run in its sentences."""
    runs = [row.get("runs", 0) for _, row in _rows(results)]
    words = results["words"] / results["articles"]
    return {
        "machine": f"one core of an {results['processor']}, with Python {results['python']}",
        "date": results["date"],
        "articles": f"{results['articles']} articles of {results['words']:,} words together",
        "runs": f"{min(runs)} runs",
        "words": f"{words:.0f} words",
    }


def _rows(results: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(name, row) for name, row in results["peers"].items() if "medians" in row]


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.1f}" if value >= 2 else f"{value:.2f}"


def _rounded(value: float) -> str:
    return f"{float(f'{value:.2g}'):,.0f}"


def _speed(results: dict[str, Any]) -> Iterable[str]:
    yield "| what | what it does | words a CPU second | times the pipeline alone | start-up, CPU s | memory, MiB |"
    yield "|---|---|--:|--:|--:|--:|"
    base = results["peers"].get(BASELINE, {}).get("medians")
    for name, row in results["peers"].items():
        if "medians" not in row:
            yield f"| {name} | {row['does']} | {row.get('failed', 'not measured')} | | | |"
            continue
        m = row["medians"]
        times = _number(m["words_per_cpu_s"] / base["words_per_cpu_s"]) if base else ""
        rate = _rounded(m["words_per_cpu_s"])
        yield f"| {name} | {row['does']} | {rate} | {times} | {m['startup_cpu_s']:.2f} | {m['peak_mib']:.0f} |"


def _lengths(results: dict[str, Any]) -> Iterable[str]:
    yield "| what | 1 KB | 10 KB | 100 KB | 1 MB | longest read / shortest |"
    yield "|---|--:|--:|--:|--:|--:|"
    for name, row in results["peers"].items():
        sizes = [f"{size['us_per_char']:.3g}" for size in row.get("growth", [])]
        cells = [*sizes, *[row.get("growth_failed", "")] * (len(sizes) < 4)]
        cells += [""] * (4 - len(cells))
        grown = growth(row)
        yield f"| {name} | {' | '.join(cells)} | {'' if grown is None else f'{grown:.2f}'} |"


def _times(results: dict[str, Any]) -> Iterable[str]:
    yield f"| what | 1,000 articles, 1 core | a million, 1 core | a million, {CORES} cores |"
    yield "|---|--:|--:|--:|"
    words = results["words"] / results["articles"]
    for name, row in _rows(results):
        each = words / row["medians"]["words_per_cpu_s"]
        times = (row["medians"]["startup_cpu_s"] + 1e3 * each, 1e6 * each, 1e6 * each / CORES)
        yield f"| {name} | {' | '.join(map(_duration, times))} |"


def _duration(seconds: float) -> str:
    for size, unit in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.{0 if seconds >= 10 * size else 1}f} {unit}"
    return f"{seconds:.{0 if seconds >= 10 else 1}f} seconds"


def _versions(results: dict[str, Any]) -> Iterable[str]:
    yield "| what | versions |"
    yield "|---|---|"
    for name, row in results["peers"].items():
        yield f"| {name} | {', '.join(f'{k} {v}' for k, v in row.get('versions', {}).items())} |"


# ---------------------------------------------------------------- plots


def write_plots(results: dict[str, Any]) -> None:
    """Write the plots of what was measured into the site's folder."""
    if _rows(results):
        (PLOTS / "peers-speed.svg").write_text(bars(results), "utf-8")
    if any(row.get("growth") for row in results["peers"].values()):
        (PLOTS / "peers-growth.svg").write_text(lines(results), "utf-8")


def _svg(height: float, title: str, parts: Iterable[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:.0f}" role="img" '
    style = f'font-family="sans-serif" font-size="13" fill="{_INK}"'
    title = f"<title>{escape(title)}</title>"
    return "\n".join(
        (head + style + ">", title, '<rect width="100%" height="100%" fill="#fff"/>', *parts, "</svg>", "")
    )


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{escape(text)}</text>'


def _line(points: Iterable[tuple[float, float]], colour: str, width: float = 1) -> str:
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def _colour(name: str) -> str:
    return _OWN if name.startswith("claimparse") else _INK if name == BASELINE else _OTHER


def _decades(values: Iterable[float]) -> range:
    """Return the powers of ten around the values."""
    logs = [math.log10(value) for value in values]
    return range(math.floor(min(logs)), math.ceil(max(logs)) + 1)


def bars(results: dict[str, Any]) -> str:
    """Draw words per CPU second, on a scale of powers of ten."""
    rates = {name: row["medians"]["words_per_cpu_s"] for name, row in _rows(results)}
    powers, step, top = _decades(rates.values()), 24, 34
    bottom, right = top + step * len(rates), _WIDTH - 70

    def across(value: float) -> float:
        return _LABELS + (math.log10(value) - powers[0]) / (len(powers) - 1) * (right - _LABELS)

    parts = [_text(_LABELS, 18, "words per CPU second (each line is ten times the one before)")]
    for power in powers:
        x = across(10.0**power)
        parts += [_line(((x, top), (x, bottom)), _GRID), _text(x, bottom + 18, f"{10**power:,}", "middle")]
    for k, (name, rate) in enumerate(sorted(rates.items(), key=lambda item: -item[1])):
        y, width = top + step * k, across(rate) - _LABELS
        shape = f'x="{_LABELS}" y="{y + 4}" width="{width:.1f}" height="{step - 8}" fill="{_colour(name)}"'
        parts += [_text(_LABELS - 8, y + 17, name, "end"), f"<rect {shape}/>"]
        parts.append(_text(_LABELS + width + 5, y + 17, _rounded(rate)))
    return _svg(bottom + 30, "Words per CPU second", parts)


def lines(results: dict[str, Any]) -> str:
    """Draw the time per character against the length of the text, both on scales of powers of ten."""
    grown = {name: row["growth"] for name, row in results["peers"].items() if row.get("growth")}
    powers = _decades(size["us_per_char"] for sizes in grown.values() for size in sizes)
    left, right, top, bottom = 60, _WIDTH - _LABELS - 10, 34, 420

    def place(chars: float, micros: float) -> tuple[float, float]:
        x = left + (math.log10(chars) - 3) / 3 * (right - left)
        return x, bottom - (math.log10(micros) - powers[0]) / (len(powers) - 1) * (bottom - top)

    parts = [_text(left, 18, "microseconds of CPU time per character, by length of the text")]
    for power in powers:
        y = place(1000, 10.0**power)[1]
        parts += [_line(((left, y), (right, y)), _GRID), _text(left - 6, y + 4, f"{10.0**power:g}", "end")]
    for power, label in zip(range(3, 7), ("1 KB", "10 KB", "100 KB", "1 MB"), strict=True):
        parts.append(_text(place(10.0**power, 1)[0], bottom + 18, label, "middle"))
    ends = []
    for name, sizes in grown.items():
        points = [place(size["chars"], size["us_per_char"]) for size in sizes]
        parts.append(_line(points, _colour(name), 2))
        ends.append((points[-1][1], points[-1][0], name))
    free = 0.0
    for y, x, name in sorted(ends):
        free = max(free + 15, y + 4)
        parts += [_line(((x + 2, y), (right + 10, free - 4)), _GRID), _text(right + 14, free, name)]
    return _svg(max(bottom, free) + 30, "Time per character by length of the text", parts)
