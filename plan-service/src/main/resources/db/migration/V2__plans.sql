-- A withdrawn plan stays as a row without its tree: the feed publishes it as a tombstone, and its version goes on when
-- it comes back.
create table plan (
    code text not null,
    title text not null,
    document_number text,
    issuer text,
    issued_on date,
    region text not null,
    from_month date not null,
    to_month date not null,
    status text not null,
    superseded_by text,
    on_track_from numeric not null,
    behind_from numeric not null,
    near_from numeric not null,
    superior_plan text,
    deleted boolean not null default false,
    version bigint not null default 1,
    changed_in xid8 not null default pg_current_xact_id(),
    change_no bigint not null default nextval('change_no'),
    changed_at timestamptz not null default now(),
    constraint plan_pk primary key (code),
    constraint plan_region_fk foreign key (region) references region (code),
    constraint plan_superior_fk foreign key (superior_plan) references plan (code),
    constraint plan_superseded_by_fk foreign key (superseded_by) references plan (code),
    constraint plan_not_its_own_superior check (superior_plan <> code),
    constraint plan_status_known check (status in ('DRAFT', 'IN_FORCE', 'EXPIRED', 'SUPERSEDED', 'REPEALED')),
    constraint plan_superseded_by_status check (superseded_by is null or status = 'SUPERSEDED'),
    constraint plan_only_drafts_deleted check (not deleted or status = 'DRAFT'),
    constraint plan_window check (
        from_month <= to_month and extract(day from from_month) = 1 and extract(day from to_month) = 1
    ),
    constraint plan_thresholds check (0 < behind_from and behind_from <= on_track_from and 0 < near_from)
);

create index plan_feed on plan (changed_in, change_no);
create index plan_by_region on plan (region);
create index plan_by_superior on plan (superior_plan);
create index plan_by_successor on plan (superseded_by);

create table plan_basis (
    plan text not null,
    ordinal integer not null,
    title text not null,
    document_number text,
    constraint plan_basis_pk primary key (plan, ordinal),
    constraint plan_basis_plan_fk foreign key (plan) references plan (code)
);

create table plan_part (
    plan text not null,
    ordinal integer not null,
    title text not null,
    constraint plan_part_pk primary key (plan, ordinal),
    constraint plan_part_plan_fk foreign key (plan) references plan (code)
);

create table plan_section (
    plan text not null,
    part integer not null,
    ordinal integer not null,
    title text not null,
    constraint plan_section_pk primary key (plan, part, ordinal),
    constraint plan_section_part_fk foreign key (plan, part) references plan_part (plan, ordinal)
);

create table task (
    plan text not null,
    ordinal integer not null,
    number text not null,
    title text,
    text text not null,
    part integer not null,
    section integer,
    constraint task_pk primary key (plan, ordinal),
    constraint task_number_in_plan unique (plan, number),
    constraint task_part_fk foreign key (plan, part) references plan_part (plan, ordinal),
    constraint task_section_fk foreign key (plan, part, section) references plan_section (plan, part, ordinal)
);

create table task_unit (
    plan text not null,
    task integer not null,
    role text not null,
    ordinal integer not null,
    unit text not null,
    constraint task_unit_pk primary key (plan, task, role, ordinal),
    constraint task_unit_once unique (unit, plan, task, role),
    constraint task_unit_role_known check (role in ('LEAD', 'COOPERATING', 'PARTICIPATING')),
    constraint task_unit_task_fk foreign key (plan, task) references task (plan, ordinal),
    constraint task_unit_unit_fk foreign key (unit) references unit (code)
);

comment on column task.ordinal is 'the place of the task in the document, counted from 1';
comment on column task_unit.task is 'the place of the task in the document';
