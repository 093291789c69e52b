package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// Gives the names of units their roles as they are read: those before a verb have the role that it says.
final class UnitRoles {
    private final SourceText source;
    private final NamedUnits named = new NamedUnits();
    private final List<Range> waiting = new ArrayList<>();

    UnitRoles(SourceText source) {
        this.source = source;
    }

    /// Reads a name, with its verb if it has one.
    ///
    /// @param labelled the role of the label before it, which who is responsible has; null without
    void read(Range words, Role labelled) {
        UnitVerb verb = UnitVerb.of(source.plain(), words);
        if (verb == null) {
            waiting.add(words);
            return;
        }
        Range name = new Range(words.from(), words.to() - verb.length());
        Role role = verb.role() == Role.RESPONSIBLE && labelled != null ? labelled : verb.role();
        if (verb.isOfOne()) {
            named.add(role, source, name);
        } else {
            waiting.add(name);
            giveThoseWaiting(role);
        }
    }

    /// Gives a role to the names that no verb follows.
    ///
    /// @param role null when they have none
    void giveThoseWaiting(Role role) {
        if (role != null) {
            waiting.forEach(name -> named.add(role, source, name));
        }
        waiting.clear();
    }

    NamedUnits named() {
        return named;
    }
}
