-- What plan-service has published, as far as it was read.
create table known_region (
    code text collate "C" not null,
    constraint known_region_pk primary key (code)
);

create table known_plan (
    code text collate "C" not null,
    constraint known_plan_pk primary key (code)
);

create table known_task (
    plan text collate "C" not null,
    number text collate "C" not null,
    constraint known_task_pk primary key (plan, number),
    constraint known_task_plan_fk foreign key (plan) references known_plan (code) on delete cascade
);

-- One row: the place in plan-service's change feed up to which it was read.
create table plan_feed (
    only_row boolean not null default true,
    cursor text,
    constraint plan_feed_pk primary key (only_row),
    constraint plan_feed_only_row check (only_row)
);

insert into plan_feed (cursor) values (null);
