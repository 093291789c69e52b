alter table indicator
    add column negative_allowed boolean,
    add column combined_first_months boolean;

-- What there is keeps its figures: an indicator that has a negative one may go on having them. Rows are published in
-- their present state, so their followers learn of it.
update indicator set version = version + 1, negative_allowed = true, combined_first_months = false
where code in (select s.indicator from series s join actual a on a.series_id = s.id where a.value < 0);

alter table indicator disable trigger indicator_stamp;

update indicator set negative_allowed = false, combined_first_months = false
where numerator is null and negative_allowed is null;

alter table indicator enable trigger indicator_stamp;

alter table indicator
    drop constraint indicator_plain_or_derived,
    add constraint indicator_plain_or_derived check (
        num_nulls(frequency, aggregation, reporting, due_day, negative_allowed, combined_first_months) = 0
            and num_nonnulls(numerator, denominator, factor) = 0
        or num_nonnulls(frequency, aggregation, reporting, due_day, negative_allowed, combined_first_months) = 0
            and num_nulls(numerator, denominator, factor) = 0),
    add constraint indicator_combined_first_months check (not combined_first_months or frequency = 'MONTH');
