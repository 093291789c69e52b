-- What indicator-service published before it knew revisions has none.
alter table target add column revisions jsonb;

comment on column target.revisions is 'the goals of later months, by rising month; null without any';
