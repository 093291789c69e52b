-- What looked wrong of a figure when it was posted. A warning belongs to a revision; it is open until a reason is given or
-- a further revision takes the place of the figure.
create table warning (
    series_id int not null,
    period int not null,
    revision int not null,
    code text not null,
    other text collate "C" not null default '',
    low numeric,
    high numeric,
    raised_at timestamptz not null,
    state text not null,
    explanation text,
    explained_by text,
    explained_at timestamptz,
    constraint warning_pk primary key (series_id, period, revision, code, other),
    constraint warning_code check (code in ('JUMP', 'FALLING', 'RATE', 'PART')),
    constraint warning_state check (state in ('OPEN', 'EXPLAINED', 'SUPERSEDED')),
    constraint warning_explained check (
        (state = 'EXPLAINED') = (explanation is not null) and (explanation is null) = (explained_at is null)),
    constraint warning_series_fk foreign key (series_id) references series (id)
);

comment on column warning.other is 'what the figure was compared with: a period (FALLING), an indicator (PART)';
comment on column warning.low is 'the least that would not have been suspicious; null without';
comment on column warning.high is 'the most that would not have been suspicious; null without';

create index warning_open on warning (series_id, period) where state = 'OPEN';

-- The codes of the open warnings of a revision; null without.
create function open_warnings(of_series int, of_period int, of_revision int) returns text[]
    language sql stable parallel safe as
$$
select array_agg(distinct code order by code)
from warning
where series_id = of_series and period = of_period and revision = of_revision and state = 'OPEN'
$$;
