package org.planledger.indicator.actual.imports.table;

import java.util.ArrayList;
import java.util.List;
import org.planledger.kernel.problem.Violation;

/// A row that stays when others are read.
record KeptRow(int line, List<String> texts) implements TableRows {

    static KeptRow of(TableRows row) {
        List<String> texts = new ArrayList<>();
        for (int cell = 0; cell < row.cells(); cell++) {
            texts.add(row.isBlank(cell) ? null : row.period(cell));
        }
        return new KeptRow(row.line(), texts);
    }

    @Override
    public boolean next() {
        return false;
    }

    @Override
    public int cells() {
        return texts.size();
    }

    @Override
    public boolean leavesOutBlankCells() {
        return true;
    }

    @Override
    public boolean isBlank(int cell) {
        return texts.get(cell) == null;
    }

    @Override
    public String text(int cell) {
        return texts.get(cell);
    }

    @Override
    public String number(int cell) {
        return texts.get(cell);
    }

    @Override
    public String period(int cell) {
        return texts.get(cell);
    }

    @Override
    public Violation flaw() {
        return null;
    }

    @Override
    public void close() {
        // There is nothing open.
    }
}
