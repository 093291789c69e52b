package org.planledger.plan.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.planledger.plan.access.Sight;
import org.planledger.plan.database.Conditions;
import org.planledger.plan.database.Database;
import org.planledger.plan.plan.Task;
import org.planledger.plan.plan.TaskRows;

/// Finds tasks in the database.
@ApplicationScoped
class TaskStore {
    private static final String SELECT = "select plan.title as plan_title, plan.region as plan_region, "
            + TaskRows.COLUMNS
            + " from task join plan on plan.code = task.plan where ";

    /// A page ends behind the task with which its texts have so many bytes, so that it fits into memory.
    static final int MOST_BYTES = 2 << 20;

    private static final String LIST = """
            select * from (
                select plan.title as plan_title, plan.region as plan_region,
                    coalesce(sum(octet_length(task.text)) over (order by task.plan, task.ordinal
                        rows between unbounded preceding and 1 preceding), 0) as bytes_before,
                    coalesce(sum(octet_length(task.text)) over (order by task.plan, task.ordinal
                        rows between unbounded preceding and 2 preceding), 0) as bytes_before_the_last, %s
                from task join plan on plan.code = task.plan
                where %s
                order by task.plan, task.ordinal
                limit ?) page
            where bytes_before_the_last < ?
            order by plan, ordinal
            """;

    private final Database database;

    TaskStore(Database database) {
        this.database = database;
    }

    /// A task and its place in the order of the list.
    ///
    /// @param fits whether it belongs on the page; the first that does not only shows that there is more
    record Row(Place place, FoundTask found, boolean fits) {}

    List<Row> ofPlan(String plan, Integer part, TaskFilter filter, Place after, int limit, Sight sight) {
        Conditions conditions = new Conditions()
                .and(sight.plans("plan"))
                .and("task.plan = ?", plan)
                .and("task.ordinal > ?", after.ordinal())
                .and("task.part = ?", part);
        return list(narrow(conditions, filter), limit);
    }

    List<Row> acrossPlans(String region, TaskFilter filter, Place after, int limit, Sight sight) {
        Conditions conditions = new Conditions()
                .and(sight.plans("plan"))
                .and("(task.plan, task.ordinal) > (?, ?)", after.plan(), after.ordinal())
                .and("plan.region = ?", region);
        return list(narrow(conditions, filter), limit);
    }

    Optional<Task> find(String plan, String number, Sight sight) {
        Conditions conditions = new Conditions()
                .and(sight.plans("plan"))
                .and("task.plan = ?", plan)
                .and("task.number = ?", number);
        return database.first(SELECT + conditions.sql(), TaskRows::task, conditions.argumentsAnd());
    }

    private static Conditions narrow(Conditions conditions, TaskFilter filter) {
        return conditions
                .and("""
                        exists (select from task_unit where task_unit.plan = task.plan
                            and task_unit.task = task.ordinal and unit = ? and role = any(?))
                        """, filter.unit, filter.roles())
                .andContains(filter.q, "task.number", "task.title", "task.text");
    }

    private List<Row> list(Conditions conditions, int limit) {
        return database.list(
                LIST.formatted(TaskRows.COLUMNS, conditions.sql()),
                TaskStore::row,
                conditions.argumentsAnd(limit, MOST_BYTES));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Place(row.getString("plan"), row.getInt("ordinal")),
                new FoundTask(
                        row.getString("plan"),
                        row.getString("plan_title"),
                        row.getString("plan_region"),
                        TaskRows.task(row)),
                row.getLong("bytes_before") < MOST_BYTES);
    }
}
