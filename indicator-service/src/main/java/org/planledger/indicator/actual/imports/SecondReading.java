package org.planledger.indicator.actual.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.suspicion.FigureWarning;
import org.planledger.indicator.suspicion.Suspected;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Reads a file once more, for the places of figures that are told of in the end: to keep the places of all of them
/// would take more memory the longer the file is.
final class SecondReading {
    private static final Logger LOG = Logger.getLogger(SecondReading.class);

    private final ImportRuns shared;
    private final Imports.Request request;
    private final Spool spool;
    private final Merge merge;

    /// @param merge has taken all of the file
    SecondReading(ImportRuns shared, Imports.Request request, Spool spool, Merge merge) {
        this.shared = shared;
        this.request = request;
        this.spool = spool;
        this.merge = merge;
    }

    /// What is suspicious, each with its place, where the places are known.
    List<ImportSuspicion> placed(FigureFile file) {
        return merge.suspicions().first().stream()
                .map(of -> placed(of, FigurePlace.of(file, of.number())))
                .toList();
    }

    /// The same where they are not: the file is read up to the last of them.
    List<ImportSuspicion> sought() throws IOException {
        List<Suspected> suspected = merge.suspicions().first();
        Map<Key, List<Suspected>> sought = new HashMap<>();
        for (Suspected of : suspected) {
            sought.computeIfAbsent(new Key(of.indicator(), of.region(), of.period()), key -> new ArrayList<>())
                    .add(of);
        }
        List<ImportSuspicion> placed = new ArrayList<>(suspected.size());
        if (sought.isEmpty()) {
            return placed;
        }
        try (InputStream body = spool.open()) {
            FigureFile file = shared.files().open(request, body);
            file.readInto(new RowCheck(file, new ImportFaults(file), shared.month(), figure -> {
                List<Suspected> here = sought.remove(Key.of(merge.coded(figure)));
                if (here != null) {
                    String place = FigurePlace.of(file, figure.number());
                    here.forEach(of -> placed.add(placed(of, place)));
                    if (sought.isEmpty()) {
                        throw new AllFoundException();
                    }
                }
            }));
        } catch (AllFoundException found) {
            return placed;
        }
        return placed;
    }

    private ImportSuspicion placed(Suspected of, String place) {
        FigureWarning said = of.words().in(request.language());
        return new ImportSuspicion(
                place, of.indicator(), of.region(), of.period(), said.code(), said.message(), said.expected());
    }

    /// Ends the reading of a file of which no more is wanted.
    private static final class AllFoundException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private record Key(String indicator, String region, Period period) {
        static Key of(PostedFigure figure) {
            return new Key(figure.indicator(), figure.region(), figure.period());
        }
    }

    /// Tells of figures that the file has had before, each with the place where it had it.
    void tellRepeated(ImportFaults faults) throws IOException {
        List<PostedFigure> repeated = merge.repeated();
        if (repeated.isEmpty()) {
            return;
        }
        Map<Key, Long> first = new HashMap<>();
        repeated.forEach(figure -> first.put(Key.of(figure), null));
        try (InputStream body = spool.open()) {
            FigureFile file = shared.files().open(request, body);
            RowCheck again = new RowCheck(file, new ImportFaults(file), shared.month(), figure -> {
                PostedFigure coded = merge.coded(figure);
                Key key = Key.of(coded);
                if (first.containsKey(key) && merge.hasPlace(coded)) {
                    first.putIfAbsent(key, figure.number());
                }
            });
            try {
                file.readInto(again);
            } catch (Failure unreadable) {
                LOG.debug("the file ends here, as it did when it was read first", unreadable);
            }
            for (PostedFigure figure : repeated) {
                Text message = Text.of(
                        "同一指标、地区和期间已见于 %s",
                        "the same indicator, region and period is at %s already",
                        FigurePlace.of(file, first.get(Key.of(figure))));
                Violation fault = Violation.of("period", "repeated", message, Text.of("每个数据一行", "each figure once"));
                faults.list(figure.number(), file.at(figure.number(), fault));
            }
        }
    }
}
