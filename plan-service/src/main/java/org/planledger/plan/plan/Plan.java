package org.planledger.plan.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.plan.region.Region;

/// A plan (计划) as one document: what it is, its parts and sections, its tasks and who leads them.
///
/// @param code its key; in a PUT it may be left out, the path says it
/// @param title its title in full
/// @param documentNumber the number of the document (文号); null when it has none yet
/// @param issuer who issued it, as the document says; null when not known
/// @param issuedOn the day of issue; null when not known
/// @param region the code of the region that it is for
/// @param from the first month of its window (rule book, section 1)
/// @param to the last month of its window
/// @param status where it stands in its life; null in a PUT leaves it as it is, or makes a draft
/// @param supersededBy the code of the plan that took its place; null unless it was superseded, and set
/// with the status
/// @param thresholds when its targets count as late (rule book, sections 6 and 12)
/// @param basis the documents that it is based on
/// @param superiorPlan the code of the higher-level plan that it carries out; null for none
/// @param parts its parts in their order
/// @param tasks its tasks in the order of the document
@Schema(description = "A plan as one document.")
public record Plan(
        @Schema(description = "Its key.", examples = "chiping-2023-2025")
        @Pattern(regexp = Plan.CODE, message = Plan.CODE_EXPECTED)
        String code,

        @NotBlank @Size(max = 300) String title,
        @Size(max = 100) @Schema(examples = "聊江管办发〔2023〕7号") String documentNumber,
        @Size(max = 200) String issuer,
        LocalDate issuedOn,

        @NotNull
        @Schema(description = "The region that it is for.", examples = "371503")
        @Pattern(regexp = Region.CODE, message = Region.CODE_EXPECTED)
        String region,

        @NotNull @Schema(description = "The first month of its window.")
        YearMonth from,

        @NotNull @Schema(description = "The last month of its window.")
        YearMonth to,

        @Schema(description = "Where it stands in its life; left out of a PUT it stays, or becomes a DRAFT.")
        PlanStatus status,

        @Schema(description = "The plan that took its place; set together with the status SUPERSEDED.")
        @Pattern(regexp = Plan.CODE, message = Plan.CODE_EXPECTED)
        String supersededBy,

        @Valid Thresholds thresholds,
        @Size(max = 100) List<@NotNull @Valid BasisDocument> basis,

        @Schema(description = "The higher-level plan that it carries out.")
        @Pattern(regexp = Plan.CODE, message = Plan.CODE_EXPECTED)
        String superiorPlan,

        @Size(max = 100) List<@NotNull @Valid Part> parts,
        @Size(max = 2_000) List<@NotNull @Valid Task> tasks) {

    /// How large a plan may be as a document of JSON.
    public static final int MOST_MEGABYTES = 4;

    /// How a plan code is written.
    public static final String CODE = "^[a-z0-9][a-z0-9-]{1,62}$";

    /// What the message of a constraint on plan codes says.
    public static final String CODE_EXPECTED = "计划编码：2 至 63 个小写字母、数字或连字符，如 chiping-2023-2025 | "
            + "a plan code: 2 to 63 small letters, digits or hyphens, such as chiping-2023-2025";

    public Plan {
        thresholds = thresholds == null ? Thresholds.USUAL : thresholds;
        basis = Lists.given(basis);
        parts = Lists.given(parts);
        tasks = Lists.given(tasks);
    }

    /// The plan under the code of the path, with what the life cycle keeps.
    Plan with(String givenCode, PlanStatus givenStatus, String givenSuccessor) {
        return with(givenCode, givenStatus, givenSuccessor, superiorPlan, basis, parts, tasks);
    }

    Plan withTree(List<BasisDocument> givenBasis, List<Part> givenParts, List<Task> givenTasks) {
        return with(code, status, supersededBy, superiorPlan, givenBasis, givenParts, givenTasks);
    }

    Plan withSuperior(String givenSuperior) {
        return with(code, status, supersededBy, givenSuperior, basis, parts, tasks);
    }

    /// The same without the codes of plans that are not there for who reads it.
    Plan without(Set<String> unseen) {
        return with(code, status, seen(supersededBy, unseen), seen(superiorPlan, unseen), basis, parts, tasks);
    }

    private static String seen(String plan, Set<String> unseen) {
        return plan == null || unseen.contains(plan) ? null : plan;
    }

    private Plan with(
            String givenCode,
            PlanStatus givenStatus,
            String givenSuccessor,
            String givenSuperior,
            List<BasisDocument> givenBasis,
            List<Part> givenParts,
            List<Task> givenTasks) {
        return new Plan(
                givenCode,
                title,
                documentNumber,
                issuer,
                issuedOn,
                region,
                from,
                to,
                givenStatus,
                givenSuccessor,
                thresholds,
                givenBasis,
                givenSuperior,
                givenParts,
                givenTasks);
    }
}
