package org.planledger.report.export;

import java.time.LocalDate;
import java.time.YearMonth;

/// What stands on the first page of a plan.
///
/// @param documentNumber 文号; null when it has none
/// @param issuer 发文单位; null when it is not known
/// @param issuedOn null when it is not known
/// @param region the code of the region that the plan is of
/// @param regionName null when it is not known
/// @param from the first month of its window
/// @param to the last month of its window
/// @param status as plan-service names it
public record PlanFacts(
        String title,
        String documentNumber,
        String issuer,
        LocalDate issuedOn,
        String region,
        String regionName,
        YearMonth from,
        YearMonth to,
        String status) {}
