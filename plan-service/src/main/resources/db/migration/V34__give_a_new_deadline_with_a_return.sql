-- A step that returns an answer may give a new deadline. The one that the slip was issued with stays as it was; what the last
-- step made of the state and of the deadline stands with the slip, so that lists need not look at its steps.
alter table slip_step
    add column deadline date,
    add constraint slip_step_deadline_returns check (deadline is null or action = 'RETURN');

alter table slip add column present_deadline date;
update slip set present_deadline = deadline;
alter table slip alter column present_deadline set not null;

comment on column slip.deadline is 'as it was issued; never changed';
comment on column slip.present_deadline is 'the last one that was given: with the slip or with the return of an answer';
