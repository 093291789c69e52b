-- A series is an indicator in a region. Figures refer to it by a small number, which keeps their key small.
create table series (
    id int generated always as identity,
    indicator text collate "C" not null,
    region text collate "C" not null,
    constraint series_pk primary key (id),
    constraint series_key unique (indicator, region),
    constraint series_indicator_fk foreign key (indicator) references indicator (code)
);

-- Every revision of every figure. Rows are inserted and never changed; the highest revision is the present one.
create table actual (
    series_id int not null,
    period int not null,
    changed_in xid8 not null default pg_current_xact_id(),
    change_no bigint not null default nextval('change_no'),
    recorded_at timestamptz not null default clock_timestamp(),
    revision int not null,
    is_final boolean not null,
    value numeric,
    source text,
    note text,
    constraint actual_pk primary key (series_id, period, revision),
    constraint actual_revision check (revision > 0)
) partition by range (period);

comment on column actual.period is 'year times 100 plus 1-12 month, 21-24 quarter, 31-32 half year, 40 year';
comment on column actual.value is 'null: the revision takes the figure back';

create index actual_changes on actual (changed_in, change_no);

do
$$
    begin
        for year in 2000..2050
            loop
                execute format('create table actual_%s partition of actual for values from (%s) to (%s)',
                               year, year * 100, (year + 1) * 100);
            end loop;
    end
$$;

create table actual_other_years partition of actual default;
