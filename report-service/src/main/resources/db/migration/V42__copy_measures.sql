-- The measures of the work ledger, which promise recovery by a month. They never change; a task that leaves its plan keeps them.
create table measure (
    id             bigint      not null constraint measure_key primary key,
    plan           text        not null,
    task           text        not null,
    promised_month integer     not null,
    text           text        not null,
    posted_by      text,
    recorded_at    timestamptz not null
);

create index measure_of_plan on measure (plan);
