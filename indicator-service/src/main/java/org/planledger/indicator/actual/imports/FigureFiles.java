package org.planledger.indicator.actual.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.actual.imports.json.JsonFile;
import org.planledger.indicator.actual.imports.json.NdjsonFile;
import org.planledger.indicator.actual.imports.table.TableFile;
import org.planledger.indicator.actual.imports.workbook.WorkbookRows;
import org.planledger.kernel.problem.Failure;

/// Opens the body of a request as a file of figures.
@ApplicationScoped
class FigureFiles {
    private final ObjectMapper json;

    FigureFiles(ObjectMapper json) {
        this.json = json;
    }

    /// @param year the year of periods that name none; null when it is not told
    /// @throws Failure of type UNSUPPORTED_MEDIA_TYPE when it is compressed, or in an encoding that is not read
    FigureFile csv(InputStream body, HttpHeaders headers, Integer year) {
        ImportEncoding.refuseCompressed(headers);
        return TableFile.csv(body, ImportEncoding.charsetOf(headers), year);
    }

    /// @param year the year of periods that name none; null when it is not told
    /// @throws Failure of type UNSUPPORTED_MEDIA_TYPE when it is compressed
    FigureFile workbook(InputStream body, HttpHeaders headers, Integer year) {
        ImportEncoding.refuseCompressed(headers);
        return new TableFile(() -> WorkbookRows.open(body), year);
    }

    /// @throws Failure of type UNSUPPORTED_MEDIA_TYPE when it is compressed, or not UTF-8
    FigureFile json(InputStream body, HttpHeaders headers) {
        ImportEncoding.refuseCompressed(headers);
        ImportEncoding.refuseOtherThanUtf8(headers);
        return new JsonFile(json, body);
    }

    /// @throws Failure of type UNSUPPORTED_MEDIA_TYPE when it is compressed, or not UTF-8
    FigureFile jsonLines(InputStream body, HttpHeaders headers) {
        ImportEncoding.refuseCompressed(headers);
        ImportEncoding.refuseOtherThanUtf8(headers);
        return new NdjsonFile(json, body);
    }
}
