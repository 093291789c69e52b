package org.planledger.plan.document.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/// Documents that are read as those are that are sent.
final class TestDocument {
    private TestDocument() {}

    /// @param declared the media type that it is said to have; null when nothing is said
    static String text(byte[] document, String declared) {
        try (ReceivedDocument received = ReceivedDocument.receive(new ByteArrayInputStream(document))) {
            return DocumentText.read(received, declared, Function.identity());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
