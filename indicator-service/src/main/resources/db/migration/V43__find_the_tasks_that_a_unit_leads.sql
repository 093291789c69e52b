create index known_task_unit_unit on known_task_unit (unit, plan, task);
