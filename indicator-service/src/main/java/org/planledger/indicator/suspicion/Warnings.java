package org.planledger.indicator.suspicion;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.planledger.indicator.caller.Caller;
import org.planledger.indicator.caller.Permissions;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.paging.Cursor;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// The warnings against figures, one figure at a time; sentences are in the language of the request.
@ApplicationScoped
public class Warnings {
    private final WarningStore store;
    private final Caller caller;
    private final Permissions permissions;
    private final HttpHeaders headers;
    private final Audit audit;

    Warnings(WarningStore store, Caller caller, Permissions permissions, HttpHeaders headers, Audit audit) {
        this.store = store;
        this.caller = caller;
        this.permissions = permissions;
        this.headers = headers;
        this.audit = audit;
    }

    private Language language() {
        return Language.preferredOf(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /// Tells suspicions.
    public List<FigureWarning> told(List<FigureWarning.Words> suspicions) {
        if (suspicions.isEmpty()) {
            return List.of();
        }
        Language language = language();
        return suspicions.stream().map(words -> words.in(language)).toList();
    }

    /// The open warnings of a figure that the caller sees.
    public List<FigureWarning> openOf(String indicator, String region, Period period) {
        return store.ofPresent(indicator, region, period, caller.sight(), language()).stream()
                .filter(warning -> warning.state() == WarningState.OPEN)
                .map(warning -> new FigureWarning(warning.code(), warning.message(), warning.expected()))
                .toList();
    }

    /// Explains the open warnings of a figure.
    ///
    /// @param author who explains; null when it is not known
    /// @return all warnings of the present revision
    /// @throws Failure of type FORBIDDEN when a login may not post the figure
    List<RecordedWarning> explain(String indicator, String region, Period period, String reason, String author) {
        PostingRights rights = caller.rights();
        Sight sight = caller.sight();
        return QuarkusTransaction.requiringNew().call(() -> {
            int explained = store.explain(indicator, region, period, reason, author, sight);
            List<RecordedWarning> present = store.ofPresent(indicator, region, period, sight, language());
            if (present.isEmpty()) {
                throw Failure.notFound("预警", "warning", indicator + "/" + region + "/" + period);
            }
            permissions.requireFigure(rights, indicator, region);
            if (explained == 0 && present.stream().noneMatch(warning -> reason.equals(warning.explanation()))) {
                throw new Failure(
                        ProblemType.CONFLICT,
                        Text.of("该数据的预警都已说明", "every warning of the figure is explained already"));
            }
            if (explained > 0) {
                audit.changed(explained);
            }
            return present;
        });
    }

    Page<RecordedWarning> list(WarningFilter filter, PageRequest page) {
        WarningKey after =
                page.cursor == null ? null : WarningKey.parse(page.afterKey()).orElseThrow(Cursor::unreadable);
        return Page.of(
                        store.list(filter, after, page.limit + 1, caller.sight(), language()),
                        page.limit,
                        kept -> kept.key().toString())
                .map(WarningStore.Kept::warning);
    }
}
