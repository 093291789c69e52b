-- A year whose days off and working days are known. Those that are shipped are brought up to date at every start; those
-- that somebody has loaded are not.
create table holiday_year (
    year int not null,
    shipped boolean not null,
    version bigint not null,
    constraint holiday_year_pk primary key (year)
);

-- A day that is not like its day of the week: off, or worked though it is a Saturday or a Sunday.
create table holiday (
    day date not null,
    year int not null,
    name text not null,
    working boolean not null,
    constraint holiday_pk primary key (day),
    constraint holiday_in_its_year check (year = extract(year from day)),
    constraint holiday_year_fk foreign key (year) references holiday_year (year)
);
