-- Numbers whatever is published, in the order of writing. Numbers may be left out; a session takes them in lots.
create sequence change_no as bigint cache 100;

-- Marks a row of a table that is published in its present state with the transaction that wrote it last.
create function stamp_change() returns trigger
    language plpgsql as
$$
begin
    new.changed_in := pg_current_xact_id();
    new.change_no := nextval('change_no');
    new.changed_at := clock_timestamp();
    return new;
end
$$;
