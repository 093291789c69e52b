-- Every closing and reopening of a month, of a region or of a plan. Rows are inserted and never changed; the highest
-- revision is the present state. A month is year times 100 plus month.
create table closing (
    scope_kind text not null,
    month int not null,
    scope text collate "C" not null,
    revision int not null,
    closed boolean not null,
    reason text,
    author text,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint closing_pk primary key (scope_kind, month, scope, revision),
    constraint closing_scope_kind check (scope_kind in ('REGION', 'PLAN')),
    constraint closing_month check (month % 100 between 1 and 12),
    constraint closing_revision check (revision > 0),
    constraint closing_reopening_has_a_reason check (closed or reason is not null)
);

create index closing_scope on closing (scope_kind, scope, month);

-- The last month of a period as figures are keyed by it: 202612 for 2026-Q4, which is stored as 202624.
create function last_month_of(period int) returns int
    language sql immutable parallel safe as
$$
select case
    when period % 100 <= 12 then period
    when period % 100 <= 24 then period / 100 * 100 + (period % 100 - 20) * 3
    when period % 100 <= 32 then period / 100 * 100 + (period % 100 - 30) * 6
    else period / 100 * 100 + 12 end
$$;

-- The present state of each scope and month that was ever closed.
create view present_closing as
select distinct on (scope_kind, month, scope) *
from closing
order by scope_kind, month, scope, revision desc;

-- Which figures are closed: those of a region whose period ends in the month; the indicator is null where all are. Of a
-- plan these are the figures of its targets' indicators, or of the components of these, in the targets' regions.
create view closed_figure as
select null::text collate "C" as indicator, c.scope as region, c.*
from present_closing c
where c.scope_kind = 'REGION' and c.closed
union all
select part.code, t.region, c.*
from present_closing c
join target t on t.plan = c.scope and not t.deleted
join indicator i on i.code = t.indicator
cross join lateral (values (coalesce(i.numerator, i.code)), (i.denominator)) as part (code)
where c.scope_kind = 'PLAN' and c.closed and part.code is not null;
