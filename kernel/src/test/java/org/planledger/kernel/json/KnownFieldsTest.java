package org.planledger.kernel.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.problem.JsonFaults;
import org.planledger.kernel.problem.Violation;

class KnownFieldsTest {
    private final ObjectMapper json = new ObjectMapper();

    KnownFieldsTest() {
        new StrictJson().customize(json);
    }

    record Item(String name, Integer size) {}

    record Body(String title, List<Item> items) {}

    private Violation fault(String text) {
        return JsonFaults.failureOf(assertThrows(JsonMappingException.class, () -> json.readValue(text, Body.class)))
                .violations()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            {"titel":"a"}                                          | titel          | items, title
            {"title":"a","titel":"b"}                              | titel          | items, title
            {"title":"a","items":[],"titel":{"x":[1]}}             | titel          | items, title
            {"items":[{"name":"a"},{"name":"b","size":1,"sise":2}]} | items[1].sise  | name, size
            {"items":[{"sise":null}]}                              | items[0].sise  | name, size
            """)
    void aFieldThatTheTypeDoesNotHaveIsNamedWithThoseThatItHas(String text, String field, String known) {
        Violation fault = fault(text);
        assertEquals(field, fault.field());
        assertEquals("unknown-field", fault.code());
        assertEquals("one of: " + known, fault.expected().english());
    }

    /// What follows is no JSON, and is not looked at.
    @Test
    void whatIsBehindAnUnknownFieldIsNotRead() {
        Violation fault = fault("{\"a\":1,\"b\":2,???");
        assertEquals("a", fault.field());
        assertTrue(fault.column() < 8, fault::toString);
    }

    @Test
    void knownFieldsAreRead() throws IOException {
        Body read = json.readValue("{\"items\":[{\"size\":3,\"name\":\"a\"}],\"title\":null}", Body.class);
        assertEquals(new Body(null, List.of(new Item("a", 3))), read);
    }
}
