#!/usr/bin/env python3
"""Measures Plan Ledger beside the PostgreSQL that the running suite uses, both in one run: imports beside psql's COPY,
single figures beside pgbench, a plan's results and a ranking of counties beside the SQL that reads the same rows.
It uses databases and services of its own, and leaves the suite's data alone.

usage: ./suite bench [--indicators 150] [--counties 136] [--months 36] [--repeats 3] [--memory-rows 10000000]
                     [--json bench.json]
Needs python3 (standard library only), psql and pgbench (Debian: postgresql-client and postgresql), and a running suite.
"""
import argparse, glob, http.client, json, os, random, shutil, statistics, subprocess, sys, tempfile, threading, time

SEED = 20230607
STATE = os.environ['SUITE_STATE']
JAVA = os.environ['SUITE_JAVA']
HERE = os.path.dirname(os.path.abspath(__file__))
PORTS = {'plan': 18081, 'indicator': 18082, 'report': 18083}
PG = dict(host='127.0.0.1', port=os.environ.get('POSTGRES_PORT', '54320'), user='postgres')
OPTIONS = ['-Xms32m', '-Xmx256m', '-XX:+UseSerialGC', '-XX:+ExitOnOutOfMemoryError']


def tool(name):
    found = [shutil.which(name)] + sorted(glob.glob(f'/usr/lib/postgresql/*/bin/{name}'), reverse=True)
    for path in found:
        if path:
            return path
    sys.exit(f'{name} is not here; on Debian: apt-get install postgresql-client postgresql')


PSQL, PGBENCH = tool('psql'), tool('pgbench')


def psql(database, sql):
    answer = subprocess.run(
        [PSQL, '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-h', PG['host'], '-p', PG['port'], '-U', PG['user'],
         '-d', database, '-f', '-'], input=sql, capture_output=True, text=True, env={**os.environ, 'PGPASSWORD': 'postgres'})
    if answer.returncode:
        sys.exit(f'psql: {answer.stderr}')
    return answer.stdout.strip()


def pgbench(database, script, clients, seconds):
    with tempfile.NamedTemporaryFile('w', suffix='.sql') as file:
        file.write(script)
        file.flush()
        answer = subprocess.run(
            [PGBENCH, '-n', '-M', 'prepared', '-c', str(clients), '-j', str(min(2, clients)), '-T', str(seconds), '-f', file.name,
             '-h', PG['host'], '-p', PG['port'], '-U', PG['user'], database],
            capture_output=True, text=True, env={**os.environ, 'PGPASSWORD': 'postgres'})
    if answer.returncode or 'tps = ' not in answer.stdout:
        sys.exit(f'pgbench: {answer.stderr}')
    return float(answer.stdout.split('tps = ')[1].split()[0])


def say(text):
    print(f'[{time.perf_counter() - BEGUN:4.0f} s] {text}', flush=True)


class Service:
    def __init__(self, name):
        self.name, self.port = name, PORTS[name]
        self.log = open(f'{STATE}/logs/bench-{name}.log', 'w')
        url = lambda other: f'http://127.0.0.1:{PORTS[other]}'
        self.process = subprocess.Popen(
            [JAVA, *OPTIONS, '-jar', f'{STATE}/apps/{name}-service/quarkus-run.jar'], stdout=self.log, stderr=self.log,
            env={**os.environ, 'HTTP_PORT': str(self.port), 'LOG_JSON': 'false',
                 'DATABASE_URL': f"jdbc:postgresql://{PG['host']}:{PG['port']}/bench_{name}", 'DATABASE_USER': PG['user'],
                 'DATABASE_PASSWORD': 'postgres', 'PLAN_SERVICE_URL': url('plan'), 'INDICATOR_SERVICE_URL': url('indicator')})
        end = time.time() + 120
        while time.time() < end:
            if self.process.poll() is not None:
                sys.exit(f'{name}-service did not start; {self.log.name} says why')
            try:
                if self.call('GET', '/q/health/ready')[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.2)
        sys.exit(f'{name}-service did not get ready; {self.log.name} says why')

    def call(self, method, path, body=None, content='application/json', timeout=900):
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=timeout)
        headers = {} if body is None else {'Content-Type': content}
        if isinstance(body, (dict, list)):
            body = json.dumps(body)
        connection.request(method, path, body.encode() if isinstance(body, str) else body, headers)
        self.sent = time.perf_counter()
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())

    def ok(self, method, path, body=None):
        status, answer, headers = self.call(method, path, body)
        if status >= 300:
            sys.exit(f'{method} {path}: {status} {answer[:500]}')
        return json.loads(answer), headers

    def heap(self):
        used = 0.0
        for line in self.call('GET', '/q/metrics')[1].decode().splitlines():
            if line.startswith('jvm_memory_used_bytes') and 'area="heap"' in line:
                used += float(line.rsplit(' ', 1)[1])
        return used

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()


def load(port, clients, requests):
    """Sends the requests and gives their number, and seconds, median and p99 in milliseconds."""
    with tempfile.NamedTemporaryFile('w', suffix='.requests') as file:
        file.write('\n'.join(requests))
        file.flush()
        answer = subprocess.run(
            [JAVA, '-Xmx128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', f'{HERE}/Load.java', str(port), str(clients), file.name],
            capture_output=True, text=True)
    if answer.returncode:
        sys.exit(f'the load failed: {answer.stderr[:2000]}')
    count, seconds, median, p99 = answer.stdout.split()
    return int(count), float(seconds), float(median), float(p99)


def months(count):
    return [f'{2021 + number // 12}-{number % 12 + 1:02d}' for number in range(count)]


def write_files(folder, indicators, counties, periods):
    values = random.Random(SEED)
    paths = {kind: f'{folder}/figures.{kind}' for kind in ('csv', 'ndjson', 'json')}
    with open(paths['csv'], 'w') as csv, open(paths['ndjson'], 'w') as ndjson, open(paths['json'], 'w') as array:
        csv.write('indicator,region,period,value\n')
        separator = '['
        for indicator in indicators:
            for county in counties:
                for period in periods:
                    value = f'{values.randrange(1, 1000000) / 10:.1f}'
                    csv.write(f'{indicator},{county},{period},{value}\n')
                    row = f'{{"indicator":"{indicator}","region":"{county}","period":"{period}","value":{value}}}'
                    ndjson.write(row + '\n')
                    array.write(separator + row)
                    separator = ',\n'
        array.write(']')
    return paths


def empty():
    psql('bench_indicator', 'truncate actual, series, import restart identity cascade; checkpoint;')


def import_file(service, path, content):
    with open(path, 'rb') as body:
        begun = time.perf_counter()
        status, answer, headers = service.call('POST', '/v1/actuals/imports', body, content)
        seconds = time.perf_counter() - begun
    if status != 200:
        sys.exit(f'import: {status} {answer[:500]}')
    return seconds, json.loads(answer)['rows'], headers.get('Change-Token')


def make_copied():
    """A table like actual, with its columns, its key and its partitions, and one that has the feed's index, too."""
    for name, more in (('copied', ''), ('copied_indexed', f'create index copied_changes on copied_indexed (changed_in, change_no);')):
        psql('bench_indicator', f'''
            create table {name} (like actual including defaults including constraints) partition by range (period);
            alter table {name} add primary key (series_id, period, revision);
            {more}
            do $$ begin for year in 2000..2050 loop
                execute format('create table {name}_%s partition of {name} for values from (%s) to (%s)',
                    year, year * 100, (year + 1) * 100);
            end loop; end $$;''')


def copy(table, path):
    psql('bench_indicator', f'truncate {table}; checkpoint;')
    begun = time.perf_counter()
    psql('bench_indicator', f"\\copy {table} from '{path}'\n")
    return time.perf_counter() - begun


def measure_imports(table, service, folder, files, repeats):
    make_copied()
    copied = f'{folder}/actual.copy'
    results = {'csv': [], 'ndjson': [], 'json': [], 'copied': [], 'copied_indexed': []}
    rows = 0
    for repeat in range(repeats + 1):
        empty()
        seconds, rows, _ = import_file(service, files['csv'], 'text/csv')
        say(f'CSV {rows / seconds:,.0f} rows/s')
        if repeat == 0:
            psql('bench_indicator', f"\\copy (select * from actual order by series_id, period) to '{copied}'\n")
            continue  # the first one warms up
        results['csv'].append(rows / seconds)
        for name in ('copied', 'copied_indexed'):
            results[name].append(rows / copy(name, copied))
            say(f'psql COPY into {name} {results[name][-1]:,.0f} rows/s')
        for kind, content in (('ndjson', 'application/x-ndjson'), ('json', 'application/json')):
            empty()
            seconds, rows, _ = import_file(service, files[kind], content)
            results[kind].append(rows / seconds)
            say(f'{kind} {rows / seconds:,.0f} rows/s')
    median = {name: statistics.median(values) for name, values in results.items()}
    table.add('psql COPY, same columns, key, partitions', 'rows/s', median['copied'])
    table.add('psql COPY, with the index of the feed, too', 'rows/s', median['copied_indexed'])
    for kind in ('csv', 'ndjson', 'json'):
        table.add(f'import {kind.upper()}', 'rows/s', median[kind], median[kind] / median['copied'],
                  f"{median[kind] / median['copied_indexed']:.2f} with the index of the feed")
    psql('bench_indicator', 'truncate copied; truncate copied_indexed;')


def measure_posts(table, service, indicators, counties, seconds=15):
    psql('bench_indicator', '''
        create sequence posted;
        insert into series (indicator, region, head) select 'i000', 'r' || n, sha256('x') from generate_series(1, 20000) n
        on conflict do nothing;''')
    script = '''insert into copied (series_id, period, recorded_at, revision, position, is_final, value, source, note, previous_hash)
select n / 600, 200001 + (n / 12 % 50) * 100 + n % 12, clock_timestamp(), 1, 1, false, 12.5, 'bench', null, sha256('x')
from (select nextval('posted')::int as n) s;'''
    tps = pgbench('bench_indicator', script, 16, seconds)
    say(f'pgbench {tps:,.0f} inserts/s')
    numbers = random.Random(SEED)
    places = [(i, c, f'{year}-{month:02d}') for i in indicators for c in counties for year in (2001, 2002) for month in range(1, 13)]
    numbers.shuffle(places)
    body = '{"value":12.5,"source":"bench"}'
    requests = [f'PUT /v1/actuals/{i}/{c}/{p} {body}' for i, c, p in places[:100000]]
    load(service.port, 16, requests[:60000])  # the virtual machine goes on compiling until about then
    count, took, median, p99 = load(service.port, 16, requests[60000:])
    table.add('pgbench, 16 clients, the same rows', 'inserts/s', tps)
    table.add('single figures, 16 clients', 'posts/s', count / took, count / took / tps, f'median {median:.1f} ms, p99 {p99:.1f} ms')


def measure_memory(table, service, folder, indicators, counties, rows):
    path = f'{folder}/many.csv'
    values = random.Random(SEED)
    written = 0
    with open(path, 'w') as csv:
        csv.write('indicator,region,period,value\n')
        for indicator in indicators:
            for county in counties:
                for year in range(1985, 2026):
                    for month in range(1, 13):
                        if written == rows:
                            break
                        csv.write(f'{indicator},{county},{year}-{month:02d},{values.randrange(1000)}.5\n')
                        written += 1
    peak, done = [0.0], threading.Event()

    def watch():
        while not done.wait(0.5):
            peak[0] = max(peak[0], service.heap())

    watcher = threading.Thread(target=watch)
    watcher.start()
    empty()
    try:
        seconds, read, _ = import_file(service, path, 'text/csv')
    finally:
        done.set()
        watcher.join()
    os.remove(path)
    table.add(f'import of {read:,} rows, -Xmx256m', 'rows/s', read / seconds)
    table.add('its peak heap, garbage included', 'MB', peak[0] / 1e6)


def warm(port, path):
    """Median and p99 in milliseconds, and size, of an answer that has been given often enough for the JVM to have compiled its path."""
    load(port, 1, [f'GET {path}'] * 12_000)
    _, _, median, p99 = load(port, 1, [f'GET {path}'] * 6_000)
    connection = http.client.HTTPConnection('127.0.0.1', port)
    connection.request('GET', path)
    return median, p99, len(connection.getresponse().read())


def measure_results(table, services, indicators, county, periods):
    report = services['report']
    path = f'/v1/plans/bench/results?limit=1000&asOf={periods[-1]}'
    connection = http.client.HTTPConnection('127.0.0.1', report.port)

    def timed(asked):
        sent = time.perf_counter()
        connection.request('GET', asked)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            sys.exit(f'GET {asked}: {answer.status}')
        return (time.perf_counter() - sent) * 1000

    cold = []
    for number in range(-20, 40):
        token = post(services['indicator'], indicators[0], county, periods[-1], 1000.5 + number)
        timed(f'/v1/plans/bench/summary?by=part&asOf=2021-01&after={token}')
        took = timed(path)
        if number >= 0:
            cold.append(took)
    sql = '''select t.*, a.period, a.value, a.status from target t
join series s on s.indicator = t.indicator and s.region = t.region join actual a on a.series = s.id where t.plan = 'bench';'''
    bare = 1000 / pgbench('bench_report', sql, 1, 10)
    table.add('SQL that reads the rows of 150 results', 'ms', bare)
    table.add('150 results, cold cache', 'ms', statistics.median(cold), statistics.median(cold) / bare, f'p99 {max(cold):.1f} ms')
    constant, _, constant_size = warm(report.port, '/q/openapi?format=json')
    table.add(f'a constant answer of {constant_size:,} bytes', 'ms', constant)
    whole, p99, size = warm(report.port, path)
    alike = path.replace('limit=1000', f'limit={max(1, round(len(indicators) * min(1, constant_size / size)))}')
    median, alike_p99, alike_size = warm(report.port, alike)
    table.add(f'results of {alike_size:,} bytes, warm', 'ms', median, median / constant, f'p99 {alike_p99:.2f} ms')
    table.add(f'150 results of {size:,} bytes, warm', 'ms', whole, None, f'p99 {p99:.2f} ms')


def measure_ranking(table, services, indicators, counties, periods):
    """Each county gets a plan in force with a target for each indicator; then the counties are ranked."""
    plans, targets = [], []
    for county in counties:
        plans.append(f'PUT /v1/plans/rank-{county} ' + json.dumps({
            'title': county, 'region': county, 'from': periods[0], 'to': periods[-1], 'status': 'IN_FORCE',
            'parts': [{'title': 'one', 'sections': []}], 'tasks': [{'number': '1', 'title': 'one', 'text': 'one', 'part': 1, 'lead': []}]}))
        for code in indicators:
            targets.append(f'PUT /v1/targets/rank-{county}-{code} ' + json.dumps({
                'plan': f'rank-{county}', 'task': '1', 'indicator': code, 'region': county, 'comparator': 'AT_LEAST', 'value': 1000000,
                'from': periods[0], 'to': periods[-1]}))
    load(services['plan'].port, 4, plans)
    load(services['indicator'].port, 8, targets)
    report, path = services['report'], f'/v1/rankings?by=region&level=COUNTY&limit=1000&asOf={periods[-1]}'
    token = post(services['indicator'], indicators[0], counties[0], periods[-1], 4711)
    while report.call('GET', f'/v1/plans/bench/summary?by=part&after={token}')[0] != 200:
        time.sleep(0.1)
    begun = time.perf_counter()
    answer, _ = report.ok('GET', path)
    first = (time.perf_counter() - begun) * 1000
    ranked = [group for group in answer['groups'] if group['targets'] >= len(indicators)]
    if len(ranked) != len(counties):
        sys.exit(f'{len(ranked)} of {len(counties)} counties are ranked')
    changed = []
    for number in range(20):
        token = post(services['indicator'], indicators[0], counties[number % len(counties)], periods[-1], 5000 + number)
        report.ok('GET', f'/v1/plans/bench/summary?by=part&asOf=2021-01&after={token}')
        begun = time.perf_counter()
        report.ok('GET', path)
        changed.append((time.perf_counter() - begun) * 1000)
    sql = '''select t.id, t.value, sum(a.value) from target t join series s on s.indicator = t.indicator and s.region = t.region
join actual a on a.series = s.id where t.plan like 'rank-%' group by t.id;'''
    bare = 1000 / pgbench('bench_report', sql, 1, 10)
    median, p99, size = warm(report.port, path)
    targets = f'{len(targets):,} targets'
    table.add(f'SQL that sums the figures of {targets}', 'ms', bare)
    table.add(f'ranking of {len(counties)} counties, nothing known', 'ms', first, first / bare, f'{targets} as of two months')
    table.add(f'ranking of {len(counties)} counties, one figure new', 'ms', statistics.median(changed), None, f'p99 {max(changed):.1f} ms')
    table.add(f'ranking of {len(counties)} counties, warm', 'ms', median, None, f'{size:,} bytes, p99 {p99:.2f} ms')


def post(service, indicator, county, period, value):
    return service.ok('PUT', f'/v1/actuals/{indicator}/{county}/{period}', {'value': value})[1]['Change-Token']


class Table:
    def __init__(self):
        self.rows = []

    def add(self, name, unit, figure, ratio=None, note=''):
        self.rows.append(dict(name=name, unit=unit, figure=figure, ratio=ratio, note=note))

    def show(self):
        print(f"\n{'measure':48s}{'figure':>14s} {'unit':10s}{'ratio':>7s}  note")
        for row in self.rows:
            ratio = '' if row['ratio'] is None else f"{row['ratio']:.2f}"
            print(f"{row['name']:48s}{row['figure']:14,.2f} {row['unit']:10s}{ratio:>7s}  {row['note']}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--indicators', type=int, default=150)
    parser.add_argument('--counties', type=int, default=136)
    parser.add_argument('--months', type=int, default=36)
    parser.add_argument('--repeats', type=int, default=3)
    parser.add_argument('--memory-rows', type=int, default=10_000_000)
    parser.add_argument('--json', default=f'{STATE}/bench.json')
    wanted = parser.parse_args()
    table, services, folder = Table(), {}, tempfile.mkdtemp(prefix='bench')
    try:
        for name in PORTS:
            psql('postgres', f'drop database if exists bench_{name} with (force);')
            psql('postgres', f'create database bench_{name} template template0;')
        for name in ('plan', 'indicator'):
            services[name] = Service(name)
        say('plan-service and indicator-service are ready')
        counties = psql('bench_plan', "select code from region where level = 'COUNTY' order by code").split()[:wanted.counties]
        indicators = [f'i{number:03d}' for number in range(wanted.indicators)]
        for code in indicators:
            services['indicator'].ok('PUT', f'/v1/indicators/{code}', {
                'name': code, 'unit': '个', 'direction': 'HIGHER', 'decimals': 1, 'frequency': 'MONTH', 'aggregation': 'SUM'})
        periods = months(wanted.months)
        files = write_files(folder, indicators, counties, periods)
        say(f'{len(indicators)} indicators x {len(counties)} counties x {len(periods)} months are generated')
        measure_imports(table, services['indicator'], folder, files, wanted.repeats)
        empty()
        measure_posts(table, services['indicator'], indicators, counties)
        if wanted.memory_rows:
            measure_memory(table, services['indicator'], folder, indicators, counties, wanted.memory_rows)
        empty()
        services['plan'].ok('PUT', '/v1/plans/bench', {
            'title': 'bench', 'region': counties[0], 'from': periods[0], 'to': periods[-1], 'parts': [{'title': 'one', 'sections': []}],
            'tasks': [{'number': '1', 'title': 'one', 'text': 'one', 'part': 1, 'lead': []}]})
        for code in indicators:
            services['indicator'].ok('PUT', f'/v1/targets/bench-{code}', {
                'plan': 'bench', 'task': '1', 'indicator': code, 'region': counties[0], 'comparator': 'AT_LEAST', 'value': 1000000,
                'from': periods[0], 'to': periods[-1]})
        services['report'] = Service('report')
        say('report-service follows')
        seconds, rows, token = import_file(services['indicator'], files['csv'], 'text/csv')
        sent = services['indicator'].sent
        while services['report'].call('GET', f'/v1/plans/bench/summary?by=part&after={token}')[0] != 200:
            time.sleep(0.1)
        table.add('last byte of the import until the report is current', 's', time.perf_counter() - sent)
        say('report-service is current')
        measure_results(table, services, indicators, counties[0], periods)
        say('the results of a plan are measured')
        measure_ranking(table, services, indicators, counties, periods)
    finally:
        for service in services.values():
            service.stop()
        shutil.rmtree(folder)
        for name in PORTS:
            psql('postgres', f'drop database if exists bench_{name} with (force);')
    table.show()
    with open(wanted.json, 'w') as file:
        json.dump(table.rows, file, ensure_ascii=False, indent=2)
    print(f'\n{wanted.json}')


BEGUN = time.perf_counter()
if __name__ == '__main__':
    main()
