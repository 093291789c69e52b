package org.planledger.indicator.suspicion;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
    private final AgroalDataSource database;
    private final WarningStore store;
    private final HttpHeaders headers;

    Warnings(AgroalDataSource database, WarningStore store, HttpHeaders headers) {
        this.database = database;
        this.store = store;
        this.headers = headers;
    }

    private Language language() {
        return Language.preferredOf(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /// Judges a figure in the transaction that has just stored it.
    ///
    /// @param revised whether it has taken the place of another
    /// @return the open warnings
    public List<FigureWarning> judge(Touched touched, boolean revised) {
        try (Connection connection = database.getConnection()) {
            Language language = language();
            return new SeriesJudge(connection, false)
                    .judge(List.of(touched), revised).first().stream()
                            .map(suspected -> suspected.words().in(language))
                            .toList();
        } catch (SQLException failed) {
            throw new IllegalStateException("a figure could not be judged", failed);
        }
    }

    /// Ends the warnings of a figure that was withdrawn, in the transaction that has withdrawn it.
    public void supersede(int series) {
        try (Connection connection = database.getConnection()) {
            new JudgeStore(connection, false).supersede(List.of(series));
        } catch (SQLException failed) {
            throw new IllegalStateException("warnings could not be ended", failed);
        }
    }

    /// The open warnings of a figure.
    public List<FigureWarning> openOf(String indicator, String region, Period period) {
        return store.ofPresent(indicator, region, period, language()).stream()
                .filter(warning -> warning.state() == WarningState.OPEN)
                .map(warning -> new FigureWarning(warning.code(), warning.message(), warning.expected()))
                .toList();
    }

    /// Explains the open warnings of a figure.
    ///
    /// @param author who explains; null when it is not known
    /// @return all warnings of the present revision
    List<RecordedWarning> explain(String indicator, String region, Period period, String reason, String author) {
        return QuarkusTransaction.requiringNew().call(() -> {
            int explained = store.explain(indicator, region, period, reason, author);
            List<RecordedWarning> present = store.ofPresent(indicator, region, period, language());
            if (present.isEmpty()) {
                throw Failure.notFound("预警", "warning", indicator + "/" + region + "/" + period);
            }
            if (explained == 0 && present.stream().noneMatch(warning -> reason.equals(warning.explanation()))) {
                throw new Failure(
                        ProblemType.CONFLICT,
                        Text.of("该数据的预警都已说明", "every warning of the figure is explained already"));
            }
            return present;
        });
    }

    Page<RecordedWarning> list(WarningFilter filter, PageRequest page) {
        WarningKey after =
                page.cursor == null ? null : WarningKey.parse(page.afterKey()).orElseThrow(Cursor::unreadable);
        return Page.of(
                        store.list(filter, after, page.limit + 1, language()),
                        page.limit,
                        kept -> kept.key().toString())
                .map(WarningStore.Kept::warning);
    }
}
