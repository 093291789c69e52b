package org.planledger.plan.document.goal;

import java.util.ArrayList;
import java.util.List;

/// Numbers that follow each other with nothing but 、 between them, and share a subject or have one each: 甲、乙分别达到 a、b.
record Chain(List<Surroundings> places) {
    private static final String RESPECTIVELY = "分别";

    /// What each of them counts; null for what nothing names.
    ///
    /// @param before the name before the first
    /// @param isByYears whether each is of another year
    List<String> names(String before, boolean isByYears, Context context) {
        boolean isUnsaid = before.isEmpty() || before.equals(RESPECTIVELY);
        List<String> named = isUnsaid ? context.lastOf(places.size()) : List.of();
        List<String> subjects = named.isEmpty() ? Subjects.of(before, places.size(), areAlike()) : named;
        String shared = isUnsaid ? context.last() : isByYears ? IndicatorName.withoutDates(before) : before;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            names.add(!isByYears && subjects.size() == places.size() ? subjects.get(i) : shared);
        }
        return names;
    }

    private boolean areAlike() {
        String unit = places.getLast().quantity().unit();
        return places.stream()
                .map(place -> place.quantity().unit())
                .allMatch(each -> each.isEmpty() || each.equals(unit));
    }
}
