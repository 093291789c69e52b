#!/usr/bin/env python3
"""Makes the sample plans, units, indicators, targets and figures from what stands in source/.

    python3 deploy/sample-data/generate.py

Python 3.9 or later, standard library only. The same input gives the same bytes: the random numbers of a series come
from a fixed seed and the series' own name, so that a new series changes no other. How to read and change the tables
in source/ is said in README.md.
"""

import calendar
import csv
import json
import random
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "source"
SEED = 20230607

MONTHS = {"MONTH": 1, "QUARTER": 3, "HALF_YEAR": 6, "YEAR": 12}
DUE_DAY = {"MONTH": 10, "QUARTER": 20, "HALF_YEAR": 20, "YEAR": 28}
FIRST_YEAR = {"371503": 2022, "371500Z01": 2023, "371524": 2023}
LAST_MONTH = {"371503": 2024 * 12 + 7, "371500Z01": 2023 * 12 + 7, "371524": 2023 * 12 + 7}

# How a year's amount or level is spread over its months; 1 is the average month.
SEASONS = {
    "flat": (1,) * 12,
    "clean": (0.72, 0.80, 0.95, 1.08, 1.12, 1.05, 1.10, 1.12, 1.12, 1.06, 0.98, 0.80),
    "summer": (0.93, 0.90, 0.97, 0.99, 1.02, 1.05, 1.08, 1.09, 1.03, 1.00, 0.98, 0.96),
    "irrigation": (0.70, 0.75, 1.25, 1.30, 1.15, 1.25, 1.10, 0.95, 0.90, 0.95, 0.95, 0.75),
    "building": (0.40, 0.40, 0.90, 1.10, 1.20, 1.25, 1.20, 1.15, 1.25, 1.25, 1.10, 0.80),
    "graduation": (0.30, 0.40, 0.80, 0.90, 1.20, 1.90, 2.30, 1.60, 1.00, 0.70, 0.50, 0.40),
    "harvest": (0.50, 0.50, 0.70, 0.80, 1.00, 1.70, 1.10, 0.90, 1.60, 1.60, 0.90, 0.70),
    "winterrise": (1.12, 1.10, 1.05, 1.00, 0.95, 0.92, 0.90, 0.90, 0.94, 1.00, 1.04, 1.08),
}


def rows(name):
    with open(SOURCE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# --- periods: (frequency, number of its first month counted from year 0) ---


def parse_period(text):
    match = re.fullmatch(r"(\d{4})(?:-(?:Q(\d)|H(\d)|(\d\d)))?", text)
    year, quarter, half, month = match.groups()
    first = int(year) * 12
    if quarter:
        return "QUARTER", first + (int(quarter) - 1) * 3
    if half:
        return "HALF_YEAR", first + (int(half) - 1) * 6
    if month:
        return "MONTH", first + int(month) - 1
    return "YEAR", first


def period_text(frequency, first):
    year, month = divmod(first, 12)
    return {
        "MONTH": f"{year}-{month + 1:02d}",
        "QUARTER": f"{year}-Q{month // 3 + 1}",
        "HALF_YEAR": f"{year}-H{month // 6 + 1}",
        "YEAR": f"{year}",
    }[frequency]


def period_range(frequency, first, last_month):
    """The first months of all periods from `first` on that end no later than `last_month`."""
    length = MONTHS[frequency]
    return list(range(first, last_month - length + 2, length))


# --- figures ---


def rounded(value, decimals):
    return Decimal(repr(value) if isinstance(value, float) else value).quantize(
        Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP
    )


class Series:
    """The figures of one indicator in one region, by the shape that source/series.csv gives it."""

    def __init__(self, row, indicator, all_series):
        self.key = (row["indicator"], row["region"])
        self.indicator = indicator
        self.all_series = all_series
        self.frequency = indicator["frequency"]
        self.decimals = int(indicator["decimals"])
        self.random = random.Random(f"{SEED}/{row['indicator']}/{row['region']}")
        words = row["shape"].split()
        self.kind = words[0]
        self.options = dict(word.split("=") for word in words[1:] if "=" in word)
        self.arguments = [word for word in words[1:] if "=" not in word]
        self.season = SEASONS[self.options.get("s", "flat")]
        self.cached = None

    def periods(self, first=None):
        if "from" in self.options:
            first = parse_period(self.options["from"])[1]
        if first is None:
            first = FIRST_YEAR[self.key[1]] * 12
        last = LAST_MONTH[self.key[1]]
        if "to" in self.options:
            last = parse_period(self.options["to"])[1] + MONTHS[self.frequency] - 1
        return period_range(self.frequency, first, last)

    def noise(self, usual):
        size = float(self.options.get("n", usual))
        return 1 + size * (2 * self.random.random() - 1)

    def own_figures(self):
        """What happened in each period by itself, not yet added up to a year-to-date figure."""
        if self.cached is None:
            values = getattr(self, self.kind)()
            self.cached = {first: rounded(value, self.decimals) for first, value in values.items()}
        return self.cached

    def flow(self):
        """A year's amount, growing by g a year, spread by season s, with noise n."""
        amount = float(self.arguments[0])
        growth = float(self.options.get("g", "0"))
        periods = self.periods()
        values = {}
        for first in periods:
            weight = sum(self.season[month % 12] for month in range(first, first + MONTHS[self.frequency])) / 12
            years = first // 12 - periods[0] // 12
            values[first] = amount * (1 + growth) ** years * weight * self.noise(0.12)
        return values

    def level(self):
        """A level with season s and noise n."""
        return {first: float(self.arguments[0]) * self.season[first % 12] * self.noise(0.05) for first in self.periods()}

    def stock(self):
        """A straight line, from the first to the last period or through the given points."""
        if ":" in self.arguments[0]:
            points = [word.split(":") for word in self.arguments]
            points = [(parse_period(period)[1], float(value)) for period, value in points]
            periods = period_range(self.frequency, points[0][0], points[-1][0] + MONTHS[self.frequency] - 1)
        else:
            periods = self.periods()
            points = [(periods[0], float(self.arguments[0])), (periods[-1], float(self.arguments[1]))]
        values = {}
        for first in periods:
            for (left, low), (right, high) in zip(points, points[1:]):
                if left <= first <= right:
                    values[first] = low + (high - low) * (first - left) / (right - left)
        return values

    def part(self):
        """A share of another series, moving from the first to the second number, with noise n; never more than all."""
        whole = self.all_series[(self.arguments[0], self.key[1])].own_figures()
        start, end = float(self.arguments[1]), float(self.arguments[2])
        values = {}
        for place, (first, value) in enumerate(whole.items()):
            share = (start + (end - start) * place / max(1, len(whole) - 1)) * self.noise(0.005)
            values[first] = float(value) * min(share, 1)
        return values

    def same(self):
        """Exactly another series."""
        return dict(self.all_series[(self.arguments[0], self.key[1])].own_figures())

    def days(self):
        """A share of the days of the month, moving from the first to the second number; 1 1 is every day."""
        periods = self.periods()
        start, end = float(self.arguments[0]), float(self.arguments[1])
        values = {}
        for place, first in enumerate(periods):
            days = calendar.monthrange(first // 12, first % 12 + 1)[1]
            share = start + (end - start) * place / (len(periods) - 1)
            values[first] = days if share == 1 else min(days, days * share * self.season[first % 12] * self.noise(0.06))
        return values

    def at(self):
        """The given figures; a flow is 0 in the other periods since the first of those years began."""
        given = {parse_period(word.split(":")[0])[1]: word.split(":")[1] for word in self.arguments}
        if self.indicator["aggregation"] != "SUM":
            return given
        return {first: given.get(first, "0") for first in self.periods(min(given) // 12 * 12)}

    def list(self):
        """The given figures one after the other, from the period before the colon on."""
        first = parse_period(self.arguments[0].rstrip(":"))[1]
        length = MONTHS[self.frequency]
        return {first + place * length: value for place, value in enumerate(self.arguments[1:])}

    def posted(self):
        """The figures as staff post them: year to date where the indicator says so."""
        own = self.own_figures()
        if self.indicator["reporting"] != "YEAR_TO_DATE" or self.kind == "list":
            return own
        values, sums = {}, {}
        for first, value in own.items():
            sums[first // 12] = sums.get(first // 12, Decimal(0)) + value
            values[first] = sums[first // 12]
        return values


# --- the plan document ---

UNIT_LIST = re.compile(r"[〔((]?牵头(?:单位|部门):[^〔〕()()。]*[〕))]?\s*$")


HEADING = re.compile(r"[一二三四五六七八九十]+、|[((][一二三四五六七八九十]+[))]")


def task_texts(name, gold):
    """Each task's own paragraphs, without its number and without the list of units, by task number.

    A goal outside the numbered tasks stands in a paragraph that opens a part or a section; its pseudo task (P2) has
    that paragraph as its text.
    """
    lines = [line.strip() for line in (SOURCE / f"{name}.txt").read_text(encoding="utf-8").splitlines()]
    starts = {}
    for task in gold["tasks"]:
        if task["number"].isdigit():
            sign = "?" if task["title"] else ""
            pattern = re.compile(rf"{task['number']}[..、]{sign}\s*(?={re.escape(task['title'] or '')})")
            places = [(place, match.end()) for place, line in enumerate(lines) if (match := pattern.match(line))]
        elif task["section"]:
            places = [(place, len(task["section"]) + 1) for place, line in enumerate(lines)
                      if line.startswith(task["section"] + "。")]
        else:
            places = [(place + 1, 0) for place, line in enumerate(lines) if line == task["part"]]
        assert len(places) == 1, (task["number"], places)
        starts[task["number"]] = places[0]
    borders = {place for place, _ in starts.values()}
    texts = {}
    for task in gold["tasks"]:
        place, offset = starts[task["number"]]
        paragraphs = [lines[place][offset:]]
        if task is not gold["tasks"][-1]:
            later = place + 1
            while later not in borders and not HEADING.match(lines[later]):
                paragraphs.append(lines[later])
                later += 1
        text = "\n".join(text for text in (UNIT_LIST.sub("", p).strip() for p in paragraphs) if text)
        for goal in task["targets"]:
            assert goal["phrase"] in text, (task["number"], goal["phrase"])
        texts[task["number"]] = text
    return texts


def plan_document(meta, gold, units):
    parts = []
    for task in gold["tasks"]:
        if not parts or parts[-1]["title"] != task["part"]:
            assert task["part"] not in [part["title"] for part in parts], task
            parts.append({"title": task["part"], "sections": []})
        sections = parts[-1]["sections"]
        if task["section"] and task["section"] not in [section["title"] for section in sections]:
            sections.append({"title": task["section"]})
    titles = [part["title"] for part in parts]
    texts = task_texts(meta["code"], gold)

    def place(task):
        part = titles.index(task["part"])
        sections = [section["title"] for section in parts[part]["sections"]]
        return part + 1, sections.index(task["section"]) + 1 if task["section"] else None

    def task_document(task):
        part, section = place(task)
        named = set()

        def codes(role):
            new = [code for code in dict.fromkeys(units[(meta["region"], name)] for name in task[role])
                   if code not in named]
            named.update(new)
            return new

        return without_none({
            "number": task["number"],
            "title": task["title"],
            "text": texts[task["number"]],
            "part": part,
            "section": section,
            "lead": codes("lead"),
            "cooperating": codes("cooperating"),
            "participating": codes("participating"),
        })

    return without_none({
        "code": meta["code"],
        "title": gold["title"],
        "documentNumber": gold["documentNumber"],
        "issuer": gold["issuer"],
        "issuedOn": gold["issuedOn"],
        "region": meta["region"],
        "from": gold["periodStart"],
        "to": gold["periodEnd"],
        "status": meta["status"],
        "basis": meta["basis"],
        "parts": parts,
        "tasks": [task_document(task) for task in gold["tasks"]],
    })


# --- indicators and targets ---


def indicator_document(row):
    document = {
        "code": row["code"],
        "name": row["name"],
        "unit": row["unit"],
        "direction": row["direction"],
        "decimals": int(row["decimals"]),
    }
    if row["numerator"]:
        document |= {"numerator": row["numerator"], "denominator": row["denominator"], "factor": Decimal(row["factor"])}
    else:
        document |= {
            "frequency": row["frequency"],
            "aggregation": row["aggregation"],
            "reporting": row["reporting"],
            "dueDay": DUE_DAY[row["frequency"]],
        }
    return document


def comparator(goal, direction):
    """The rule book's comparator for the wording that the gold file records."""
    wording = goal["comparator"]
    if wording in ("pending", "assigned"):
        return "AT_MOST" if direction == "LOWER" else "AT_LEAST"
    if wording == "=":
        if goal["measure"] == "share" and Decimal(goal["value"]) == 100:
            return "EXACTLY"
        return "AT_MOST" if direction == "LOWER" else "AT_LEAST"
    return {
        ">=": "AT_LEAST", "<=": "AT_MOST", "~": "ABOUT", "range": "BETWEEN", "up": "INCREASE", "down": "DECREASE",
    }[wording]


def measure(goal):
    if goal["comparator"] in ("up", "down"):
        return "AMOUNT"
    return {"amount": "AMOUNT", "share": "AMOUNT", "growth": "GROWTH", "reduction": "REDUCTION"}[goal["measure"]]


def target_document(meta, gold, task, goal, row, indicator, series):
    assert row["phrase"] == goal["phrase"], row
    choices = dict(choice.split("=") for choice in row["choices"].split(";") if choice)
    value = choices.pop("value", None) or goal["value"]
    document = {
        "id": f"{meta['code']}-{task['number'].lower()}-{row['target']}",
        "plan": meta["code"],
        "task": task["number"],
        "indicator": row["indicator"],
        "region": meta["region"],
        "status": {"pending": "PENDING", "assigned": "ASSIGNED"}.get(goal["comparator"], "SET"),
        "comparator": choices.pop("comparator", None) or comparator(goal, indicator["direction"]),
        "value": Decimal(value) if value is not None else None,
        "valueHigh": Decimal(goal["valueHigh"]) if goal["valueHigh"] is not None else None,
        "measure": choices.pop("measure", None) or measure(goal),
        "recurrence": choices.pop("recurrence", None) or ("YEARLY" if goal["pace"] == "yearly" else "TOTAL"),
        "from": choices.pop("from", gold["periodStart"]),
        "to": choices.pop("to", goal["due"]),
    }
    if "baseline" in choices:
        period, _, value = choices.pop("baseline").partition(":")
        if not value:
            value = series[(row["indicator"], meta["region"])].posted()[parse_period(period)[1]]
        document["baseline"] = {"period": period, "value": Decimal(value)}
    if "milestones" in choices:
        steps = [step.split(":") for step in choices.pop("milestones").split(",")]
        document["milestones"] = [{"month": month, "value": Decimal(value)} for month, value in steps]
    document["strength"] = goal["strength"].upper()
    document["phrase"] = goal["phrase"]
    assert not choices, row
    return without_none(document)


# --- writing ---


def without_none(document):
    return {key: value for key, value in document.items() if value is not None}


def one_line(value):
    """JSON with decimals as they are, never through a float."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {one_line(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(one_line(item) for item in value) + "]"
    if isinstance(value, Decimal):
        return format(value, "f")
    return json.dumps(value, ensure_ascii=False)


def lines_of(values, indent=""):
    return "[\n" + ",\n".join(f"{indent}  {one_line(value)}" for value in values) + f"\n{indent}]"


def write(path, text):
    path.parent.mkdir(exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def write_plan(folder, plan):
    fields = []
    for key, value in plan.items():
        text = lines_of(value, "  ") if isinstance(value, list) else one_line(value)
        fields.append(f"  {json.dumps(key)}: {text}")
    write(folder / "plan.json", "{\n" + ",\n".join(fields) + "\n}")


def figure_lines(series, codes):
    lines = ["indicator,region,period,value,status,source,note"]
    for one in series.values():
        code, region = one.key
        if code not in codes:
            continue
        posted = one.posted()
        provisional = list(posted)[-2:] if one.frequency == "MONTH" else list(posted)[-1:]
        for first, value in posted.items():
            status = "PROVISIONAL" if first in provisional else "FINAL"
            lines.append(f"{code},{region},{period_text(one.frequency, first)},{format(value, 'f')},{status},SAMPLE,")
    return "\n".join(lines)


def main():
    plans = json.loads((SOURCE / "plans.json").read_text(encoding="utf-8"))
    indicators = {row["code"]: row for row in rows("indicators.csv")}
    unit_rows = rows("units.csv")
    units = {(row["region"], row["printed"]): row["code"] for row in unit_rows}
    series = {}
    for row in rows("series.csv"):
        series[(row["indicator"], row["region"])] = Series(row, indicators[row["indicator"]], series)

    for meta in plans:
        folder = HERE / meta["code"]
        gold = json.loads((SOURCE / f"{meta['code']}.gold.json").read_text(encoding="utf-8"))
        mapping = {(row["task"], row["target"]): row for row in rows(f"{meta['code']}.targets.csv")}
        plan = plan_document(meta, gold, units)
        targets = []
        for task in gold["tasks"]:
            for number, goal in enumerate(task["targets"], 1):
                row = mapping.pop((task["number"], str(number)))
                indicator = indicators[row["indicator"]]
                targets.append(target_document(meta, gold, task, goal, row, indicator, series))
        assert not mapping, mapping

        needed = {target["indicator"] for target in targets}
        for code in list(needed):
            needed |= {indicators[code]["numerator"], indicators[code]["denominator"]} - {""}
        chosen = [indicator_document(row) for code, row in indicators.items() if code in needed]
        chosen.sort(key=lambda document: "numerator" in document)

        used = {code for task in plan["tasks"] for role in ("lead", "cooperating", "participating") for code in task[role]}
        used |= {row["superior"] for row in unit_rows if row["code"] in used and row["superior"]}
        named = {row["code"]: row for row in unit_rows if row["code"] in used}
        unit_documents = [
            without_none({"code": row["code"], "region": row["region"], "name": row["name"],
                          "superior": row["superior"] or None})
            for row in named.values()
        ]

        write_plan(folder, plan)
        write(folder / "units.json", lines_of(unit_documents))
        write(folder / "indicators.json", lines_of(chosen))
        write(folder / "targets.json", lines_of(targets))
        own = {key: one for key, one in series.items() if key[1] == meta["region"]}
        write(folder / "figures.csv", figure_lines(own, needed))

    write(HERE / "manifest.json", lines_of([{"plan": meta["code"], "asOf": meta["asOf"]} for meta in plans]))


if __name__ == "__main__":
    main()
