package org.planledger.report.signals;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.planledger.report.attainment.Thresholds;
import org.planledger.report.copy.Months;
import org.planledger.report.standing.PresentSignals;

/// Keeps what was published of each target, and from what it was made.
@ApplicationScoped
class SignalStore {
    /// Plans in force whose signals may be others than those published, and plans that are no longer in force. An
    /// instance whose clock is a little ahead may have begun the next day (2) already.
    private static final String DUE = """
            select coalesce(present.code, basis.plan) as plan, present.code is not null as in_force, present.to_month,
                   present.version, basis.version as basis_version, basis.as_of, basis.on_date
            from (select code, to_month, coalesce(data_version.version, 0) as version
                  from plan left join data_version on data_version.plan = plan.code
                  where plan.status = 'IN_FORCE') as present
                 full join signal_basis as basis on basis.plan = present.code
            where present.code is null or basis.plan is null or basis.version <> present.version
                  or basis.on_date not in (?, ?)
            order by 1
            """;
    private static final String BEGIN = """
            insert into signal_basis (version, as_of, on_date, plan) values (?, ?, ?, ?)
            on conflict on constraint signal_basis_key do nothing
            """;
    private static final String MOVE = """
            update signal_basis set version = ?, as_of = ?, on_date = ?
            where plan = ? and version = ? and as_of = ? and on_date = ?
            """;
    private static final String END =
            "delete from signal_basis where plan = ? and version = ? and as_of = ? and on_date = ?";

    /// A target that has moved to this plan belongs to the other one no longer.
    private static final String ADOPT = "update target_signal set plan = ? where target = any (?) and plan <> ?";
    /// A target of which nothing was published yet has shown no signal.
    private static final String PUBLISH = """
            with changed as (
                select present.*, coalesce(known.signal, 'NONE') as signal_before,
                       coalesce(target.region, known.region) as region,
                       coalesce(plan.region, known.plan_region) as plan_region
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                         as present (target, signal, state, state_rule, signal_rule)
                     left join target_signal as known using (target)
                     left join target on target.id = present.target
                     left join plan on plan.code = target.plan
                where present.signal <> coalesce(known.signal, 'NONE')
            ), remembered as (
                insert into target_signal (target, plan, signal, region, plan_region)
                select target, ?, signal, region, plan_region from changed
                on conflict on constraint target_signal_key
                    do update set signal = excluded.signal, region = excluded.region, plan_region = excluded.plan_region
            )
            insert into signal_change (target, region, plan, plan_region, as_of, signal_before, signal, state, state_rule, signal_rule,
                                       threshold_scheme, on_track_from, behind_from, near_from, yellow_from_points,
                                       red_above_points)
            select target, region, ?, plan_region, ?, signal_before, signal, state, state_rule, signal_rule, ?, ?, ?, ?, ?, ?
            from changed
            order by target
            """;
    /// A target that has moved to another plan in force is not gone: that plan takes it over, whichever of the
    /// two comes first.
    private static final String WITHDRAW = """
            with gone as (
                delete from target_signal as published
                where plan = ? and not target = any (?)
                      and not exists (select from target join plan on plan.code = target.plan
                                      where target.id = published.target and plan.code <> published.plan
                                            and plan.status = 'IN_FORCE')
                returning target, region, plan, plan_region, signal
            )
            insert into signal_change (target, region, plan, plan_region, signal_before)
            select target, region, plan, plan_region, signal from gone order by target
            """;

    private final AgroalDataSource database;

    SignalStore(AgroalDataSource database) {
        this.database = database;
    }

    /// A plan to look at.
    ///
    /// @param inForce whether it is there and in force
    /// @param to the last month of its window; null when it is not in force
    /// @param version the version of its data
    /// @param basis what its published signals were made from; null when none were
    record Due(String plan, boolean inForce, YearMonth to, long version, SignalBasis basis) {}

    List<Due> due(LocalDate today) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setObject(1, today);
            statement.setObject(2, today.plusDays(1));
            List<Due> due = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    boolean inForce = row.getBoolean("in_force");
                    due.add(new Due(
                            row.getString("plan"),
                            inForce,
                            inForce ? Months.ofNumber(row.getInt("to_month")) : null,
                            row.getLong("version"),
                            basis(row)));
                }
            }
            return due;
        } catch (SQLException failed) {
            throw new IllegalStateException("the plans whose signals may have changed could not be read", failed);
        }
    }

    private static SignalBasis basis(ResultSet row) throws SQLException {
        LocalDate date = row.getObject("on_date", LocalDate.class);
        return date == null
                ? null
                : new SignalBasis(row.getLong("basis_version"), Months.ofNumber(row.getInt("as_of")), date);
    }

    /// Publishes what has changed of a plan.
    ///
    /// @return how many changes were published; 0, too, when somebody else has looked at the plan meanwhile
    @Transactional
    public int publish(Due due, SignalBasis basis, PresentSignals.OfPlan signals) {
        try (Connection connection = database.getConnection()) {
            if (!move(connection, due, basis)) {
                return 0;
            }
            String[] targets = texts(signals, PresentSignals.OfTarget::target);
            execute(connection, ADOPT, due.plan(), array(connection, targets), due.plan());
            Thresholds thresholds = signals.thresholds();
            return execute(
                            connection,
                            PUBLISH,
                            array(connection, targets),
                            array(
                                    connection,
                                    texts(
                                            signals,
                                            target ->
                                                    target.signalRule().signal().name())),
                            array(
                                    connection,
                                    texts(
                                            signals,
                                            target -> target.stateRule().state().name())),
                            array(
                                    connection,
                                    texts(signals, target -> target.stateRule().name())),
                            array(
                                    connection,
                                    texts(signals, target -> target.signalRule().name())),
                            due.plan(),
                            due.plan(),
                            number(basis.asOf()),
                            thresholds.scheme().name(),
                            thresholds.onTrackFrom(),
                            thresholds.behindFrom(),
                            thresholds.nearFrom(),
                            thresholds.yellowFromPoints(),
                            thresholds.redAbovePoints())
                    + execute(connection, WITHDRAW, due.plan(), array(connection, targets));
        } catch (SQLException failed) {
            throw new IllegalStateException("the signals of " + due.plan() + " could not be published", failed);
        }
    }

    /// Publishes that the targets of a plan that is no longer in force show no signal any more.
    ///
    /// @return how many changes were published
    @Transactional
    public int withdraw(Due due) {
        try (Connection connection = database.getConnection()) {
            SignalBasis before = due.basis();
            boolean ended =
                    execute(connection, END, due.plan(), before.version(), number(before.asOf()), before.date()) == 1;
            return ended ? execute(connection, WITHDRAW, due.plan(), array(connection, new String[0])) : 0;
        } catch (SQLException failed) {
            throw new IllegalStateException("the signals of " + due.plan() + " could not be withdrawn", failed);
        }
    }

    /// The row stays locked until the changes are published, so that a second instance waits here and then finds it
    /// moved.
    private static boolean move(Connection connection, Due due, SignalBasis basis) throws SQLException {
        SignalBasis before = due.basis();
        return before == null
                ? execute(connection, BEGIN, basis.version(), number(basis.asOf()), basis.date(), due.plan()) == 1
                : execute(
                                connection,
                                MOVE,
                                basis.version(),
                                number(basis.asOf()),
                                basis.date(),
                                due.plan(),
                                before.version(),
                                number(before.asOf()),
                                before.date())
                        == 1;
    }

    private static int number(YearMonth month) {
        return Period.containing(Frequency.MONTH, month).toNumber();
    }

    private static String[] texts(PresentSignals.OfPlan signals, Function<PresentSignals.OfTarget, String> text) {
        return signals.targets().stream().map(text).toArray(String[]::new);
    }

    private static java.sql.Array array(Connection connection, String[] texts) throws SQLException {
        return connection.createArrayOf("text", texts);
    }

    private static int execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                switch (parameters[i]) {
                    case java.sql.Array array -> statement.setArray(i + 1, array);
                    case BigDecimal decimal -> statement.setBigDecimal(i + 1, decimal);
                    default -> statement.setObject(i + 1, parameters[i]);
                }
            }
            return statement.executeUpdate();
        }
    }
}
