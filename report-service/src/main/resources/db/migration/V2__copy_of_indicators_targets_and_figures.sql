-- What indicator-service published: indicators and targets in their present state, figures with every revision.

create table indicator (
    code        text    not null constraint indicator_key primary key,
    name        text    not null,
    unit        text    not null,
    direction   text    not null,
    decimals    integer not null,
    nature      text,
    frequency   text,
    aggregation text,
    reporting   text,
    due_day     integer,
    numerator   text,
    denominator text,
    factor      numeric
);

create index indicator_by_numerator on indicator (numerator);
create index indicator_by_denominator on indicator (denominator);

create table target (
    id               text      not null constraint target_key primary key,
    plan             text      not null,
    task             text      not null,
    indicator        text      not null,
    region           text      not null,
    status           text      not null,
    comparator       text,
    value            numeric,
    value_high       numeric,
    tolerance        numeric,
    measure          text      not null,
    recurrence       text      not null,
    from_month       integer   not null,
    to_month         integer   not null,
    baseline_period  integer,
    baseline_value   numeric,
    milestone_months integer[] not null,
    milestone_values numeric[] not null,
    strength         text      not null,
    weight           numeric   not null,
    phrase           text,
    parent           text
);

create index target_by_plan on target (plan);
create index target_by_indicator on target (indicator, region);
create index target_by_region on target (region);

create table series (
    id        integer not null generated always as identity constraint series_key primary key,
    indicator text    not null,
    region    text    not null,
    constraint series_of_indicator unique (indicator, region)
);

-- One row for each revision; rows are never changed. A partition holds a year and is made when its first figure arrives.
-- The period is the number of org.planledger.kernel.period.Period; a null value is a withdrawal.
create table actual (
    series      integer     not null constraint actual_series references series,
    period      integer     not null,
    revision    integer     not null,
    value       numeric,
    status      text        not null,
    recorded_at timestamptz not null,
    source      text,
    note        text,
    constraint actual_key primary key (series, period, revision)
) partition by range (period);
