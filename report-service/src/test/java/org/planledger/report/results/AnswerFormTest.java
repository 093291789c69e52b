package org.planledger.report.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.ws.rs.core.EntityTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Reach;
import org.planledger.report.access.Sight;
import org.planledger.report.standing.Basis;
import org.planledger.report.standing.OutcomeCache;

class AnswerFormTest {
    @Test
    void anotherFormOfTheAnswersIsKnownToTheTags() throws IOException, GeneralSecurityException {
        Map<?, ?> document = new YAMLMapper().readValue(Files.readString(Path.of("openapi.yaml")), Map.class);
        Object schemas = ((Map<?, ?>) document.get("components")).get("schemas");
        byte[] sorted = new ObjectMapper()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsBytes(schemas);
        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(sorted))
                .substring(0, 8);
        assertEquals(
                digest,
                AnswerForm.SCHEMAS,
                "the schemas in openapi.yaml have changed; AnswerForm.SCHEMAS is to say so");
    }

    @Test
    void anotherReleaseHasOtherTags() {
        Results.PlanAt at = new Results.PlanAt(
                new OutcomeCache.Key("p", YearMonth.of(2023, 8), LocalDate.of(2023, 9, 5), 7, null, Basis.PRESENT),
                null,
                new Sight(Reach.ALL, true, Set.of(), Set.of()));
        EntityTag tag = at.tag(new AnswerForm("1.0.0"), null);
        assertEquals(tag, at.tag(new AnswerForm("1.0.0"), null));
        assertNotEquals(tag, at.tag(new AnswerForm("1.0.1"), null));
    }
}
