"""What report-service answers: the results of a plan, rankings, warnings and its change feed."""
import json, random, statistics, sys, time

from tools import SEED, Warm, load, pgbench, psql, say, timed
from writing import post

RESULTS_SQL = '''select t.*, a.period, a.value, a.status from target t
join series s on s.indicator = t.indicator and s.region = t.region join actual a on a.series = s.id where t.plan = 'bench';'''


def plan(code, region, periods, status='DRAFT'):
    return f'PUT /v1/plans/{code} ' + json.dumps({
        'title': code, 'region': region, 'from': periods[0], 'to': periods[-1], 'status': status,
        'parts': [{'title': 'one', 'sections': []}], 'tasks': [{'number': '1', 'title': 'one', 'text': 'one', 'part': 1, 'lead': []}]})


def targets(plan, indicators, region, periods, values):
    """A target for each indicator in a region: about half of them come to be reached."""
    return [f'PUT /v1/targets/{plan}-{region}-{code} ' + json.dumps({
        'plan': plan, 'task': '1', 'indicator': code, 'region': region, 'comparator': 'AT_LEAST',
        'value': values.randrange(40_000, 60_000) * len(periods), 'from': periods[0], 'to': periods[-1]}) for code in indicators]


def bench_plan(indicators, county, periods):
    """The plan whose results are measured, and its targets."""
    return plan('bench', county, periods), targets('bench', indicators, county, periods, random.Random(SEED))


def county_plans(indicators, counties, periods):
    """For each county a plan in force with a target for each indicator, and the targets."""
    values = random.Random(SEED + 1)
    plans = [plan(f'rank-{county}', county, periods, 'IN_FORCE') for county in counties]
    return plans, [target for county in counties for target in targets(f'rank-{county}', indicators, county, periods, values)]


def results_path(periods):
    return f'/v1/plans/bench/results?limit=1000&asOf={periods[-1]}'


def after_a_figure(indicator, report, place, path, times, warming=0):
    """Milliseconds of an answer that is asked for when one new figure has just come, as often as told."""
    code, region, period = place
    took = []
    for number in range(warming + times):
        report.follows(post(indicator, code, region, period, 1000.5 + number))
        took.append(timed(report, path)[0])
    return took[warming:]


def measure_results(table, services, indicators, counties, periods):
    report, path = services['report'], results_path(periods)
    cold = after_a_figure(services['indicator'], report, (indicators[0], counties[0], periods[-1]), path, 40, warming=20)
    bare = 1000 / pgbench('bench_report', RESULTS_SQL, 1, 10)
    table.add('SQL that reads the rows of 150 results', 'ms', bare)
    table.add('150 results, cold cache', 'ms', statistics.median(cold), statistics.median(cold) / bare, f'most {max(cold):.1f} ms')
    constant = '/q/openapi?format=json'
    constant_size = len(timed(report, constant)[1])
    # Answers of the same size are of a plan over as many counties as it takes, and of as many of its targets.
    whole = len(timed(report, path)[1])
    regions = counties[:constant_size // whole + 1]
    values = random.Random(SEED)
    method, address, body = plan('alike', regions[0], periods).split(' ', 2)
    services['plan'].ok(method, address, body)
    many = [target for region in regions for target in targets('alike', indicators, region, periods, values)]
    load(services['indicator'].port, 4, many)
    report.follows(post(services['indicator'], indicators[0], counties[0], periods[-1], 4710))
    every = f'/v1/plans/alike/results?limit=1000&asOf={periods[-1]}'
    alike = f'/v1/plans/alike/results?limit={round(len(many) * constant_size / len(timed(report, every)[1]))}&asOf={periods[-1]}'
    warm = Warm([(report, constant), (report, alike), (report, path)])
    ratio, spread = warm.ratio(1, to=0)
    table.add(f'a constant answer of {constant_size:,} bytes', 'ms', warm.median(0), None, f'p99 {warm.p99(0):.2f} ms')
    table.add(f'results of {len(timed(report, alike)[1]):,} bytes, warm', 'ms', warm.median(1), ratio, f'p99 {warm.p99(1):.2f} ms; {spread}')
    table.add(f'150 results of {whole:,} bytes, warm', 'ms', warm.median(2), None, f'p99 {warm.p99(2):.2f} ms')


def load_county_plans(services, indicators, counties, periods):
    plans, many = county_plans(indicators, counties, periods)
    load(services['plan'].port, 4, plans)
    load(services['indicator'].port, 8, many)
    services['report'].follows(post(services['indicator'], indicators[0], counties[0], periods[-1], 4711))
    return len(many)


def measure_ranking(table, services, indicators, counties, periods):
    report, path = services['report'], f'/v1/rankings?by=region&level=COUNTY&limit=1000&asOf={periods[-1]}'
    first, answer = timed(report, path)
    ranked = [group for group in json.loads(answer)['groups'] if group['targets'] >= len(indicators)]
    if len(ranked) != len(counties):
        sys.exit(f'{len(ranked)} of {len(counties)} counties are ranked')
    changed = after_a_figure(services['indicator'], report, (indicators[0], counties[-1], periods[-1]), path, 20)
    sql = '''select t.id, t.value, sum(a.value) from target t join series s on s.indicator = t.indicator and s.region = t.region
join actual a on a.series = s.id where t.plan like 'rank-%' group by t.id;'''
    bare = 1000 / pgbench('bench_report', sql, 1, 10)
    warm = Warm([(report, path)])
    count = f'{len(indicators) * len(counties):,} targets'
    table.add(f'SQL that sums the figures of {count}', 'ms', bare)
    table.add(f'ranking of {len(counties)} counties, nothing known', 'ms', first, first / bare, f'{count} as of two months')
    table.add(f'ranking of {len(counties)} counties, one figure new', 'ms', statistics.median(changed), None, f'most {max(changed):.1f} ms')
    table.add(f'ranking of {len(counties)} counties, warm', 'ms', warm.median(0), None, f'{len(answer):,} bytes, p99 {warm.p99(0):.2f} ms')


def measure_warnings(table, services, indicators, counties, periods):
    report, path = services['report'], f'/v1/warnings?limit=1000&asOf={periods[-1]}'
    first, answer = timed(report, path)
    changed = after_a_figure(services['indicator'], report, (indicators[0], counties[-1], periods[-1]), path, 20)
    warm = Warm([(report, path)])
    shown = int(psql('bench_report', "select count(*) from target_signal where signal <> 'NONE';"))
    table.add('1,000 warnings, nothing known', 'ms', first, None, f'of {shown:,} targets with a signal')
    table.add('1,000 warnings, one figure new', 'ms', statistics.median(changed), None, f'most {max(changed):.1f} ms')
    table.add('1,000 warnings, warm', 'ms', warm.median(0), None, f'{len(answer):,} bytes, p99 {warm.p99(0):.2f} ms')


def pages(report, after, wait):
    """The changes after a cursor until there are none, and the cursor to go on from."""
    changes, more = 0, True
    while more:
        page = json.loads(timed(report, f'/v1/changes?limit=10000&wait={wait}' + (f'&after={after}' if after else ''))[1])
        changes, after, more = changes + len(page['changes']), page['cursor'], page['more']
    return changes, after


def measure_changes(table, services, periods):
    """Called when all plans have just come: the signals of all are still to be published."""
    report, silence = services['report'], 15
    begun = last = time.perf_counter()
    changes, cursor = 0, None
    while True:
        more, cursor = pages(report, cursor, silence)
        if not more:
            break
        changes, last = changes + more, time.perf_counter()
    table.add('all signals published after the last target', 's', last - begun, None, f'{changes:,} changes')
    reading = []
    for _ in range(5):
        begun = time.perf_counter()
        pages(report, None, 0)
        reading.append((time.perf_counter() - begun) * 1000)
    table.add(f'reading the {changes:,} changes', 'ms', statistics.median(reading))
    target = psql('bench_report', "select target from target_signal where signal = 'RED' order by target limit 1;")
    _, region, code = target.rsplit('-', 2)
    delays = []
    for number in range(8):
        # So much that it is reached, and so little that it is not.
        post(services['indicator'], code, region, periods[-1], (9_000_000, 0)[number % 2])
        begun = time.perf_counter()
        more, cursor = pages(report, cursor, 30)
        if not more:
            sys.exit(f'no change of the signal of {target} was published')
        delays.append(time.perf_counter() - begun)
    table.add('one signal published after its figure', 's', statistics.median(delays), None, f'most {max(delays):.1f} s, 2 s of quiet included')
