package org.planledger.plan.change;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.feed.Published;
import org.planledger.plan.ledger.LedgerEntry;
import org.planledger.plan.plan.Plan;
import org.planledger.plan.region.Region;
import org.planledger.plan.unit.Unit;

/// The present state of one thing that changed. Of `region`, `unit`, `plan` and `measure` the one that the
/// kind names is there, unless the thing was withdrawn.
///
/// @param kind what kind of thing it is
/// @param key its code; of a measure the id of the entry
/// @param deleted whether it was withdrawn
/// @param changedAt when its last change was written
/// @param region the region; null for other kinds
/// @param unit the unit; null for other kinds
/// @param plan the whole plan; null for other kinds and when it was withdrawn
/// @param measure the measure; null for other kinds
@Schema(description = "The present state of one thing that changed.")
public record Change(
        @Schema(required = true) ChangeKind kind,

        @Schema(required = true, description = "Its code; of a measure the id of the entry.")
        String key,

        @Schema(required = true, description = "Whether it was withdrawn; then only the key is given.")
        boolean deleted,

        @Schema(required = true) OffsetDateTime changedAt,
        Region region,
        Unit unit,
        Plan plan,

        @Schema(description = "An entry of the work ledger of the kind MEASURE.")
        LedgerEntry measure) {

    static Change ofRegion(Published<Region> region) {
        return of(ChangeKind.REGION, region, region.value(), null, null, null);
    }

    static Change ofUnit(Published<Unit> unit) {
        return of(ChangeKind.UNIT, unit, null, unit.value(), null, null);
    }

    static Change ofPlan(Published<Plan> plan) {
        return of(ChangeKind.PLAN, plan, null, null, plan.value(), null);
    }

    static Change ofMeasure(Published<LedgerEntry> measure) {
        return of(ChangeKind.MEASURE, measure, null, null, null, measure.value());
    }

    private static Change of(
            ChangeKind kind, Published<?> published, Region region, Unit unit, Plan plan, LedgerEntry measure) {
        return new Change(
                kind, published.key(), published.isWithdrawn(), published.changedAt(), region, unit, plan, measure);
    }
}
