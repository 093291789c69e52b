package org.planledger.indicator.target;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import org.planledger.kernel.json.StrictJson;

/// The revisions that stand, as a target's row has them: in the JSON in which they are published, so that a target is
/// read without looking elsewhere.
final class RevisionsColumn {
    private static final ObjectMapper JSON = mapper();

    private RevisionsColumn() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new StrictJson().customize(mapper);
        return mapper;
    }

    static String write(List<TargetRevision> revisions) {
        try {
            return JSON.writeValueAsString(revisions);
        } catch (JsonProcessingException failed) {
            throw new IllegalStateException("the revisions of a target could not be written", failed);
        }
    }

    /// @param column null without any
    /// @return null without any
    static List<TargetRevision> read(String column) {
        if (column == null) {
            return null;
        }
        try {
            return JSON.readValue(column, new TypeReference<>() {});
        } catch (JsonProcessingException failed) {
            throw new IllegalStateException("the revisions of a target could not be read", failed);
        }
    }
}
