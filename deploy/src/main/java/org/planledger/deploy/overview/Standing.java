package org.planledger.deploy.overview;

import java.util.List;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

/// The columns of the table: the states of the rule book (section 6) in the few groups that a leader asks for. Every
/// state is in exactly one column, so that a row adds up to its targets.
enum Standing {
    REACHED(new Text("已完成", "reached"), List.of("ACHIEVED")),
    ON_SCHEDULE(new Text("达序时", "on schedule"), List.of("ON_TRACK")),
    LATE(new Text("滞后", "late"), List.of("BEHIND", "FAR_BEHIND")),
    BROKEN(new Text("未完成/突破", "broken"), List.of("MISSED", "BREACHED")),
    NO_DATA(new Text("无数据", "no data"), List.of("NO_DATA")),
    NOT_STARTED(new Text("未开始", "not started"), List.of("NOT_STARTED")),
    NOT_SET(new Text("未定值", "not set"), List.of("TARGET_NOT_SET"));

    private final Text heading;
    private final List<String> states;

    Standing(Text heading, List<String> states) {
        this.heading = heading;
        this.states = states;
    }

    String heading(Language language) {
        return heading.in(language);
    }

    List<String> states() {
        return states;
    }
}
