-- Whoever is limited to regions is told the changes of signal of the regions that he sees, also when the target is gone.
alter table target_signal
    add column region      text,
    add column plan_region text;

alter table signal_change
    add column region      text,
    add column plan_region text;

update target_signal
set region = target.region, plan_region = plan.region
from target join plan on plan.code = target.plan
where target.id = target_signal.target;

update signal_change
set region = target.region, plan_region = plan.region
from target join plan on plan.code = target.plan
where target.id = signal_change.target;

comment on column target_signal.region is 'of the target when it was published';
comment on column target_signal.plan_region is 'of its plan when it was published';
comment on column signal_change.region is 'of the target when it was published; null where it was gone before regions were kept';
comment on column signal_change.plan_region is 'of its plan when it was published';
