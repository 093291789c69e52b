"""What all measurements need: the databases, the services, the load, the table."""
import glob, http.client, json, os, shutil, statistics, subprocess, sys, tempfile, threading, time

SEED = 20230607
LOCAL_ISSUER = 'urn:plan-ledger:local'
STATE = os.environ['SUITE_STATE']
JAVA = os.environ['SUITE_JAVA']
HERE = os.path.dirname(os.path.abspath(__file__))
FIRST_PORT = int(os.environ.get('BENCH_PORT', '18081'))
PORTS = {name: FIRST_PORT + number for number, name in enumerate(('plan', 'indicator', 'report', 'indicator_large', 'report_large'))}
PG = dict(host='127.0.0.1', port=os.environ.get('POSTGRES_PORT', '54320'), user='postgres')
OPTIONS = ['-Xms32m', '-Xmx256m', '-XX:+UseSerialGC', '-XX:+ExitOnOutOfMemoryError', *os.environ.get('SERVICE_JAVA_OPTIONS', '').split()]
OUTSIDE_ISSUER = os.environ.get('TOKEN_ISSUER', LOCAL_ISSUER) not in ('', LOCAL_ISSUER)
BEGUN = time.perf_counter()


def token():
    """A token for everything that counts for a day."""
    if OUTSIDE_ISSUER:
        path = os.environ.get('SUITE_TOKEN_FILE') or sys.exit('set SUITE_TOKEN_FILE, a file with a token of the role admin')
        with open(path) as file:
            return file.read().strip()
    answer = subprocess.run([f'{HERE}/../../suite', 'token', '--role', 'admin', '--name', 'bench'], capture_output=True, text=True)
    return answer.stdout.strip() if answer.returncode == 0 else sys.exit(answer.stderr)


def tool(name):
    found = [shutil.which(name)] + sorted(glob.glob(f'/usr/lib/postgresql/*/bin/{name}'), reverse=True)
    for path in found:
        if path:
            return path
    sys.exit(f'{name} is not here; on Debian: apt-get install postgresql-client postgresql')


PSQL, PGBENCH = tool('psql'), tool('pgbench')
AUTHORIZATION = 'Bearer ' + token()
with open(f'{STATE}/postgres/password') as kept:
    PASSWORD = kept.read().strip()


def access(kind):
    """What a service needs to know who calls, and to call others: the suite renews the tokens of its own services."""
    return {} if OUTSIDE_ISSUER else {
        'TOKEN_ISSUER': LOCAL_ISSUER, 'TOKEN_KEYS': f'file:{STATE}/access/keys.json', 'TOKEN_AUDIENCE': 'plan-ledger', 'TOKEN_ROLES': 'groups',
        'LOCAL_ISSUER': 'true', 'SERVICE_TOKEN_FILE': f'{STATE}/access/{kind}-service.token'}


def psql(database, sql):
    answer = subprocess.run(
        [PSQL, '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-h', PG['host'], '-p', PG['port'], '-U', PG['user'],
         '-d', database, '-f', '-'], input=sql, capture_output=True, text=True, env={**os.environ, 'PGPASSWORD': PASSWORD})
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
            capture_output=True, text=True, env={**os.environ, 'PGPASSWORD': PASSWORD})
    if answer.returncode or 'tps = ' not in answer.stdout:
        sys.exit(f'pgbench: {answer.stderr}')
    return float(answer.stdout.split('tps = ')[1].split()[0])


def say(text):
    print(f'[{time.perf_counter() - BEGUN:4.0f} s] {text}', flush=True)


def create_database(name):
    psql('postgres', f'drop database if exists bench_{name} with (force);')
    psql('postgres', f'create database bench_{name} template template0;')


def drop_databases():
    for name in PORTS:
        psql('postgres', f'drop database if exists bench_{name} with (force);')


class Service:
    """One of the services with a database of its own. One called *_large follows the indicator-service called so, too, and the
    one plan-service."""

    def __init__(self, name):
        self.name, self.port = name, PORTS[name]
        create_database(name)
        self.start()

    def start(self):
        kind, _, size = self.name.partition('_')
        url = lambda other: f'http://127.0.0.1:{PORTS[other]}'
        self.log = open(f'{STATE}/logs/bench-{self.name}.log', 'a')
        self.process = subprocess.Popen(
            [JAVA, *OPTIONS, '-jar', f'{STATE}/apps/{kind}-service/quarkus-run.jar'], stdout=self.log, stderr=self.log,
            env={**os.environ, **access(kind), 'HTTP_PORT': str(self.port), 'LOG_JSON': 'false', 'RATE_LIMIT': '0', 'RATE_LIMIT_ADDRESS': '0',
                 'DATABASE_URL': f"jdbc:postgresql://{PG['host']}:{PG['port']}/bench_{self.name}", 'DATABASE_USER': PG['user'],
                 'DATABASE_PASSWORD': PASSWORD, 'PLAN_SERVICE_URL': url('plan'),
                 'INDICATOR_SERVICE_URL': url(f'indicator_{size}' if size else 'indicator')})
        end = time.time() + 120
        while time.time() < end:
            if self.process.poll() is not None:
                sys.exit(f'{self.name} did not start; {self.log.name} says why')
            try:
                if self.call('GET', '/q/health/ready')[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.2)
        sys.exit(f'{self.name} did not get ready; {self.log.name} says why')

    def call(self, method, path, body=None, content='application/json', timeout=900):
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=timeout)
        headers = {'Authorization': AUTHORIZATION} | ({} if body is None else {'Content-Type': content})
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

    def follows(self, token):
        """Waits until it has what the token stands for, and has it compute nothing."""
        while self.call('GET', f'/v1/targets/none/result?after={token}')[0] != 404:
            time.sleep(0.1)

    def heap(self):
        """Used bytes, garbage included."""
        used = 0.0
        for line in self.call('GET', '/q/metrics')[1].decode().splitlines():
            if line.startswith('jvm_memory_used_bytes') and 'area="heap"' in line:
                used += float(line.rsplit(' ', 1)[1])
        return used

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()


def timed(service, path):
    """Milliseconds until the answer was there, and the answer."""
    begun = time.perf_counter()
    status, answer, _ = service.call('GET', path)
    took = (time.perf_counter() - begun) * 1000
    if status != 200:
        sys.exit(f'GET {path}: {status} {answer[:500]}')
    return took, answer


class PeakHeap:
    """Looks at the heap of a service while something runs."""

    def __init__(self, service):
        self.service, self.bytes, self.done = service, 0.0, threading.Event()
        self.thread = threading.Thread(target=self.watch)

    def watch(self):
        while not self.done.wait(0.5):
            self.bytes = max(self.bytes, self.service.heap())

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *failed):
        self.done.set()
        self.thread.join()


def loads(clients, groups):
    """Sends groups of requests, each a pair of a port and requests, one group after the other, and gives for each their number,
    and seconds, median and p99 in milliseconds."""
    with tempfile.NamedTemporaryFile('w', suffix='.requests') as file:
        file.write(f'AUTHORIZATION {AUTHORIZATION}\n')
        for port, requests in groups:
            file.write(f'TO {port}\n')
            file.writelines(request + '\n' for request in requests)
        file.flush()
        answer = subprocess.run(
            [JAVA, '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', f'{HERE}/Load.java', str(clients), file.name],
            capture_output=True, text=True)
    if answer.returncode:
        sys.exit(f'the load failed: {answer.stderr[:2000]}')
    lines = [line.split() for line in answer.stdout.splitlines()]
    return [(int(count), *map(float, figures)) for count, *figures in lines]


def load(port, clients, requests):
    return loads(clients, [(port, requests)])[0]


class Warm:
    """Answers that are known, measured in turn and several times, after each was given so often that the JVM has compiled its
    path: what else the machine does meets all alike."""
    ROUNDS, IN_ROUND, WARMING = 9, 1_000, 15_000

    def __init__(self, places):
        """places: pairs of a service and a path"""
        warming = [(service.port, [f'GET {path}'] * (self.WARMING // 3)) for _ in range(3) for service, path in places]
        measured = [(service.port, [f'GET {path}'] * self.IN_ROUND) for _ in range(self.ROUNDS) for service, path in places]
        lines = loads(1, warming + measured)[len(warming):]
        self.medians = [[line[2] for line in lines[number::len(places)]] for number in range(len(places))]
        self.p99s = [[line[3] for line in lines[number::len(places)]] for number in range(len(places))]

    def median(self, place):
        return statistics.median(self.medians[place])

    def p99(self, place):
        return statistics.median(self.p99s[place])

    def ratio(self, place, to):
        """The median of the rounds' ratios, and the least and the largest as a note."""
        return ratio(self.medians[place], self.medians[to])


def ratio(figures, to):
    """The median of the ratios of figures that were measured in pairs, and the least and the largest as a note."""
    ratios = sorted(one / other for one, other in zip(figures, to))
    return statistics.median(ratios), f'{ratios[0]:.2f} to {ratios[-1]:.2f} in {len(ratios)} rounds'


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
