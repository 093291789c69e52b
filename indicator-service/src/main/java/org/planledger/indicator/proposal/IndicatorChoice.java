package org.planledger.indicator.proposal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.planledger.indicator.definition.Indicator;
import org.planledger.indicator.target.Measure;
import org.planledger.indicator.target.Target;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;

/// Which indicators proposals measure: chosen, found by name and unit, or made.
final class IndicatorChoice {
    private final KnownIndicators known;
    private final Suggestions suggestions;
    private final BiConsumer<Indicator, Faults> rules;
    private final Faults faults;
    private final String[] codes;
    private final Map<Named, AdoptedIndicator> told = new LinkedHashMap<>();
    private final Map<String, String> codesByName = new HashMap<>();
    private final Set<String> codesOfUnits = new HashSet<>();
    private final Map<String, Indicator> made = new LinkedHashMap<>();

    private record Named(String name, String unit, String chosen, Sureness sureness) {}

    /// How surely a proposal says which indicator it means. What says it more surely is looked at before the rest.
    private enum Sureness {
        /// Somebody has chosen it, or its unit is told.
        CHOSEN_OR_OF_UNIT,
        /// It is a number of which no unit is told: of an indicator of whatever unit it would be another number.
        BARE_NUMBER,
        /// A growth or a direction, or a number that is not known, goes with any unit.
        WITHOUT_NUMBER;

        static Sureness of(ProposedTarget proposal) {
            Target target = proposal.target();
            if (proposal.indicator().unit() != null || target.indicator() != null) {
                return CHOSEN_OR_OF_UNIT;
            }
            boolean isAmount = target.measure() == null || target.measure() == Measure.AMOUNT;
            return isAmount && target.value() != null ? BARE_NUMBER : WITHOUT_NUMBER;
        }
    }

    /// @param known takes in those that are made
    /// @param rules finds the faults of one that is made
    IndicatorChoice(
            KnownIndicators known,
            Suggestions suggestions,
            List<ProposedTarget> proposals,
            BiConsumer<Indicator, Faults> rules,
            Faults faults) {
        this.known = known;
        this.suggestions = suggestions;
        this.rules = rules;
        this.faults = faults;
        this.codes = new String[proposals.size()];
        for (Sureness sureness : Sureness.values()) {
            for (int i = 0; i < codes.length; i++) {
                if (Sureness.of(proposals.get(i)) == sureness) {
                    codes[i] = codeOf(i, proposals.get(i), sureness);
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
        return List.copyOf(made.values());
    }

    List<AdoptedIndicator> told() {
        return List.copyOf(told.values());
    }

    private String codeOf(int place, ProposedTarget proposal, Sureness sureness) {
        ProposedIndicator wanted = proposal.indicator();
        String chosen = proposal.target().indicator();
        if (chosen != null && !mayBe(place, chosen, wanted)) {
            return null;
        }
        String name = KnownIndicators.normal(wanted.name());
        String code = told.computeIfAbsent(
                        new Named(name, wanted.normalUnit(), chosen, sureness),
                        absent -> adopted(place, wanted, chosen, sureness))
                .code();
        codesByName.putIfAbsent(name, code);
        if (wanted.unit() != null) {
            codesOfUnits.add(code);
        }
        return code;
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
        if (wanted.unit() != null && !wanted.normalUnit().equals(KnownIndicators.normal(indicator.unit()))) {
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

    private AdoptedIndicator adopted(int place, ProposedIndicator wanted, String chosen, Sureness sureness) {
        if (chosen != null) {
            return new AdoptedIndicator(wanted.name(), wanted.unit(), chosen, IndicatorOutcome.CHOSEN, List.of());
        }
        String found = found(wanted, sureness);
        String code = found == null ? made(place, wanted) : found;
        IndicatorOutcome outcome = made.containsKey(code) ? IndicatorOutcome.CREATED : IndicatorOutcome.MATCHED;
        return new AdoptedIndicator(wanted.name(), wanted.unit(), code, outcome, suggestions.of(wanted, code));
    }

    private String found(ProposedIndicator wanted, Sureness sureness) {
        return switch (sureness) {
            case CHOSEN_OR_OF_UNIT -> known.named(wanted.name(), wanted.unit());
            case BARE_NUMBER -> {
                // Somebody may have said since which unit it has.
                String present = known.ofAmount(wanted.name(), codesOfUnits);
                yield present != null ? present : known.named(wanted.name(), ProposedIndicator.UNIT_NOT_STATED);
            }
            case WITHOUT_NUMBER -> {
                String ofReading = codesByName.get(KnownIndicators.normal(wanted.name()));
                yield ofReading != null ? ofReading : known.named(wanted.name());
            }
        };
    }

    private String made(int place, ProposedIndicator wanted) {
        Indicator indicator = wanted.made(known.freeCode(wanted.code()));
        Faults own = new Faults();
        rules.accept(indicator, own);
        own.found().forEach(fault -> faults.add(Proposals.below(place, "indicator.", fault)));
        made.put(indicator.code(), indicator);
        known.add(indicator);
        return indicator.code();
    }
}
