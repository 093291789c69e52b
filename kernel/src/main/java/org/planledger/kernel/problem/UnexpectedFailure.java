package org.planledger.kernel.problem;

import java.sql.SQLException;

/// What is told of an exception that no feature foresaw, mostly one of the database.
public final class UnexpectedFailure {
    /// The state of a wait for a lock that took too long.
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    /// The state of a statement that took longer than it may.
    private static final String QUERY_CANCELED = "57014";
    /// The class of states of transactions that have stopped each other.
    private static final String ROLLED_BACK = "40";

    private UnexpectedFailure() {}

    /// The failure that the exception is told as: UNAVAILABLE or CONFLICT where it may pass, else INTERNAL,
    /// which says nothing of its cause.
    public static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isHeldByOthers(sql)) {
                return new Failure(
                        ProblemType.UNAVAILABLE,
                        Text.of("正在进行的大批写入占用了这些数据，请稍后重试", "a large write holds these data now; try again in a moment"));
            }
            if (cause instanceof SQLException sql && QUERY_CANCELED.equals(sql.getSQLState())) {
                return new Failure(
                        ProblemType.UNAVAILABLE,
                        Text.of(
                                "数据库用时过长，已停止；请稍后重试，或缩小查询范围",
                                "the database took too long and was stopped; try again later, or ask for less"));
            }
            if (cause instanceof SQLException sql && isPassing(sql)) {
                return new Failure(
                        ProblemType.UNAVAILABLE,
                        Text.of("数据库暂不可用，请稍后重试", "the database cannot be reached now; try again later"));
            }
            if (cause instanceof SQLException sql && isClash(sql)) {
                return new Failure(
                                ProblemType.CONFLICT,
                                Text.of("他人同时写入了与之冲突的内容，请重试", "somebody has written what conflicts with it; try again"))
                        .inPassing();
            }
        }
        return new Failure(
                ProblemType.INTERNAL, Text.of("请把 instance 编号告知管理员", "tell the operator the id in instance"));
    }

    private static boolean isHeldByOthers(SQLException sql) {
        String state = sql.getSQLState();
        return state != null && (state.equals(LOCK_NOT_AVAILABLE) || state.startsWith(ROLLED_BACK));
    }

    /// Connection lost or refused (08), shut down (57P), too many connections (53), no connection free in time (no
    /// state).
    private static boolean isPassing(SQLException sql) {
        String state = sql.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }

    /// A key that is taken (23505), a reference to what is not there (23503). What can be checked is checked
    /// before writing, so only somebody else's writing at the same time leads here.
    private static boolean isClash(SQLException sql) {
        return "23505".equals(sql.getSQLState()) || "23503".equals(sql.getSQLState());
    }
}
