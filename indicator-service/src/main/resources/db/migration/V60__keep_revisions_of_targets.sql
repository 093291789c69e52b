-- Every revision of a target's goal, with the month from which it holds. Rows are inserted and never changed. Months are stored as
-- year times 100 plus month. They go with their target when it is withdrawn and forgotten.
create table target_revision (
    target text collate "C" not null,
    number int not null,
    month int not null,
    comparator text not null,
    value numeric,
    value_high numeric,
    tolerance numeric,
    milestone_months int[] not null,
    milestone_values numeric[] not null,
    reason text not null,
    author text not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint target_revision_pk primary key (target, number),
    constraint target_revision_target_fk foreign key (target) references target (id) on delete cascade,
    constraint target_revision_number check (number > 0),
    constraint target_revision_month check (month % 100 between 1 and 12),
    constraint target_revision_comparator check (
        comparator in ('AT_LEAST', 'AT_MOST', 'EXACTLY', 'ABOUT', 'BETWEEN', 'INCREASE', 'DECREASE')),
    constraint target_revision_value_where_due check (
        (value is not null) = (comparator not in ('INCREASE', 'DECREASE'))),
    constraint target_revision_between check ((value_high is not null) = (comparator = 'BETWEEN')),
    constraint target_revision_milestones check (cardinality(milestone_months) = cardinality(milestone_values))
);

alter table target
    add column revisions text;

comment on column target.revisions is 'the revisions that stand, by rising month, as they are published (JSON); null without any';
