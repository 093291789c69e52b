-- Numbers the changes of a transaction in the order of writing; one sequence for all kinds, so that a feed of several
-- kinds has one order.
create sequence change_no as bigint;

create table region (
    code text not null,
    name text not null,
    level text not null,
    parent text,
    shipped boolean not null default false,
    version bigint not null default 1,
    changed_in xid8 not null default pg_current_xact_id(),
    change_no bigint not null default nextval('change_no'),
    changed_at timestamptz not null default now(),
    constraint region_pk primary key (code),
    constraint region_code_form check (code ~ '^[0-9]{6}(Z[0-9]{2})?$'),
    constraint region_level_known check (level in ('PROVINCE', 'CITY', 'COUNTY', 'ZONE')),
    constraint region_parent_fk foreign key (parent) references region (code),
    constraint region_parent_given check ((parent is null) = (level = 'PROVINCE'))
);

create index region_feed on region (changed_in, change_no);
create index region_by_parent on region (parent);

comment on column region.shipped is 'true while the region is as a shipped file says; a start may then bring it up to date';

create table unit (
    code text not null,
    region text not null,
    name text not null,
    superior text,
    version bigint not null default 1,
    changed_in xid8 not null default pg_current_xact_id(),
    change_no bigint not null default nextval('change_no'),
    changed_at timestamptz not null default now(),
    constraint unit_pk primary key (code),
    constraint unit_region_fk foreign key (region) references region (code),
    constraint unit_superior_fk foreign key (superior) references unit (code),
    constraint unit_not_its_own_superior check (superior <> code),
    constraint unit_name_in_region unique (region, name)
);

create index unit_feed on unit (changed_in, change_no);
