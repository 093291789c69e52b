-- Who was away for so long that withdrawals are no longer told reads plan-service's feed from the beginning. The plans that were
-- known stay until all is known that was committed when its end was first reached again.
alter table plan_feed
    add column reading int not null default 1,
    add column anew boolean not null default false,
    add column end_read_at timestamptz;
alter table known_plan add column reading int not null default 1;

comment on column plan_feed.reading is 'how often the feed was begun';
comment on column plan_feed.anew is 'whether plans are known that may have been withdrawn before this reading';
comment on column plan_feed.end_read_at is 'when a feed that is read anew first had nothing more waiting, by plan-service''s clock';
comment on column known_plan.reading is 'the reading in which the plan came last';
