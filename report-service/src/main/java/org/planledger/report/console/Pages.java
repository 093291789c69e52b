package org.planledger.report.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The pages of the console; each has a template of its name.
@CheckedTemplate(basePath = "console")
final class Pages {
    private Pages() {}

    /// @param visitor null when nobody is logged in
    static native TemplateInstance start(Page page, Visitor visitor, ConsoleConfig places);

    /// @param next where it goes on by itself
    static native TemplateInstance entered(Page page, String next);

    /// @param minutes for how many of them a link lets in
    static native TemplateInstance refused(Page page, long minutes);
}
