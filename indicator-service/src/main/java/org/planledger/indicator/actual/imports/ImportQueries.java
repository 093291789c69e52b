package org.planledger.indicator.actual.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.planledger.kernel.paging.Cursor;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;

/// Looks imports up.
@ApplicationScoped
class ImportQueries {
    private final ImportLog log;

    ImportQueries(ImportLog log) {
        this.log = log;
    }

    /// @throws Failure of type NOT_FOUND when there is none with the id
    ImportState get(UUID id) {
        return log.find(id)
                .map(ImportLog.Kept::state)
                .orElseThrow(() -> Failure.notFound("导入", "import", id.toString()));
    }

    Page<ImportState> list(PageRequest page) {
        ImportState before = page.cursor == null ? null : stateAt(page);
        return Page.of(
                log.list(before, page.limit + 1),
                page.limit,
                state -> state.id().toString());
    }

    private ImportState stateAt(PageRequest page) {
        try {
            return log.find(UUID.fromString(page.afterKey()))
                    .orElseThrow(Cursor::unreadable)
                    .state();
        } catch (IllegalArgumentException unreadable) {
            throw Cursor.unreadable();
        }
    }
}
