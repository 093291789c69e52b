package org.planledger.plan.document.goal;

import java.math.BigDecimal;

/// A number with its unit and the words of bound around it, as it stands in a sentence.
///
/// @param from where it begins, its leading words of bound included
/// @param numberFrom where the number or what stands in its place begins
/// @param to where it ends, its words of bound included
/// @param value the number; null when its place is still held by a sign (***, xx)
/// @param high the upper number of a range; null without
/// @param scale what the unit is multiplied by (万, 亿); empty without
/// @param unit the unit without its scale; empty when none is printed
/// @param leading the words of bound before the number; empty without
/// @param trailing the words of bound after it; empty without
/// @param odd whether there is a bit more than the number (10余场)
/// @param chinese whether it is written with Chinese numerals
record Quantity(
        int from,
        int numberFrom,
        int to,
        BigDecimal value,
        BigDecimal high,
        String scale,
        String unit,
        String leading,
        String trailing,
        boolean odd,
        boolean chinese) {

    /// 重点提升5家单位 raises nothing by 5: before a count of things that are named behind it, a word of change is a
    /// deed.
    ///
    /// @param named whether words follow
    Quantity asCounted(boolean named) {
        boolean isDeed = named
                && !CountedUnits.isShare(unit)
                && (Words.RISES.contains(leading) || Words.FALLS.contains(leading));
        return isDeed
                ? new Quantity(
                        from + leading.length(), numberFrom, to, value, high, scale, unit, "", trailing, odd, chinese)
                : this;
    }

    /// 托位总数达到每千人口5.0个 counts places for each thousand people; empty where it counts for none.
    String perHead(String text) {
        String between = text.substring(from + leading.length(), numberFrom).strip();
        return between.startsWith("每千") || between.startsWith("每万") || between.startsWith("每百") ? between : "";
    }

    boolean isOpen() {
        return value == null;
    }

    boolean isBound() {
        return !trailing.isEmpty() || odd || Words.AT_LEAST.contains(leading) || Words.AT_MOST.contains(leading);
    }

    /// The unit as it is printed; null when none is.
    String printedUnit() {
        return scale.isEmpty() && unit.isEmpty() ? null : scale + unit;
    }
}
