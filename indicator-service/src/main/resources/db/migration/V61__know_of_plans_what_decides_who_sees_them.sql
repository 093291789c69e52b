-- Who sees what depends on the region of a plan, on whether it is a draft, and on all units that take part in a task.
alter table known_plan
    add column region text collate "C",
    add column draft boolean;

comment on column known_plan.region is 'null until the plan is read again';
comment on column known_plan.draft is 'null until the plan is read again';

alter table known_task_unit add column leads boolean not null default true;

comment on table known_task_unit is 'the units that lead a task, cooperate in it or take part in it';

create index known_region_parent on known_region (parent);

-- What was read so far lacks all this, so it is read again from the beginning. What is known stays until all is read, as
-- for who was away for long: a withdrawal may not be told any more.
update plan_feed
set cursor = null, current_at = null, reading = reading + 1, anew = true, end_read_at = null
where cursor is not null or exists (select from known_plan);

-- Who followed a target that is another plan's, task's or region's now may not see it any more, and has to learn that.
create table target_former_place (
    target text collate "C" not null,
    plan text collate "C" not null,
    task text collate "C" not null,
    region text collate "C" not null,
    constraint target_former_place_pk primary key (target, plan, task, region),
    constraint target_former_place_target_fk foreign key (target) references target (id) on delete cascade
);

comment on table target_former_place is 'where a target was before it was moved';
