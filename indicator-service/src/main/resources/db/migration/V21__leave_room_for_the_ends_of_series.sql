-- Every figure that is stored updates its series. With room left in the page the update touches no index.
alter table series set (fillfactor = 50);
