alter table plan_feed add column current_at timestamptz;

comment on column plan_feed.current_at is
    'up to when whatever plan-service committed is known, by its clock; null until the feed is read to its end';
