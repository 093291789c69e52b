package org.planledger.plan.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// How tasks come out of the database, their units included.
public final class TaskRows {
    /// The columns of a task; the table `task` has no other name in the query.
    public static final String COLUMNS = """
            task.plan, task.ordinal, task.number, task.title, task.text, task.part, task.section,
            array(select unit from task_unit where task_unit.plan = task.plan and task_unit.task = task.ordinal
                and role = 'LEAD' order by task_unit.ordinal) as lead,
            array(select unit from task_unit where task_unit.plan = task.plan and task_unit.task = task.ordinal
                and role = 'COOPERATING' order by task_unit.ordinal) as cooperating,
            array(select unit from task_unit where task_unit.plan = task.plan and task_unit.task = task.ordinal
                and role = 'PARTICIPATING' order by task_unit.ordinal) as participating
            """;

    private TaskRows() {}

    /// The task of the present row, which holds [#COLUMNS].
    public static Task task(ResultSet row) throws SQLException {
        return new Task(
                row.getString("number"),
                row.getString("title"),
                row.getString("text"),
                row.getInt("part"),
                row.getObject("section", Integer.class),
                texts(row, "lead"),
                texts(row, "cooperating"),
                texts(row, "participating"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
