package org.planledger.indicator.actual.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.planledger.indicator.caller.Caller;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.paging.Cursor;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;

/// Looks imports up. A login that is limited is shown those that it has sent: their answers tell figures of
/// whatever it could post then.
@ApplicationScoped
class ImportQueries {
    private final ImportLog log;
    private final Caller caller;

    ImportQueries(ImportLog log, Caller caller) {
        this.log = log;
        this.caller = caller;
    }

    private Condition seen() {
        return caller.sight().reach().isLimited() ? Condition.of("sender = ?", caller.sender()) : Condition.TRUE;
    }

    /// @throws Failure of type NOT_FOUND when there is none with the id for the caller
    ImportState get(UUID id) {
        return log.find(id, seen())
                .map(ImportLog.Kept::state)
                .orElseThrow(() -> Failure.notFound("导入", "import", id.toString()));
    }

    Page<ImportState> list(PageRequest page) {
        ImportState before = page.cursor == null ? null : stateAt(page);
        return Page.of(
                log.list(before, page.limit + 1, seen()),
                page.limit,
                state -> state.id().toString());
    }

    private ImportState stateAt(PageRequest page) {
        try {
            return log.find(UUID.fromString(page.afterKey()), seen())
                    .orElseThrow(Cursor::unreadable)
                    .state();
        } catch (IllegalArgumentException unreadable) {
            throw Cursor.unreadable();
        }
    }
}
