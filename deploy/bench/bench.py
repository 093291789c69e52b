#!/usr/bin/env python3
"""Measures Plan Ledger beside the PostgreSQL that the running suite uses, both in one run: imports beside psql's COPY,
single figures beside pgbench, what report-service answers beside the SQL that reads the same rows and beside a constant
answer, and with --large how much slower it is with ten times as many figures.
It uses databases and services of its own, and leaves the suite's data alone. docs/bench.md says how to read the table.

usage: ./suite bench [--large] [--only PART ...] [--indicators 150] [--counties 136] [--months 36] [--repeats 3]
                     [--memory-rows 10000000] [--json bench.json]
Parts: imports posts memory results ranking warnings, and growth, which --large adds.
Needs python3 (standard library only), psql and pgbench (Debian: postgresql-client and postgresql), and a running suite.
"""
import argparse, json, shutil, sys, tempfile, time

sys.dont_write_bytecode = True

import growth, reading, writing
from tools import STATE, Service, Table, drop_databases, load, psql, say

PARTS = ('imports', 'posts', 'memory', 'results', 'ranking', 'warnings')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--indicators', type=int, default=150)
    parser.add_argument('--counties', type=int, default=136)
    parser.add_argument('--months', type=int, default=36)
    parser.add_argument('--repeats', type=int, default=3)
    parser.add_argument('--memory-rows', type=int, default=10_000_000)
    parser.add_argument('--large', action='store_true')
    parser.add_argument('--only', nargs='+', choices=(*PARTS, 'growth'))
    parser.add_argument('--json', default=f'{STATE}/bench.json')
    wanted = parser.parse_args()
    parts = set(wanted.only or PARTS) | ({'growth'} if wanted.large else set())
    table, services, folder = Table(), {}, tempfile.mkdtemp(prefix='bench')
    try:
        for name in ('plan', 'indicator'):
            services[name] = Service(name)
        say('plan-service and indicator-service are ready')
        counties = psql('bench_plan', "select code from region where level = 'COUNTY' order by code").split()[:wanted.counties]
        indicators = [f'i{number:03d}' for number in range(wanted.indicators)]
        writing.put_indicators(services['indicator'], indicators)
        periods = writing.months(wanted.months)
        if parts & {'imports', 'posts', 'memory'}:
            measure_writing(table, services, wanted, parts, folder, indicators, counties, periods)
        files = writing.write_files(folder, indicators, counties, periods, ('csv',))
        if parts - {'imports', 'posts', 'memory'}:
            measure_reading(table, services, parts, folder, files, indicators, counties, periods)
    finally:
        for service in services.values():
            service.stop()
        shutil.rmtree(folder)
        drop_databases()
    table.show()
    with open(wanted.json, 'w') as file:
        json.dump(table.rows, file, ensure_ascii=False, indent=2)
    print(f'\n{wanted.json}')


def measure_writing(table, services, wanted, parts, folder, indicators, counties, periods):
    indicator = services['indicator']
    writing.make_copied()
    if 'imports' in parts:
        files = writing.write_files(folder, indicators, counties, periods, ('csv', 'ndjson', 'json'))
        say(f'{len(indicators)} indicators x {len(counties)} counties x {len(periods)} months are generated')
        writing.measure_imports(table, indicator, folder, files, wanted.repeats)
        writing.empty()
    if 'posts' in parts:
        writing.measure_posts(table, indicator, indicators, counties)
    if 'memory' in parts and wanted.memory_rows:
        writing.measure_memory(table, indicator, folder, indicators, counties, wanted.memory_rows)
    writing.empty()


def measure_reading(table, services, parts, folder, files, indicators, counties, periods):
    body, targets = reading.bench_plan(indicators, counties[0], periods)
    load(services['plan'].port, 1, [body])
    load(services['indicator'].port, 1, targets)
    services['report'] = Service('report')
    say('report-service follows')
    _, _, token = writing.import_file(services['indicator'], files['csv'], 'text/csv')
    sent = services['indicator'].sent
    services['report'].follows(token)
    table.add('last byte of the import until the report is current', 's', time.perf_counter() - sent)
    say('report-service is current')
    if 'results' in parts:
        reading.measure_results(table, services, indicators, counties, periods)
        say('the results of a plan are measured')
    if parts & {'ranking', 'warnings', 'growth'}:
        reading.load_county_plans(services, indicators, counties, periods)
        say('a plan for each county has come')
    if 'warnings' in parts:
        reading.measure_changes(table, services, periods)
        say('the change feed is measured')
    if 'ranking' in parts:
        reading.measure_ranking(table, services, indicators, counties, periods)
        say('the ranking is measured')
    if 'warnings' in parts:
        reading.measure_warnings(table, services, indicators, counties, periods)
        say('the warnings are measured')
    if 'growth' in parts:
        growth.measure(table, services, folder, indicators, counties, periods)


if __name__ == '__main__':
    main()
