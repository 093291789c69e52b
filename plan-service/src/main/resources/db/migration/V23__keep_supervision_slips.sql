-- A slip and what was done with it. Steps are added and never changed; the state of the slip is what its last step made it.
create table slip (
    id bigint generated always as identity,
    plan text not null,
    task text not null,
    target text not null,
    as_of date not null,
    colour text not null,
    addressee text not null,
    deadline date not null,
    text text not null,
    idempotency_key text,
    state text not null default 'ISSUED',
    steps integer not null default 0,
    posted_by text,
    issued_at timestamptz not null default clock_timestamp(),
    closed_at timestamptz,
    constraint slip_pk primary key (id),
    constraint slip_plan_fk foreign key (plan) references plan (code),
    constraint slip_addressee_fk foreign key (addressee) references unit (code),
    constraint slip_month check (extract(day from as_of) = 1),
    constraint slip_colour_known check (colour in ('BLUE', 'YELLOW', 'RED')),
    constraint slip_state_known check (state in ('ISSUED', 'ANSWERED', 'RETURNED', 'ACCEPTED', 'CLOSED')),
    constraint slip_closed check ((closed_at is not null) = (state = 'CLOSED')),
    constraint slip_key unique (plan, idempotency_key)
);

create index slip_of_task on slip (plan, task);
create index slip_of_addressee on slip (addressee);

create table slip_step (
    slip bigint not null,
    position integer not null,
    action text not null,
    text text,
    posted_by text,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint slip_step_pk primary key (slip, position),
    constraint slip_step_slip_fk foreign key (slip) references slip (id),
    constraint slip_step_action_known check (action in ('ANSWER', 'RETURN', 'ACCEPT', 'CLOSE'))
);

comment on column slip.target is 'the id of a target of indicator-service; not checked here';
comment on column slip.as_of is 'the month as of which the warning stood';
