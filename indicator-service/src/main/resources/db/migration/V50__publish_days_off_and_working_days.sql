-- Every day is published in its present state, so that followers have the deadlines that the calendar has. A day that is taken off
-- the list stays as a tombstone for a time. The days that are there are stamped with this transaction, and so are published.
alter table holiday
    add column deleted boolean not null default false,
    add column changed_at timestamptz not null default now(),
    add column changed_in xid8 not null default pg_current_xact_id(),
    add column change_no bigint not null default nextval('change_no');

create index holiday_changes on holiday (changed_in, change_no);
create index holiday_withdrawn on holiday (changed_at) where deleted;

create trigger holiday_stamp before insert or update on holiday
    for each row execute function stamp_change();

insert into feed_horizon (kind) values ('HOLIDAY');
