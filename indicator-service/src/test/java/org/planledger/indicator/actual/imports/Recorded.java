package org.planledger.indicator.actual.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.actual.imports.file.RawFigure;
import org.planledger.indicator.actual.imports.file.RowSink;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// What a reader says of a file: figures as texts, with the place of the value; faults as place and code.
public final class Recorded implements RowSink {
    public final List<String> figures = new ArrayList<>();
    public final List<String> faults = new ArrayList<>();
    /// What of each figure is not sought.
    public final List<Set<String>> unreadable = new ArrayList<>();
    public final List<Violation> violations = new ArrayList<>();
    /// Why the file was refused; null when it was read to its end.
    public Failure refused;
    private final FigureFile file;

    private Recorded(FigureFile file) {
        this.file = file;
    }

    public static Recorded of(FigureFile file) throws IOException {
        Recorded recorded = new Recorded(file);
        try {
            file.readInto(recorded);
        } catch (Failure refused) {
            recorded.refused = refused;
            refused.violations().forEach(recorded::add);
        }
        return recorded;
    }

    private void add(Violation fault) {
        violations.add(fault);
        faults.add(fault.line() + ":" + fault.column() + " " + fault.code());
    }

    @Override
    public void row(RawFigure figure) {
        unreadable.add(figure.unreadable());
        Violation place = file.at(figure.number(), Violation.of("value", "", Text.of("", ""), null));
        figures.add(place.line()
                + ":"
                + place.column()
                + " "
                + Stream.of(
                                figure.indicator(),
                                figure.region(),
                                figure.period(),
                                figure.year(),
                                figure.value(),
                                figure.status(),
                                figure.source(),
                                figure.note(),
                                figure.reason())
                        .map(text -> Objects.requireNonNullElse(text, ""))
                        .collect(Collectors.joining("|"))
                        .replaceAll("\\|+$", ""));
    }

    @Override
    public void headerFault(long number, Violation fault) {
        add(fault);
    }

    @Override
    public void fault(long number, Violation fault) {
        add(fault);
    }

    @Override
    public void noFigure(long number, Violation fault) {
        add(fault);
    }

    @Override
    public Failure unreadable(long number, Text detail, Violation fault) {
        return new Failure(ProblemType.MALFORMED_REQUEST, detail, List.of(fault));
    }
}
