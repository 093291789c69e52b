package org.planledger.indicator.actual.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.actual.imports.json.JsonFile;
import org.planledger.indicator.actual.imports.json.NdjsonFile;
import org.planledger.indicator.actual.imports.table.TableFile;
import org.planledger.indicator.actual.imports.workbook.WorkbookRows;

/// Opens a received body as a file of figures.
@ApplicationScoped
class FigureFiles {
    private final ObjectMapper json;
    private final SpoolFolder spools;

    FigureFiles(ObjectMapper json, SpoolFolder spools) {
        this.json = json;
        this.spools = spools;
    }

    FigureFile open(Imports.Request request, InputStream body) {
        return switch (request.format()) {
            case CSV -> TableFile.csv(body, request.charset(), request.year());
            case XLSX -> new TableFile(() -> WorkbookRows.open(body, spools.path()), request.year());
            case JSON -> new JsonFile(json, body);
            case NDJSON -> new NdjsonFile(json, body);
        };
    }
}
