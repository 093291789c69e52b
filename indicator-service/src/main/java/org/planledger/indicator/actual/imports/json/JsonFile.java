package org.planledger.indicator.actual.imports.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.actual.imports.file.RowSink;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.JsonFaults;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Figures as a JSON array of objects in UTF-8.
public final class JsonFile implements FigureFile {
    private static final Text NOT_READABLE = Text.of("内容不是所要的 JSON", "the content is not the JSON that was asked for");

    private final JsonFactory factory;
    private final InputStream body;
    private final FigureReader figures = new FigureReader();

    public JsonFile(ObjectMapper json, InputStream body) {
        this.factory = FigureReader.parsers(json);
        this.body = body;
    }

    @Override
    public boolean isWrittenByPeople() {
        return false;
    }

    @Override
    public Violation at(long number, Violation fault) {
        String element = "[" + ElementPlace.index(number) + "]";
        boolean told = fault.line() != null;
        return new Violation(
                fault.field() == null ? element : element + "." + fault.field(),
                told ? fault.line() : ElementPlace.line(number),
                told ? fault.column() : ElementPlace.column(number),
                fault.code(),
                fault.message(),
                fault.expected());
    }

    @Override
    public long row(long number) {
        return ElementPlace.index(number);
    }

    @Override
    public void readInto(RowSink sink) throws IOException {
        // Jackson by itself takes overlong forms of UTF-8, in which a forbidden character can hide.
        InputStreamReader text = new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder());
        try (JsonParser parser = factory.createParser(new MarklessReader(text))) {
            long index = 0;
            try {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw unreadable(sink, index, parser, Text.of("内容不是数组", "the content is not an array"));
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    readElement(parser, index, sink);
                    index++;
                }
                if (parser.nextToken() != null) {
                    throw unreadable(sink, index, parser, Text.of("数组之后还有内容", "there is more after the array"));
                }
            } catch (JsonProcessingException broken) {
                Failure failure = JsonFaults.failureOf(broken);
                throw sink.unreadable(
                        placeAfter(index),
                        failure.detail(),
                        failure.violations().getFirst());
            } catch (CharacterCodingException malformed) {
                throw sink.unreadable(placeAfter(index), NOT_READABLE, notUtf8(parser));
            }
        }
    }

    private void readElement(JsonParser parser, long index, RowSink sink) throws IOException {
        JsonLocation begin = parser.currentTokenLocation();
        long number = ElementPlace.of(index, begin.getLineNr(), begin.getColumnNr());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            sink.row(figures.read(parser, number, 1, sink, this::at));
            return;
        }
        Text message = Text.of("不是对象", "it is not an object");
        Text expected = Text.of("对象 {…}", "an object {…}");
        sink.noFigure(number, at(number, FigureReader.fault(parser, 1, null, "type", message, expected)));
        parser.skipChildren();
    }

    /// Faults of the element itself come before it.
    private static long placeAfter(long index) {
        return ElementPlace.of(index + 1, 0, 0);
    }

    private static Failure unreadable(RowSink sink, long index, JsonParser parser, Text message) {
        JsonLocation place = parser.hasCurrentToken() ? parser.currentTokenLocation() : parser.currentLocation();
        return sink.unreadable(
                placeAfter(index),
                NOT_READABLE,
                new Violation(
                        null,
                        place.getLineNr(),
                        place.getColumnNr(),
                        "json",
                        message,
                        Text.of("对象的数组 [{…}, …]", "an array of objects [{…}, …]")));
    }

    private static Violation notUtf8(JsonParser parser) {
        JsonLocation place = parser.currentLocation();
        return new Violation(
                null,
                place.getLineNr(),
                null,
                "encoding",
                Text.of("此处或其后有不是 UTF-8 的字节", "there are bytes that are not UTF-8 here or below"),
                Text.of("UTF-8 编码的 JSON", "JSON in UTF-8"));
    }
}
