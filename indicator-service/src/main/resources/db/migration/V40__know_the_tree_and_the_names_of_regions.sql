alter table known_region
    add column name text,
    add column parent text collate "C";

comment on column known_region.name is 'null until plan-service is read again';
comment on column known_region.parent is 'the region that it lies in; it may be one that is not known';

-- The regions that were read so far lack both, so all is read again from the beginning.
update plan_feed set cursor = null;

-- The figures that targets are measured by: of a derived indicator those of its two components.
create view measured_figure as
select t.id as target, t.plan, t.task, t.region, part.code as indicator, t.from_month, t.to_month
from target t
join indicator whole on whole.code = t.indicator
cross join lateral (values (coalesce(whole.numerator, whole.code)), (whole.denominator)) as part (code)
where not t.deleted and t.status <> 'PENDING' and part.code is not null;
