package org.planledger.indicator.actual.imports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.planledger.kernel.period.Period;

/// What a request for an import of a table, a CSV file or a workbook, says beside the file.
public class TableParameters extends ImportParameters {

    @QueryParam("year")
    @Min(Period.FIRST_YEAR)
    @Max(Period.LAST_YEAR)
    @Parameter(
            description = "The year of the periods in a CSV file or a workbook, where they name none, as 1月 does, and"
                    + " there is no column for it. A period of another year is a fault.")
    Integer year;

    @Override
    Integer year() {
        return year;
    }
}
