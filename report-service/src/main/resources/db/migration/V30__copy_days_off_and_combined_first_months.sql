alter table indicator add column combined_first_months boolean;

comment on column indicator.combined_first_months is 'whether January and February are reported together; null for a derived one';

-- The days that are not like their day of the week.
create table holiday (
    day     date    not null constraint holiday_key primary key,
    working boolean not null
);

comment on column holiday.working is 'whether people work on it; false for a day off';

-- One row. The version changes with every day, so that readers keep the days for as long as it stays.
create table holiday_version (
    version bigint not null
);

insert into holiday_version (version) values (0);
