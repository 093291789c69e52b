package org.planledger.indicator.actual.imports.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.actual.imports.file.LinePlace;
import org.planledger.indicator.actual.imports.file.RawFigure;
import org.planledger.indicator.actual.imports.file.RowSink;
import org.planledger.kernel.problem.JsonFaults;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Figures as JSON objects in UTF-8, one a line. Blank lines are passed over. A line that cannot be read is a
/// fault of that line, and reading goes on after it.
public final class NdjsonFile implements FigureFile {
    static final int LONGEST_LINE = 256 * 1024;

    private static final int BUFFER = 1 << 16;
    private static final Text OBJECT = Text.of("一行一个对象 {…}", "one object {…} in a line");

    private final JsonFactory factory;
    private final InputStream body;
    private final FigureReader figures = new FigureReader();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private byte[] buffer = new byte[BUFFER];
    private char[] characters = new char[BUFFER];
    private int limit;
    private boolean ended;

    public NdjsonFile(ObjectMapper json, InputStream body) {
        this.factory = FigureReader.parsers(json);
        this.body = body;
    }

    @Override
    public boolean isWrittenByPeople() {
        return false;
    }

    @Override
    public Violation at(long number, Violation fault) {
        int line = fault.line() == null ? LinePlace.line(number) : fault.line();
        Integer column = fault.column() == null && LinePlace.column(number) > 0
                ? Integer.valueOf(LinePlace.column(number))
                : fault.column();
        return new Violation(fault.field(), line, column, fault.code(), fault.message(), fault.expected());
    }

    @Override
    public long row(long number) {
        return LinePlace.line(number);
    }

    @Override
    public void readInto(RowSink sink) throws IOException {
        int line = 1;
        int begin = 0;
        int searched = 0;
        boolean tooLong = false;
        while (true) {
            int end = indexOfLineEnd(searched);
            if (end < 0 && !ended) {
                System.arraycopy(buffer, begin, buffer, 0, limit - begin);
                limit -= begin;
                begin = 0;
                searched = limit;
                if (limit == LONGEST_LINE) {
                    tooLong = true;
                    limit = 0;
                    searched = 0;
                }
                fill();
                continue;
            }
            int lineEnd = end < 0 ? limit : end;
            if (tooLong) {
                refuse(line, "too-long", Text.of("一行过长", "the line is too long"), sink);
            } else {
                readLine(begin, lineEnd, line, sink);
            }
            if (end < 0) {
                return;
            }
            tooLong = false;
            begin = end + 1;
            searched = begin;
            line++;
        }
    }

    private int indexOfLineEnd(int from) {
        for (int i = from; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void fill() throws IOException {
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * limit, LONGEST_LINE));
        }
        int count = body.read(buffer, limit, buffer.length - limit);
        ended = count < 0;
        limit += Math.max(count, 0);
    }

    private void readLine(int begin, int end, int line, RowSink sink) throws IOException {
        if (characters.length < end - begin) {
            characters = new char[end - begin];
        }
        CharBuffer text = CharBuffer.wrap(characters);
        decoder.reset();
        if (decoder.decode(ByteBuffer.wrap(buffer, begin, end - begin), text, true)
                .isError()) {
            int column = text.position() + 1;
            Text message = Text.of("此处不是有效的 UTF-8 编码", "there is invalid UTF-8 here");
            Text expected = Text.of("UTF-8 编码的 JSON", "JSON in UTF-8");
            sink.noFigure(LinePlace.of(line, 0), new Violation(null, line, column, "encoding", message, expected));
            return;
        }
        int from = line == 1 && text.position() > 0 && characters[0] == '\uFEFF' ? 1 : 0;
        int to = text.position();
        while (to > from && isBlank(characters[to - 1])) {
            to--;
        }
        int first = from;
        while (first < to && isBlank(characters[first])) {
            first++;
        }
        if (first < to) {
            readObject(from, to, first - from + 1, line, sink);
        }
    }

    private static boolean isBlank(char unit) {
        return unit == ' ' || unit == '\t' || unit == '\r';
    }

    private void readObject(int from, int to, int column, int line, RowSink sink) throws IOException {
        long number = LinePlace.of(line, column);
        try (JsonParser parser = factory.createParser(characters, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                refuse(line, "type", Text.of("不是对象", "it is not an object"), sink);
                return;
            }
            RawFigure figure = figures.read(parser, number, line, sink, this::at);
            if (parser.nextToken() == null) {
                sink.row(figure);
            } else {
                refuse(line, "json", Text.of("对象之后还有内容", "there is more after the object"), sink);
            }
        } catch (JsonProcessingException broken) {
            Violation fault = JsonFaults.failureOf(broken).violations().getFirst();
            sink.noFigure(
                    LinePlace.of(line, 0),
                    new Violation(null, line, fault.column(), fault.code(), fault.message(), OBJECT));
        }
    }

    private static void refuse(int line, String code, Text message, RowSink sink) {
        sink.noFigure(LinePlace.of(line, 0), new Violation(null, line, 1, code, message, OBJECT));
    }
}
