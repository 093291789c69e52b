-- A client that holds an answer asks by the version whether it still holds. A copy that is made anew must not count through the same
-- versions again, so counting begins at the time at which the copy was made.
select setval('data_version_number', (extract(epoch from clock_timestamp()) * 1000000)::bigint);
