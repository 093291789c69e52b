-- What was entered on tasks. Nothing here is ever changed or deleted; a task that leaves its plan keeps its entries.
create table ledger_entry (
    id bigint generated always as identity,
    plan text not null,
    task text not null,
    kind text not null,
    text text not null,
    promised_month date,
    about bigint,
    posted_by text,
    recorded_at timestamptz not null default clock_timestamp(),
    idempotency_key text,
    constraint ledger_entry_pk primary key (id),
    constraint ledger_entry_plan_fk foreign key (plan) references plan (code),
    constraint ledger_entry_about_fk foreign key (about) references ledger_entry (id),
    constraint ledger_entry_kind_known check (
        kind in ('PROGRESS', 'PROBLEM', 'COORDINATION', 'MEASURE', 'RESOLUTION', 'FEEDBACK')
    ),
    constraint ledger_entry_promise check ((promised_month is not null) = (kind = 'MEASURE')),
    constraint ledger_entry_month check (extract(day from promised_month) = 1),
    constraint ledger_entry_resolution check (kind <> 'RESOLUTION' or about is not null),
    constraint ledger_entry_key unique (plan, task, idempotency_key)
);

create unique index ledger_entry_resolved_once on ledger_entry (about) where kind = 'RESOLUTION';
create index ledger_entry_of_task on ledger_entry (plan, task, id);
create index ledger_entry_of_plan on ledger_entry (plan, id);

comment on column ledger_entry.task is 'the number of the task, as the document has it';
comment on column ledger_entry.about is 'the earlier entry on the same task that this one is about';
