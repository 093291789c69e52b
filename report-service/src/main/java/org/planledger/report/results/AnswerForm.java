package org.planledger.report.results;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What the same results are told in: another release may compute or say them otherwise, and then nobody has them
/// already.
@ApplicationScoped
class AnswerForm {
    /// A digest of the schemas in openapi.yaml, so that builds of the same release are told apart where their answers
    /// are.
    static final String SCHEMAS = "9227e324";

    private final String release;

    AnswerForm(@ConfigProperty(name = "quarkus.application.version") String release) {
        this.release = release;
    }

    @Override
    public String toString() {
        return release + "-" + SCHEMAS;
    }
}
