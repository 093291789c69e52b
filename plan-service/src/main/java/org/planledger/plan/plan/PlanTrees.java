package org.planledger.plan.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.planledger.plan.database.Rows;

/// Reads and writes the trees of plans (basis, parts, sections, tasks and their units) with one statement per
/// table, whatever the number of plans and tasks.
final class PlanTrees {
    private PlanTrees() {}

    /// The plans with their trees, by code.
    static Map<String, Plan> read(Connection connection, Map<String, Plan> heads) throws SQLException {
        Map<String, List<BasisDocument>> basis = byPlan(
                connection,
                "select plan, title, document_number from plan_basis where plan = any(?) order by plan, ordinal",
                row -> new BasisDocument(row.getString("title"), row.getString("document_number")),
                heads.keySet());
        Map<String, List<Part>> parts = byPlan(
                connection,
                """
                select plan, title, array(select title from plan_section
                    where plan_section.plan = plan_part.plan and plan_section.part = plan_part.ordinal
                    order by plan_section.ordinal) as sections
                from plan_part where plan = any(?) order by plan, ordinal
                """,
                row -> new Part(
                        row.getString("title"),
                        TaskRows.texts(row, "sections").stream()
                                .map(Part.Section::new)
                                .toList()),
                heads.keySet());
        Map<String, List<Task>> tasks = byPlan(
                connection,
                "select " + TaskRows.COLUMNS + " from task where plan = any(?) order by plan, ordinal",
                TaskRows::task,
                heads.keySet());
        Map<String, Plan> whole = new HashMap<>();
        heads.forEach(
                (code, head) -> whole.put(code, head.withTree(basis.get(code), parts.get(code), tasks.get(code))));
        return whole;
    }

    /// About how many bytes the tree of each plan takes, by code.
    static Map<String, Long> sizes(Connection connection, Set<String> plans) throws SQLException {
        String sql = """
                select plan, sum(bytes) as bytes from (
                    select plan, 200 + octet_length(text) + coalesce(octet_length(title), 0) as bytes from task
                    union all
                    select plan, 50 + octet_length(unit) from task_unit
                    union all
                    select plan, 100 + octet_length(title) from plan_section
                    union all
                    select plan, 100 + octet_length(title) from plan_part
                    union all
                    select plan, 100 + octet_length(title) + coalesce(octet_length(document_number), 0) from plan_basis
                ) as pieces
                where plan = any(?) group by plan
                """;
        Map<String, Long> sizes = new HashMap<>();
        Rows.list(connection, sql, row -> sizes.put(row.getString("plan"), row.getLong("bytes")), plans);
        return sizes;
    }

    private static <T> Map<String, List<T>> byPlan(
            Connection connection, String sql, Rows.Mapping<T> mapping, Set<String> plans) throws SQLException {
        Map<String, List<T>> byPlan = new HashMap<>();
        Rows.list(
                connection,
                sql,
                row -> byPlan.computeIfAbsent(row.getString("plan"), plan -> new ArrayList<>())
                        .add(mapping.map(row)),
                plans);
        return byPlan;
    }

    static void clear(Connection connection, String plan) throws SQLException {
        for (String table : List.of("task_unit", "task", "plan_section", "plan_part", "plan_basis")) {
            Rows.update(connection, "delete from " + table + " where plan = ?", plan);
        }
    }

    static void replace(Connection connection, Plan plan) throws SQLException {
        clear(connection, plan.code());
        Rows.update(
                connection,
                """
                insert into plan_basis (plan, title, document_number, ordinal)
                select ?, * from unnest(?::text[], ?::text[]) with ordinality
                """,
                plan.code(),
                plan.basis().stream().map(BasisDocument::title).toList(),
                plan.basis().stream().map(BasisDocument::documentNumber).toList());
        Rows.update(
                connection,
                "insert into plan_part (plan, title, ordinal) select ?, * from unnest(?::text[]) with ordinality",
                plan.code(),
                plan.parts().stream().map(Part::title).toList());
        insertSections(connection, plan);
        insertTasks(connection, plan);
        insertUnits(connection, plan);
    }

    private static void insertSections(Connection connection, Plan plan) throws SQLException {
        List<SectionRow> rows = new ArrayList<>();
        for (int part = 0; part < plan.parts().size(); part++) {
            List<Part.Section> sections = plan.parts().get(part).sections();
            for (int section = 0; section < sections.size(); section++) {
                rows.add(new SectionRow(
                        part + 1, section + 1, sections.get(section).title()));
            }
        }
        Rows.update(
                connection,
                """
                insert into plan_section (plan, part, ordinal, title)
                select ?, * from unnest(?::integer[], ?::integer[], ?::text[])
                """,
                plan.code(),
                rows.stream().map(SectionRow::part).toList(),
                rows.stream().map(SectionRow::ordinal).toList(),
                rows.stream().map(SectionRow::title).toList());
    }

    private record SectionRow(Integer part, Integer ordinal, String title) {}

    private static void insertTasks(Connection connection, Plan plan) throws SQLException {
        List<Task> tasks = plan.tasks();
        Rows.update(
                connection,
                """
                insert into task (plan, number, title, text, part, section, ordinal)
                select ?, * from unnest(?::text[], ?::text[], ?::text[], ?::integer[], ?::integer[]) with ordinality
                """,
                plan.code(),
                tasks.stream().map(Task::number).toList(),
                tasks.stream().map(Task::title).toList(),
                tasks.stream().map(Task::text).toList(),
                tasks.stream().map(Task::part).toList(),
                tasks.stream().map(Task::section).toList());
    }

    private static void insertUnits(Connection connection, Plan plan) throws SQLException {
        List<UnitRow> rows = new ArrayList<>();
        for (int task = 0; task < plan.tasks().size(); task++) {
            for (UnitRole role : UnitRole.values()) {
                List<String> units = plan.tasks().get(task).unitsAs(role);
                for (int unit = 0; unit < units.size(); unit++) {
                    rows.add(new UnitRow(task + 1, role.name(), unit + 1, units.get(unit)));
                }
            }
        }
        Rows.update(
                connection,
                """
                insert into task_unit (plan, task, role, ordinal, unit)
                select ?, * from unnest(?::integer[], ?::text[], ?::integer[], ?::text[])
                """,
                plan.code(),
                rows.stream().map(UnitRow::task).toList(),
                rows.stream().map(UnitRow::role).toList(),
                rows.stream().map(UnitRow::ordinal).toList(),
                rows.stream().map(UnitRow::unit).toList());
    }

    private record UnitRow(Integer task, String role, Integer ordinal, String unit) {}
}
