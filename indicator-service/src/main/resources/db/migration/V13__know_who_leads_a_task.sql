create table known_task_unit (
    plan text collate "C" not null,
    task text collate "C" not null,
    unit text collate "C" not null,
    constraint known_task_unit_pk primary key (plan, task, unit),
    constraint known_task_unit_task_fk foreign key (plan, task) references known_task (plan, number) on delete cascade
);

comment on table known_task_unit is 'the units that lead a task';

-- What was read so far lacks the units, so it is read again from the beginning.
update plan_feed set cursor = null;
