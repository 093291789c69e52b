#!/usr/bin/env python3
"""Measures how soon a posted figure shows in the results: from the answer to the post until the first answer of
report-service that has it. It posts changing values for one month of one sample indicator, on a running suite.

usage: TOKEN=$(./suite token --role admin) deploy/bench/visibility.py [posts]     (python3, standard library only)
"""
import http.client, json, os, sys, time

FIGURE = '/v1/actuals/chengzhen-xinzeng-jiuye/371500Z01/2023-07'
RESULT = '/v1/targets/shuicheng-2023-58-1/result?asOf=2023-09'


def connect(variable, usual):
    return http.client.HTTPConnection('127.0.0.1', int(os.environ.get(variable, usual)))


def call(connection, method, path, body=None):
    headers = {'Authorization': f"Bearer {os.environ['TOKEN']}"} | ({} if body is None else {'Content-Type': 'application/json'})
    connection.request(method, path, None if body is None else json.dumps(body), headers)
    response = connection.getresponse()
    answer = json.loads(response.read())
    if response.status >= 300:
        sys.exit(f'{method} {path}: {response.status} {answer}')
    return answer


def main():
    if 'TOKEN' not in os.environ:
        sys.exit('set TOKEN: TOKEN=$(./suite token --role admin) deploy/bench/visibility.py')
    posts = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    indicator, report = connect('INDICATOR_PORT', 8082), connect('REPORT_PORT', 8083)
    before = call(indicator, 'GET', FIGURE)
    delays = []
    for number in range(posts):
        value = before['value'] + number + 1
        shown = call(report, 'GET', RESULT)['result']['value']
        call(indicator, 'PUT', FIGURE, {'value': value, 'source': 'MEASUREMENT', 'reason': 'measurement'})
        posted = time.perf_counter()
        while call(report, 'GET', RESULT)['result']['value'] == shown:
            if time.perf_counter() - posted > 30:
                sys.exit('not visible after 30 s')
            time.sleep(0.002)
        delays.append(time.perf_counter() - posted)
        time.sleep(0.05)
    call(indicator, 'PUT', FIGURE, {key: before[key] for key in ('value', 'status', 'source', 'note') if key in before} | {'reason': 'measurement'})
    delays.sort()
    for name, share in (('min', 0), ('median', 0.5), ('p90', 0.9), ('p99', 0.99), ('max', 1)):
        print(f'{name:7s}{1000 * delays[min(posts - 1, int(share * posts))]:8.1f} ms')


if __name__ == '__main__':
    main()
