package org.planledger.kernel.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Ends the reading of a list where its field takes no more ([Size]), and that of a body with more items than any has
/// that says something in them. Bean Validation would look at each item of a list that is too long, and an item of
/// three bytes becomes an object of a hundred.
final class BoundedLists extends BeanDeserializerModifier {
    /// How many items a body of any length may have.
    static final int FREE = 1_000;

    /// For each of so many bytes one more.
    static final int BYTES_OF_AN_ITEM = 16;

    /// Where the parser stands is asked at each so many items.
    private static final int LOOKED_AT = 100;

    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyCollectionDeserializer(
            DeserializationConfig config, CollectionType type, BeanDescription description, JsonDeserializer<?> lists) {
        return List.class.isAssignableFrom(type.getRawClass()) ? new Bounded(lists, Integer.MAX_VALUE) : lists;
    }

    private static final class Bounded extends DelegatingDeserializer {
        private static final long serialVersionUID = 1L;

        private final int most;

        Bounded(JsonDeserializer<?> lists, int most) {
            super(lists);
            this.most = most;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> lists) {
            return new Bounded(lists, most);
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
                throws JsonMappingException {
            JsonDeserializer<?> lists = context.handleSecondaryContextualization(
                    _delegatee, property, context.constructType(_delegatee.handledType()));
            Size size = property == null ? null : property.getAnnotation(Size.class);
            return new Bounded(lists, size == null ? Integer.MAX_VALUE : size.max());
        }

        @Override
        @SuppressWarnings("unchecked") // It is only made for lists.
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return ((JsonDeserializer<Object>) _delegatee)
                    .deserialize(parser, context, new Items(most, Counter.of(context, parser)));
        }
    }

    /// The items of all lists of a body.
    private static final class Counter {
        private final JsonParser parser;
        private long items;

        private Counter(JsonParser parser) {
            this.parser = parser;
        }

        static Counter of(DeserializationContext context, JsonParser parser) {
            Counter present = (Counter) context.getAttribute(Counter.class);
            if (present == null) {
                present = new Counter(parser);
                context.setAttribute(Counter.class, present);
            }
            return present;
        }

        void count() {
            items++;
            if (items > FREE
                    && items % LOOKED_AT == 0
                    && items > FREE + read(parser.currentLocation()) / BYTES_OF_AN_ITEM) {
                throw new TooManyItems(null);
            }
        }

        private static long read(JsonLocation place) {
            return Math.max(place.getByteOffset(), place.getCharOffset());
        }
    }

    private static final class Items extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        private final int most;
        private final transient Counter counter;

        Items(int most, Counter counter) {
            super(0);
            this.most = most;
            this.counter = counter;
        }

        @Override
        public boolean add(Object item) {
            if (size() == most) {
                throw new TooManyItems(most);
            }
            counter.count();
            return super.add(item);
        }
    }
}
