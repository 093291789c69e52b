-- Who did what, and who was refused (docs/audit.md). Records are added, and never changed or taken away.
create table audit_record (
    id bigint generated always as identity,
    at timestamptz not null,
    name text,
    issuer text,
    subject text,
    roles text[] not null,
    posted_by text,
    operation text,
    method text,
    path text,
    thing text,
    remote text,
    status int not null,
    problem text,
    instance text,
    times int not null,
    changed bigint not null,
    version bigint,
    primary key (at, id)
);

comment on table audit_record is 'what was written, what was not, and who was refused; docs/audit.md';
comment on column audit_record.at is 'when; of several that are one record, the last';
comment on column audit_record.name is 'who; null when no token counted';
comment on column audit_record.posted_by is 'for whom a service wrote';
comment on column audit_record.operation is 'the operation of the interface; null in a record of refusals that were too many to be told apart';
comment on column audit_record.thing is 'the key of what the address names';
comment on column audit_record.remote is 'from which network address';
comment on column audit_record.problem is 'the code of the problem that was answered; null when there was none';
comment on column audit_record.instance is 'the id of the problem in the answer and in the log';
comment on column audit_record.times is 'how many requests alike it stands for';
comment on column audit_record.changed is 'how many things were stored';
comment on column audit_record.version is 'the version that was stored; null for none, or many';

create index audit_record_of_name on audit_record (name, at);
create index audit_record_of_posted_by on audit_record (posted_by, at) where posted_by is not null;
create index audit_record_of_refusal on audit_record (at, id) where status in (401, 403);

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    raise exception 'audit records are kept as they are' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_record_stays before update or delete or truncate on audit_record
    for each statement execute function refuse_change_of_audit();
