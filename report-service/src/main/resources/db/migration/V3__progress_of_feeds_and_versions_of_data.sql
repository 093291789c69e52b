-- How far each feed was followed. It is moved in the transaction that applies a page.
create table feed (
    name        text   not null constraint feed_key primary key,
    transaction bigint not null default 0,
    number      bigint not null default 0,
    current_at  timestamptz,
    constraint feed_name check (name in ('PLAN', 'INDICATOR'))
);

insert into feed (name) values ('PLAN'), ('INDICATOR');

-- Changes whenever anything changes that the results of the plan are made from.
create table data_version (
    plan    text   not null constraint data_version_key primary key,
    version bigint not null
);

create sequence data_version_number;
