package cn.etown.kit.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** How every service is built, as sentences that the build checks. A service extends this with its own package. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HouseRules {

    private static final Set<Class<?>> TIMES =
            Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

    private final String root;
    private final JavaClasses service;

    /** @param root the service's package, such as {@code cn.etown.collection} */
    protected HouseRules(String root) {
        this.root = root;
        this.service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    @Test
    void domainKnowsOnlyJavaEvidenceAndThePlainPartsOfTheKit() {
        classes()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        root + "..domain..",
                        "cn.etown.kit.problem..",
                        "cn.etown.kit.json..",
                        "cn.etown.kit.calendar..",
                        "cn.etown.kit.sketch..",
                        "cn.etown.evidence..")
                .allowEmptyShould(true)
                .check(service);
    }

    @Test
    void resourcesKnowNoEntityAndNoRepository() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class)
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Repository")
                .check(service);
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching(root + ".(*)..").should().beFreeOfCycles().check(service);
    }

    @Test
    void onlyTheInjectedClockTellsTheTime() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "the system's time is read",
                        call -> call.getName().equals("now")
                                        && TIMES.stream()
                                                .anyMatch(time ->
                                                        call.getTargetOwner().isEquivalentTo(time))
                                        && call.getTarget().getRawParameterTypes().stream()
                                                .noneMatch(type -> type.isEquivalentTo(Clock.class))
                                || call.getName().equals("currentTimeMillis")
                                || call.getName().startsWith("system")
                                        && call.getTargetOwner().isEquivalentTo(Clock.class)))
                .check(service);
    }

    @Test
    void everyOperationHasRolesAndAnOperationId() {
        methods()
                .that()
                .areDeclaredInClassesThat(DescribedPredicate.describe(
                        "are resources", (JavaClass type) -> !type.isInterface() && type.isAnnotatedWith(Path.class)))
                .and()
                .arePublic()
                .should(haveRoles())
                .andShould(haveAnOperationId())
                .check(service);
    }

    @Test
    void everyDayThatACallerSendsIsPlausible() {
        var resources = service.stream()
                .filter(type -> !type.isInterface() && type.isAnnotatedWith(Path.class))
                .map(JavaClass::reflect);

        assertThat(resources.flatMap(SentDays::without)).isEmpty();
    }

    private static ArchCondition<JavaMethod> haveRoles() {
        return new ArchCondition<>("name the roles that may call them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean named = method.isAnnotatedWith(RolesAllowed.class) || method.isAnnotatedWith(PermitAll.class);
                events.add(new SimpleConditionEvent(method, named, method.getFullName() + " names no roles"));
            }
        };
    }

    private static ArchCondition<JavaMethod> haveAnOperationId() {
        return new ArchCondition<>("have an operationId") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean has = method.isAnnotatedWith(Operation.class)
                        && !method.getAnnotationOfType(Operation.class)
                                .operationId()
                                .isEmpty();
                events.add(new SimpleConditionEvent(method, has, method.getFullName() + " has no operationId"));
            }
        };
    }
}
