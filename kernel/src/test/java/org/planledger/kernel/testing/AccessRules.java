package org.planledger.kernel.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;

/// What holds for the operations of every service.
public final class AccessRules {
    public static final ArchRule EVERY_OPERATION_SAYS_WHAT_IT_NEEDS = methods()
            .that(areOperations())
            .should()
            .beAnnotatedWith(PermissionsAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .because("what says nothing is refused to everybody, and nobody would know who was meant to have it");

    /// The way into the console has to be open, and nothing else of the operations is.
    public static final ArchRule ONLY_THE_CONSOLE_IS_OPEN_TO_EVERYBODY = methods()
            .that()
            .areAnnotatedWith(PermitAll.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage("org.planledger.report.console")
            .allowEmptyShould(true);

    private AccessRules() {}

    private static DescribedPredicate<JavaMethod> areOperations() {
        return DescribedPredicate.describe("are operations", method -> method.isMetaAnnotatedWith(HttpMethod.class));
    }
}
