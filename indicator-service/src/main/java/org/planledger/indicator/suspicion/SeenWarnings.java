package org.planledger.indicator.suspicion;

import java.util.List;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.database.Condition;

/// Which warnings about figures that it sees a login is told: of a part or a whole those where it sees both.
public final class SeenWarnings {
    private SeenWarnings() {}

    /// The codes of the open warnings of a revision, as an expression of a statement that calls the revision
    /// `a` and its series `s`; null without any.
    ///
    /// @param sight of whom it is known that they see the figure
    public static Condition openCodes(Sight sight) {
        if (sight.reach().everyUnit()) {
            return new Condition("open_warnings(a.series_id, a.period, a.revision)", List.of());
        }
        return told(sight).in("""
                select array_agg(distinct w.code order by w.code) from warning w
                where w.series_id = a.series_id and w.period = a.period and w.revision = a.revision
                    and w.state = 'OPEN' and %s
                """);
    }

    /// The condition on a warning `w` of the series `s`.
    static Condition told(Sight sight) {
        return sight.reach().everyUnit()
                ? Condition.TRUE
                : Sight.figuresOfUnits("told", sight.reach()).in("""
                        w.code <> 'PART' or exists (
                            select from (select w.other, s.region) as told (indicator, region) where %s)
                        """);
    }
}
