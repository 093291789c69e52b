-- An import is shown to who has sent it. Those of before have no sender, and are shown to who sees everything.
alter table import
    add column sender text,
    drop constraint import_idempotency_key,
    add constraint import_idempotency_key unique (idempotency_key, sender);

comment on column import.sender is 'the name of the login, whoever it says to post for; null for imports of before';
