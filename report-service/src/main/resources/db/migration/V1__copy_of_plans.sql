-- What plan-service published, in its present state. Months are stored as 202304, like the numbers of periods.
-- What one feed publishes has no foreign key into what the other one does: either may arrive first.

create table region (
    code   text not null constraint region_key primary key,
    name   text not null,
    level  text not null,
    parent text
);

create table unit (
    code     text not null constraint unit_key primary key,
    region   text not null,
    name     text not null,
    superior text
);

create table plan (
    code            text    not null constraint plan_key primary key,
    title           text    not null,
    document_number text,
    issuer          text,
    issued_on       date,
    region          text    not null,
    from_month      integer not null,
    to_month        integer not null,
    status          text    not null,
    superseded_by   text,
    superior_plan   text,
    on_track_from   numeric not null,
    behind_from     numeric not null,
    near_from       numeric not null
);

create table part (
    plan    text    not null constraint part_plan references plan on delete cascade,
    ordinal integer not null,
    title   text    not null,
    constraint part_key primary key (plan, ordinal)
);

create table section (
    plan    text    not null constraint section_plan references plan on delete cascade,
    part    integer not null,
    ordinal integer not null,
    title   text    not null,
    constraint section_key primary key (plan, part, ordinal)
);

create table task (
    plan    text    not null constraint task_plan references plan on delete cascade,
    number  text    not null,
    ordinal integer not null,
    title   text,
    text    text    not null,
    part    integer not null,
    section integer,
    constraint task_key primary key (plan, number)
);

create table task_unit (
    plan    text    not null constraint task_unit_plan references plan on delete cascade,
    task    text    not null,
    role    text    not null,
    ordinal integer not null,
    unit    text    not null,
    constraint task_unit_key primary key (plan, task, role, unit)
);

create index task_unit_by_unit on task_unit (unit);
