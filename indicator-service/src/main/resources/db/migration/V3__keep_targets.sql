-- Months are stored as year times 100 plus month, periods as the kernel numbers them.
create table target (
    id text collate "C" not null,
    plan text collate "C" not null,
    task text collate "C" not null,
    indicator text collate "C" not null,
    region text collate "C" not null,
    status text not null,
    comparator text,
    value numeric,
    value_high numeric,
    tolerance numeric,
    measure text not null,
    recurrence text not null,
    from_month int not null,
    to_month int not null,
    baseline_period int,
    baseline_value numeric,
    strength text not null,
    weight numeric not null,
    phrase text,
    parent text collate "C",
    version bigint not null,
    deleted boolean not null default false,
    changed_at timestamptz not null default now(),
    changed_in xid8 not null default pg_current_xact_id(),
    change_no bigint not null default nextval('change_no'),
    constraint target_pk primary key (id),
    constraint target_status check (status in ('SET', 'PENDING', 'ASSIGNED')),
    constraint target_comparator check (
        comparator in ('AT_LEAST', 'AT_MOST', 'EXACTLY', 'ABOUT', 'BETWEEN', 'INCREASE', 'DECREASE')),
    constraint target_measure check (measure in ('AMOUNT', 'GROWTH', 'REDUCTION', 'GROWTH_AVERAGE')),
    constraint target_recurrence check (recurrence in ('TOTAL', 'YEARLY')),
    constraint target_strength check (strength in ('PLAIN', 'STRIVE', 'ENSURE')),
    constraint target_set_has_comparator check (status <> 'SET' or comparator is not null),
    constraint target_value_where_due check (
        (value is not null) = (status = 'SET' and comparator not in ('INCREASE', 'DECREASE'))),
    constraint target_between check ((value_high is not null) = (status = 'SET' and comparator = 'BETWEEN')),
    constraint target_between_rises check (value_high >= value),
    constraint target_tolerance check (tolerance is null or (tolerance between 0 and 1 and comparator = 'ABOUT')),
    constraint target_window check (from_month <= to_month),
    constraint target_baseline check ((baseline_period is null) = (baseline_value is null)),
    constraint target_weight check (weight > 0),
    constraint target_indicator_fk foreign key (indicator) references indicator (code),
    constraint target_parent_fk foreign key (parent) references target (id)
);

create index target_changes on target (changed_in, change_no);
create index target_plan on target (plan, task);
create index target_indicator on target (indicator);
create index target_parent on target (parent) where parent is not null;

create trigger target_stamp before insert or update on target
    for each row execute function stamp_change();

create table milestone (
    target text collate "C" not null,
    month int not null,
    value numeric not null,
    constraint milestone_pk primary key (target, month),
    constraint milestone_target_fk foreign key (target) references target (id)
);
