package org.planledger.plan.slip;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.planledger.kernel.time.ShanghaiClock;
import org.planledger.plan.access.Sight;
import org.planledger.plan.database.Conditions;
import org.planledger.plan.database.Database;

/// Keeps the slips and their steps.
@ApplicationScoped
class SlipStore {
    private static final String SELECT = """
            select slip.*, present.*
            from (select ?::date as date) today
            cross join slip
            cross join lateral (
                select coalesce((slip.closed_at at time zone '%1$s')::date, today.date)
                    - (slip.issued_at at time zone '%1$s')::date as age_days,
                    slip.state in ('ISSUED', 'RETURNED') and slip.present_deadline < today.date as overdue) present
            where\s""".formatted(ShanghaiClock.ZONE);

    private final Database database;

    SlipStore(Database database) {
        this.database = database;
    }

    boolean hasTask(String plan, String task) {
        return database.exists("""
                select from task join plan on plan.code = task.plan and not plan.deleted
                where task.plan = ? and task.number = ?
                """, plan, task);
    }

    Optional<Slip> find(long id, LocalDate today, Sight sight) {
        Conditions conditions = new Conditions().and("slip.id = ?", id).and(sight.slips("slip"));
        return select(conditions, 1, today).stream().findFirst().map(this::withSteps);
    }

    Optional<Slip> findByKey(String plan, String key, LocalDate today) {
        Conditions conditions = new Conditions().and("slip.plan = ? and slip.idempotency_key = ?", plan, key);
        return select(conditions, 1, today).stream().findFirst().map(this::withSteps);
    }

    /// The regions that a slip has to do with.
    SlipPlace place(long id) {
        return database.first(
                        """
                        select plan.region as plan_region, unit.region as addressee_region
                        from slip join plan on plan.code = slip.plan join unit on unit.code = slip.addressee
                        where slip.id = ?
                        """, row -> new SlipPlace(row.getString("plan_region"), row.getString("addressee_region")), id)
                .orElseThrow();
    }

    private Slip withSteps(Slip slip) {
        return slip.with(
                database.list("select * from slip_step where slip = ? order by position", SlipStore::step, slip.id()));
    }

    /// Without their steps, oldest first.
    List<Slip> list(SlipFilter filter, long after, int limit, LocalDate today, Sight sight) {
        Conditions conditions = new Conditions()
                .and(sight.slips("slip"))
                .and("slip.id > ?", after)
                .and("slip.plan = ?", filter.plan)
                .and("slip.task = ?", filter.task)
                .and("slip.target = ?", filter.target)
                .and("slip.addressee = ?", filter.unit)
                .and("slip.colour = ?", filter.colour)
                .and("slip.state = ?", filter.state)
                .and("present.overdue = ?", filter.overdue)
                .and("present.age_days >= ?", filter.minAgeDays);
        return select(conditions, limit, today);
    }

    /// Without their steps, oldest first.
    private List<Slip> select(Conditions conditions, int limit, LocalDate today) {
        Object[] arguments = conditions.argumentsAnd(limit);
        Object[] all = new Object[arguments.length + 1];
        all[0] = today;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return database.list(SELECT + conditions.sql() + " order by slip.id limit ?", SlipStore::slip, all);
    }

    long add(NewSlip posted, String postedBy, String key) {
        String sql = """
                insert into slip (plan, task, target, as_of, colour, addressee, deadline, present_deadline, text,
                                  posted_by, idempotency_key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning id
                """;
        return database.first(
                        sql,
                        row -> row.getLong(1),
                        posted.plan(),
                        posted.task(),
                        posted.target(),
                        posted.asOf(),
                        posted.colour(),
                        posted.addressee(),
                        posted.deadline(),
                        posted.deadline(),
                        posted.text(),
                        postedBy,
                        key)
                .orElseThrow();
    }

    /// @param position counted from 1
    void addStep(long slip, int position, NewStep step, String postedBy) {
        database.update(
                "insert into slip_step (slip, position, action, text, deadline, posted_by) values (?, ?, ?, ?, ?, ?)",
                slip,
                position,
                step.action(),
                step.text(),
                step.deadline(),
                postedBy);
        SlipState state = step.action().leadsTo();
        String sql = """
                update slip set state = ?, steps = ?, present_deadline = coalesce(?::date, present_deadline),
                    closed_at = case when ? then clock_timestamp() end
                where id = ?
                """;
        database.update(sql, state, position, step.deadline(), state == SlipState.CLOSED, slip);
    }

    private static Slip slip(ResultSet row) throws SQLException {
        return new Slip(
                row.getLong("id"),
                row.getString("plan"),
                row.getString("task"),
                row.getString("target"),
                YearMonth.from(row.getObject("as_of", LocalDate.class)),
                SlipColour.valueOf(row.getString("colour")),
                row.getString("addressee"),
                row.getObject("present_deadline", LocalDate.class),
                row.getObject("deadline", LocalDate.class),
                row.getString("text"),
                SlipState.valueOf(row.getString("state")),
                row.getBoolean("overdue"),
                row.getLong("age_days"),
                row.getString("posted_by"),
                row.getObject("issued_at", OffsetDateTime.class),
                row.getInt("steps"),
                null);
    }

    private static SlipStep step(ResultSet row) throws SQLException {
        return new SlipStep(
                SlipAction.valueOf(row.getString("action")),
                row.getString("text"),
                row.getObject("deadline", LocalDate.class),
                row.getString("posted_by"),
                row.getObject("recorded_at", OffsetDateTime.class));
    }
}
