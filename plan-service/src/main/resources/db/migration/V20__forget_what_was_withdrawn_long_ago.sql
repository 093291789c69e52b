-- The place of the last tombstone of each kind that is no longer kept: a follower that has not come so far may have missed
-- that something was withdrawn.
create table feed_horizon (
    kind text not null,
    changed_in xid8 not null default '0',
    change_no bigint not null default 0,
    constraint feed_horizon_pk primary key (kind)
);

insert into feed_horizon (kind) values ('PLAN');

create index plan_withdrawn on plan (changed_at) where deleted;
