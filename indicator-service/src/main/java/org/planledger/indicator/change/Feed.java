package org.planledger.indicator.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.planledger.indicator.actual.Actual;
import org.planledger.indicator.actual.ActualChanges;
import org.planledger.indicator.definition.Indicator;
import org.planledger.indicator.definition.IndicatorChanges;
import org.planledger.indicator.holiday.Holiday;
import org.planledger.indicator.holiday.HolidayChanges;
import org.planledger.indicator.target.Target;
import org.planledger.indicator.target.TargetChanges;
import org.planledger.kernel.answer.AnswerTurn;
import org.planledger.kernel.feed.ChangeFeed;
import org.planledger.kernel.feed.CommitSignal;
import org.planledger.kernel.feed.Published;

/// Puts what the features publish into one feed. Empty stands for changes that the caller does not see.
class Feed {

    @Startup
    @Produces
    @Singleton
    ChangeFeed<Optional<Change>> feed(
            AgroalDataSource database,
            CommitSignal commits,
            IndicatorChanges indicators,
            TargetChanges targets,
            ActualChanges actuals,
            HolidayChanges holidays,
            AnswerTurn turn) {
        return new ChangeFeed<>(
                database,
                commits,
                List.of(
                        indicators.map(indicator -> Optional.of(ofIndicator(indicator))),
                        targets.map(target -> target.map(Feed::ofTarget)),
                        actuals.map(actual -> actual.map(Feed::ofActual)),
                        holidays.map(holiday -> Optional.of(ofHoliday(holiday)))),
                turn);
    }

    private static Change ofIndicator(Published<Indicator> indicator) {
        return new Change(
                ChangeKind.INDICATOR,
                indicator.key(),
                indicator.isWithdrawn(),
                indicator.changedAt().toInstant(),
                indicator.value(),
                null,
                null,
                null);
    }

    private static Change ofTarget(Published<Target> target) {
        return new Change(
                ChangeKind.TARGET,
                target.key(),
                target.isWithdrawn(),
                target.changedAt().toInstant(),
                null,
                target.value(),
                null,
                null);
    }

    private static Change ofActual(Actual actual) {
        String key = actual.indicator() + "/" + actual.region() + "/" + actual.period();
        return new Change(ChangeKind.ACTUAL, key, actual.withdrawn(), actual.recordedAt(), null, null, actual, null);
    }

    private static Change ofHoliday(Published<Holiday> holiday) {
        return new Change(
                ChangeKind.HOLIDAY,
                holiday.key(),
                holiday.isWithdrawn(),
                holiday.changedAt().toInstant(),
                null,
                null,
                null,
                holiday.value());
    }
}
