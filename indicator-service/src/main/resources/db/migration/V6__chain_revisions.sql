-- Each revision carries the SHA-256 of the revision before it in its series, the first one that of the series' key, so
-- that a change of history behind the service's back shows (docs/decisions/0009 says what is hashed). A series keeps the
-- hash of its last revision and its length.
alter table series
    add column length int not null default 0,
    add column head bytea,
    add column last_period int not null default 0;

comment on column series.last_period is 'the latest period that has a revision; 0 without one';

alter table actual
    add column position int,
    add column reason text,
    add column author text,
    add column previous_hash bytea;

create function pg_temp.hash_with_key(previous bytea, key text, content text) returns bytea
    language sql as
$$
select sha256(coalesce(previous, sha256(convert_to(key, 'UTF8'))) || convert_to(content, 'UTF8'))
$$;

create aggregate pg_temp.chain(key text, content text) (sfunc = pg_temp.hash_with_key, stype = bytea);

create temporary table chained on commit drop as
select series_id, period, revision, key, position,
    pg_temp.chain(key, content) over (partition by series_id order by position) as hash
from (
    select a.series_id, a.period, a.revision, s.indicator || '/' || s.region as key,
        row_number() over (partition by a.series_id order by a.changed_in, a.change_no) as position,
        concat_ws(E'\x1f',
            a.period, a.revision, a.is_final, coalesce('=' || trim_scale(a.value), ''), coalesce('=' || a.source, ''),
            coalesce('=' || a.note, ''), '', '', (extract(epoch from a.recorded_at) * 1000000)::bigint) as content
    from actual a join series s on s.id = a.series_id) as ordered;

update actual a
set position = c.position, previous_hash = c.previous
from (
    select *, coalesce(
        lag(hash) over (partition by series_id order by position), sha256(convert_to(key, 'UTF8'))) as previous
    from chained) as c
where c.series_id = a.series_id and c.period = a.period and c.revision = a.revision;

update series s
set length = c.length, last_period = c.last_period, head = c.head
from (
    select series_id, count(*) as length, max(period) as last_period,
        (array_agg(hash order by position desc))[1] as head
    from chained
    group by series_id) as c
where c.series_id = s.id;

update series set head = sha256(convert_to(indicator || '/' || region, 'UTF8')) where head is null;

alter table series
    alter column head set not null,
    add constraint series_head check (length(head) = 32);

alter table actual
    alter column position set not null,
    alter column previous_hash set not null,
    add constraint actual_position check (position > 0),
    add constraint actual_previous_hash check (length(previous_hash) = 32);
