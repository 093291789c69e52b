#!/usr/bin/env python3
"""Fuzzes the three services by their own OpenAPI documents, with schemathesis and always the same seed: no answer may be
5xx, have a status, a header, a type or content that its document does not state, or take what the document excludes.
It runs a suite of its own, with the samples, so whatever a case writes or deletes harms nobody. docs/fuzzing.md says more.

usage: ./suite test --all
       SUITE_STATE=$PWD/.suite deploy/fuzz/fuzz.py [plan] [indicator] [report]
Needs python3 with venv; what else it needs pip fetches once, by requirements.txt.
"""
import json, os, pathlib, shutil, socket, subprocess, sys, time, venv

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
STATE = pathlib.Path(os.environ['SUITE_STATE'])
OWN_STATE = STATE / 'fuzz'
REPORTS = PROJECT / 'target' / 'fuzz'
# What others read goes first: a case that deletes a plan leaves less to be seen.
SERVICES = ('report', 'indicator', 'plan')
EVERYTHING = ('--role', 'admin', 'service', '--scope', 'read', '--region', '*', '--unit', '*')
# Who calls, with which token, and which cases: those that the document itself gives cause for (examples, coverage), and so many
# random ones for an operation. Whoever may do little needs few, for most are refused before anything is read.
CALLERS = {
    'everything': (EVERYTHING, 'examples,coverage,fuzzing', 60),
    'viewer': (('--role', 'viewer', '--below', '371500'), 'fuzzing', 15),
    'nobody': (None, 'fuzzing', 5),
}
FEWEST_CASES = 2000
BEGUN = time.time()


def say(text):
    print(f'[{time.time() - BEGUN:4.0f} s] {text}', flush=True)


def schemathesis():
    """The command, after it was installed unless it is there already just so."""
    home, wanted = STATE / 'fuzz-venv', (HERE / 'requirements.txt').read_text()
    installed = home / 'installed.txt'
    if not installed.exists() or installed.read_text() != wanted:
        say('installing schemathesis ...')
        venv.create(home, clear=True, with_pip=True)
        subprocess.run([home / 'bin' / 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps',
                        '--require-hashes', '-r',
                        HERE / 'requirements.txt'], check=True)
        installed.write_text(wanted)
    return home / 'bin' / 'schemathesis'


def free_ports(count):
    sockets = [socket.create_server(('127.0.0.1', 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Suite:
    """A suite of its own: other ports, another folder, and so another issuer of tokens."""

    def __init__(self):
        names = ('PLAN_PORT', 'INDICATOR_PORT', 'REPORT_PORT', 'POSTGRES_PORT')
        self.ports = dict(zip(names, free_ports(len(names))))
        outside = ('TOKEN_', 'SERVICE_TOKEN_FILE', 'SUITE_TOKEN_FILE', 'PLAN_DATABASE', 'INDICATOR_DATABASE', 'REPORT_DATABASE')
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(outside)}
        self.environment |= {name: str(port) for name, port in self.ports.items()} | {
            'SUITE_STATE': str(OWN_STATE),
            # A case that comes too often would be refused before it says anything.
            'RATE_LIMIT': '0', 'RATE_LIMIT_ADDRESS': '0'}

    def call(self, *words, **options):
        return subprocess.run([PROJECT / 'suite', *words], env=self.environment, **options)

    def url(self, service):
        return f"http://127.0.0.1:{self.ports[service.upper() + '_PORT']}"

    def token(self, words):
        return self.call('token', *words, check=True, capture_output=True, text=True).stdout.strip()

    def __enter__(self):
        self.call('reset', '--yes', check=True, stdout=subprocess.DEVNULL)
        try:
            self.call('up', check=True)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *failure):
        """Keeps the logs, for what a failure was answered with stands in them."""
        self.call('down', stdout=subprocess.DEVNULL)
        shutil.rmtree(REPORTS / 'logs', ignore_errors=True)
        if (OWN_STATE / 'logs').exists():
            shutil.copytree(OWN_STATE / 'logs', REPORTS / 'logs')
        self.call('reset', '--yes', stdout=subprocess.DEVNULL)


def fuzz(command, suite, service, caller):
    """Runs all cases of one service as one caller.

    Gives the row for the summary, and what is wrong, nothing when all is well.
    """
    words, phases, cases = CALLERS[caller]
    folder = REPORTS / service / caller
    folder.mkdir(parents=True)
    login = [] if words is None else ['-H', f'Authorization: Bearer {suite.token(words)}']
    with open(folder / 'output.txt', 'w') as output:
        code = subprocess.run(
            [command, '--config-file', HERE / 'schemathesis.toml', 'run', f'{suite.url(service)}/q/openapi', '--url',
             suite.url(service), *login, '--phases', phases, '-n', str(cases), '--no-color', '--report', 'json,ndjson', '--report-json-path',
             'report.json', '--report-ndjson-path', 'events.ndjson'],
            cwd=folder, env=os.environ | {'PYTHONPATH': str(HERE), 'SCHEMATHESIS_HOOKS': 'hooks', 'PYTHONDONTWRITEBYTECODE': '1'},
            stdout=output, stderr=output).returncode
    if not (folder / 'report.json').exists():
        return None, [f'schemathesis gave no report (exit code {code}); {folder}/output.txt says why']
    report = json.loads((folder / 'report.json').read_text())
    generated, operations = report['test_cases']['generated'], report['operations']
    accepted = sum(phase['accepted'] for phases in report['valid_rates'].values() for phase in phases.values())
    wrong = [f"{failure['title']}: {', '.join(failure['operations'])}" for failure in report['failures']]
    wrong += [error['title'] for error in report['errors']]
    if operations['tested'] != operations['total']:
        wrong.append(f"only {operations['tested']} of {operations['total']} operations were called")
    if caller == 'everything' and generated < FEWEST_CASES:
        wrong.append(f'{generated} cases are fewer than {FEWEST_CASES}')
    if code != 0 and not wrong or not report['complete']:
        wrong.append(f'the run was not finished (exit code {code})')
    row = (service, caller, generated, f"{operations['tested']}/{operations['total']}", accepted, len(report['failures']),
           round(report['running_time']))
    return row, [f'{each} ({folder}/output.txt)' for each in wrong]


def main():
    services = sys.argv[1:] or SERVICES
    command = schemathesis()
    shutil.rmtree(REPORTS, ignore_errors=True)
    rows, wrong = [], []
    with Suite() as suite:
        # Whoever may the least calls first: what is deleted later cannot be refused any more.
        for caller in reversed(CALLERS):
            for service in services:
                say(f'{service}-service, called by {caller} ...')
                row, faults = fuzz(command, suite, service, caller)
                rows += [row] if row else []
                wrong += [f'{service}-service, called by {caller}: {fault}' for fault in faults]
    layout = '{:<10} {:<11} {:>6} {:>11} {:>9} {:>9} {:>8}'
    print('\n' + layout.format('service', 'caller', 'cases', 'operations', 'accepted', 'failures', 'seconds'))
    for row in rows:
        print(layout.format(*row))
    print('\n'.join(['', *wrong]) if wrong else f'\nnothing was wrong; the reports are in {REPORTS}')
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()
