package org.planledger.kernel.problem;

import java.util.List;

/// What a feature throws when it cannot do what was asked. It knows nothing of HTTP; the boundary turns it into a
/// problem answer.
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_LISTED = 1000;
    private static final int SOON = 1;

    static final Violation MISSING_BODY = Violation.of(
            null, "body", Text.of("缺少请求内容", "the request has no content"), Text.of("一份 JSON", "a JSON document"));

    private final ProblemType type;
    private final transient Text detail;
    private final transient List<Violation> violations;
    private final transient RefusedBulk bulk;
    private final Integer retryAfter;

    public Failure(ProblemType type, Text detail, List<Violation> violations) {
        this(type, detail, violations, null, type == ProblemType.UNAVAILABLE ? SOON : null);
    }

    private Failure(ProblemType type, Text detail, List<Violation> violations, RefusedBulk bulk, Integer retryAfter) {
        super(detail.english());
        this.type = type;
        this.detail = detail;
        this.violations = List.copyOf(violations);
        this.bulk = bulk;
        this.retryAfter = retryAfter;
    }

    public Failure(ProblemType type, Text detail) {
        this(type, detail, List.of());
    }

    /// A thing that was addressed but does not exist.
    public static Failure notFound(String chineseKind, String englishKind, String key) {
        return new Failure(
                ProblemType.NOT_FOUND,
                new Text("没有" + chineseKind + "“" + key + "”", "there is no " + englishKind + " \"" + key + "\""));
    }

    /// A request that was read but has faults; all of them at once, of very many the first.
    public static Failure invalid(List<Violation> violations) {
        if (violations.size() <= MOST_LISTED) {
            return new Failure(
                    ProblemType.INVALID_REQUEST,
                    Text.of("有%d处需要改正", "%d fault(s) to correct", violations.size()),
                    violations);
        }
        return new Failure(
                ProblemType.INVALID_REQUEST,
                Text.of(
                        "有%1$d处需要改正，此处列出前%2$d处",
                        "%1$d faults to correct, of which the first %2$d are listed", violations.size(), MOST_LISTED),
                violations.subList(0, MOST_LISTED));
    }

    /// An operation that needs a body was called without one.
    public static Failure missingBody() {
        return invalid(MISSING_BODY);
    }

    public static Failure invalid(Violation violation) {
        return invalid(List.of(violation));
    }

    /// The same failure, of which it is known that the request may succeed when it comes again in a moment.
    public Failure inPassing() {
        return because(new Failure(type, detail, violations, bulk, SOON));
    }

    /// The same failure in other words, and with violations that are placed elsewhere.
    public Failure told(Text words, List<Violation> placed) {
        return because(new Failure(type, words, placed, bulk, retryAfter));
    }

    /// More requests than are taken.
    ///
    /// @param retryAfter in how many seconds the next one is taken
    public static Failure tooMany(Text detail, int retryAfter) {
        return new Failure(ProblemType.TOO_MANY_REQUESTS, detail, List.of(), null, retryAfter);
    }

    /// The same failure of a bulk request.
    public Failure of(RefusedBulk refused) {
        return because(new Failure(type, detail, violations, refused, retryAfter));
    }

    private Failure because(Failure same) {
        same.initCause(this);
        return same;
    }

    public ProblemType type() {
        return type;
    }

    public Text detail() {
        return detail;
    }

    public List<Violation> violations() {
        return violations;
    }

    /// Which bulk request was refused, and what it would have done; null when it was another request.
    public RefusedBulk bulk() {
        return bulk;
    }

    /// In how many seconds the request may succeed when it comes again; null when it will not.
    public Integer retryAfter() {
        return retryAfter;
    }
}
