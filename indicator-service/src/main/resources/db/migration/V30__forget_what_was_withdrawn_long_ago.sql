-- The place of the last tombstone of each kind that is no longer kept: a follower that has not come so far may have missed
-- that something was withdrawn.
create table feed_horizon (
    kind text not null,
    changed_in xid8 not null default '0',
    change_no bigint not null default 0,
    constraint feed_horizon_pk primary key (kind)
);

insert into feed_horizon (kind) values ('INDICATOR'), ('TARGET');

create index indicator_withdrawn on indicator (changed_at) where deleted;
create index target_withdrawn on target (changed_at) where deleted;

-- Milestones go with their target.
alter table milestone
    drop constraint milestone_target_fk,
    add constraint milestone_target_fk foreign key (target) references target (id) on delete cascade;
