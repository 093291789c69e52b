comment on column import.sender is 'the name of the login, whoever it says to post for, and of one that is limited the mark of what it reaches; null for imports of before';
