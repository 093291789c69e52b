package org.planledger.report.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.planledger.client.plan.model.Change;
import org.planledger.client.plan.model.ChangeKind;
import org.planledger.client.plan.model.LedgerEntry;
import org.planledger.client.plan.model.Part;
import org.planledger.client.plan.model.Plan;
import org.planledger.client.plan.model.Region;
import org.planledger.client.plan.model.Section;
import org.planledger.client.plan.model.Task;
import org.planledger.client.plan.model.ThresholdScheme;
import org.planledger.client.plan.model.Unit;
import org.planledger.client.plan.model.UnitRole;

/// Writes what plan-service published: regions, units, plans with all that is in them, and measures.
final class PlanCopy {
    private static final String DELETE_REGIONS =
            "delete from region using unnest(?::text[]) as gone (code) where region.code = gone.code";
    private static final String PUT_REGIONS = """
            insert into region (code, name, level, parent)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])
            on conflict on constraint region_key
            do update set name = excluded.name, level = excluded.level, parent = excluded.parent
            """;
    private static final String DELETE_UNITS =
            "delete from unit using unnest(?::text[]) as gone (code) where unit.code = gone.code";
    private static final String PUT_UNITS = """
            insert into unit (code, region, name, superior)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])
            on conflict on constraint unit_key
            do update set region = excluded.region, name = excluded.name, superior = excluded.superior
            """;

    /// What belongs to the plans goes with them.
    private static final String DELETE_PLANS =
            "delete from plan using unnest(?::text[]) as gone (code) where plan.code = gone.code";
    private static final String INSERT_PLANS = """
            insert into plan (code, title, document_number, issuer, issued_on, region, from_month, to_month, status,
                              superseded_by, superior_plan, threshold_scheme, on_track_from, behind_from, near_from,
                              yellow_from_points, red_above_points)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::text[], ?::int[], ?::int[],
                                 ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::numeric[],
                                 ?::numeric[], ?::numeric[])
            """;
    private static final String INSERT_PARTS =
            "insert into part (plan, ordinal, title) select * from unnest(?::text[], ?::int[], ?::text[])";
    private static final String INSERT_SECTIONS = """
            insert into section (plan, part, ordinal, title)
            select * from unnest(?::text[], ?::int[], ?::int[], ?::text[])
            """;
    private static final String INSERT_TASKS = """
            insert into task (plan, number, ordinal, title, text, part, section)
            select * from unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::int[], ?::int[])
            """;
    private static final String INSERT_TASK_UNITS = """
            insert into task_unit (plan, task, role, ordinal, unit)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::text[])
            """;

    /// An entry of the work ledger never changes.
    private static final String INSERT_MEASURES = """
            insert into measure (id, plan, task, promised_month, text, posted_by, recorded_at)
            select id, plan, task, promised_month, text, posted_by, recorded_at::timestamptz
            from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[])
                     as given (id_text, plan, task, promised_month, text, posted_by, recorded_at)
                 cross join lateral (select id_text::bigint as id) as numbered
            on conflict on constraint measure_key do nothing
            """;

    private static final String PLANS_OF_UNITS = """
            select distinct plan
            from task_unit join unnest(?::text[]) as touched (code) on task_unit.unit = touched.code
            """;
    private static final String PLANS_OF_REGIONS = """
            select distinct plan
            from target join unnest(?::text[]) as touched (code) on target.region = touched.code
            """;

    private static final Columns<String> CODES = new Columns<String>().text(code -> code);

    private record PartOf(Plan plan, int ordinal, Part part) {}

    private record SectionOf(Plan plan, int part, int ordinal, Section section) {}

    private record TaskOf(Plan plan, int ordinal, Task task) {}

    private record UnitOf(Plan plan, Task task, UnitRole role, int ordinal, String unit) {}

    private PlanCopy() {}

    /// @return the codes of the plans whose results may change by it
    static Set<String> write(Connection connection, List<Change> changes) throws SQLException {
        Map<String, Region> regions = new LinkedHashMap<>();
        Map<String, Unit> units = new LinkedHashMap<>();
        Map<String, Plan> plans = new LinkedHashMap<>();
        List<LedgerEntry> measures = new ArrayList<>();
        for (Change change : changes) {
            boolean deleted = change.getDeleted();
            switch (change.getKind()) {
                case ChangeKind.REGION -> regions.put(change.getKey(), deleted ? null : change.getRegion());
                case ChangeKind.UNIT -> units.put(change.getKey(), deleted ? null : change.getUnit());
                case ChangeKind.PLAN -> plans.put(change.getKey(), deleted ? null : change.getPlan());
                case ChangeKind.MEASURE -> measures.add(change.getMeasure());
            }
        }
        writeRegions(connection, regions);
        writeUnits(connection, units);
        writePlans(connection, plans);
        writeMeasures(connection, measures);
        Set<String> touched = new HashSet<>(plans.keySet());
        measures.forEach(measure -> touched.add(measure.getPlan()));
        touched.addAll(CODES.query(connection, PLANS_OF_UNITS, units.keySet()));
        touched.addAll(CODES.query(connection, PLANS_OF_REGIONS, regions.keySet()));
        return touched;
    }

    private static void writeRegions(Connection connection, Map<String, Region> regions) throws SQLException {
        CODES.execute(connection, DELETE_REGIONS, Tombstones.in(regions));
        new Columns<Region>()
                .text(Region::getCode)
                .text(Region::getName)
                .name(Region::getLevel)
                .text(Region::getParent)
                .execute(connection, PUT_REGIONS, Tombstones.livingIn(regions));
    }

    private static void writeUnits(Connection connection, Map<String, Unit> units) throws SQLException {
        CODES.execute(connection, DELETE_UNITS, Tombstones.in(units));
        new Columns<Unit>()
                .text(Unit::getCode)
                .text(Unit::getRegion)
                .text(Unit::getName)
                .text(Unit::getSuperior)
                .execute(connection, PUT_UNITS, Tombstones.livingIn(units));
    }

    private static void writePlans(Connection connection, Map<String, Plan> plans) throws SQLException {
        CODES.execute(connection, DELETE_PLANS, plans.keySet());
        Collection<Plan> living = Tombstones.livingIn(plans);
        new Columns<Plan>()
                .text(Plan::getCode)
                .text(Plan::getTitle)
                .text(Plan::getDocumentNumber)
                .text(Plan::getIssuer)
                .date(Plan::getIssuedOn)
                .text(Plan::getRegion)
                .integer(plan -> Months.number(plan.getFrom()))
                .integer(plan -> Months.number(plan.getTo()))
                .name(Plan::getStatus)
                .text(Plan::getSupersededBy)
                .text(Plan::getSuperiorPlan)
                .name(PlanCopy::scheme)
                .decimal(plan -> plan.getThresholds().getOnTrackFrom())
                .decimal(plan -> plan.getThresholds().getBehindFrom())
                .decimal(plan -> plan.getThresholds().getNearFrom())
                .decimal(plan -> plan.getThresholds().getYellowFromPoints())
                .decimal(plan -> plan.getThresholds().getRedAbovePoints())
                .execute(connection, INSERT_PLANS, living);
        writeParts(connection, living);
        writeTasks(connection, living);
    }

    /// A publisher that knows no other scheme says none.
    private static ThresholdScheme scheme(Plan plan) {
        ThresholdScheme published = plan.getThresholds().getScheme();
        return published == null ? ThresholdScheme.RATIO : published;
    }

    private static void writeMeasures(Connection connection, List<LedgerEntry> measures) throws SQLException {
        new Columns<LedgerEntry>()
                .text(measure -> measure.getId().toString())
                .text(LedgerEntry::getPlan)
                .text(LedgerEntry::getTask)
                .integer(measure -> Months.number(measure.getPromisedMonth()))
                .text(LedgerEntry::getText)
                .text(LedgerEntry::getPostedBy)
                .text(measure -> measure.getRecordedAt().toString())
                .execute(connection, INSERT_MEASURES, measures);
    }

    private static void writeParts(Connection connection, Collection<Plan> plans) throws SQLException {
        List<PartOf> parts = new ArrayList<>();
        List<SectionOf> sections = new ArrayList<>();
        for (Plan plan : plans) {
            for (int i = 0; i < plan.getParts().size(); i++) {
                Part part = plan.getParts().get(i);
                parts.add(new PartOf(plan, i + 1, part));
                for (int j = 0; j < part.getSections().size(); j++) {
                    sections.add(
                            new SectionOf(plan, i + 1, j + 1, part.getSections().get(j)));
                }
            }
        }
        new Columns<PartOf>()
                .text(part -> part.plan.getCode())
                .integer(PartOf::ordinal)
                .text(part -> part.part.getTitle())
                .execute(connection, INSERT_PARTS, parts);
        new Columns<SectionOf>()
                .text(section -> section.plan.getCode())
                .integer(SectionOf::part)
                .integer(SectionOf::ordinal)
                .text(section -> section.section.getTitle())
                .execute(connection, INSERT_SECTIONS, sections);
    }

    private static void writeTasks(Connection connection, Collection<Plan> plans) throws SQLException {
        List<TaskOf> tasks = new ArrayList<>();
        List<UnitOf> units = new ArrayList<>();
        for (Plan plan : plans) {
            List<Task> given = plan.getTasks();
            for (int i = 0; i < given.size(); i++) {
                Task task = given.get(i);
                tasks.add(new TaskOf(plan, i + 1, task));
                addUnits(units, plan, task, UnitRole.LEAD, task.getLead());
                addUnits(units, plan, task, UnitRole.COOPERATING, task.getCooperating());
                addUnits(units, plan, task, UnitRole.PARTICIPATING, task.getParticipating());
            }
        }
        new Columns<TaskOf>()
                .text(task -> task.plan.getCode())
                .text(task -> task.task.getNumber())
                .integer(TaskOf::ordinal)
                .text(task -> task.task.getTitle())
                .text(task -> task.task.getText())
                .integer(task -> task.task.getPart())
                .integer(task -> task.task.getSection())
                .execute(connection, INSERT_TASKS, tasks);
        new Columns<UnitOf>()
                .text(unit -> unit.plan.getCode())
                .text(unit -> unit.task.getNumber())
                .name(UnitOf::role)
                .integer(UnitOf::ordinal)
                .text(UnitOf::unit)
                .execute(connection, INSERT_TASK_UNITS, units);
    }

    private static void addUnits(List<UnitOf> units, Plan plan, Task task, UnitRole role, List<String> codes) {
        for (int i = 0; i < codes.size(); i++) {
            units.add(new UnitOf(plan, task, role, i + 1, codes.get(i)));
        }
    }
}
