package org.planledger.indicator.proposal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.planledger.indicator.definition.Indicator;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;

/// Which indicators proposals measure: chosen, found by name and unit, or made.
final class IndicatorChoice {
    private final KnownIndicators known;
    private final BiConsumer<Indicator, Faults> rules;
    private final Faults faults;
    private final String[] codes;
    private final Map<Named, AdoptedIndicator> told = new LinkedHashMap<>();
    private final List<Indicator> made = new ArrayList<>();

    private record Named(String name, String unit, String chosen) {}

    /// @param known takes in those that are made
    /// @param rules finds the faults of one that is made
    IndicatorChoice(
            KnownIndicators known, List<ProposedTarget> proposals, BiConsumer<Indicator, Faults> rules, Faults faults) {
        this.known = known;
        this.rules = rules;
        this.faults = faults;
        this.codes = new String[proposals.size()];
        // The growth of an indicator, that tells no unit, is of the one whose amount the same plan names.
        for (boolean hasUnit : new boolean[] {true, false}) {
            for (int i = 0; i < codes.length; i++) {
                if ((proposals.get(i).indicator().unit() != null) == hasUnit) {
                    codes[i] = codeOf(i, proposals.get(i));
                }
            }
        }
    }

    /// @return null when the one that is chosen cannot be
    String codeOf(int place) {
        return codes[place];
    }

    /// Those that are not there yet.
    List<Indicator> made() {
        return made;
    }

    List<AdoptedIndicator> told() {
        return List.copyOf(told.values());
    }

    private String codeOf(int place, ProposedTarget proposal) {
        ProposedIndicator wanted = proposal.indicator();
        String chosen = proposal.target().indicator();
        if (chosen != null && !mayBe(place, chosen, wanted)) {
            return null;
        }
        String unit = wanted.unit() == null ? null : KnownIndicators.normal(wanted.unit());
        return told.computeIfAbsent(
                        new Named(KnownIndicators.normal(wanted.name()), unit, chosen),
                        absent -> adopted(place, wanted, chosen))
                .code();
    }

    private boolean mayBe(int place, String chosen, ProposedIndicator wanted) {
        Indicator indicator = known.ofCode(chosen);
        if (indicator == null) {
            faults.add(
                    Proposals.field(place, "target.indicator"),
                    "unknown-indicator",
                    Text.of("没有指标“%s”", "there is no indicator \"%s\"", chosen),
                    Text.of("指标的代码", "the code of an indicator"));
            return false;
        }
        if (wanted.unit() != null
                && !KnownIndicators.normal(wanted.unit()).equals(KnownIndicators.normal(indicator.unit()))) {
            faults.add(
                    Proposals.field(place, "indicator.unit"),
                    "other-unit",
                    Text.of(
                            "指标“%1$s”的单位是 %2$s，不是 %3$s",
                            "the unit of the indicator \"%1$s\" is %2$s, not %3$s",
                            chosen,
                            indicator.unit(),
                            wanted.unit()),
                    Text.of("以 %s 计的目标值和单位", "the number and the unit in %s", indicator.unit()));
            return false;
        }
        return true;
    }

    private AdoptedIndicator adopted(int place, ProposedIndicator wanted, String chosen) {
        if (chosen != null) {
            return told(wanted, chosen, IndicatorOutcome.CHOSEN, List.of());
        }
        Indicator found = known.named(wanted.name(), wanted.unit());
        List<SimilarIndicator> suggestions = known.like(wanted.name(), wanted.unit(), found);
        if (found != null) {
            boolean isNew = made.contains(found);
            return told(wanted, found.code(), isNew ? IndicatorOutcome.CREATED : IndicatorOutcome.MATCHED, suggestions);
        }
        Indicator indicator = wanted.made(known.freeCode(wanted.code()));
        Faults own = new Faults();
        rules.accept(indicator, own);
        own.found().forEach(fault -> faults.add(Proposals.below(place, "indicator.", fault)));
        made.add(indicator);
        known.add(indicator);
        return told(wanted, indicator.code(), IndicatorOutcome.CREATED, suggestions);
    }

    private static AdoptedIndicator told(
            ProposedIndicator wanted, String code, IndicatorOutcome outcome, List<SimilarIndicator> suggestions) {
        return new AdoptedIndicator(wanted.name(), wanted.unit(), code, outcome, suggestions);
    }
}
