create table indicator (
    code text collate "C" not null,
    name text not null,
    unit text not null,
    direction text not null,
    decimals int not null,
    nature text,
    frequency text,
    aggregation text,
    reporting text,
    due_day int,
    numerator text collate "C",
    denominator text collate "C",
    factor numeric,
    version bigint not null,
    deleted boolean not null default false,
    changed_at timestamptz not null default now(),
    changed_in xid8 not null default pg_current_xact_id(),
    change_no bigint not null default nextval('change_no'),
    constraint indicator_pk primary key (code),
    constraint indicator_direction check (direction in ('HIGHER', 'LOWER', 'NEUTRAL')),
    constraint indicator_decimals check (decimals between 0 and 6),
    constraint indicator_nature check (nature in ('BINDING', 'EXPECTED')),
    constraint indicator_frequency check (frequency in ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
    constraint indicator_aggregation check (aggregation in ('SUM', 'LAST', 'MEAN')),
    constraint indicator_reporting check (reporting = 'PERIOD' or (reporting = 'YEAR_TO_DATE' and aggregation = 'SUM')),
    constraint indicator_due_day check (due_day between 1 and 28),
    constraint indicator_factor check (factor > 0),
    constraint indicator_plain_or_derived check (
        num_nulls(frequency, aggregation, reporting, due_day) = 0 and num_nonnulls(numerator, denominator, factor) = 0
        or num_nonnulls(frequency, aggregation, reporting, due_day) = 0 and num_nulls(numerator, denominator, factor) = 0),
    constraint indicator_numerator_fk foreign key (numerator) references indicator (code),
    constraint indicator_denominator_fk foreign key (denominator) references indicator (code)
);

create index indicator_changes on indicator (changed_in, change_no);
create index indicator_numerator on indicator (numerator) where numerator is not null;
create index indicator_denominator on indicator (denominator) where denominator is not null;

create trigger indicator_stamp before insert or update on indicator
    for each row execute function stamp_change();
