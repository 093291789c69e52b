-- Who sees the plans of a region only, and follows the changes, has to learn that one of them was moved out of their sight.
alter table plan add column former_regions text[] not null default '{}';

comment on column plan.former_regions is 'the regions that the plan was for before, each once';
