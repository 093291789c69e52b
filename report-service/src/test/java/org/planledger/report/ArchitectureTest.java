package org.planledger.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.planledger.kernel.testing.AccessRules;

@AnalyzeClasses(packages = "org.planledger.report", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule resourcesSayInWhatFormatTheyAnswer = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(Produces.class)
            .because("the framework writes a list as the text of its Java class to whoever does not take JSON");

    @ArchTest
    static final ArchRule theEngineKnowsNoFramework = classes()
            .that()
            .resideInAPackage("..report.attainment..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util..",
                    "org.apache.commons.numbers.fraction..",
                    "org.planledger.kernel.period..",
                    "org.planledger.report.attainment..")
            .because("the rule book is one pure function");

    @ArchTest
    static final ArchRule theEngineHasNoClock = noClasses()
            .that()
            .resideInAPackage("..report.attainment..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.YearMonth.class, "now")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .because("a result depends only on what it is given");

    @ArchTest
    static final ArchRule featuresDoNotDependOnEachOtherInCircles =
            slices().matching("org.planledger.report.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheCopyKnowsWhatTheOtherServicesSend = noClasses()
            .that()
            .resideOutsideOfPackages("..report.copy..", "..report.follow..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.planledger.client..");

    @ArchTest
    static final ArchRule trialCalculationsStoreNothing = noClasses()
            .that()
            .resideInAPackage("..report.evaluation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal..", "..report.copy..", "..report.results..");

    @ArchTest
    static final ArchRule resourcesHoldNoSql = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal..");

    @ArchTest
    static final ArchRule resourcesAreUsedByNobody =
            noClasses().should().dependOnClassesThat().areAnnotatedWith(Path.class);

    @ArchTest
    static final ArchRule EVERY_OPERATION_SAYS_WHAT_IT_NEEDS = AccessRules.EVERY_OPERATION_SAYS_WHAT_IT_NEEDS;

    @ArchTest
    static final ArchRule onlyTheConsoleIsOpenToEverybody = AccessRules.ONLY_THE_CONSOLE_IS_OPEN_TO_EVERYBODY;
}
