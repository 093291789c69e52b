package org.planledger.plan.document.head;

import java.time.LocalDate;
import java.time.YearMonth;

/// What a document says of the plan as a whole.
///
/// @param title the title of the plan, not of the letter that it came with; null when none is found
/// @param documentNumber the number of the document (文号); null when it has none
/// @param issuer who issued it; null when it does not say
/// @param issuedOn the day of issue (成文日期); null when it does not say
/// @param from the first month of the plan; null when no year is named
/// @param to the last month of the plan; null when no year is named
/// @param validity what it says of its own force
public record PlanHead(
        String title,
        String documentNumber,
        String issuer,
        LocalDate issuedOn,
        YearMonth from,
        YearMonth to,
        Validity validity) {}
