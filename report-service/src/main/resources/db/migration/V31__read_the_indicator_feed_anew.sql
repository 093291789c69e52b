-- What was followed so far lacks which indicators combine January and February, so the feed is read from the beginning once more.
-- The copy stays as it is meanwhile, and results are answered from it.
delete from seen_anew where feed = 'INDICATOR';

update feed set transaction = 0, number = 0, begun = 0, anew = true, end_reached_at = null
where name = 'INDICATOR' and transaction > 0;
