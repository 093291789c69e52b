"""How much slower report-service answers with ten times as many figures: two of them, one for each size, are asked in turn."""
import json, os, statistics, time

import reading, writing
from tools import PeakHeap, Service, Warm, loads, load, psql, ratio, say, timed

TIMES = 10
# indicator-service takes 50,000 series in a file.
SERIES_AT_ONCE = 45_000
ROUNDS = 15


def measure(table, services, folder, indicators, counties, periods):
    """The small size is there. What is added for the large one are regions, each with figures of the same indicators and months:
    so it is the partitions and indexes that the same answers are read from that grow, not only others beside them."""
    regions = add_zones(services['plan'], counties)
    start_large(table, services, folder, indicators, counties, regions, periods)
    for name in ('report', 'report_large'):
        services[name].stop()
        services[name].start()
    small, large = ((services['indicator' + size], services['report' + size]) for size in ('', '_large'))
    figures = f'{len(indicators) * len(regions) * len(periods):,} figures'
    table.add(f'growth: {len(regions):,} regions, {figures}', 'regions', len(regions), None, 'both sizes asked in turn, medians')
    asked = {
        '150 results': reading.results_path(periods),
        'summary of 150 targets': f'/v1/plans/bench/summary?by=part&asOf={periods[-1]}',
        f'ranking of {len(counties)} counties': f'/v1/rankings?by=region&level=COUNTY&limit=1000&asOf={periods[-1]}'}
    nothing_known(table, f'ranking of {len(counties)} counties', small, large, periods)
    for name, path in asked.items():
        warm = Warm([(small[1], path), (large[1], path)])
        add(table, f'{name}, warm', warm.medians[0], warm.medians[1])
        one_figure_new(table, name, path, small, large, (indicators[0], counties[0], periods[-1]))
        say(f'{name} measured at both sizes')


def add_zones(plan_service, counties):
    zones = [(f'{county}Z{number:02d}', county) for county in counties for number in range(1, TIMES)]
    load(plan_service.port, 4, [
        f'PUT /v1/regions/{zone} ' + json.dumps({'name': zone, 'level': 'ZONE', 'parent': county}) for zone, county in zones])
    return counties + [zone for zone, _ in zones]


def start_large(table, services, folder, indicators, counties, regions, periods):
    indicator = services['indicator_large'] = Service('indicator_large')
    writing.put_indicators(indicator, indicators)
    load(indicator.port, 1, reading.bench_plan(indicators, counties[0], periods)[1])
    load(indicator.port, 8, reading.county_plans(indicators, counties, periods)[1])
    report = services['report_large'] = Service('report_large')
    begun = time.perf_counter()
    rows = 0
    with PeakHeap(report) as peak:
        for first in range(0, len(indicators), SERIES_AT_ONCE // len(regions)):
            some = indicators[first:first + SERIES_AT_ONCE // len(regions)]
            path = writing.write_files(folder, some, regions, periods, ('csv',), f'large{first}')['csv']
            imported, token = writing.import_file(indicator, path, 'text/csv')[1:]
            os.remove(path)
            rows += imported
            say(f'{rows:,} figures are imported')
        imported_at = time.perf_counter()
        report.follows(token)
    current_at = time.perf_counter()
    table.add(f'report current with {rows:,} figures after the last import', 's', current_at - imported_at, None,
              f'all of it from the first row on {current_at - begun:.0f} s; peak heap {peak.bytes / 1e6:.0f} MB, garbage included')
    say('the report of the large size is current')


def nothing_known(table, name, small, large, periods):
    """As of other months each time, so that nothing is known of them; every second, because each asks for the one before."""
    took = ([], [])
    for period in periods[::-2][1:8]:
        for size, (_, report) in enumerate((small, large)):
            took[size].append(timed(report, f'/v1/rankings?by=region&level=COUNTY&limit=1000&asOf={period}')[0])
    add(table, f'{name}, nothing known', took[0][1:], took[1][1:])


def one_figure_new(table, name, path, small, large, place):
    took = ([], [])
    for number in range(10 + ROUNDS * 2):
        for size, (indicator, report) in enumerate((small, large)):
            report.follows(writing.post(indicator, *place, 7000.5 + number + len(name) * 100))
            took[size].append(timed(report, path)[0])
    add(table, f'{name}, one figure new', took[0][10:], took[1][10:])


def add(table, name, small, large):
    factor, spread = ratio(large, small)
    table.add(name, 'ms', statistics.median(large), factor, f'{statistics.median(small):.2f} ms at the small size; {spread}')
