-- Plans that are there keep telling lateness by the pace ratio.
alter table plan
    add column threshold_scheme text not null default 'RATIO',
    add column yellow_from_points numeric not null default 10,
    add column red_above_points numeric not null default 30,
    add constraint plan_threshold_scheme_known check (threshold_scheme in ('RATIO', 'POINTS')),
    add constraint plan_points check (0 < yellow_from_points and yellow_from_points <= red_above_points);

alter table plan
    alter column threshold_scheme drop default,
    alter column yellow_from_points drop default,
    alter column red_above_points drop default;
