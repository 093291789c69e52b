package org.planledger.report.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.planledger.report.attainment.GroupTally;

class PlanTalliesTest {
    @Test
    void talliesWeighWhatTheirGroupsTakeHoweverFewTargetsTheyHave() {
        PlanTallies tallies = new PlanTallies();
        int alone = tallies.bytes();
        assertTrue(alone > 0);
        tallies.byRegion().put("371502", new GroupTally());
        tallies.byUnit().put("371502-a", new GroupTally());
        tallies.byUnit().put("371502-b", new GroupTally());
        assertEquals(4 * alone, tallies.bytes());
    }
}
