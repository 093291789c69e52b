package org.planledger.report.follow;

import java.io.IOException;
import java.time.Duration;
import org.planledger.client.plan.ApiClient;
import org.planledger.client.plan.ApiException;
import org.planledger.client.plan.api.ChangesApi;
import org.planledger.client.plan.model.ChangePage;
import org.planledger.kernel.access.ServiceToken;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.follow.FeedHttp;
import org.planledger.report.copy.Changes;

/// The change feed of plan-service.
final class PlanFeed implements ChangePages {
    private final ChangesApi changes;
    private final int limit;

    PlanFeed(FollowConfig config, ServiceToken token) {
        ApiClient client = new ApiClient(
                FeedHttp.newClient(), ApiClient.createDefaultObjectMapper(), FeedHttp.base(config.planUrl()));
        client.setRequestInterceptor(token::authorize);
        client.setReadTimeout(FeedHttp.longestAnswer(config));
        this.changes = new ChangesApi(client);
        this.limit = config.planPage();
    }

    @Override
    public Feed feed() {
        return Feed.PLAN;
    }

    @Override
    public Page read(FeedCursor after, Duration wait) throws IOException {
        try {
            ChangePage page = changes.readChanges(after.toString(), null, limit, (int) wait.toSeconds());
            return Page.of(
                    new Changes.OfPlans(page.getChanges()),
                    page.getCursor(),
                    page.getMore(),
                    page.getCurrentAt(),
                    page.getReadAt());
        } catch (ApiException failed) {
            throw FeedHttp.failure(failed.getCode(), failed.getResponseBody(), failed);
        }
    }
}
