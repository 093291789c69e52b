-- Requests that come too often are refused, too, and whoever asks for refusals asks for them.
drop index audit_record_of_refusal;
create index audit_record_of_refusal on audit_record (at, id) where status in (401, 403, 429);
