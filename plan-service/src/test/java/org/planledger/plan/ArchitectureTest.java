package org.planledger.plan;

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

/// Features stand in one order (database, access, write, region, unit, plan, task, ledger, slip, change),
/// and what a feature keeps to itself stays with it.
@AnalyzeClasses(packages = "org.planledger.plan", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule RESOURCES_SAY_IN_WHAT_FORMAT_THEY_ANSWER = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(Produces.class)
            .because("the framework writes a list as the text of its Java class to whoever does not take JSON");

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("org.planledger.plan.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule STORES_BELONG_TO_THEIR_FEATURE =
            classes().that().haveSimpleNameEndingWith("Store").should().bePackagePrivate();

    @ArchTest
    static final ArchRule RESOURCES_KNOW_NO_SQL = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.planledger.plan.database..");

    @ArchTest
    static final ArchRule FEATURES_KNOW_NO_HTTP = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .haveSimpleNameNotEndingWith("Filter")
            .and()
            .resideOutsideOfPackage("org.planledger.plan.write..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..");

    @ArchTest
    static final ArchRule TASKS_AND_CHANGES_ARE_NEEDED_BY_NO_OTHER_FEATURE = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.planledger.plan.region..", "org.planledger.plan.unit..", "org.planledger.plan.plan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.planledger.plan.task..", "org.planledger.plan.change..");

    @ArchTest
    static final ArchRule EVERY_OPERATION_SAYS_WHAT_IT_NEEDS = AccessRules.EVERY_OPERATION_SAYS_WHAT_IT_NEEDS;

    @ArchTest
    static final ArchRule onlyTheConsoleIsOpenToEverybody = AccessRules.ONLY_THE_CONSOLE_IS_OPEN_TO_EVERYBODY;
}
