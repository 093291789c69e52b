package org.planledger.indicator.actual.imports.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.actual.imports.Recorded;
import org.planledger.kernel.json.StrictJson;

class JsonFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        new StrictJson().customize(JSON);
    }

    private static Recorded array(String text) throws IOException {
        return Recorded.of(new JsonFile(JSON, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static Recorded lines(byte[] text) throws IOException {
        return Recorded.of(new NdjsonFile(JSON, new ByteArrayInputStream(text)));
    }

    private static Recorded lines(String text) throws IOException {
        return lines(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anArrayIsReadElementByElement() throws IOException {
        Recorded read = array("""
                \uFEFF[{"indicator":"a","region":"1","period":"p","value":5.0,"reason":"why"},
                  {"note":"n","value":1e2}]
                """);
        assertEquals(List.of(), read.faults);
        assertEquals(List.of("1:2 a|1|p||5.0||||why", "2:3 ||||100|||n"), read.figures);
    }

    @Test
    void oneFaultyElementDoesNotHideTheNext() throws IOException {
        Recorded read = array("""
                [{"value":1,"value":2,"x":{"y":[1]}}, 7,
                 {"colour":1, "value":true}]
                """);
        assertEquals(
                List.of("1:13 repeated-field", "1:23 unknown-field", "1:39 type", "2:3 unknown-field"), read.faults);
        assertEquals(2, read.figures.size());
    }

    @Test
    void nothingAtAllIsNoArrayWhereItEnds() throws IOException {
        assertEquals(List.of("1:1 json"), array("").faults);
        assertEquals(List.of("2:2 json"), array("\n ").faults);
    }

    @Test
    void whatIsFoundBeforeTheArrayBreaksIsTold() throws IOException {
        Recorded read = array("[7,\n{\"value\":1},\n{\"value\":x}]");
        assertEquals(List.of("1:2 type", "3:10 json"), read.faults);
        assertEquals(1, read.figures.size());
        assertEquals(List.of("1:1 json"), array("{}").faults);
        assertEquals(List.of("1:4 json"), array("[] []").faults);
    }

    @Test
    void everyLineIsAFigureOfItsOwn() throws IOException {
        Recorded read = lines("""
                \uFEFF{"indicator":"a","region":"1","period":"p","value":5}\r

                  {"value":-0.5,"note":"指标"} \t
                {}""");
        assertEquals(List.of(), read.faults);
        assertEquals(List.of("1:1 a|1|p||5", "3:3 ||||-0.5|||指标", "4:1 "), read.figures);
    }

    @Test
    void aLineThatCannotBeReadDoesNotStopTheOthers() throws IOException {
        String text = """
                {"value":1}
                {"value":
                [1,
                7
                {"value":2} {"value":3}
                {"value":2,"value":3}
                {"colour":"red"}
                {"value":01}
                {"value":4}
                """ + "x".repeat(300_000) + "\n{\"value\":5}\n";
        Recorded read = lines(text);
        assertEquals(
                List.of(
                        "2:10 json",
                        "3:1 type",
                        "4:1 type",
                        "5:1 json",
                        "6:12 repeated-field",
                        "7:2 unknown-field",
                        "8:11 json",
                        "10:1 too-long"),
                read.faults);
        assertEquals(List.of("1:1 ||||1", "6:1 ||||3", "7:1 ", "9:1 ||||4", "11:1 ||||5"), read.figures);
    }

    @Test
    void aLineThatIsNoUtf8IsAFaultOfThatLine() throws IOException {
        byte[] text = "{\"note\":\"x?\"}\n{\"value\":5}".getBytes(StandardCharsets.UTF_8);
        text[10] = (byte) 0xC0;
        Recorded read = lines(text);
        assertEquals(List.of("1:11 encoding"), read.faults);
        assertEquals(List.of("2:1 ||||5"), read.figures);
    }

    @Test
    void whateverTheBytesAreTheyAreReadOrRefused() throws IOException {
        Random random = new Random(12);
        String figure = "{\"indicator\":\"指标\",\"value\":1.5e1,\"note\":null}";
        byte[] often = "\n{}[]\",:\\u0e-".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            boolean array = random.nextBoolean();
            String text = array ? "[" + figure + ",\n" + figure + "]" : figure + "\n" + figure;
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] =
                        random.nextBoolean() ? (byte) random.nextInt(256) : often[random.nextInt(often.length)];
            }
            Recorded read = array ? Recorded.of(new JsonFile(JSON, new ByteArrayInputStream(bytes))) : lines(bytes);
            assertTrue(read.figures.size() < 20);
        }
    }
}
