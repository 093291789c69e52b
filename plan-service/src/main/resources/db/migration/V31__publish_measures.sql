-- What a measure promises is published. Those that are there are published as if they were entered now: an entry never changes, so
-- this is its only place in the feed.
alter table ledger_entry
    add column changed_in xid8 not null default pg_current_xact_id(),
    add column change_no bigint not null default nextval('change_no');

create index ledger_entry_feed on ledger_entry (changed_in, change_no) where kind = 'MEASURE';
