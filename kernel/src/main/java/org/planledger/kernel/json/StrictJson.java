package org.planledger.kernel.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/// JSON as every service reads and writes it: decimals exact in both directions, written plainly and never through a
/// double; unknown and repeated fields, trailing text and values of another type are errors; null is left out.
@Singleton
public class StrictJson implements ObjectMapperCustomizer {
    /// As much as a whole body: the parser does not know the field of a number that it refuses, but whoever reads the
    /// field does, and refuses it by its length.
    private static final int LONGEST_NUMBER = 8 << 20;

    /// Last of all, so that no other customizer puts its own reading of dates before ours.
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    @SuppressWarnings("deprecation") // MapperFeature.configure: Quarkus builds the mapper before customizers see it
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNestingDepth(32)
                        .build());
        mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature())
                .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
                .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        mapper.registerModule(new SimpleModule("known-fields").setDeserializerModifier(new KnownFields()));
        mapper.registerModule(new SimpleModule("bounded-lists").setDeserializerModifier(new BoundedLists()));
        mapper.registerModule(new SimpleModule("strict-values")
                .setDeserializerModifier(new NamesOfWords())
                .addDeserializer(String.class, new CleanText())
                .addDeserializer(Integer.class, new WholeNumber())
                .addDeserializer(Boolean.class, new TrueOrFalse())
                .addDeserializer(BigDecimal.class, new ExactNumber())
                .addDeserializer(
                        YearMonth.class, new StrictDates<>(YearMonth.class, "[0-9]{4}-[0-9]{2}", YearMonth::parse))
                .addDeserializer(
                        LocalDate.class,
                        new StrictDates<>(LocalDate.class, "[0-9]{4}-[0-9]{2}-[0-9]{2}", LocalDate::parse)));
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.DateTime).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Enum)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    }
}
