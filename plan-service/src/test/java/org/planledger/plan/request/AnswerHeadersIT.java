package org.planledger.plan.request;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.AnswerHeaderRules;
import org.planledger.kernel.testing.PostgresTestResource;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class AnswerHeadersIT {

    @Test
    void everyAnswerTellsBrowsersWhatTheyMayDoWithIt() {
        AnswerHeaderRules.assertEveryAnswerHasThem();
    }

    @Test
    void answersAreKeptForTheLoginAlone() {
        AnswerHeaderRules.assertIsOfTheLogin("/v1/regions");
        AnswerHeaderRules.assertIsOfTheLogin("/v1/nothing");
    }
}
