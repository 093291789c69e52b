"""Imports beside psql's COPY, single figures beside pgbench, and the memory of a large import."""
import json, os, random, statistics, sys, time

from tools import SEED, PeakHeap, load, pgbench, psql, say


def months(count):
    return [f'{2021 + number // 12}-{number % 12 + 1:02d}' for number in range(count)]


def put_indicators(service, codes):
    for code in codes:
        service.ok('PUT', f'/v1/indicators/{code}', {
            'name': code, 'unit': '个', 'direction': 'HIGHER', 'decimals': 1, 'frequency': 'MONTH', 'aggregation': 'SUM'})


def write_files(folder, indicators, counties, periods, kinds, name='figures'):
    """The same figures in files of several kinds, by the kinds."""
    begin = {'csv': 'indicator,region,period,value\n', 'ndjson': '', 'json': '['}
    paths = {kind: f'{folder}/{name}.{kind}' for kind in kinds}
    files = {kind: open(path, 'w') for kind, path in paths.items()}
    values = random.Random(f'{SEED} {name}')
    for kind, file in files.items():
        file.write(begin[kind])
    between = ''
    for indicator in indicators:
        for county in counties:
            for period in periods:
                value = f'{values.randrange(1, 1000000) / 10:.1f}'
                row = f'{{"indicator":"{indicator}","region":"{county}","period":"{period}","value":{value}}}'
                for kind, file in files.items():
                    if kind == 'csv':
                        file.write(f'{indicator},{county},{period},{value}\n')
                    else:
                        file.write(row + '\n' if kind == 'ndjson' else between + row)
                between = ',\n'
    if 'json' in files:
        files['json'].write(']')
    for file in files.values():
        file.close()
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
    empty()
    with PeakHeap(service) as peak:
        seconds, read, _ = import_file(service, path, 'text/csv')
    os.remove(path)
    table.add(f'import of {read:,} rows, -Xmx256m', 'rows/s', read / seconds)
    table.add('its peak heap, garbage included', 'MB', peak.bytes / 1e6)


def post(service, indicator, county, period, value):
    return service.ok('PUT', f'/v1/actuals/{indicator}/{county}/{period}', {'value': value})[1]['Change-Token']
