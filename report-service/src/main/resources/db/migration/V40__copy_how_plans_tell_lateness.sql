-- What plan-service published before it knew another scheme is told by the pace ratio.
alter table plan
    add column threshold_scheme text not null default 'RATIO',
    add column yellow_from_points numeric not null default 10,
    add column red_above_points numeric not null default 30;

alter table plan
    alter column threshold_scheme drop default,
    alter column yellow_from_points drop default,
    alter column red_above_points drop default;
