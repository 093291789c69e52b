-- Each import, what it is doing and what it has done. What an import has stored and its answer are committed together.
create table import (
    id uuid not null,
    started_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    phase text not null,
    format text not null,
    partial boolean not null,
    dry_run boolean not null,
    author text,
    rows_read bigint not null default 0,
    rows_accepted bigint not null default 0,
    idempotency_key text collate "C",
    fingerprint bytea not null,
    answer text,
    transaction bigint,
    constraint import_pk primary key (id),
    constraint import_idempotency_key unique (idempotency_key),
    constraint import_phase check (phase in ('READING', 'STORED', 'CHECKED', 'REFUSED', 'FAILED')),
    constraint import_fingerprint check (length(fingerprint) = 32)
);

comment on column import.fingerprint is 'SHA-256 of what was asked for: the body, its format and the parameters';
comment on column import.answer is 'the answer as JSON: what was stored, or the problem';
comment on column import.transaction is 'the transaction after which all figures of the file are stored';

create index import_started on import (started_at desc, id);
