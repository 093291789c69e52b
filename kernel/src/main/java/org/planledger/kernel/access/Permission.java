package org.planledger.kernel.access;

import java.util.Set;

/// What may be done. Each operation names the one that it needs, roles are sets of them, and the scopes of a
/// service's token are these names.
public final class Permission {
    /// Published plans, regions, units, indicators, targets, figures, results.
    public static final String READ = "read";

    /// Plans that are drafts.
    public static final String READ_DRAFTS = "drafts:read";

    /// The change feeds, which hold everything, and all at once.
    public static final String READ_CHANGES = "changes:read";

    /// Every revision of a figure, who posted it and why, and the chain that proves it.
    public static final String READ_REVISIONS = "revisions:read";

    /// Who did what, and who was refused.
    public static final String READ_AUDIT = "audit:read";

    /// Post, import and withdraw figures, and explain the warnings that they gave.
    public static final String POST_FIGURES = "figures:post";

    /// Make figures final, close months and reopen them, and post into closed ones.
    public static final String CLOSE_MONTHS = "months:close";

    /// Plans and their status.
    public static final String WRITE_PLANS = "plans:write";

    /// Indicators, targets and their revisions.
    public static final String WRITE_TARGETS = "targets:write";

    /// Regions, units and holidays, on which everything else stands.
    public static final String WRITE_DIRECTORY = "directory:write";

    /// Entries of the work ledger.
    public static final String WRITE_ENTRIES = "entries:write";

    /// Answer supervision slips.
    public static final String ANSWER_SLIPS = "slips:answer";

    /// Issue supervision slips, accept or return their answers, and close them.
    public static final String SUPERVISE = "slips:supervise";

    /// Everything that there is.
    public static final Set<String> ALL = Set.of(
            READ,
            READ_DRAFTS,
            READ_CHANGES,
            READ_REVISIONS,
            READ_AUDIT,
            POST_FIGURES,
            CLOSE_MONTHS,
            WRITE_PLANS,
            WRITE_TARGETS,
            WRITE_DIRECTORY,
            WRITE_ENTRIES,
            ANSWER_SLIPS,
            SUPERVISE);

    private Permission() {}
}
