package org.planledger.report.standing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import org.planledger.report.answer.TargetContext;
import org.planledger.report.answer.TargetResult;
import org.planledger.report.attainment.Result;
import org.planledger.report.explanation.ResultExplanation;

/// One result of an answer, whose JSON is made once for as long as the result is kept.
public final class PreparedResult implements JsonSerializable {
    private final Result result;
    private final TargetContext context;
    /// Null unless it was asked for.
    private final ResultExplanation explanation;
    /// Null until it was asked for.
    private volatile SerializedString json;

    PreparedResult(Result result, TargetContext context) {
        this(result, context, null);
    }

    PreparedResult(Result result, TargetContext context, ResultExplanation explanation) {
        this.result = result;
        this.context = context;
        this.explanation = explanation;
    }

    public TargetResult answer() {
        return TargetResult.of(result, context, explanation);
    }

    @Override
    public void serialize(JsonGenerator generator, SerializerProvider serializers) throws IOException {
        SerializedString written = json;
        if (written == null) {
            written = new SerializedString(((ObjectMapper) generator.getCodec()).writeValueAsString(answer()));
            written.asUnquotedUTF8();
            json = written;
        }
        generator.writeRawValue(written);
    }

    @Override
    public void serializeWithType(JsonGenerator generator, SerializerProvider serializers, TypeSerializer type)
            throws IOException {
        serialize(generator, serializers);
    }
}
