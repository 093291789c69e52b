-- Numbers the published changes of a transaction in the order of writing.
create sequence change_no as bigint;

-- From what the published signals of each plan were made: nothing is computed while it is still the same.
create table signal_basis (
    plan    text    not null constraint signal_basis_key primary key,
    version bigint  not null,
    as_of   integer not null,
    on_date date    not null
);

-- The signal that was published last of each target. One that has never shown any has no row.
create table target_signal (
    target text not null constraint target_signal_key primary key,
    plan   text not null,
    signal text not null
);

create index target_signal_of_plan on target_signal (plan);

-- What was published. Rows are never changed. Where a target or its plan's being in force has ended there is no present signal.
create table signal_change (
    change_no          bigint      not null default nextval('change_no') constraint signal_change_key primary key,
    changed_in         xid8        not null default pg_current_xact_id(),
    changed_at         timestamptz not null default now(),
    target             text        not null,
    plan               text        not null,
    signal_before      text        not null,
    as_of              integer,
    signal             text,
    state              text,
    state_rule         text,
    signal_rule        text,
    threshold_scheme   text,
    on_track_from      numeric,
    behind_from        numeric,
    near_from          numeric,
    yellow_from_points numeric,
    red_above_points   numeric
);

create index signal_change_feed on signal_change (changed_in, change_no);

comment on column signal_change.state_rule is 'what decided the state: a name of StateRule';
comment on column signal_change.signal_rule is 'what decided the signal: a name of SignalRule';
