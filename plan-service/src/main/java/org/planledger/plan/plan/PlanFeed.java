package org.planledger.plan.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.feed.ChangeSource.Positioned;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.feed.Published;
import org.planledger.plan.access.Sight;
import org.planledger.plan.database.FeedRows;

/// Reads the changed plans for the change feed.
@ApplicationScoped
class PlanFeed {
    private static final String PLACES = "select changed_in::text::bigint as writer, change_no from plan";

    private static final int PLANS_AT_A_TIME = 64;

    /// About as much as the head of a plan takes.
    private static final long HEAD_BYTES = 1_000;

    private final PlanStore store;

    PlanFeed(PlanStore store) {
        this.store = store;
    }

    /// Some plans at a time, and the trees only of those that have room: whole plans are large, and nobody
    /// knows how large before they are read.
    ///
    /// Of a plan that was moved out of sight it is told that it is gone. Of one that is withdrawn who never
    /// saw it hears nothing: it has always been a draft.
    List<Positioned<Optional<Published<Plan>>>> changes(
            Connection connection, FeedCursor after, long horizon, PageRoom room, Sight sight) throws SQLException {
        Condition told = sight.isWhole() ? Condition.TRUE : sight.plans("plan").or(sight.plansOnce("plan"));
        List<Positioned<Published<Plan>>> changes = new ArrayList<>();
        FeedCursor reached = after;
        while (changes.size() < room.limit()) {
            int most = Math.min(PLANS_AT_A_TIME, room.limit() - changes.size());
            List<Positioned<Published<Plan>>> heads = FeedRows.read(
                    connection,
                    PlanStore.HEAD,
                    told,
                    row -> isShown(row, sight) ? PlanStore.head(row) : null,
                    reached,
                    horizon,
                    most);
            List<Positioned<Published<Plan>>> fitting = thoseWithRoom(connection, heads, room);
            Map<String, Plan> whole =
                    store
                            .shown(
                                    connection,
                                    PlanTrees.read(connection, headsByCode(fitting))
                                            .values(),
                                    sight)
                            .stream()
                            .collect(Collectors.toMap(Plan::code, Function.identity()));
            for (Positioned<Published<Plan>> head : fitting) {
                Published<Plan> published = head.change();
                changes.add(new Positioned<>(
                        head.position(),
                        new Published<>(published.key(), published.changedAt(), whole.get(published.key()))));
            }
            if (heads.size() < most || fitting.size() < heads.size()) {
                boolean complete = fitting.size() == heads.size() && !sight.isWhole();
                return FeedRows.upToTheUnseen(connection, changes, complete, PLACES, after, horizon);
            }
            reached = heads.getLast().position();
        }
        return FeedRows.upToTheUnseen(connection, changes, false, PLACES, after, horizon);
    }

    private static boolean isShown(ResultSet row, Sight sight) throws SQLException {
        boolean draft = PlanStatus.valueOf(row.getString("status")) == PlanStatus.DRAFT;
        return !row.getBoolean("deleted") && sight.sees(draft, row.getString("region"));
    }

    private static List<Positioned<Published<Plan>>> thoseWithRoom(
            Connection connection, List<Positioned<Published<Plan>>> heads, PageRoom room) throws SQLException {
        Map<String, Long> sizes = PlanTrees.sizes(connection, headsByCode(heads).keySet());
        return heads.stream()
                .takeWhile(head ->
                        room.take(HEAD_BYTES + sizes.getOrDefault(head.change().key(), 0L)))
                .toList();
    }

    private static Map<String, Plan> headsByCode(List<Positioned<Published<Plan>>> heads) {
        return heads.stream()
                .map(Positioned::change)
                .filter(published -> !published.isWithdrawn())
                .collect(Collectors.toMap(Published::key, Published::value));
    }
}
