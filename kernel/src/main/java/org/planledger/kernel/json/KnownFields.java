package org.planledger.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.io.IOException;
import java.util.List;

/// Ends the reading of a body at the first field that its type does not have. Those of a record would otherwise be kept
/// until its end, whatever is in them, and be refused only then.
final class KnownFields extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public BeanDeserializerBuilder updateBuilder(
            DeserializationConfig config, BeanDescription description, BeanDeserializerBuilder builder) {
        if (description.getBeanClass().isRecord() && builder.getAnySetter() == null) {
            List<String> known = description.findProperties().stream()
                    .map(BeanPropertyDefinition::getName)
                    .toList();
            builder.setAnySetter(new Unknown(config, description, known));
        }
        return builder;
    }

    private static final class Unknown extends SettableAnyProperty {
        private static final long serialVersionUID = 1L;

        private final Class<?> type;
        private final transient List<Object> known;

        Unknown(DeserializationConfig config, BeanDescription description, List<String> known) {
            super(new BeanProperty.Bogus(), null, config.constructType(Object.class), null, null, null);
            this.type = description.getBeanClass();
            this.known = List.copyOf(known);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String field = parser.currentName();
            throw new UnrecognizedPropertyException(
                    parser, "unknown field " + field, parser.currentLocation(), type, field, known);
        }

        @Override
        protected void _set(Object instance, Object field, Object value) {
            throw new IllegalStateException("an unknown field was read");
        }

        @Override
        public SettableAnyProperty withValueDeserializer(JsonDeserializer<Object> values) {
            return this;
        }

        @Override
        public void fixAccess(DeserializationConfig config) {
            // Nothing is set.
        }

        @Override
        public boolean isSetterType() {
            return true;
        }
    }
}
