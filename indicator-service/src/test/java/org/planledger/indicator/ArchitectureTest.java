package org.planledger.indicator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.planledger.kernel.testing.AccessRules;

@AnalyzeClasses(packages = "org.planledger.indicator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule RESOURCES_SAY_IN_WHAT_FORMAT_THEY_ANSWER = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(Produces.class)
            .because("the framework writes a list as the text of its Java class to whoever does not take JSON");

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLES =
            slices().matching("org.planledger.indicator.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ENTITIES_STAY_IN_THEIR_FEATURE =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule RESOURCES_HOLD_NO_SQL = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal..", "org.hibernate..", "jakarta.persistence..");

    @ArchTest
    static final ArchRule ONLY_THE_DIRECTORY_TALKS_TO_PLAN_SERVICE = noClasses()
            .that()
            .resideOutsideOfPackage("org.planledger.indicator.directory")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.planledger.client..");

    @ArchTest
    static final ArchRule FIGURES_ARE_READ_AND_WRITTEN_WITHOUT_HIBERNATE = noClasses()
            .that()
            .resideInAPackage("org.planledger.indicator.actual..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "io.quarkus.hibernate..");

    @ArchTest
    static final ArchRule EVERY_OPERATION_SAYS_WHAT_IT_NEEDS = AccessRules.EVERY_OPERATION_SAYS_WHAT_IT_NEEDS;

    @ArchTest
    static final ArchRule onlyTheConsoleIsOpenToEverybody = AccessRules.ONLY_THE_CONSOLE_IS_OPEN_TO_EVERYBODY;
}
