-- A feed that was away for so long that withdrawals are no longer kept is read from the beginning. What stood in the copy before
-- and does not come again is removed when its end is reached; until then results are answered from what is there.
alter table feed
    add column begun bigint not null default 0,
    add column anew boolean not null default false,
    add column end_reached_at timestamptz;

comment on column feed.begun is 'the third part of the cursor';
comment on column feed.anew is 'whether the feed is being read from the beginning while there is a copy';
comment on column feed.end_reached_at is 'when a feed that is read anew first had nothing more waiting';

create table seen_anew (
    feed text not null,
    kind text not null,
    key  text not null,
    constraint seen_anew_key primary key (feed, kind, key)
);

comment on table seen_anew is 'what has come since the feed was begun anew';
