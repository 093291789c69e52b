package org.planledger.indicator.target;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A target (目标): what an indicator is to reach in a region, as a task of a plan says (rule book, sections 1
/// and 4).
///
/// @param id the key; may be left out of a body, where the address gives it
/// @param plan the code of the plan in plan-service
/// @param task the number of the task in that plan
/// @param status whether the number is known; SET when left out
/// @param comparator must be given when the status is SET
/// @param value the bound; the lower one of BETWEEN; null for INCREASE and DECREASE and for what is not SET
/// @param valueHigh the upper bound of BETWEEN, else null
/// @param tolerance of ABOUT; null for the usual 0.05
/// @param measure AMOUNT when left out
/// @param recurrence TOTAL when left out
/// @param from the first month of the window
/// @param to the last month of the window
/// @param baseline where it starts from; null when there is none
/// @param milestones what is due when, months rising; empty when it is due evenly
/// @param strength PLAIN when left out
/// @param weight what it weighs in a score; 1 when left out
/// @param phrase the words of the document; null when nobody gave them
/// @param parent the id of the target of a higher-level plan that this is a share of; null when there is none
/// @param revisions the goals that it has from later months on, months rising; null without any. They are
/// recorded one by one; a body may repeat those that stand
@Schema(description = "What an indicator is to reach in a region, as a task of a plan says.")
public record Target(
        @Pattern(regexp = ID) String id,

        @NotBlank @Pattern(regexp = "^[a-z0-9][a-z0-9-]{1,62}$") @Schema(examples = "chiping-2023-2025")
        String plan,

        @NotBlank @Pattern(regexp = "^[0-9A-Za-z][0-9A-Za-z.-]{0,15}$") @Schema(examples = "51")
        String task,

        @NotBlank @Size(max = 63) @Schema(examples = "pm25") String indicator,

        @NotBlank @Size(max = 9) @Schema(examples = "371503")
        String region,

        @Schema(description = "SET when left out.") TargetStatus status,
        TargetComparator comparator,

        @Digits(integer = 15, fraction = 12)
        @Schema(description = "The bound; the lower one of BETWEEN; none for INCREASE and DECREASE.")
        BigDecimal value,

        @Digits(integer = 15, fraction = 12) @Schema(description = "The upper bound of BETWEEN.")
        BigDecimal valueHigh,

        @PositiveOrZero
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 12)
        @Schema(description = "Of ABOUT; 0.05 unless set.")
        BigDecimal tolerance,

        @Schema(description = "AMOUNT when left out.") Measure measure,
        @Schema(description = "TOTAL when left out.") Recurrence recurrence,

        @NotNull @Schema(description = "The first month of the window.")
        YearMonth from,

        @NotNull @Schema(description = "The last month of the window.")
        YearMonth to,

        @Valid Baseline baseline,
        @Size(max = 600) List<@NotNull @Valid Milestone> milestones,
        @Schema(description = "PLAIN when left out.") Strength strength,

        @Positive
        @DecimalMax("1000000")
        @Digits(integer = 7, fraction = 6)
        @Schema(description = "What it weighs in a score; 1 when left out.")
        BigDecimal weight,

        @Size(max = 1000) @Schema(description = "The words of the document.")
        String phrase,

        @Pattern(regexp = ID) @Schema(description = "The target of a higher-level plan that this is a share of.")
        String parent,

        @Schema(
                description = "The goals that it has from later months on, absent without any. They are recorded one by"
                        + " one (putTargetRevision); a body may leave them out, or repeat those that stand.")
        List<TargetRevision> revisions) {

    /// What a target's id looks like.
    public static final String ID = "^[a-z0-9][a-z0-9-]{1,94}$";

    Target withDefaults(String key) {
        return copy(wanted -> {
            wanted.id = key;
            wanted.status = Objects.requireNonNullElse(status, TargetStatus.SET);
            wanted.measure = Objects.requireNonNullElse(measure, Measure.AMOUNT);
            wanted.recurrence = Objects.requireNonNullElse(recurrence, Recurrence.TOTAL);
            wanted.milestones = milestones == null || milestones.isEmpty() ? null : milestones;
            wanted.strength = Objects.requireNonNullElse(strength, Strength.PLAIN);
            wanted.weight = Objects.requireNonNullElse(weight, BigDecimal.ONE);
            wanted.revisions = revisions == null || revisions.isEmpty() ? null : revisions;
        });
    }

    /// The same target, of a plan and region where it names none, and measured by the indicator.
    ///
    /// @param measured the code of an indicator; null when it is not known
    public Target measuring(String ofPlan, String ofRegion, String measured) {
        return copy(of -> {
            of.plan = plan == null ? ofPlan : plan;
            of.region = region == null ? ofRegion : region;
            of.indicator = measured;
        });
    }

    /// The same target under an id.
    public Target withId(String given) {
        return copy(of -> of.id = given);
    }

    /// The same target with what the present one has and a plan does not say.
    ///
    /// @param present null when there is none
    Target keeping(Target present) {
        if (present == null) {
            return this;
        }
        boolean isAbout = comparator == TargetComparator.ABOUT;
        return copy(kept -> {
            kept.tolerance = tolerance == null && isAbout ? present.tolerance : tolerance;
            kept.baseline = baseline == null ? present.baseline : baseline;
            kept.milestones = milestones == null || milestones.isEmpty() ? present.milestones : milestones;
            kept.weight = weight == null ? present.weight : weight;
            kept.parent = parent == null ? present.parent : parent;
            kept.revisions = present.revisions;
        });
    }

    /// The same target as a share of another.
    ///
    /// @param whole the id of the other; null for none
    Target withParent(String whole) {
        return copy(share -> share.parent = whole);
    }

    /// The same target with these revisions.
    ///
    /// @param standing null for none
    Target withRevisions(List<TargetRevision> standing) {
        return copy(revised -> revised.revisions = standing);
    }

    /// The revisions that stand, by rising month; empty without any.
    List<TargetRevision> standing() {
        return revisions == null ? List.of() : revisions;
    }

    /// What the target would be if the goal were its own from the beginning.
    Target revisedBy(GoalChange goal) {
        return copy(revised -> {
            revised.status = TargetStatus.SET;
            revised.comparator = goal.comparator();
            revised.value = goal.value();
            revised.valueHigh = goal.valueHigh();
            revised.tolerance = goal.tolerance();
            revised.milestones = goal.milestones();
            revised.revisions = null;
        });
    }

    /// Whether nothing but the writing of numbers differs. Revisions are not part of it.
    boolean sameAs(Target other) {
        return comparable().equals(other.comparable());
    }

    private Target comparable() {
        return copy(plain -> {
            plain.value = stripped(value);
            plain.valueHigh = stripped(valueHigh);
            plain.tolerance = stripped(tolerance);
            plain.baseline = baseline == null ? null : baseline.comparable();
            plain.milestones = comparable(milestones);
            plain.weight = stripped(weight);
            plain.revisions = null;
        });
    }

    private Target copy(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.done();
    }

    /// A target of which some parts are being set; the others are those of the original.
    private static final class Copy {
        private final Target original;
        private String id;
        private String plan;
        private String indicator;
        private String region;
        private TargetStatus status;
        private TargetComparator comparator;
        private BigDecimal value;
        private BigDecimal valueHigh;
        private BigDecimal tolerance;
        private Measure measure;
        private Recurrence recurrence;
        private Baseline baseline;
        private List<Milestone> milestones;
        private Strength strength;
        private BigDecimal weight;
        private String parent;
        private List<TargetRevision> revisions;

        Copy(Target original) {
            this.original = original;
            id = original.id;
            plan = original.plan;
            indicator = original.indicator;
            region = original.region;
            status = original.status;
            comparator = original.comparator;
            value = original.value;
            valueHigh = original.valueHigh;
            tolerance = original.tolerance;
            measure = original.measure;
            recurrence = original.recurrence;
            baseline = original.baseline;
            milestones = original.milestones;
            strength = original.strength;
            weight = original.weight;
            parent = original.parent;
            revisions = original.revisions;
        }

        Target done() {
            return new Target(
                    id,
                    plan,
                    original.task,
                    indicator,
                    region,
                    status,
                    comparator,
                    value,
                    valueHigh,
                    tolerance,
                    measure,
                    recurrence,
                    original.from,
                    original.to,
                    baseline,
                    milestones,
                    strength,
                    weight,
                    original.phrase,
                    parent,
                    revisions);
        }
    }

    /// @param milestones null for none; what a body brings may lack anything
    static List<Milestone> comparable(List<Milestone> milestones) {
        return milestones == null
                ? null
                : milestones.stream()
                        .map(milestone -> milestone == null ? null : milestone.comparable())
                        .toList();
    }

    static BigDecimal stripped(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }
}
