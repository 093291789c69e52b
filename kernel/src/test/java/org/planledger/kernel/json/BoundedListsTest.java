package org.planledger.kernel.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.problem.JsonFaults;
import org.planledger.kernel.problem.Violation;

class BoundedListsTest {
    private final ObjectMapper json = new ObjectMapper();

    BoundedListsTest() {
        new StrictJson().customize(json);
    }

    record Item(String name, @Size(max = 2) List<String> words) {}

    record Body(@Size(max = 3) List<Item> few, List<Item> many) {}

    private Body read(String text) throws IOException {
        return json.readValue(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Body.class);
    }

    private Violation fault(String text) {
        return JsonFaults.failureOf(assertThrows(JsonMappingException.class, () -> read(text)))
                .violations()
                .getFirst();
    }

    private static String items(int count, String item) {
        return String.join(",", Collections.nCopies(count, item));
    }

    @Test
    void aListHasAsManyItemsAsItsFieldTakes() throws IOException {
        assertEquals(
                3, read("{\"few\":[{},null,{\"words\":[\"a\",\"b\"]}]}").few().size());
        assertEquals("few", fault("{\"few\":[" + items(4, "{}") + "]}").field());
        assertEquals("size", fault("{\"few\":[" + items(4, "{}") + "]}").code());
        assertEquals(
                "at most 3 items", fault("{\"few\":[{},{},{},{}]}").expected().english());
        assertEquals(
                "few[1].words",
                fault("{\"few\":[{},{\"words\":[\"a\",\"b\",\"c\"]}]}").field());
    }

    /// What stands behind the last item that is taken is not even looked at.
    @Test
    void whatIsBeyondIsNotRead() {
        assertEquals("size", fault("{\"few\":[{},{},{},{},{\"unknown\":1}").code());
    }

    @Test
    void aBodyHasOnlySoManyItemsForItsLength() throws IOException {
        assertEquals(
                1_099, read("{\"many\":[" + items(1_099, "{}") + "]}").many().size());
        assertEquals("size", fault("{\"many\":[" + items(1_500, "{}") + "]}").code());
        assertEquals(
                20_000,
                read("{\"many\":[" + items(20_000, "{\"name\":\"name\"}") + "]}")
                        .many()
                        .size());
        assertEquals(
                "size",
                fault("{\"many\":[" + items(20_000, "{\"words\":[\"\"]}") + "]}")
                        .code());
    }
}
